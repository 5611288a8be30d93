"""Where names stand: at a token, from a token on, and right behind a noun.

Guarantees: names are found by the order of words, which a parser's mistakes don't touch. Posts are
no names, and what only begins or ends a longer word or phrase isn't given for the whole.
"""

from __future__ import annotations

from dateline.core.model import Mention
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.words import find_words, skip_letters
from dateline.extract.reading import NAMED, ParsedText

# What stands before a name to say what it is: "of the second most popular web shop X".
SORTING = frozenset({"NN", "NNS", "JJ", "JJS", "RBS", "VBG", "VBN", "CD", "HYPH", "POS"})
MOST_BETWEEN = 5  # words between a preposition and the name behind it: "of the gadget magazine X"
ARTICLES = frozenset({"the", "a", "an"})
_MARKS = frozenset({",", "-", "–", "—"})  # before what a thing is called


def name_at(parsed: ParsedText, index: int) -> Mention | None:
    """The longest name or country's adjective that a token stands in; None behind the text."""
    here = parsed.at[index] if index < len(parsed.tokens) else ()
    if not here:
        return None
    found = [one for one in here if one.form in NAMED and one.kind != "Position"]
    return max(found, key=lambda one: one.span.end - one.span.start, default=None)


def whole_name(parsed: ParsedText, index: int) -> Mention | None:
    """The name that begins at a token, its "The" left out, and isn't part of a longer word."""
    if not 0 < index < len(parsed.tokens):
        return None
    if parsed.tokens[index].text == "The":
        index = skip_articles(parsed, index)
    name = name_at(parsed, index)
    if name is None or name.form != "name":
        return None
    same = parsed.tokens[index].sentence == parsed.tokens[index - 1].sentence
    return name if same else None


def skip_articles(parsed: ParsedText, index: int) -> int:
    """The first token behind articles that belong to no name ("The Times")."""
    while index < len(parsed.tokens) and parsed.tokens[index].lower in ARTICLES:
        if name_at(parsed, index) is not None:
            break
        index += 1
    return index


def is_hyphenated(parsed: ParsedText, name: Mention) -> bool:
    """Whether a name only begins a longer word: "London-based"."""
    high = parsed.ranges[name.id][1]
    dash = high < len(parsed.tokens) and parsed.tokens[high].text == "-"
    return dash and is_glued(parsed, high - 1) and is_glued(parsed, high)


def is_glued(parsed: ParsedText, index: int) -> bool:
    """Whether a token and the next are written as one."""
    following = parsed.tokens[index + 1 : index + 2]
    return bool(following) and following[0].start == parsed.tokens[index].end


def find_beside(parsed: ParsedText, index: int, *, several: bool = False) -> tuple[Mention, ...]:
    """The name at the token behind a noun; of several, behind a plural, all of their list."""
    tokens = parsed.tokens
    index = skip_letters(tokens, index)
    while (
        index < len(tokens)
        and name_at(parsed, index) is None
        and (
            tokens[index].lower in lexicon().courtesy
            or (tokens[index].tag == "``" and not several)
            or any(one.kind == "Position" and one.form != "name" for one in parsed.at[index])
        )
    ):
        index += 1
    name = whole_name(parsed, index)
    found: list[Mention] = []
    while name is not None:
        found.append(name)
        index = parsed.ranges[name.id][1]
        if not several:
            break
        while index < len(tokens) and tokens[index].lower in {",", "and"}:
            index += 1
        name = whole_name(parsed, index)
    return tuple(found)


def find_called(parsed: ParsedText, index: int, *, several: bool) -> tuple[Mention, ...]:
    """The name that a noun is said to have: "a film called X", "its service - dubbed Y -".

    Of several things also some: "its units, such as X and Y". Arguments as for `find_beside`.
    """
    while index < len(parsed.tokens) and parsed.tokens[index].text in _MARKS:
        index += 1
    at = parsed.tokens[index : index + 2]
    words = tuple(one.lower for one in at)
    if several and (words[:1] in {("including",), ("like",)} or words == ("such", "as")):
        return find_beside(parsed, index + 1 + (words[0] == "such"), several=True)
    if not at or at[0].lower not in find_words("called") or at[0].tag[:2] != "VB":
        return ()
    return find_beside(parsed, index + 1 + (at[-1].text == "as"))


def skip_sort(parsed: ParsedText, index: int) -> int:
    """Where a name begins behind an article and nouns for it: "the poet Ada Hart"; else `index`."""
    at, lex = index, lexicon()
    while at - index < MOST_BETWEEN and parsed.tokens[at : at + 1]:
        token, name, before = parsed.tokens[at], name_at(parsed, at), parsed.tokens[at - 1]
        begins = name is not None and name.form == "name"
        if begins or token.lower in lex.courtesy:  # "the late Mr Hart"
            return at if before.tag == "NN" or before.text in lex.ended else index
        if token.tag not in SORTING and not (at == index and token.tag == "DT"):
            break
        at += 1
    return index
