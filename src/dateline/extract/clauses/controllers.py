"""Words of the verb table that decide whose act the clause under them is.

Guarantees: each class follows from the table and the word lists alone, and is made once a process.
"""

from __future__ import annotations

from functools import cache

from dateline.english.verbs import PREPOSITIONS, VerbSense, load_verbs
from dateline.extract.clauses.words import find_words

# What a verb does to the clause under it, where its noun's infinitive has the same subject.
_INTENDING = frozenset({"plans", "promises", "tries", "fails", "hopes", "asks", "manages"})

JUDGED = frozenset({"against", "of", "on", "to"})  # "the ban | on Ode for fixing it"
REASONS = frozenset({"for", "over"})  # "the ban on Ode | for fixing it"
_PUNISHING = frozenset({"coerce/jail", "justice/fine", "justice/sentence"})
_STANCES = frozenset({"accuse", "consult", "reject", "support"})


@cache
def object_controllers() -> frozenset[str]:
    """Verbs whose object is the subject of the clause under them: "ask", "urge", "force"."""
    return find_words("bare") | load_verbs().lemmas(lambda one: one.control == "object")


@cache
def asking_prepositions() -> dict[str, frozenset[str]]:
    """Verb → prepositions behind which the subject of its infinitive stands."""
    found: dict[str, set[str]] = {}
    for one in load_verbs().senses:
        if one.control in PREPOSITIONS and one.control in {name for name, _ in one.prepositions}:
            for lemma in one.lemmas:
                found.setdefault(lemma, set()).add(one.control)
    return {lemma: frozenset(names) for lemma, names in found.items()}


@cache
def acts() -> frozenset[str]:
    """Nouns whose infinitive is the act of whoever has them: "plan", "attempt", "right"."""
    told = (one for one in load_verbs().senses if one.complement in _INTENDING)
    listed = find_words("dispositions") | find_words("troubles")
    return listed.union(noun.noun for one in told for noun in one.nouns)


@cache
def givers() -> frozenset[str]:
    """Verbs that may have two objects: "award Ode a prize"."""
    return load_verbs().lemmas(lambda one: "indirect" in one.roles)


@cache
def stances() -> frozenset[str]:
    """Verbs for what somebody thinks of another's act, or talks over: "backed a bid"."""
    return load_verbs().lemmas(
        lambda one: one.type.partition("/")[0] in _STANCES and not one.objects
    )


@cache
def growing() -> frozenset[str]:
    """Verbs for more or less of what needs nobody for it: "sales rise and hit Ode" raises none."""

    def grows(one: VerbSense) -> bool:
        asked = one.particle or one.subjects or one.objects
        alone = "object" in {one.roles.get("alone"), one.roles.get("subject")}
        return one.type.startswith("change/") and alone and not asked

    return load_verbs().lemmas(grows)


@cache
def punishers() -> frozenset[str]:
    """Verbs after which "after" tells what their object did: "jailed Ode after stealing"."""
    return load_verbs().lemmas(
        lambda one: one.type in _PUNISHING and _is_done_to(one) and not one.objects
    )


@cache
def judges() -> frozenset[str]:
    """Verbs for what their object did: "praised Ode for selling"."""
    judging = find_words("judging")
    return load_verbs().lemmas(lambda one: one.type in judging and _is_done_to(one))


@cache
def judgements() -> frozenset[str]:
    """Nouns for what somebody gets for an act: "the arrest of Ode for stealing"."""
    judging = find_words("judgements")
    told = (
        one
        for one in load_verbs().senses
        if not judging.isdisjoint({one.type, one.type.partition("/")[0]})
        and (_is_done_to(one) or one.type == "coerce/ban")
    )
    return frozenset(noun.noun for one in told for noun in one.nouns)


def is_sentencing(sense: VerbSense) -> bool:
    """Whether a sense is of what courts and police do to somebody: "her conviction" is hers."""
    return sense.type.startswith(("coerce/", "justice/")) and _is_done_to(sense)


def _is_done_to(sense: VerbSense) -> bool:
    return sense.roles.get("object") == "recipient"


@cache
def appointers() -> frozenset[str]:
    """Verbs for giving somebody a post: "named her chief, replacing Ode" has her replace him."""
    return load_verbs().lemmas(lambda one: one.type in {"appoint", "business/hire"})


@cache
def successors() -> frozenset[str]:
    """Verbs for taking another's post."""
    return load_verbs().lemmas(lambda one: one.type == "appoint/succeed")
