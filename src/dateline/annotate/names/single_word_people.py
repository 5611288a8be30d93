"""People who are named by one word only: whether somebody is, by what stands beside the word.

Guarantees: a word that is part of a full name in the article is left alone, and so is a word with a
title; what stays a person without a sign of one is less sure for it. It looks at names that rules
and the trained reader have found, and finds none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dateline.annotate.names.draft import Draft, words
from dateline.annotate.tokens import ordinary
from dateline.authority import Authority
from dateline.core.parse import Parse, Token
from dateline.core.text import normalize_name
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

# Of 141 lone names that nothing supports, people had marked half as somebody's.
_UNSUPPORTED = 0.75
_LEAST = 0.5  # what the reader itself doubts, and nothing supports, is nobody
_MARKS = frozenset({'"', "“", "‘", "'", "``", "''"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "himself", "herself"})
_SAYING = frozenset({"say", "tell", "add", "ask", "argue", "admit", "recall", "explain"})
_PLURAL = frozenset({"are", "were", "have"})
_NOUNS = frozenset({"NN", "NNS"})


def weigh(parse: Parse, names: list[Draft], authority: Authority, titles: Collection[int]) -> None:
    """Drop, change or doubt the people of one word that nothing shows to be people.

    Args:
        parse: the document's tokens and sentences.
        names: its names, changed in place.
        authority: the bundled tables.
        titles: tokens that belong to posts.
    """
    tokens = parse.tokens
    parts = {
        part
        for draft in names
        if draft.kind == "Person" and " " in draft.name
        for part in normalize_name(draft.name).replace("-", " ").split()
    }
    groups: dict[str, list[Draft]] = {}
    for draft in names:
        single = len(draft) == 1 and draft.kind == "Person" and not draft.candidates
        if single and _named_after(tokens, draft, lexicon().storms):
            _become_storm(tokens, draft, names)
        elif single and draft.form == "name" and normalize_name(draft.name) not in parts:
            groups.setdefault(draft.name, []).append(draft)
    gone: list[Draft] = []
    for name, group in groups.items():
        bodily = any(_named_after(tokens, one, lexicon().bodies) for one in group)
        if not bodily and any(_titled(tokens, one.start, titles) for one in group):
            continue
        kind = _otherwise(parse, names, group)
        if kind is not None:
            for one in group:
                one.kind, one.cluster = kind, None
        elif _is_word(parse, group) or any(letter.isdigit() for letter in name):
            gone += group
        elif not any(_shown(parse, names, one) for one in group):
            gone += _doubt(name, group, names, authority)
    names[:] = [draft for draft in names if not any(draft is one for one in gone)]


def _doubt(
    name: str, group: Sequence[Draft], names: Sequence[Draft], authority: Authority
) -> list[Draft]:
    """Make a place of what the tables know as one, and doubt the rest; what is to go is returned.

    What begins a company's name in the article is the company.
    """
    found = authority.longest([name], 0)
    if found is not None and not authority.common(name):
        for one in group:
            one.kind, one.candidates = found[1][0].kind, tuple(entry.id for entry in found[1])
        return []
    whole = next((one for one in names if one.kind == "Company" and _begins(name, one)), None)
    if whole is not None:
        for one in group:
            one.kind, one.cluster = whole.kind, whole.cluster
        return []
    if all(one.confidence < _LEAST for one in group):
        return list(group)
    for one in group:
        one.confidence *= _UNSUPPORTED
    return []


def _begins(name: str, whole: Draft) -> bool:
    return whole.name.startswith(f"{name} ")


def _named_after(tokens: Sequence[Token], draft: Draft, nouns: Collection[str]) -> bool:
    """Whether one of these nouns stands right before a name."""
    return draft.start > 0 and tokens[draft.start - 1].text.lower() in nouns


def _become_storm(tokens: Sequence[Token], draft: Draft, names: Sequence[Draft]) -> None:
    """Make a storm of a name, with the word "Cyclone" where nothing else has it."""
    draft.kind, draft.cluster = "Event", None
    if not any(one.overlaps(draft.start - 1, draft.start) for one in names):
        draft.start -= 1
        draft.name = words(tokens, draft.start, draft.end)


def _titled(tokens: Sequence[Token], index: int, titles: Collection[int]) -> bool:
    """Whether a post, a courtesy or "late" stands right before a name, and so shows somebody.

    Several analysts aren't one: "technology analysts Gartner".
    """
    if not index or tokens[index - 1].tag == "NNS":
        return False
    word, lex = tokens[index - 1].text.lower(), lexicon()
    listed = word == "late" or any(word in row for row in (lex.courtesy, lex.posts, lex.short))
    return listed or index - 1 in titles


def _shown(parse: Parse, names: Sequence[Draft], draft: Draft) -> bool:
    """Whether something beside a name shows a human: speech, a list of people, a pronoun."""
    tokens = parse.tokens
    token = tokens[draft.start]
    low, high = parse.sentences[token.sentence]
    if _human(parse, draft) or (token.dep == "nsubj" and tokens[token.head].lemma in _SAYING):
        return True
    others = [
        one for one in names if one.kind == "Person" and " " in one.name and low <= one.start < high
    ]
    listed = any(one.start <= token.head < one.end for one in others) and token.dep == "conj"
    told = token.dep in {"nsubj", "nsubjpass"} and any(
        one.text.lower() in _PRONOUNS for one in tokens[draft.end : high]
    )
    return listed or (told and not others)


def _human(parse: Parse, draft: Draft) -> bool:
    """Whether a name is a given name, or kin, "who", an age or a funeral stands beside it."""
    tokens, humans = parse.tokens, lexicon().female | lexicon().male
    low, high = parse.sentences[tokens[draft.start].sentence]
    before = tokens[draft.start - 1].text.lower() if draft.start > low else ""
    after = [one.text.lower() for one in tokens[draft.end : min(draft.end + 2, high)]]
    aged = len(after) > 1 and after[0] == "," and after[1].isdigit()
    head = tokens[tokens[draft.start].head]
    owner = tokens[head.head].text.lower() if head.text == "of" else head.text.lower()
    has = tokens[draft.start].dep in {"poss", "pobj"} and owner in humans | lexicon().personal
    return aged or has or "who" in after or before in humans or draft.name.lower() in humans


def _is_word(parse: Parse, group: Sequence[Draft]) -> bool:
    """Whether a name is a common noun, with a capital because of where it stands each time."""
    return all(
        ordinary(parse.tokens[one.start].text.lower())
        and (
            parse.tokens[one.start].tag in _NOUNS
            or _opens(parse, one.start)
            or parse.headline(parse.tokens[one.start].sentence)
            or _small(parse, one.start)
        )
        and not _shown(parse, (), one)
        for one in group
    )


def _opens(parse: Parse, index: int) -> bool:
    """Whether a word opens a sentence, perhaps behind a mark of quotation."""
    low, _ = parse.sentences[parse.tokens[index].sentence]
    return all(one.text in _MARKS for one in parse.tokens[low:index]) or (
        parse.tokens[index - 1].text in _MARKS
    )


def _small(parse: Parse, index: int) -> bool:
    """Whether the article has the word in small letters, too."""
    word = parse.tokens[index].text.lower()
    return any(one.text == word for one in parse.tokens)


def _otherwise(parse: Parse, names: Sequence[Draft], group: Sequence[Draft]) -> str | None:
    """What else the words beside a name show it to be, if they do."""
    if any(_human(parse, one) for one in group):
        return None
    return next((kind for one in group for kind in _signs(parse, names, one)), None)


def _signs(parse: Parse, names: Sequence[Draft], draft: Draft) -> Iterator[str]:
    """The kinds that words beside a lone name show."""
    tokens, lex = parse.tokens, lexicon()
    token = tokens[draft.start]
    _, high = parse.sentences[token.sentence]
    after = [one.text for one in tokens[draft.end : min(draft.end + 2, high)]]
    if _named_after(tokens, draft, lex.bodies):
        yield "Organization"
    if _named_after(tokens, draft, {"("}) and after[:1] == [")"]:
        long = next((one for one in names if one.end == draft.start - 1), None)
        if long is not None and is_a(long.kind, "Organization"):
            yield "Organization"
    if after in (["-", "based"], ["–", "based"]):
        yield "Place"
    if after and tokens[draft.end].tag in _NOUNS and after[0].lower() in lex.owned:
        yield "Organization"
    yield from _told(parse, token)


def _told(parse: Parse, token: Token) -> Iterator[str]:
    """The kinds that an apposition, a plural verb or "is a party" shows."""
    lex, verb = lexicon(), parse.tokens[token.head]
    if token.dep == "appos" and verb.tag in _NOUNS and verb.lemma in lex.bodies:
        yield "Organization"  # "terrorist organizations, Hizbullah"
    said = [one for one in parse.below(token.index) if one.dep == "appos"]
    if token.dep == "nsubj" and verb.lemma == "be":
        said += [one for one in parse.below(verb.index) if one.dep == "attr"]
    for noun in said:
        if noun.tag in _NOUNS and noun.index > token.index:
            if noun.text.lower() in lex.bodies:
                yield "Organization"
            elif lex.nominals.get(noun.text.lower(), frozenset()) & {"City", "Country"}:
                yield "Place"
    joined = any(one.dep in {"cc", "conj"} for one in parse.below(token.index))
    helped = [one.text.lower() for one in parse.below(verb.index) if one.dep == "aux"]
    plural = bool(_PLURAL & {verb.text.lower(), *helped})
    if token.dep == "nsubj" and plural and not joined and not token.text.endswith("s"):
        yield "Organization"
