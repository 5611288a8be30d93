"""The names of a document as drafts, each with what the authority knows by it.

Guarantees: names don't overlap; a leading article and a possessive are outside the name; only those
entries are candidates that are of the sort that the name is taken for. Which "Georgia" is meant
isn't decided here: candidates are passed on.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.names import acronyms
from dateline.annotate.names.draft import READER, RULES, Draft, words
from dateline.annotate.names.scene import Scene
from dateline.annotate.names.sightings import AUTHORITY, MAIN, Sighting
from dateline.annotate.names.weighing import SORTS, Name, choose_names
from dateline.authority import Entry
from dateline.core.parse import Token
from dateline.english.verbs import load_verbs
from dateline.ontology import is_a

_PLURAL = frozenset({"NNS", "NNPS"})
_POSSESSIVES = frozenset({"'s", "’s"})
# What may begin what somebody owns: "Moody's own", "Moody's two", "Moody's highest rating".
_OWNED = frozenset(
    {"CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP$", "RB", "RBS", "VBG", "VBN"}
    | {"``", "FW", "DT", "$", "HYPH", "-LRB-"}
)
_INITIALS = 3  # letters; shorter acronyms fit too many names by chance
_UNCALLED = frozenset({"Person", "Country", "People"})  # and brackets hold something else
_UNSPELT = frozenset({"Person", "Country", "People", "City"})  # that acronyms are seldom of


def find_names(scene: Scene) -> list[Draft]:
    """All names of a document, in text order.

    Args:
        scene: the text and who sees what in it.
    """
    tokens = scene.parse.tokens
    made = []
    for name in choose_names(scene):
        draft = _draft(tokens, name, scene.exact.get(name.span, ()))
        draft.title = scene.is_title(draft.start)
        made.append(draft)
    _take_possessives(tokens, made)
    _leave_verbs(tokens, made)
    return made


def _leave_verbs(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Take off people's names a headline's verb: "Sean Teare Files Charges", by his name below."""
    people = [one for one in names if one.kind == "Person" and one.form == "name"]
    known = {one.name for one in people}
    for one in (one for one in people if len(one) > 1):
        shorter = words(tokens, one.start, one.end - 1)
        last, behind = tokens[one.end - 1], tokens[one.end : one.end + 1]
        goes_on = bool(behind) and behind[0].text[0].isupper()
        told = goes_on and behind[0].sentence == last.sentence and _is_present(last.text.lower())
        if told and " " in shorter and shorter in known:
            one.end, one.name = one.end - 1, shorter


def _is_present(word: str) -> bool:
    """Whether a word is what somebody does: "files", "sues", "denies"."""
    stems = (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return word.endswith("s") and any(one in load_verbs().by_lemma for one in stems)


def _take_possessives(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Take an 's into bodies' names that is a part of them: "Moody's cut its rating".

    It is one where it owns nothing; then so it is wherever the article has the name with it.
    """
    behind = {id(one): tokens[one.end : one.end + 2] for one in names if _is_body(one)}
    owned = {key: two for key, two in behind.items() if two and two[0].text in _POSSESSIVES}
    whole = {
        one.name
        for one in names
        if id(one) in owned and not any(two.tag in _OWNED for two in owned[id(one)][1:])
    }
    for one in names:
        if id(one) in owned and one.name in whole:
            one.end += 1
            one.name = words(tokens, one.start, one.end)
            one.authority, one.candidates = None, ()


def _is_body(draft: Draft) -> bool:
    return is_a(draft.kind, "Organization") and draft.form == "name"


def _draft(tokens: Sequence[Token], name: Name, seen: Sequence[Sighting]) -> Draft:
    """One name: kind, form, and the entries that it may mean."""
    start, end = name.span
    entries = next((one.entries for one in seen if one.source == AUTHORITY), ())
    read = {one.source: one.found for one in seen if one.found is not None}
    draft = Draft(
        start,
        end,
        name.kind,
        name=words(tokens, start, end),
        confidence=name.confidence,
        found_by=frozenset({READER} if read else {RULES}),
        reasons=name.reasons,
        cluster=read[MAIN].cluster if MAIN in read else None,
    )
    adjective = bool(entries) and all(draft.name in entry.demonyms for entry in entries)
    if name.kind == "People" or (adjective and name.kind != "Topic"):  # German may be the language
        return _as_people(draft, tokens[end - 1].tag, entries if adjective else ())
    _know(draft, entries)
    return draft


def _as_people(draft: Draft, tag: str, entries: Sequence[Entry]) -> Draft:
    """What is named after a country or a faith: its people, or an adjective, "Korean"."""
    draft.kind = "People"
    draft.candidates = tuple(entry.id for entry in entries)
    if tag not in _PLURAL:
        draft.form = "demonym"
        if entries:
            draft.kind = entries[0].kind
            draft.authority = entries[0].id if len(entries) == 1 else None
    return draft


def _know(draft: Draft, entries: Sequence[Entry]) -> None:
    """Note the entries of a name that are of its sort; one decides, but for people's namesakes."""
    sort = next(one for one in SORTS if is_a(draft.kind, one))
    fits = [entry for entry in entries if is_a(entry.kind, sort)]
    kinds = {entry.kind for entry in fits}
    if len(kinds) == 1:
        draft.kind = kinds.pop()
    draft.candidates = tuple(entry.id for entry in fits)
    if len(fits) == len(entries) == 1 and draft.kind != "Person":
        draft.authority = fits[0].id


def pair_acronyms(tokens: Sequence[Token], names: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Long and short names of one thing: by a bracket, or as initials that fit one body only."""
    pairs = [*_defined(tokens, names), *_initials(names)]
    for long, short in pairs:
        if short.candidates and not long.candidates and _spells_out(long, short.name):
            short.authority, short.candidates = None, ()  # here "BBC" is the Bench-Bar Coalition
        if short.authority is None and not short.candidates:
            short.kind = long.kind
    return pairs


def _defined(tokens: Sequence[Token], names: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    ends = {draft.end: draft for draft in names if draft.form == "name"}
    pairs = []
    for definition in acronyms.find(tokens):
        long = ends.get(definition.long[1])
        text = words(tokens, *definition.short)
        if long is not None and (long.kind not in _UNCALLED or _is_called_by(long, text)):
            pairs += [(long, one) for one in names if one.name == text and one is not long]
    return pairs


def _initials(names: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Acronyms that no bracket defines, but that are the initials of only one body named here."""
    long: dict[str, dict[str, Draft]] = {}
    for draft in names:
        if draft.kind not in _UNSPELT and draft.form == "name" and len(draft) >= _INITIALS:
            bodies = long.setdefault(acronyms.initials(draft.name), {})
            bodies.setdefault(draft.name.casefold(), draft)
    return [
        (next(iter(long[draft.name].values())), draft)
        for draft in names
        if len(draft.name) >= _INITIALS and len(long.get(draft.name, ())) == 1
    ]


def _is_called_by(long: Draft, short: str) -> bool:
    """Whether somebody is called by initials: "Andrés Manuel López Obrador (AMLO)", "(MBS)"."""
    letters = {acronyms.initials(long.name), acronyms.initials(long.name.title())}
    return long.kind == "Person" and len(short) >= _INITIALS and short in letters


def _spells_out(long: Draft, short: str) -> bool:
    """Whether a name's capitals are all of an acronym, so that it can be nobody else's there."""
    return acronyms.initials(long.name).upper() == short.upper()
