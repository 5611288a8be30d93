"""Which mentions of one article are the same thing.

Guarantees: names are joined only when one is a form of the other and no second candidate fits as
well; nominals and pronouns only when exactly one antecedent is near. Whatever stays in doubt keeps
a chain of its own, and a nominal or pronoun with none is dropped. Articles aren't joined here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.annotate.coreference.name_forms import FullNames, begins, heads
from dateline.annotate.coreference.surnames import Surnames
from dateline.annotate.names.draft import Draft
from dateline.authority import Authority
from dateline.core.parse import Parse
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
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAYING = frozenset({"say", "add", "announce", "report", "state", "warn", "note", "tell"})
_NEAR = 2  # sentences back that a nominal or pronoun may reach


@dataclass(slots=True)
class Resolver:
    """Links the drafts of one document, in the order names, nominals, pairs, pronouns."""

    parse: Parse
    authority: Authority
    names: list[Draft]
    titles: dict[int, Draft] = field(default_factory=dict)  # start of a person's name → its post
    groups: list[tuple[Draft, list[Draft]]] = field(default_factory=list)
    genders: dict[int, str] = field(default_factory=dict)  # chain → "f", "m" or "?" for both

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
        for draft in sorted(roots, key=lambda d: (len(d), d.start)):
            if draft.authority is not None or draft.candidates:
                continue
            fits = [
                other
                for other in roots
                if other is not draft
                and other.chain is None
                and begins(draft, other)
                and not _told_apart(draft, other)
            ]
            if len(fits) == 1:
                join(fits[0], draft)

    def link_nominals(self, nominals: Iterable[Draft]) -> list[Draft]:
        """Point nominals at what they mean; returns those that found it or stand for themselves."""
        kept = []
        agreements = [d for d in self.names if d.kind == "Agreement"]
        for draft in nominals:
            if draft.kind == "Agreement":
                self._link_agreement(draft, agreements)
                agreements.append(draft)
                kept.append(draft)
                continue
            antecedent = self._antecedent(draft)
            if antecedent is not None:
                draft.chain = antecedent.root()
                kept.append(draft)
        return kept

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

    def _antecedent(self, draft: Draft) -> Draft | None:
        tokens = self.parse.tokens
        stretch = tokens[draft.start : draft.end]
        noun = stretch[-1].text.lower()
        modifiers = [
            t.text.lower()
            for t in stretch[:-1]
            if t.text.lower() not in {"the", "this", "that", "its"}
        ]
        definite = stretch[0].text.lower() in {"the", "this", "that"}
        before = [d for d in self.names if d.form == "name" and d.start < draft.start]
        strong = {
            id(d.root()): d.root() for d in before if self._named_after(d.root(), noun, modifiers)
        }
        if len(strong) == 1:
            return next(iter(strong.values()))
        if not definite or modifiers or len(strong) > 1:
            return None
        return self._only_near(draft, before, lexicon().nominals[noun])

    def _named_after(self, root: Draft, noun: str, modifiers: Sequence[str]) -> bool:
        """Whether the noun and all its modifiers are words of the name ("the police agency").

        By itself the noun must head it: the police is no Police Training Institute.
        """
        wanted = {"Event"} if "Event" in lexicon().nominals[noun] else _ORGANIZED
        if root.kind not in wanted:
            return False
        name = set(normalize_name(root.name).replace("-", " ").split())
        entry = self.authority.get(root.authority) if root.authority else None
        known = {normalize_name(w) for n in (entry.names if entry else ()) for w in n.split()}
        if not modifiers and not known and not heads(root.name, noun):
            return False
        return noun in name | known and all(
            normalize_name(word) in name | known for word in modifiers
        )

    def _only_near(
        self, draft: Draft, before: Sequence[Draft], kinds: frozenset[str]
    ) -> Draft | None:
        here = self.sentence(draft)
        wanted = kinds | (_ORGANIZED if "Organization" in kinds else frozenset())
        if "GovernmentBody" in kinds and "Organization" not in kinds:
            wanted = frozenset({"GovernmentBody"})
        near = {
            id(d.root()): d.root()
            for d in before
            if here - self.sentence(d) <= _NEAR and d.root().kind in wanted and not d.title
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def link_pronouns(self, pronouns: Iterable[Draft], others: Iterable[Draft]) -> list[Draft]:
        """Point pronouns at the only person or body that this or the last sentence names."""
        mentions = sorted([*self.names, *others], key=lambda d: d.start)
        self._learn_genders()
        kept = []
        for draft in pronouns:
            antecedent = self._pronoun_antecedent(draft, mentions)
            if antecedent is not None:
                draft.chain = antecedent.root()
                if draft.kind == "Person":
                    self.genders.setdefault(id(draft.chain), self._pronoun_gender(draft))
                draft.confidence = 0.75
                kept.append(draft)
                mentions.append(draft)
        return kept

    def _learn_genders(self) -> None:
        """Note the gender that titles and given names show; names that show both show neither."""
        tokens, lex = self.parse.tokens, lexicon()
        for draft in self.names:
            if draft.kind != "Person":
                continue
            before = tokens[draft.start - 1].text.lower() if draft.start else ""
            shown = {before, *([draft.name.split()[0].lower()] if " " in draft.name else [])}
            if title := self.titles.get(draft.start):
                shown.update(title.name.lower().split())
            found = {"f"} if shown & lex.female else set()
            found |= {"m"} if shown & lex.male else set()
            if len(found) == 1:
                gender = next(iter(found))
                known = self.genders.setdefault(id(draft.root()), gender)
                if known != gender:
                    self.genders[id(draft.root())] = "?"

    def _pronoun_gender(self, draft: Draft) -> str:
        return "f" if self.parse.tokens[draft.start].text.lower() in {"she", "her", "hers"} else "m"

    def _pronoun_antecedent(self, draft: Draft, mentions: Sequence[Draft]) -> Draft | None:
        """The only one who fits in this and the last sentence, if it was a subject there.

        Of several bodies, "it" is the one that was a subject, if one alone was.
        """
        here = self.sentence(draft)
        personal = draft.kind == "Person"
        gender = self._pronoun_gender(draft)
        fits: dict[int, Draft] = {}
        leading: set[int] = set()
        speaking: set[int] = set()
        for mention in mentions:
            back = here - self.sentence(mention)
            near = mention.start < draft.start and 0 <= back <= 1
            if not near or mention.title or mention.form == "demonym":
                continue
            root = mention.root()
            if personal and root.kind == "Person":
                told = self.genders.get(id(root), gender) in {gender, "?"}
                if told and not self._same_clause(mention, draft):
                    fits[id(root)] = root
            elif not personal and root.kind in _ORGANIZED | {"Country"}:
                fits[id(root)] = root
            if self._leads(mention):
                leading.add(id(root))
            if self._speaks(mention):
                speaking.add(id(root))
        if not personal and len(fits) > 1:
            said = self._speaks(draft) and any(key in speaking for key in fits)
            wanted = speaking if said else leading
            fits = {key: root for key, root in fits.items() if key in wanted}
        if len(fits) != 1:
            return None
        key, found = next(iter(fits.items()))
        known = not personal or " " in found.name or key in self.genders
        return found if key in leading and known else None

    def _leads(self, mention: Draft) -> bool:
        """Whether a mention is the subject of its sentence's main verb, or of one right under it.

        A pronoun seldom goes back to anything else: an object, a possessor, a name in a quotation.
        """
        tokens = self.parse.tokens
        head = tokens[mention.end - 1]
        if head.dep not in _SUBJECTS:
            return False
        verb = tokens[head.head]
        return verb.dep == "ROOT" or tokens[verb.head].dep == "ROOT"

    def _speaks(self, mention: Draft) -> bool:
        """Whether a mention is the subject of a verb of saying: who speaks mostly goes on."""
        head = self.parse.tokens[mention.end - 1]
        return head.dep == "nsubj" and self.parse.tokens[head.head].lemma in _SAYING

    def _same_clause(self, mention: Draft, pronoun: Draft) -> bool:
        """Whether a mention is the subject of the verb that has the pronoun as its object."""
        tokens = self.parse.tokens
        token = tokens[pronoun.start]
        if token.dep not in {"dobj", "dative", "pobj"}:
            return False
        verb = tokens[token.head]
        if token.dep == "pobj":
            verb = tokens[verb.head]
        head = tokens[mention.end - 1]
        return head.dep in _SUBJECTS and head.head == verb.index

    def link_pairs(self, pairs: Iterable[Draft]) -> None:
        """Point "the two" at the two bodies (or people) that the sentence before put together."""
        for draft in pairs:
            here = self.sentence(draft)
            people = draft.name in {"leaders", "men", "women", "presidents", "ministers"}
            either = draft.name == "two"
            wanted = {"Person"} if people else _ORGANIZED | {"Country"}
            if draft.name in {
                "countries",
                "nations",
                "neighbours",
                "neighbors",
                "states",
                "governments",
            }:
                wanted = {"Country"}
            for back in (1, 2):
                members = self._members(here - back, wanted)
                if either and len(members) != 2:
                    members = self._members(here - back, {"Person"})
                if len(members) == 2:
                    self.groups.append((draft, members))
                    break
                if members:
                    break

    def _members(self, sentence: int, kinds: Iterable[str]) -> list[Draft]:
        wanted = frozenset(kinds)
        found: dict[int, Draft] = {}
        for draft in self.names:
            root = draft.root()
            if (
                self.sentence(draft) == sentence
                and draft.form == "name"
                and root.kind in wanted
                and not draft.title
            ):
                found[id(root)] = root
        return list(found.values())


def _told_apart(left: Draft, right: Draft) -> bool:
    """Whether the trained reader takes two names for two things: Red Hat, and its Linux."""
    return None not in {left.cluster, right.cluster} and left.cluster != right.cluster


def join(root: Draft, other: Draft) -> None:
    """Make `other`'s chain part of `root`'s, keeping the longer name as the representative."""
    root, other = root.root(), other.root()
    if root is other:
        return
    if root.authority is None and other.authority is not None:
        root.authority, root.candidates, root.kind = other.authority, other.candidates, other.kind
    other.chain = root
