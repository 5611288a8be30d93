"""Proper names: what is read and seen, what the authority knows, what a name's last word shows.

Guarantees: names don't overlap; a leading article, a title, a courtesy and a possessive are outside
the name; a name in a headline is kept only if the body, the authority or the trained reader has it
too, since headline capitals fool a tagger. It does not decide which "Georgia" is meant: candidates
are passed on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dateline.annotate.names import bodies, capitalised_runs, single_word_people
from dateline.annotate.names.draft import Draft, words
from dateline.annotate.names.merging import SURE, merge
from dateline.annotate.names.people import as_people, complete
from dateline.annotate.names.shapes import (
    after_titles,
    before_titles,
    has_keyword,
    looks_like,
    refine,
    reread,
    trim,
)
from dateline.annotate.posts import role_phrases
from dateline.annotate.tokens import Hint
from dateline.authority import Authority, Entry
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_KINDS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "NORP": "People",
    "EVENT": "Event",
    "LAW": "Agreement",
}
_MOSTLY = 1.5  # all that a name is taken for, as a multiple of what it mostly is
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_LONG = 3  # tokens of a name that is the same wherever its words stand
_KEYWORDED = frozenset(
    {"EVENT", "LAW", "FAC"}
)  # labels that count only where a word shows the kind


def find(
    parse: Parse,
    hints: Sequence[Hint],
    authority: Authority,
    headline_end: int,
    *,
    read: Sequence[Draft] = (),
    blank: Collection[int] = (),
    posts: Sequence[tuple[int, int]] = (),
) -> list[Draft]:
    """All names of a document, in text order.

    Args:
        parse: the document's tokens and sentences.
        hints: spaCy's entities.
        authority: the bundled tables.
        headline_end: index of the first token after the headline; 0 when there is none.
        read: what the trained reader names.
        blank: tokens that are no prose, where nobody is named.
        posts: what the trained reader takes for posts.
    """
    tokens = parse.tokens
    titles = {index for start, end in posts for index in range(start, end)}
    hinted = [(h.start, h.end) for h in hints if h.label == "PERSON"]
    people = [(d.start, d.end) for d in read if d.kind == "Person"]
    seen = [draft for hint in hints if (draft := _from_hint(tokens, hint)) is not None]
    seen += [draft for draft in capitalised_runs.find(tokens) if draft.start >= headline_end]
    names = merge(
        tokens,
        known=[draft for draft in _known(tokens, authority) if draft.start not in blank],
        read=read,
        seen=[draft for draft in seen if draft.start not in blank],
        surnames={tokens[end - 1].text for start, end in [*hinted, *people] if end - start > 1},
        authority=authority,
    )
    _mend(tokens, names)
    complete(tokens, names, titles)
    headlines = {one for one in range(len(parse.sentences)) if parse.headline(one)}
    for name in names:
        name.title = name.start < headline_end or tokens[name.start].sentence in headlines
        name.name = words(tokens, name.start, name.end)
    _without_verbs(tokens, names)
    as_people(names)
    single_word_people.weigh(parse, names, authority, titles)
    bodies.weigh(parse, names)
    bodies.without_initials(tokens, names)
    return _trusted(names)


def _without_verbs(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Take a headline's verb off a name that the article has without it: "Ada Hart Files"."""
    plain = {one.name for one in names if one.kind == "Person" and not one.title}
    for draft in names:
        if draft.title and draft.kind == "Person" and len(draft) >= _LONG:
            shorter = words(tokens, draft.start, draft.end - 1)
            if " " in shorter and shorter in plain and draft.name not in plain:
                draft.end, draft.name = draft.end - 1, shorter


def _mend(tokens: Sequence[Token], names: list[Draft]) -> None:
    """Mend the ends and kinds of names by their words and by each other."""
    _jurisdictions(tokens, names)
    _whole(tokens, names)
    bodies.placed(tokens, names)
    bodies.extend(tokens, names)
    _parties(tokens, names)
    _repeat(tokens, names)
    _consistent(tokens, names)
    _led(tokens, names)
    role_phrases.spare(tokens, names)
    for draft in names:
        if (
            draft.kind == "Event"
            and draft.start
            and _ORDINAL.fullmatch(tokens[draft.start - 1].text)
        ):
            draft.start -= 1
        if len(draft) > 1 and _is_jurisdiction(tokens, draft):
            draft.kind = "Region"  # though its attorney makes a reader think of a body


def _whole(tokens: Sequence[Token], names: list[Draft]) -> None:
    """Take the capitals before a body's name into it: New China Trust is not China Trust."""
    lex = lexicon()
    taken = {index for draft in names for index in range(draft.start, draft.end)}
    for draft in names:
        if (
            draft.kind in {"Person", "People", "Country", "City", "Place", "Region"}
            or draft.form != "name"
            or draft.read
        ):
            continue
        while draft.start and draft.start - 1 not in taken:
            before = tokens[draft.start - 1]
            word = before.text.lower()
            joined = before.dep == "compound" and draft.start <= before.head < draft.end
            proper = (
                before.tag in {"NNP", "NNPS"} and before.text[0].isupper() and before.text.isalpha()
            )
            outside = (
                word in lex.posts or word in lex.courtesy or word in {"the", "a", "an", "this"}
            )
            if (
                not (joined and proper)
                or outside
                or before.sentence != tokens[draft.start].sentence
            ):
                break
            draft.start -= 1
            draft.authority, draft.candidates = None, ()
            taken.add(draft.start)


def _parties(tokens: Sequence[Token], names: list[Draft]) -> None:
    """Make one name of what belongs together: "Liberal Democrat", "Social Democrats"."""
    lex = lexicon()
    for draft in names:
        before = tokens[draft.start - 1] if draft.start else None
        if (
            before is not None
            and draft.kind == "PoliticalParty"
            and tokens[draft.start].text.lower().startswith("democrat")
            and before.text in lex.democrats
            and before.sentence == tokens[draft.start].sentence
        ):
            inside = [one for one in names if one is not draft and one.end == draft.start]
            if all(len(one) == 1 for one in inside):
                draft.start -= 1
                names[:] = [one for one in names if one not in inside]


def _repeat(tokens: Sequence[Token], names: list[Draft]) -> None:
    """See a long name of a body again wherever its words stand in parts.

    Who reads "Bangladesh Puja Udjapan Parishad" once needn't see a country and a person later.
    """
    wholes: dict[str, list[tuple[tuple[str, ...], Draft]]] = {}
    for draft in names:
        texts = tuple(token.text for token in tokens[draft.start : draft.end])
        if draft.read and len(draft) >= _LONG and is_a(draft.kind, "Organization"):
            wholes.setdefault(texts[0], []).append((texts, draft))
    for token in tokens:
        for texts, whole in wholes.get(token.text, ()):
            start, end = token.index, token.index + len(texts)
            if tuple(one.text for one in tokens[start:end]) != texts:
                continue
            parts = [one for one in names if one.overlaps(start, end)]
            inside = all(start <= one.start and one.end <= end for one in parts)
            if inside and len(parts) > 1:
                names[:] = [one for one in names if one not in parts]
                names.append(replace(whole, start=start, end=end))
    names.sort(key=lambda one: one.start)


def _led(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Doubt that what has a leader is a body of the state, where only the reader says so.

    "The leader of the PTr", "Congress leader": in many a country that is a party.
    """
    doubted = set()
    for draft in names:
        texts = [token.text for token in tokens[draft.start : draft.end]]
        plain = refine("Organization", texts) == "Organization" or texts == ["Congress"]
        if draft.kind == "GovernmentBody" and draft.read and plain and not draft.candidates:
            before = [token.text.lower() for token in tokens[max(0, draft.start - 3) : draft.start]]
            while before and before[-1] in lexicon().determiners:
                before.pop()
            after = tokens[draft.end].text.lower() if draft.end < len(tokens) else ""
            if before[-2:] in (["leader", "of"], ["leaders", "of"]) or after.startswith("leader"):
                doubted.add(tuple(texts))
    for draft in names:
        if tuple(token.text for token in tokens[draft.start : draft.end]) in doubted:
            draft.kind = "Organization"


def _consistent(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Settle what the reader takes for a person in one place and for a body in another.

    The surer kind counts. Where a full name tells of a bearer, a Ford may own Ford, but what the
    reader isn't sure of beside so many a Ford is one more.
    """
    seen: dict[str, list[Draft]] = {}
    borne = {
        tokens[index].text
        for draft in names
        if draft.kind == "Person" and len(draft) > 1
        for index in range(draft.start, draft.end)
    }
    for draft in names:
        if draft.read and draft.form == "name" and not draft.candidates:
            seen.setdefault(words(tokens, draft.start, draft.end), []).append(draft)
    for name, group in seen.items():
        votes: dict[str, float] = {}
        for draft in group:
            votes[draft.kind] = votes.get(draft.kind, 0.0) + draft.confidence
        if len(votes) < 2 or "Person" not in votes:
            continue
        kind = max(sorted(votes), key=lambda one: votes[one])
        if name in borne and (kind != "Person" or sum(votes.values()) > _MOSTLY * votes[kind]):
            continue
        for draft in group:
            if name not in borne or draft.confidence < SURE:
                draft.kind = kind


def _jurisdictions(tokens: Sequence[Token], names: list[Draft]) -> None:
    """Take "County" and the like into a place's name: Riverside County is not Riverside."""
    for draft in names:
        following = tokens[draft.end] if draft.end < len(tokens) else None
        if (
            following is not None
            and draft.kind in {"City", "Place", "Region"}
            and following.text in lexicon().jurisdictions
            and following.sentence == tokens[draft.start].sentence
        ):
            draft.end += 1
            draft.kind, draft.authority, draft.candidates = "Region", None, ()
        elif (
            len(draft) > 1
            and following is not None
            and (tokens[draft.end - 1].text, following.text) == ("District", "Attorney")
        ):
            draft.end -= 1
            if is_a(draft.kind, "Organization"):  # not the attorney's office, but where it is
                draft.kind, draft.cluster = "Place", None


def _is_jurisdiction(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether a name of a body or place is that of a county: "Harris County"."""
    last = tokens[draft.end - 1].text in lexicon().jurisdictions
    return (
        last
        and not draft.candidates
        and (is_a(draft.kind, "Organization") or draft.kind in {"City", "Place"})
    )


def _known(tokens: Sequence[Token], authority: Authority) -> Iterator[Draft]:
    """What the authority knows, longest first, left to right, without overlap."""
    forms = [token.text for token in tokens]
    index = 0
    while index < len(tokens):
        token = tokens[index]
        found = authority.longest(forms, index) if token.text[0].isupper() else None
        if found is None:
            index += 1
            continue
        size, entries = found
        yield _from_entries(tokens, index, index + size, entries)
        index += size


def _from_entries(
    tokens: Sequence[Token], start: int, end: int, entries: tuple[Entry, ...]
) -> Draft:
    text = words(tokens, start, end)
    adjective = all(text in entry.demonyms for entry in entries)
    draft = Draft(start, end, entries[0].kind, confidence=0.97)
    if adjective and tokens[end - 1].tag in {"NNS", "NNPS"}:
        draft.kind = "People"
    elif adjective:
        draft.form = "demonym"
    draft.candidates = tuple(entry.id for entry in entries)
    if len(entries) == 1 and draft.kind not in {"People", "Person"}:  # people have namesakes
        draft.authority = entries[0].id
    return draft


def _from_hint(tokens: Sequence[Token], hint: Hint) -> Draft | None:
    kind = _KINDS.get(hint.label)
    if kind is None:
        return None
    start, end = trim(tokens, hint.start, hint.end)
    if start >= end:
        return None
    kind, start, end = _without_titles(tokens, kind, start, end)
    if start >= end or not looks_like(kind, tokens[start:end]):
        return None
    if (
        kind == "Organization"
        and tokens[end - 1].tag == "JJ"
        and not has_keyword(tokens[start:end], None)
    ):
        return None  # "Tasmanian Aboriginal" is an adjective
    draft = Draft(start, end, kind, confidence=0.85)
    draft.kind = refine(kind, [token.text for token in tokens[start:end]])
    if hint.label in _KEYWORDED and (
        draft.kind not in {"Event", "Agreement", "Facility"}
        or not has_keyword(tokens[start:end], draft.kind)
    ):
        return None
    if kind == "People" and tokens[end - 1].tag not in {"NNS", "NNPS"}:
        draft.form = "demonym"
    return draft


def _without_titles(
    tokens: Sequence[Token], kind: str, start: int, end: int
) -> tuple[str, int, int]:
    """What a hint is once it is reread, and its range without posts and courtesies."""
    courtesy = tokens[start].text.lower() in lexicon().courtesy
    if kind == "Organization" and courtesy and start < end - 1:
        kind = "Person"
    if kind == "Organization":
        kind, start, end = reread(tokens, start, end)
    if kind == "Person":
        start = after_titles(tokens, start, end)
    elif kind == "Organization":
        end = before_titles(tokens, start, end)
    return kind, start, end


def _trusted(names: list[Draft]) -> list[Draft]:
    """Drop what is only in the headline, and lone acronyms and words seen once as a guess."""
    body = {draft.name.casefold() for draft in names if not draft.title}
    surnames = {
        draft.name.split()[-1].casefold()
        for draft in names
        if draft.kind == "Person" and len(draft) > 1
    }
    counts = Counter(draft.name for draft in names)
    kept = []
    for draft in names:
        folded = draft.name.casefold()
        if draft.read:
            kept.append(draft)
            continue
        if draft.title and not draft.candidates and folded not in body and folded not in surnames:
            continue
        alone = " " not in draft.name and not draft.candidates
        if (
            alone
            and draft.kind == "Organization"
            and draft.name.isupper()
            and counts[draft.name] < 2
        ):
            continue
        kept.append(draft)
    return kept
