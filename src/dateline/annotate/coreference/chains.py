"""Which names of one article are the same thing.

Guarantees: names are joined only when one is a form of the other and no second candidate fits as
well; whatever stays in doubt keeps a chain of its own. Articles aren't joined here. What pronouns
and most descriptions mean is told in `pointers.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dateline.annotate.coreference.name_forms import (
    FullNames,
    abbreviates,
    begins,
    heads,
    is_registered,
)
from dateline.annotate.coreference.surnames import Surnames
from dateline.annotate.names.draft import Draft
from dateline.authority import Authority
from dateline.core.parse import Parse, Token
from dateline.core.text import normalize_name
from dateline.english.lexicon import lexicon

_ORGANIZED = frozenset(
    {
        "Organization",
        "GovernmentBody",
        "IntergovernmentalOrganization",
        "Company",
        "PoliticalParty",
        "MediaOutlet",
        "NonProfit",
        "EducationalInstitution",
        "SportsTeam",
        "ArmedGroup",
    }
)


_SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_ACRONYM = 5  # letters; longer words in capitals are mostly shouted


@dataclass(slots=True)
class Resolver:
    """Links the names of one document, then agreements and namesakes."""

    parse: Parse
    authority: Authority
    names: list[Draft]
    titles: dict[int, Draft] = field(default_factory=dict)  # start of a person's name → its post

    def sentence(self, draft: Draft) -> int:
        """Index of the sentence that a draft stands in."""
        return self.parse.tokens[draft.start].sentence

    def link_names(self, acronyms: Iterable[tuple[Draft, Draft]]) -> None:
        """Join the forms of each name: exact, authority, acronym, short form, surname."""
        first: dict[tuple[str, str], Draft] = {}
        for draft in self.names:
            key = self._key(draft)
            if key in first:
                draft.chain = first[key]
            else:
                first[key] = draft
        for long, short in acronyms:
            if long.root() is not short.root():
                join(long.root(), short.root())
        roots = [draft for draft in self.names if draft.chain is None and draft.form == "name"]
        self._join_people([draft for draft in roots if draft.kind == "Person"])
        self._join_bodies(
            [draft for draft in roots if draft.kind in _ORGANIZED and draft.chain is None]
        )

    def _key(self, draft: Draft) -> tuple[str, str]:
        if draft.authority is not None and draft.kind != "People":
            return ("authority", draft.authority)
        group = draft.kind if draft.kind in {"Person", "People", "Event", "Agreement"} else "thing"
        if draft.kind == "Person" and " " not in draft.name:
            # a lone surname may mean another person each time it comes; decided one by one
            return (group, f"{draft.name}@{draft.start}")
        return (group, normalize_name(draft.name))

    def _join_people(self, roots: list[Draft]) -> None:
        full = [draft for draft in roots if " " in draft.name]
        known = FullNames(full)
        for draft in sorted(full, key=lambda d: (len(d), d.start)):
            other = known.only(draft)
            if other is not None:
                join(other, draft)
        full = [draft for draft in full if draft.chain is None]
        surnames = Surnames(self.parse, self.names, self.titles, full)
        for draft in roots:
            if " " not in draft.name:
                surnames.link(draft)
        self._join_lone([draft for draft in roots if " " not in draft.name and draft.chain is None])

    def _join_lone(self, lone: list[Draft]) -> None:
        """Surnames whose full name never comes: the same word is the same person."""
        first: dict[str, Draft] = {}
        for draft in lone:
            other = first.setdefault(normalize_name(draft.name), draft)
            if other is not draft:
                draft.chain = other

    def _join_bodies(self, roots: list[Draft]) -> None:
        related = find_related(self.parse.tokens, self.names)
        for draft in sorted(roots, key=lambda d: (len(d), d.start)):
            if draft.authority is not None or draft.candidates:
                continue
            fits = [
                other
                for other in roots
                if other is not draft
                and other.chain is None
                and _is_short(draft, other)
                and not are_related(draft, other, related)
            ]
            if len(fits) == 1:
                join(fits[0], draft)

    def link_agreements(self, nominals: Iterable[Draft]) -> None:
        """Point "the agreement" at the one meant; what is none yet stands for itself."""
        agreements = [d for d in self.names if d.kind == "Agreement"]
        for draft in nominals:
            self._link_agreement(draft, agreements)
            agreements.append(draft)

    def link_namesakes(self, nominals: Iterable[Draft]) -> None:
        """Point descriptions at the one body whose name has all their words: "Korean police"."""
        for draft in nominals:
            noun = self.parse.tokens[draft.end - 1].text.lower()
            modifiers = draft.name.lower().split()[:-1]
            fits = {
                id(d.root()): d.root()
                for d in self.names
                if d.form == "name"
                and d.start < draft.start
                and self._named_after(d.root(), noun, modifiers)
            }
            if len(fits) == 1:
                (draft.chain,) = fits.values()

    def _link_agreement(self, draft: Draft, earlier: list[Draft]) -> None:
        """Join "the agreement" to the last one of that noun; "an agreement" is a new one."""
        tokens = self.parse.tokens
        if tokens[draft.start].text.lower() in {"a", "an"}:
            return
        noun = tokens[draft.end - 1].text.lower()
        for other in reversed(earlier):
            same_noun = tokens[other.end - 1].text.lower() == noun
            if self.sentence(draft) - self.sentence(other) <= 8 and same_noun:
                draft.chain = other.root()
                return

    def _named_after(self, root: Draft, noun: str, modifiers: Sequence[str]) -> bool:
        """Whether the noun and all its modifiers are words of the name ("the police agency").

        By itself the noun must head it: the police is no Police Training Institute.
        """
        kinds = lexicon().nominals.get(noun, ())
        if not kinds or root.kind not in ({"Event"} if "Event" in kinds else _ORGANIZED):
            return False
        name = set(normalize_name(root.name).replace("-", " ").split())
        entry = self.authority.get(root.authority) if root.authority else None
        known = {normalize_name(w) for n in (entry.names if entry else ()) for w in n.split()}
        if not modifiers and not known and not heads(root.name, noun):
            return False
        return noun in name | known and all(
            normalize_name(word) in name | known for word in modifiers
        )


def _is_short(short: Draft, long: Draft) -> bool:
    """Whether a name is a short form of another that the reader doesn't take for another thing.

    Cut words and a firm's registered name leave no doubt that it could have.
    """
    if abbreviates(short.name, long.name):
        return True
    return begins(short, long) and (is_registered(long.name) or not _told_apart(short, long))


def _told_apart(left: Draft, right: Draft) -> bool:
    """Whether the trained reader takes two names for two things: Red Hat, and its Linux.

    It doesn't know a name that a headline shouts.
    """
    if left.name.isupper() and len(left.name) > _ACRONYM:
        return False
    return None not in {left.cluster, right.cluster} and left.cluster != right.cluster


def join(root: Draft, other: Draft) -> None:
    """Make `other`'s chain part of `root`'s, keeping the longer name as the representative."""
    root, other = root.root(), other.root()
    if root is other:
        return
    if root.authority is None and other.authority is not None:
        root.authority, root.candidates, root.kind = other.authority, other.candidates, other.kind
    other.chain = root


def find_related(tokens: Sequence[Token], names: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Names of two things, by grammar: two sides of one verb, owner and owned, "A and B".

    People are told apart by their names.
    """
    rows: dict[int, list[tuple[Draft, Token]]] = defaultdict(list)
    for draft in (one for one in names if one.kind != "Person"):
        inside = range(draft.start, draft.end)
        tops = [at for at in inside if tokens[at].head == at or tokens[at].head not in inside]
        head = tokens[tops[-1] if tops else draft.end - 1]
        rows[head.sentence].append((draft, head))
    found = []
    for row in rows.values():
        for (left, first), (right, second) in combinations(row, 2):
            joined = second.dep == "conj" and second.head == first.index
            owned = first.dep == "poss" and first.head == second.index
            sides = {first.dep, second.dep} <= _SIDES and first.head == second.head
            same = normalize_name(left.name) == normalize_name(right.name)
            if (joined or owned or sides) and not same:
                found.append((left, right))
    return found


def are_related(left: Draft, right: Draft, related: Sequence[tuple[Draft, Draft]]) -> bool:
    """Whether two chains have such names."""
    pair = {id(left), id(right)}
    return any({id(one.root()), id(other.root())} == pair for one, other in related)
