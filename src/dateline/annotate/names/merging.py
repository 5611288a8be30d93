"""Several ways of seeing names made one: the authority's, the trained reader's, the rules'.

Guarantees: names don't overlap. What the authority's words alone decide stands; then what the
reader is sure of; then what runs of capitals show (and spaCy, where it was asked); then what the
reader only thinks.
Longer names swallow shorter ones by the rules of `_gives_way`. It finds nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.annotate.names.draft import Draft, words
from dateline.authority import Authority
from dateline.core.parse import Token
from dateline.ontology import is_a

SURE = 0.7  # probability from which the reader's word counts more than spaCy's; our estimate
_GROUND = frozenset({"Place", "People", "City", "Country", "Region"})


def merge(
    tokens: Sequence[Token],
    *,
    known: Iterable[Draft],
    read: Sequence[Draft],
    seen: Sequence[Draft],
    surnames: set[str],
    authority: Authority,
) -> list[Draft]:
    """One set without overlaps, in text order.

    Args:
        tokens: the document's tokens.
        known: what the authority knows.
        read: what the trained reader names.
        seen: what spaCy hints at and what runs of capitals show.
        surnames: last words of people's names; no place's name by itself.
        authority: the bundled tables.
    """
    kept = [draft for draft in known if not _person_clash(tokens, draft, surnames)]
    sure = [draft for draft in read if draft.confidence >= SURE]
    unsure = [draft for draft in read if draft.confidence < SURE]
    found = [*sure, *seen, *unsure]
    for draft in found:
        clashes = [other for other in kept if other.overlaps(draft.start, draft.end)]
        same = next((o for o in clashes if (o.start, o.end) == (draft.start, draft.end)), None)
        if not clashes:
            kept.append(draft)
        elif same is not None:
            kept[kept.index(same)] = _settle(tokens, same, draft, authority)
        elif all(_gives_way(other, draft) for other in clashes):
            kept = [other for other in kept if other not in clashes]
            kept.append(draft)
    kept = [draft for draft in kept if _supported(tokens, draft, found, authority)]
    return sorted(kept, key=lambda draft: draft.start)


def _settle(tokens: Sequence[Token], old: Draft, new: Draft, authority: Authority) -> Draft:
    """What two readings of the same words come to; the one that stands is returned."""
    if not (old.read or new.read):
        return old
    if _agree(old, new):
        if not old.candidates and is_a(new.kind, old.kind) and new.read >= old.read:
            old.kind = new.kind  # the reader's kinds have had the words' vote already
        old.confirm(new)
        return old
    if not new.read or new.confidence < SURE:
        return old
    entries = [authority.get(one) for one in old.candidates]
    if new.kind == "Person" and any(e is not None and e.kind == "Country" for e in entries):
        return old  # nobody is called "Djibouti" by that name alone; surnames were left out before
    decided = old.authority is not None and old.kind != "City"
    if not old.candidates or (decided and not authority.common(words(tokens, old.start, old.end))):
        return old
    return new  # a city's name, or one of several things or an ordinary word: the text tells


def _agree(old: Draft, new: Draft) -> bool:
    """Whether one of two kinds holds the other; an adjective agrees with its people."""
    adjective = {old.kind, new.kind} == {"Country", "People"} and "demonym" in {old.form, new.form}
    return adjective or is_a(old.kind, new.kind) or is_a(new.kind, old.kind)


def _person_clash(tokens: Sequence[Token], draft: Draft, surnames: set[str]) -> bool:
    """A place's name that is somebody's surname in this article ("Michael Jordan")."""
    return len(draft) == 1 and draft.form == "name" and tokens[draft.start].text in surnames


def _gives_way(old: Draft, new: Draft) -> bool:
    """Whether a reading must yield to another that overlaps it."""
    if not (new.start <= old.start and old.end <= new.end) or len(new) <= len(old):
        return False
    if new.read and new.confidence >= SURE:
        return True
    return not old.read and new.kind not in _GROUND


def _supported(
    tokens: Sequence[Token], draft: Draft, seen: Iterable[Draft], authority: Authority
) -> bool:
    """Whether there is a sign that a name from the table is meant, where it needs one.

    A city, or a name that is also a word, needs one: a hint of the same, or a place's preposition.
    """
    if not draft.candidates or draft.form == "demonym":
        return True
    common = authority.common(words(tokens, draft.start, draft.end))
    if draft.kind != "City" and not common:
        return True
    if any(
        other.overlaps(draft.start, draft.end) and other.kind not in {"Person", "People", "Event"}
        for other in seen
    ):
        return True
    before = tokens[draft.start - 1] if draft.start else None
    after = tokens[draft.end] if draft.end < len(tokens) else None
    alone = after is None or not (after.text[0].isupper() and after.tag.startswith("NNP"))
    return (
        before is not None
        and before.text.lower() in {"in", "from", "near", "to"}
        and alone
        and not common
    )
