"""Words of the verb table that decide whose act the clause under them is.

Guarantees: each class follows from the table and the word lists alone, and is made once a process.
"""

from __future__ import annotations

from functools import cache

from dateline.english.verbs import PREPOSITIONS, load_verbs
from dateline.extract.clauses.words import find_words

# What a verb does to the clause under it, where its noun's infinitive has the same subject.
_INTENDING = frozenset({"plans", "promises", "tries", "fails", "hopes", "asks", "manages"})

_PUNISHING = frozenset({"coerce/jail", "justice/fine", "justice/sentence"})
_STANCES = frozenset({"accuse", "consult", "reject", "support"})


@cache
def object_controllers() -> frozenset[str]:
    """Verbs whose object is the subject of the clause under them: "ask", "urge", "force"."""
    told = (one for one in load_verbs().senses if one.control == "object")
    return find_words("bare").union(*(one.lemmas for one in told))


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
    told = (one for one in load_verbs().senses if "indirect" in one.roles)
    return frozenset().union(*(one.lemmas for one in told))


@cache
def stances() -> frozenset[str]:
    """Verbs for what somebody thinks of another's act, or talks over: "backed a bid"."""
    told = (one for one in load_verbs().senses if one.type.partition("/")[0] in _STANCES)
    return frozenset().union(*(one.lemmas for one in told if not one.objects))


@cache
def growing() -> frozenset[str]:
    """Verbs for more or less of what needs nobody for it: "sales rise and hit Ode" raises none."""
    told = (one for one in load_verbs().senses if one.type.startswith("change/"))
    bare = (one for one in told if not (one.particle or one.subjects or one.objects))
    alone = (one for one in bare if "object" in {one.roles.get(k) for k in ("alone", "subject")})
    return frozenset().union(*(one.lemmas for one in alone))


@cache
def punishers() -> frozenset[str]:
    """Verbs after which "after" tells what their object did: "jailed Ode after stealing"."""
    return _done_to(_PUNISHING, bare=True)


@cache
def judges() -> frozenset[str]:
    """Verbs for what their object did: "praised Ode for selling"."""
    return _done_to(find_words("judging"), bare=False)


def _done_to(types: frozenset[str], *, bare: bool) -> frozenset[str]:
    """Verbs of some types that are done to their object; `bare`: to any, as their row says."""
    told = (one for one in load_verbs().senses if one.type in types and not (bare and one.objects))
    done_to = (one for one in told if one.roles.get("object") == "recipient")
    return frozenset().union(*(one.lemmas for one in done_to))
