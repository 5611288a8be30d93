"""What an event is called: a headline of who did what to whom.

"Microsoft to buy Sybari", "Gunmen hit tanker", "Tanker hit": the present tells what has happened,
"to" what is planned, "may" what is possible. Guarantees: one line, made of the names and
words of the participants, and of the trigger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.core.model import Stance
from dateline.extract.clauses.clause import Clause

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_LEADING = ("on", "against", "for", "to", "with")


def write_headline(
    clause: Clause, ends: Mapping[str, Sequence[str]], led: Mapping[str, str]
) -> str:
    """The headline of an event.

    Args:
        clause: what it is read from.
        ends: slot → names and words of what stands there; `subject` and `object`, and
            prepositions.
        led: `subject` and `object` → the preposition that leads from a noun to it, if one does.
    """
    lemma, particle = _verb(clause)
    actors, objects = join_names(ends.get("subject", ())), join_names(ends.get("object", ()))
    rest = [
        " ".join([*([] if slot in _BARE else [slot]), join_names(ends[slot])])
        for slot in sorted(ends, key=lambda one: one != "of")  # "40 percent of Orbit from Lumen"
        if slot not in _CORE and not (slot in {"extent", "modifier"} and clause.nominal)
    ]
    told = [one for labels in ends.values() for one in labels]
    if clause.where is not None and len(told) < _TELLING and clause.where.name not in told:
        leading = "at" if clause.where.kind == "Facility" else "in"
        rest.append(f"{leading} {clause.where.name}")
    if clause.nominal and (not actors or not lemma):
        noun = " ".join([*ends.get("modifier", ()), clause.trigger.text.lower()])  # "Oslo crash"
        much = join_names(ends.get("extent", ()))
        usual = "for" if much else _leading(clause) or "of"
        of = [f"{led.get('object', usual)} {objects}"] if objects else []
        of = [*([f"of {much}"] if much else []), *of]
        by = [f"{led.get('subject', 'by')} {actors}"] if actors else []  # "outbreak of violence"
        return _capitalize(" ".join([noun, *of, *by, *rest]))
    if not actors:
        given = join_names(ends.get("indirect", ())) if clause.passive else ""
        done = _done(clause, given or objects, particle)  # "Ada Hart awarded prize"
        said = [*done, objects if given else "", *rest]
        return _capitalize(" ".join(filter(None, said)))
    first = next(iter(clause.arguments.get("subject", ())), None)
    plural = len(ends["subject"]) > 1 or (first is not None and first.plural)
    none = objects.lower().startswith("no ")  # "Orbit gives no reason"
    stance = Stance.ASSERTED if none else clause.standing.stance
    verb = _inflect(lemma, stance, plural=plural, modal=clause.modal)
    indirect = join_names(ends.get("indirect", ()))
    asked = {name for name, _ in clause.sense.prepositions} if clause.sense is not None else set()
    if clause.nominal and objects and _leading(clause) in asked:
        objects = f"{_leading(clause)} {objects}"  # "Orbit bids for Lumen"
    return _capitalize(" ".join(filter(None, [actors, verb, particle, indirect, objects, *rest])))


_TELLING = 2  # ends; with fewer a headline needs its place
_CORE = frozenset({"subject", "object", "indirect"})
_BARE = frozenset({"clause", "complement", "extent", "modifier"})


def join_names(names: Sequence[str]) -> str:
    """Names as a list is written, the third and later ones counted."""
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _done(clause: Clause, objects: str, particle: str) -> list[str]:
    """What is done where nobody is said to do it: "Tanker hit", "Knocks rival out"."""
    if clause.passive:
        hedge = "" if objects.lower().startswith("no ") else _hedge(clause)
        return [objects, hedge, clause.trigger.text.lower(), particle]
    lemma, _ = _verb(clause)
    stance, modal = clause.standing.stance, clause.modal
    return [_inflect(lemma, stance, plural=False, modal=modal), particle, objects]


def _verb(clause: Clause) -> tuple[str, str]:
    """The verb and its particle; of a noun, the verb whose happening it names, or ""."""
    if not clause.nominal:
        return clause.trigger.lemma, clause.particle
    sense = clause.sense
    if sense is None or not sense.lemmas:
        return "", ""
    formed = clause.trigger.lemma[:4] == sense.lemmas[0][:4]  # "deployment", but no "storm"
    if (sense.objects or sense.prepositions) and not formed:
        return "", ""
    return sense.lemmas[0], sense.particle


def _leading(clause: Clause) -> str:
    """What leads from a noun to its object, where that isn't "of": an attack on, a bid for."""
    nouns = () if clause.sense is None else clause.sense.nouns
    led = (one.stands_for_object for one in nouns if one.noun == clause.trigger.lemma)
    found = frozenset[str]().union(*led)
    return next((one for one in _LEADING if one in found), "")


def _hedge(clause: Clause) -> str:
    stance = clause.standing.stance
    maybe = f"{clause.modal or 'may'} be"
    words = {Stance.PLANNED: "to be", Stance.POSSIBLE: maybe, Stance.DENIED: "not"}
    return words.get(stance, "")


def _inflect(lemma: str, stance: Stance, *, plural: bool, modal: str = "") -> str:
    """The verb as a headline has it."""
    if stance is Stance.POSSIBLE:
        return f"{modal or 'may'} {lemma}"
    if stance is Stance.PLANNED:
        return f"to {lemma}"
    if stance is Stance.DENIED:
        return f"{'do' if plural else 'does'} not {lemma}"
    if plural:
        return "are" if lemma == "be" else lemma
    return _IRREGULAR.get(lemma) or _third_person(lemma)


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith((*_SIBILANTS, "o")) else f"{lemma}s"


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]
