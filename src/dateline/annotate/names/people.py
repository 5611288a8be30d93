"""People's names: the parts that a tagger misses, and who follows a post or "Mr".

Guarantees: a name grows only over capitalised words beside it that nothing else has taken.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

from dateline.annotate.names.draft import Draft
from dateline.annotate.names.merging import SURE
from dateline.annotate.names.shapes import looks_like, refine
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon

# What justice is done in, and no justice is of.
_CAUSES = frozenset(
    {"climate", "criminal", "economic", "environmental", "global", "juvenile", "racial"}
    | {"restorative", "social", "transitional", "world"}
)
_NICKNAME = 4  # tokens of 'James "Jamie"'
_OPENING = frozenset({'"', "“", "‘", "'", "``"})
_CLOSING = frozenset({'"', "”", "’", "'", "''"})
_LONG_NAME = 4  # tokens; a person's name that is longer is not extended


def complete(
    tokens: Sequence[Token], names: list[Draft], titles: Collection[int] = frozenset()
) -> None:
    """Give people the rest of their names, and make people of what follows a post or "Mr".

    Args:
        tokens: the document's tokens.
        names: the names so far; those of people may grow, and some are added.
        titles: tokens that belong to posts, and to nobody's name.
    """
    taken = {index for draft in names for index in range(draft.start, draft.end)} | set(titles)
    for draft in names:
        if draft.kind == "Person":
            _lengthen(tokens, taken, draft)
    index = 1
    while index < len(tokens):
        if not _titled(tokens, taken, index):
            index += 1
            continue
        end = index + 1
        while _goes_on(tokens, taken, end, index):
            end += 1
        if _is_person(tokens, index, end):
            royal = tokens[index - 1].text.lower() in lexicon().royal
            start = index - 1 if royal and end - index == 1 else index
            names.append(Draft(start, end, "Person", confidence=0.85))
            taken.update(range(start, end))
        index = end
    names.sort(key=lambda draft: draft.start)
    _rejoin(tokens, names)


def _lengthen(tokens: Sequence[Token], taken: set[int], draft: Draft) -> None:
    """Give a person's name the capitalised words around it; a lone "Charles" gets its "King".

    The trained reader's names are whole, but for the "King".
    """
    while not draft.read and _goes_on(tokens, taken, draft.end, draft.start):
        taken.add(draft.end)
        draft.end += 1
    while (
        draft.start
        and not draft.read
        and len(draft) < _LONG_NAME
        and _leads_in(tokens, taken, draft.start - 1, draft.start)
    ):
        draft.start -= 1
        taken.add(draft.start)
    if _nicknamed(tokens, taken, draft.start):
        taken.update(range(draft.start - _NICKNAME, draft.start))
        draft.start -= _NICKNAME
    lead = tokens[draft.start - 1] if draft.start else None
    royal = lead is not None and lead.text[0].isupper() and lead.text.lower() in lexicon().royal
    if len(draft) == 1 and royal:
        draft.start -= 1
        taken.add(draft.start)


def _nicknamed(tokens: Sequence[Token], taken: set[int], start: int) -> bool:
    """Whether a given name and another in quotation marks go before: James “Jamie” Faith."""
    if start < _NICKNAME:
        return False
    given, opens, other, closes = tokens[start - _NICKNAME : start]
    marks = opens.text in _OPENING and closes.text in _CLOSING
    lex, word = lexicon(), given.text.lower()
    titled = word in lex.posts or word in lex.courtesy or word in lex.short
    named = given.text.istitle() and other.text.istitle() and given.tag == "NNP" and not titled
    free = not taken & set(range(start - _NICKNAME, start))
    return marks and named and free and given.sentence == tokens[start].sentence


def _titled(tokens: Sequence[Token], taken: set[int], index: int) -> bool:
    """Whether a free word stands behind a post or courtesy and may begin a name."""
    lex = lexicon()
    before = tokens[index - 1].text.lower()
    leads = any(before in words for words in (lex.posts, lex.after, lex.courtesy, lex.short))
    return (
        leads
        and index not in taken
        and _goes_on(tokens, taken, index, index - 1)
        and tokens[index].text.lower() not in lex.posts
    )


def _is_person(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words behind a post or courtesy are a person's name."""
    lex = lexicon()
    before, stretch = tokens[start - 1].text.lower(), tokens[start:end]
    if end - start == 1 and not _titles_one(tokens, tokens[start - 1], tokens[start]):
        return False
    if (
        before in lex.after
        and before not in lex.posts
        and (start < 2 or tokens[start - 2].text.lower() not in lex.posts)
    ):
        return False
    if before in lex.posts and tokens[start].text.lower() in lex.portfolios | lex.narrow:
        return False  # "Chief Technical Officer", "General Public License"
    shown = refine("Organization", [token.text for token in stretch])
    return looks_like("Person", stretch) and shown == "Organization"


def _rejoin(tokens: Sequence[Token], names: list[Draft]) -> None:
    """Put the parts of one name that a tagger saw as two people side by side together again."""
    for left, right in itertools.pairwise(tuple(names)):
        touching = (
            left.end == right.start and tokens[left.start].sentence == tokens[right.start].sentence
        )
        sure = left.read and right.read and max(left.confidence, right.confidence) >= SURE
        if touching and left.kind == right.kind == "Person" and not sure:
            right.start = left.start
            names.remove(left)


def _inside(tokens: Sequence[Token], title: Token) -> bool:
    """Whether a title's word only goes on a run of capitals: "Abusive Head Trauma"."""
    if not title.index or tokens[title.index - 1].sentence != title.sentence:
        return False
    before, lex = tokens[title.index - 1], lexicon()
    led = before.text.lower() in lex.before | lex.ended | lex.acting | set(lex.posts)
    return before.tag == "JJ" and before.text[0].isupper() and before.text.isalpha() and not led


def _titles_one(tokens: Sequence[Token], title: Token, name: Token) -> bool:
    """Whether a word before a lone capitalised word shows a surname: "Mr", "President"."""
    lex, before = lexicon(), title.text.lower()
    if before in lex.courtesy or before in lex.short:
        return name.tag == "NNP"
    cause = tokens[title.index - 1].text.lower() if title.index else ""
    if _inside(tokens, title) or (before == "justice" and cause in _CAUSES):
        return False  # the Criminal Justice Bill
    weighty = lex.posts.get(before, frozenset()) & {
        "head",
        "head_of_state",
        "head_of_government",
        "minister",
        "other",
    }
    return bool(weighty) and title.text[0].isupper() and name.tag == "NNP"


def _leads_in(tokens: Sequence[Token], taken: set[int], index: int, start: int) -> bool:
    """Whether a token is a given name before a surname that a tagger saw alone ("Anders" Holm)."""
    token, lex = tokens[index], lexicon()
    word = token.text.lower()
    outside = (
        word in lex.posts
        or word in lex.before
        or word in lex.courtesy
        or word in lex.kinds
        or word in lex.acting
        or word in lex.ended
        or word in lex.short
    )
    return (
        index not in taken
        and token.sentence == tokens[start].sentence
        and token.tag == "NNP"
        and token.text[0].isupper()
        and token.text.isalpha()
        and not token.text.isupper()
        and not outside
        and word not in lexicon().calendar
        and token.dep == "compound"
        and token.head in range(start, start + _LONG_NAME)
    )


def _goes_on(tokens: Sequence[Token], taken: set[int], index: int, start: int) -> bool:
    """Whether a token can belong to a person's name that runs up to it."""
    if index >= len(tokens) or index in taken or tokens[index].sentence != tokens[start].sentence:
        return False
    token = tokens[index]
    lex, lowered = lexicon(), token.text.lower()
    if token.text == "-" and token.start == tokens[index - 1].end and index + 1 < len(tokens):
        return tokens[index + 1].start == token.end and tokens[index + 1].text.isalpha()
    if tokens[index - 1].text == "-" and tokens[index - 1].end == token.start and index - 1 > start:
        return token.text.isalpha()
    return (
        token.text[0].isupper()
        and token.tag in {"NNP", "NNPS", "NN"}
        and lowered not in lexicon().calendar
        and token.text.replace("'", "").isalpha()
        and lowered not in lex.posts
        and lowered not in lex.courtesy
        and lowered not in lex.kinds
        and not (token.text.isupper() and len(token.text) > 1)
    )


def as_people(names: list[Draft]) -> None:
    """A lone word that is part of a person's full name in this article is that person."""
    parts = {
        part
        for draft in names
        if draft.kind == "Person"
        for part in draft.name.split()
        if len(draft) > 1
    }
    full = [d.name for d in names if d.kind == "Person" and len(d) > 1]
    for draft in names:
        ends = len(draft) > 1 and any(name.endswith(f" {draft.name}") for name in full)
        if draft.read:
            continue
        if ends and not draft.candidates and draft.kind in {"Organization", "Place"}:
            draft.kind = "Person"  # "La Riva" beside "Gloria La Riva"
        if (
            len(draft) == 1
            and draft.name in parts
            and not draft.candidates
            and draft.kind in {"Organization", "Place"}
        ):
            draft.kind = "Person"
