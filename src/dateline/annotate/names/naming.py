"""The names of a document as drafts, each with what the authority knows by it.

Guarantees: names don't overlap; a leading article and a possessive are outside the name; only those
entries are candidates that are of the sort that the name is taken for. Which "Georgia" is meant
isn't decided here: candidates are passed on.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.names.draft import READER, RULES, Draft
from dateline.annotate.names.scene import Scene
from dateline.annotate.names.sightings import AUTHORITY, MAIN
from dateline.annotate.names.weighing import SORTS, choose_names
from dateline.authority import Entry
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_PLURAL = frozenset({"NNS", "NNPS"})
_FINITE = frozenset({"MD", "VBD", "VBZ"})
_HELPERS = frozenset({"are", "do", "have"})


def find_names(scene: Scene) -> list[Draft]:
    """All names of a document, in text order."""
    names = choose_names(scene)
    towns = {scene.words(one.span) for one in names if _is_called_town(scene, one)}
    for one in names:
        _know(scene, one, town=scene.words(one.span) in towns)
    _take_possessives(scene.parse.tokens, names)
    return names


def _take_possessives(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Take an 's into bodies' names that own nothing with it: "Moody's cut its rating"."""
    bodies = [one for one in names if is_a(one.kind, "Organization") and one.form == "name"]
    owners = [one for one in bodies if [it.text for it in tokens[one.end : one.end + 1]] == ["'s"]]
    behind = ((one.name, tokens[one.end + 1 : one.end + 2]) for one in owners)
    whole = {name for name, words in behind if any(map(_is_finite, words))}
    for one in (one for one in owners if one.name in whole):
        one.end, one.name = one.end + 1, f"{one.name}'s"
        one.authority, one.candidates = None, ()


def _is_finite(token: Token) -> bool:
    """Whether a word can only be a verb that has a subject."""
    return token.tag in _FINITE or (token.tag == "VBP" and token.text in _HELPERS)


def _is_called_town(scene: Scene, name: Draft) -> bool:
    """Whether the words before a name say that it is a town's: "the city of Turkey"."""
    before = [it.text.lower() for it in scene.parse.tokens[max(0, name.start - 3) : name.start]]
    lex, noun = lexicon(), "".join(before[-2:-1])
    town = "City" in {*lex.nominals.get(noun, ()), *lex.described.get(noun, ())}
    town = town and noun != "capital"  # which is a country's
    return town and before[0] == "the" and before[-1] == "of" and is_a(name.kind, "Place")


def _know(scene: Scene, draft: Draft, *, town: bool) -> None:
    """Note who sees a name, and the entries that it may mean."""
    seen = scene.exact.get(draft.span, ())
    entries = next((one.entries for one in seen if one.source == AUTHORITY), ())
    if town and is_a(draft.kind, "Place"):  # the Turkey of Texas
        draft.kind = "City"
        entries = tuple(one for one in entries if one.kind == "City")
    read = {one.source: one.found for one in seen if one.found is not None}
    draft.found_by = READER if read else RULES
    draft.cluster = read[MAIN].cluster if MAIN in read else None
    draft.title = scene.is_title(draft.start)
    adjective = bool(entries) and all(draft.name in entry.demonyms for entry in entries)
    if draft.kind == "People" or (adjective and draft.kind != "Topic"):  # German, the language
        tag = scene.parse.tokens[draft.end - 1].tag
        _know_people(draft, entries if adjective else (), plural=tag in _PLURAL)
    else:
        _know_named(draft, entries)


def _know_people(draft: Draft, entries: Sequence[Entry], *, plural: bool) -> None:
    """What is named after a country or a faith: its people, or an adjective, "Korean"."""
    draft.kind, draft.candidates = "People", tuple(entry.id for entry in entries)
    if not plural:
        draft.form = "demonym"
        if entries:
            draft.kind = entries[0].kind
            draft.authority = entries[0].id if len(entries) == 1 else None


def _know_named(draft: Draft, entries: Sequence[Entry]) -> None:
    """Note the entries of a name that are of its sort; one decides, but for people's namesakes."""
    sort = next(one for one in SORTS if is_a(draft.kind, one))
    fits = [entry for entry in entries if is_a(entry.kind, sort)]
    kinds = {entry.kind for entry in fits}
    if len(kinds) == 1:
        draft.kind = kinds.pop()
    draft.candidates = tuple(entry.id for entry in fits)
    if len(fits) == len(entries) == 1 and draft.kind != "Person":
        draft.authority = fits[0].id
