"""What an article has spoken of so far, by name or not: what pronouns and descriptions may mean.

Guarantees: one thing for each chain of names, one for each noun that heads phrases without a name;
places are in text order. It doesn't choose between them: that is `antecedents.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from msgspec import Struct

from dateline.annotate.names.draft import Draft
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.english.verbs import Words, load_verbs
from dateline.ontology import is_a

PAIR = "pair"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "attr": "object",
    "pobj": "behind preposition",
    "poss": "owner",
    "appos": "apposition",
}
# Where a noun heads a phrase that can be spoken of again.
HEADS = frozenset({*_ROLES, "conj", "ROOT", "oprd"}) - {"appos"}
# What a verb does to what its subject says, by the verb table.
_SAYING = frozenset({"accuses", "believes", "denies", "knows", "promises", "says"})
_CHARGES = frozenset(
    {"accuse/charge", "accuse/investigate", "coerce/arrest", "coerce/convict", "coerce/extradite"}
    | {"coerce/jail", "coerce/try", "justice/acquit", "justice/execute", "justice/fine"}
    | {"justice/sentence"}
)
_CRIMES = frozenset(
    {"assault/abduct", "assault/abuse", "assault/attack", "assault/kill", "assault/shoot"}
    | {"assault/wound"}
    | {"justice/offend", "justice/plead"}
)
_AGENTS = ("ant", "er", "ian", "ist", "man", "or")  # how nouns for people end
_IDENTIFYING = frozenset({"call", "identify", "know", "name"})
_BEHIND = frozenset({"agent", "dobj", "nsubjpass", "oprd", "pobj", "prep"})
_BRINGS_IN = frozenset({"a", "an", "another", "one", "some"})
_LONG_QUOTATION = 5  # sentences
_NEAR = 5  # tokens from whoever speaks back to the words: `," added | she`
_DESCRIBING = frozenset({"NN", "JJ", "HYPH"})


class Place(Struct, frozen=True):
    """Where something is mentioned: its first and its head token, and what part that plays."""

    start: int
    head: int
    sentence: int
    role: str
    quoted: bool
    pronoun: bool


@dataclass(slots=True)
class Thing:
    """What was spoken of: a chain, or what a noun names that has no name.

    Attributes:
        root: the draft that represents the chain; None for what has no name.
        sort: the chain's kind, `PAIR` for two chains, or "person", "people", "thing", "things", or
            "agent" for what may be somebody or something: "user", "computer".
        nouns: what the text calls it beside its name.
        places: where it is mentioned; never empty.
        ways: how what has no name was spoken of: "new" for "a firm", "known" for "the firm".
        called: the sorts of pronouns, and the nouns, that have meant it.
        beliefs: for what has no name, how probable each chain was for the last description of it.
    """

    root: Draft | None
    sort: str
    nouns: set[str]
    places: list[Place] = field(default_factory=list)
    ways: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    beliefs: Mapping[int, float] = field(default_factory=dict)

    @property
    def last(self) -> Place:
        """Where it was spoken of last."""
        return self.places[-1]


class Discourse:
    """The things of one article, filled in text order."""

    def __init__(
        self,
        parse: Parse,
        names: Sequence[Draft],
        titles: Mapping[int, Draft],
        quoted: Collection[int] = (),
    ) -> None:
        """Note what the article calls its names; `titles` are the posts before them, by starts."""
        self.parse = parse
        self.at: dict[int, Thing] = {}  # token → what is mentioned there
        self._things: dict[Hashable, Thing] = {}
        self._quoted = quoted  # tokens between quotation marks
        self._nouns: dict[int, set[str]] = defaultdict(set)
        self.paired: dict[int, int] = {}  # heads of names side by side → the first one's
        self._before: Draft | None = None  # the last name
        self.names: dict[int, Draft] = {}  # token → the name that it is part of
        for draft in names:
            if draft.form == "name":
                self.names.update(dict.fromkeys(range(draft.start, draft.end), draft))
                self._nouns[id(draft.root())].update(self._describe(draft, titles))

    def things(self) -> Iterable[Thing]:
        """All that was spoken of, in the order in which it came up."""
        return self._things.values()

    def named_in(self, sentence: int, kinds: Iterable[str]) -> list[Draft]:
        """The chains of some kinds that a sentence has named so far."""
        return [
            thing.root
            for thing in self.things()
            if thing.root is not None
            and any(is_a(thing.root.kind, one) for one in kinds)
            and any(one.sentence == sentence and not one.pronoun for one in thing.places)
        ]

    def add(self, draft: Draft) -> None:
        """Note a mention of a chain, or of a pair; with the name before it, it may make one."""
        root = draft.root()
        made = Thing(root, root.kind, self._nouns[id(root)])
        self._note(self._things.setdefault(_key(root), made), self.place(draft), draft.end)
        if draft.form == "name":
            if self._before is not None and self._are_joined(self._before, draft):
                self._add_pair(self._before, draft)
            self._before = draft

    def _are_joined(self, left: Draft, right: Draft) -> bool:
        """Whether two names stand side by side, and not as the last of more: "Kenya and Chad"."""
        tokens = self.parse.tokens
        joined = any(token.text == "and" for token in tokens[left.end : right.start])
        first, second = tokens[self._head(left)], tokens[self._head(right)]
        two = second.dep == "conj" and second.head == first.index and first.dep != "conj"
        return joined and two

    def _add_pair(self, left: Draft, right: Draft) -> None:
        members = (left.root(), right.root())
        both = Draft(left.start, right.end, PAIR, form=PAIR, members=members)
        thing = self._things.setdefault(_key(both), Thing(both, PAIR, set()))
        thing.places.append(self.place(left))
        first = self._head(left)
        self.paired.update({first: first, self._head(right): first})

    def describes(self, token: Token) -> bool:
        """Whether a noun is of a name, and nothing else: "the firm X", "named the driver as X"."""
        same = (*self.parse.below(token.index, "appos"), *self._identified_with(token))
        return token.index + 1 in self.names or any(one.index in self.names for one in same)

    def add_noun(self, token: Token, beliefs: Mapping[int, float] | None = None) -> None:
        """Note a noun that names nothing.

        Args:
            token: the noun.
            beliefs: where "the" says that readers know what it is, how probable each chain is.
        """
        plural = token.tag in {"NNS", "NNPS"}
        noun = token.lemma
        one, more = ("person", "people") if is_person(noun) else ("thing", "things")
        sort = more if plural else one
        if sort == "thing" and noun.endswith(_AGENTS):
            sort = "agent"
        thing = self._things.setdefault((noun, plural), Thing(None, sort, {noun}))
        new = any(one.text.lower() in _BRINGS_IN for one in self.parse.below(token.index))
        thing.ways.add("new" if new else "bare" if beliefs is None else "known")
        if new or beliefs is not None:
            thing.beliefs = beliefs or {}
        self._note(thing, self._place(token.index, token.index, pronoun=False), token.index + 1)

    def _note(self, thing: Thing, place: Place, end: int) -> None:
        thing.places.append(place)
        self.at.update(dict.fromkeys(range(place.start, end), thing))

    def place(self, draft: Draft) -> Place:
        """Where a draft stands."""
        return self._place(draft.start, self._head(draft), pronoun=draft.form == "pronoun")

    def _head(self, draft: Draft) -> int:
        return self.parse.top(*draft.span).index

    def _place(self, start: int, head: int, *, pronoun: bool) -> Place:
        sentence = self.parse.tokens[head].sentence
        return Place(start, head, sentence, self._role(head), start in self._quoted, pronoun)

    def _role(self, head: int) -> str:
        """What part a phrase plays in its sentence; "lead" is the subject of its main verbs."""
        tokens = self.parse.tokens
        while tokens[head].dep == "conj" and tokens[head].head < head:
            head = tokens[head].head
        token = tokens[head]
        role, verb = _ROLES.get(token.dep, "other"), tokens[token.head]
        leads = role == "subject" and "ROOT" in {verb.dep, tokens[verb.head].dep}
        return "lead" if leads else role

    def subjects_above(self, index: int) -> Iterator[int]:
        """Subjects of the verbs that a token stands under, nearest first.

        The object of "forced Kivik to sell its farms" is who sells.
        """
        tokens, at = self.parse.tokens, index
        while tokens[at].head != at:
            below, at = at, tokens[at].head
            forced = self.parse.below(at, "dobj") if tokens[below].dep == "xcomp" else ()
            found = (*forced, *self.parse.below(at, *SUBJECTS))
            yield from (one.index for one in found if one.index not in {below, index})

    def has_subject(self, verb: int) -> bool:
        """Whether a verb has a subject of its own."""
        return bool(self.parse.below(verb, *SUBJECTS))

    def thing_at(self, index: int) -> Thing | None:
        """What a noun means, or the name beside it: "the airline, Kestrel Air"."""
        places = (index, *(one.index for one in self.parse.below(index, "appos")))
        return next((self.at[one] for one in places if one in self.at), None)

    def says(self, index: int) -> bool:
        """Whether a token is the subject of a verb of saying."""
        return _is_said(self.verb_of(index))

    def utters(self, index: int) -> bool:
        """Whether it says something there: nobody who "held talks" or "added a goal" does."""
        below = {one.dep for one in self.parse.below(self.parse.tokens[index].head)}
        return self.says(index) and ("ccomp" in below or "dobj" not in below)

    def verb_of(self, index: int) -> str:
        """The verb of which a token is the subject, or nothing."""
        token = self.parse.tokens[index]
        return self.parse.tokens[token.head].lemma if token.dep in SUBJECTS else ""

    def part_of(self, index: int) -> str:
        """What part somebody has in a crime and its trial: "official", "suspect", "victim" or "".

        That is told by the verb of which a token is subject or object, or by what it owns: "his
        arrest".
        """
        token = self.parse.tokens[index]
        verb = self.parse.tokens[token.head]
        if token.dep == "pobj":  # "arrested by him", "the murder of Hale"
            side = {"agent": "subject", "prep": "object" if verb.text == "of" else ""}.get(verb.dep)
            return self._parts_of(self.parse.tokens[verb.head]).get(side or "", "")
        passive = self.parse.below(verb.index, "auxpass")
        side = "subject" if token.dep == "nsubj" and not passive else "object"
        sided = token.dep in {*SUBJECTS, "dobj", "poss"}
        return self._parts_of(verb).get(side, "") if sided else ""

    def find_parts(self, thing: Thing) -> set[str]:
        """The parts that a thing had in a crime and its trial, by verbs or what it is called."""
        found = {self.part_of(one.head) for one in thing.places} - {""}
        words = {"official": lexicon().officials, "suspect": lexicon().suspects}
        return found | {part for part, nouns in words.items() if thing.nouns & nouns}

    def _parts_of(self, verb: Token) -> Mapping[str, str]:
        """The parts that a verb gives, with its object: "opened fire", "was found guilty"."""
        objects = [one.lemma for one in self.parse.below(verb.index, "dobj", "oprd")]
        return _parts(verb.lemma, *objects[:1])

    def find_speaker(self, place: Place) -> Draft | None:
        """Whose words a quoted place is in: who is said to speak beside it, or before it began.

        `"I tried. She left," said Hale. "He stayed."`: none of the pronouns is Hale.
        """
        here, rows = place.sentence, self.parse.sentences
        around = (*rows[here : here + 2], *rows[max(0, here - _LONG_QUOTATION) : here][::-1])
        places = (at for row in around for at in range(*row) if at not in self._quoted)
        return next(filter(None, (self._root_at(at) for at in places if self.says(at))), None)

    def words_before(self, place: Place) -> range:
        """The quotation right before whoever speaks it: `"Lind left," | he said`."""
        near = range(place.start - 1, max(place.start - _NEAR, -1), -1)
        last = next((at for at in near if at in self._quoted), None)
        if last is None or place.quoted or not self.says(place.head):
            return range(0)
        start = last
        while start - 1 in self._quoted:
            start -= 1
        return range(start, last + 1)

    def ends_saying(self, place: Place) -> bool:
        """Whether somebody says at the end what stands before: "it fell, | the minister said"."""
        comma = self.parse.tokens[max(place.start - 1, 0)]
        if comma.lower == "the":
            comma = self.parse.tokens[max(place.start - 2, 0)]
        after = self.parse.tokens[place.head + 1 : place.head + 2]
        return comma.text == "," and any(one.is_verb and _is_said(one.lemma) for one in after)

    def _root_at(self, index: int) -> Draft | None:
        if index in self.names:
            return self.names[index].root()
        return self.at[index].root if index in self.at else None

    def identified_as(self, name: Draft) -> Iterator[Token]:
        """What is told to have a name: "identified the driver as X", "a man called X"."""
        return self._identified_with(self.parse.tokens[self._head(name)])

    def _identified_with(self, head: Token) -> Iterator[Token]:
        """What is told to be the same: "identified the driver as X", or X as the driver."""
        tokens, below, above = self.parse.tokens, self.parse.below, self.parse.above(head.index)
        verb = next((one for one in above if one.dep not in _BEHIND), head)
        denied = self.parse.has(verb, "neg")
        if verb.lemma not in _IDENTIFYING or not verb.is_verb or denied:
            return
        whom = [one for one in below(verb, "dobj", "nsubjpass") if one.tag[0] != "W"]
        told = verb.dep == "relcl" and self.parse.has(verb, "auxpass")  # no "whom she called"
        whom += [tokens[verb.head]] if told or verb.dep == "acl" else []
        ways = [*below(verb, "oprd")]
        for led in tokens[slice(*self.parse.subtree(verb.index))]:
            ways += below(led, "pobj") if led.text == "as" else ()
        if head in ways:
            yield from (one for one in whom if one not in ways)
        elif head in whom:
            yield from ways

    def _describe(self, draft: Draft, titles: Mapping[int, Draft]) -> Iterator[str]:
        """The words by which the text calls what it names: "oil giant X", "X, a carmaker"."""
        tokens, below = self.parse.tokens, self.parse.below
        title = titles.get(draft.start)
        if title is not None and tokens[title.start - 1].text.lower() not in lexicon().ended:
            yield from title.name.lower().split()
        head = tokens[self._head(draft)]
        at = (draft.start if title is None else title.start) - 1
        while at >= 0 and tokens[at].tag in _DESCRIBING and tokens[at].sentence == head.sentence:
            yield tokens[at].text.lower()
            at -= 1
        beside = [*below(head.index, "appos")]
        if head.dep == "appos":
            beside.append(tokens[head.head])
        if head.dep in SUBJECTS and tokens[head.head].lemma == "be":
            beside += below(head.head, "attr")
        beside += self._identified_with(head)
        for noun in beside:
            titled = noun.tag == "NNP" and noun.index not in self.names  # "the Vice President, X"
            if titled or noun.tag in {"NN", "CD"}:  # an age too: "Smith, 34"
                yield noun.text.lower()
                yield from (one.text.lower() for one in below(noun.index, "amod", "compound"))


def _key(root: Draft) -> Hashable:
    return frozenset(map(id, root.members)) if root.members else id(root)


def is_person(noun: str) -> bool:
    """Whether a noun means somebody."""
    lex = lexicon()
    return "Person" in lex.described.get(noun, ()) or noun in lex.posts or noun in lex.people


def find_nouns(parse: Parse, taken: Sequence[bool]) -> Iterator[Token]:
    """Nouns outside of names and posts that head phrases."""
    return (
        token
        for token in parse.tokens
        if token.tag in {"NN", "NNS"} and token.dep in HEADS and not taken[token.index]
    )


@cache
def _parts(word: str, noun: str = "") -> Mapping[str, str]:
    """The parts that subject and object of a verb or its noun have in a crime and its trial.

    A row that asks for the verb's object counts before those that ask for none of these.
    """
    verbs = load_verbs()
    senses = [*verbs.by_lemma.get(word, ()), *(one for one, _ in verbs.by_noun.get(word, ()))]
    asking = [one for one in senses if noun in one.objects]
    if not asking and noun:
        asking = [one for one in senses if not any(word.islower() for word in one.objects)]
    types = {one.type for one in asking or senses}
    if types & _CHARGES:
        return {"subject": "official", "object": "suspect"}
    return {"subject": "suspect", "object": "victim"} if types & _CRIMES else {}


@cache
def _is_said(verb: str) -> bool:
    sense = load_verbs().find_verb(verb, Words(form="that"))
    return sense is not None and sense.complement in _SAYING
