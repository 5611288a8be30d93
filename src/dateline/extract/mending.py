"""What names tell of the grammar, where parsers are mostly wrong about them.

What is given to somebody named right before it ("named Ada Hart finance director", "fined Orbit 2
million euros") is parsed as one long noun with the name, and a noun before a name ("her uncle Bo
Lind left") as a second subject. A day right behind a verb of saying ("said on Monday it would go")
is when it was said, what stands behind a sum isn't of the sum ("a fine of 2 million euros on
Orbit"), and "who" means a name rather than its victory.

Guarantees: tokens keep their places and words; only what hangs on what is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.core.model import Mention
from dateline.core.parse import Annotated, Parse, Token
from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_sum
from dateline.english.verbs import LIGHT, load_verbs
from dateline.extract.clauses.controllers import givers
from dateline.extract.clauses.words import find_words
from dateline.ontology import is_a

_HONOURS = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?|[A-Z]BE|GBM|JP|KC|MP|QC|SC")  # "O.B.E."
# Families of what only somebody does.
_PERSONAL = frozenset({"accuse", "agree", "reject", "request", "state", "support", "threaten"})
_OBJECTS = frozenset({"attr", "dobj", "oprd"})
_ASKED = frozenset({"against", "into", "over", "to", "toward", "towards", "with"})
_OFF_SUMS = frozenset({"against", "by", "for", "from", "on", "over", "to"})
_CONJUNCTIONS = frozenset({"after", "as", "before", "since", "until"})  # prepositions, too
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_OF_NAMES = frozenset({"DT", "NNP", "NNPS"})  # "President of the Republic"
_NEARBY = frozenset({"inside", "near", "outside"})
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_LEADING = frozenset({"advmod", "aux", "auxpass", "neg"})
_GROUP = 5  # tokens from the first of a verb's words to itself: "has not yet been"
_WHO = frozenset({"Person", "SportsTeam"})
_BEHIND_COMMA = 2  # tokens before a name: a post and a comma
_NEAR = 6  # tokens from "who" to whom it means
_ENDS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})


def mend(annotated: Annotated, at: Sequence[Sequence[Mention]]) -> Annotated:
    """Hang names and the posts and nouns beside them where they belong.

    Args:
        annotated: the document.
        at: for each token, the mentions that it stands in.
    """
    mended = _Mended(annotated.parse, at)
    for token in annotated.parse.tokens:
        for read in _MENDS:
            read(mended, token)
    if tuple(mended.tokens) == annotated.parse.tokens:
        return annotated
    return replace(annotated, parse=Parse.of(mended.tokens, annotated.parse.sentences))


class _Mended:
    """The tokens of one document as they are mended; each method reads one as it was parsed."""

    def __init__(self, parse: Parse, at: Sequence[Sequence[Mention]]) -> None:
        self.tokens = list(parse.tokens)
        self._parse, self._at = parse, at

    def _hang(self, token: Token, head: int, dep: str, *, tag: str = "") -> None:
        """Hang a token on another, unless that hangs on it by now."""
        at = head
        while self.tokens[at].head != at and at != token.index:
            at = self.tokens[at].head
        if at == token.index != head:
            return
        self.tokens[token.index] = replace(token, head=head, dep=dep, tag=tag or token.tag)

    def _begin(self, index: int, kind: str = "") -> int:
        """The first token of what is mentioned at one."""
        held = [one for one in self._at[index] if kind in {"", one.kind}][:1]
        while index and held and held[0] in self._at[index - 1]:
            index -= 1
        return index

    def _is_post(self, index: int) -> bool:
        return any(one.kind == "Position" for one in self._at[index])

    def _is_named(self, index: int) -> bool:
        return any(one.form == "name" and one.kind != "Position" for one in self._at[index])

    def _is_person(self, index: int) -> bool:
        return any(one.kind == "Person" and one.form == "name" for one in self._at[index])

    def part_given(self, given: Token) -> None:
        """Hang what is given and the name before it on the verb, each by itself."""
        if not given.tag.startswith("NN") or given.dep not in _OBJECTS:
            return
        verb, low = self.tokens[given.head], given.index
        while low and self._is_post(low):
            low -= 1
        post = low < given.index and verb.lemma in find_words("giving_posts")
        low -= not post
        counted = not post and verb.lemma in givers()
        while counted and low > verb.index and self.tokens[low].tag in {"CD", "$"}:
            low -= 1
        amount = counted and low < given.index - 1
        thing = given.text.islower() and verb.lemma in find_words("giving_things")
        name = self.tokens[low]
        joined = verb.index < low and name.head == given.index and self._is_named(low)
        if joined and (amount or (self._is_person(low) and (post or thing))):
            self._hang(name, verb.index, "dobj" if post else "dative")
            self._hang(given, given.head, "oprd" if post else "dobj")

    def join_name(self, name: Token) -> None:
        """Hang a name on the noun right before it: "a statue of the god | Ra fell" is one thing."""
        start = self._begin(name.index)
        before = self.tokens[start - 1] if start else name
        subjects = [
            one
            for one in self._parse.below(name.head)
            if one.dep == name.dep and self._parse.subtree(one.index)[1] == start
        ]
        led = name.dep.startswith("nsubj") and self._is_named(name.index) and bool(subjects)
        if led and before.tag == "NN" and before.dep == "pobj":
            self._hang(name, before.index, "appos")

    def lead_clause(self, noun: Token) -> None:
        """Make a noun behind a name a subject: "in the journal Ode, | a team report it"."""
        start, end = self._parse.subtree(noun.index)
        if noun.dep != "appos" or end >= len(self.tokens) or self.tokens[start - 1].text != ",":
            return
        verb = self.tokens[end]
        while verb.dep in _LEADING and verb.head > verb.index:
            verb = self.tokens[verb.head]
        below = self._parse.below(verb.index)
        own = any(one.dep.startswith(("nsubj", "csubj", "expl")) for one in below)
        finite = verb.tag in _FINITE or any(one.tag in _FINITE for one in below)
        if verb.dep == "ROOT" and finite and not own and verb.index > noun.index:
            passive = any(one.dep == "auxpass" for one in below)
            self._hang(noun, verb.index, "nsubjpass" if passive else "nsubj")

    def read_people(self, word: Token) -> None:
        """Read people behind "by" rather than what they do: "by protesting | legislators"."""
        noun = next((one for one in self._parse.below(word.index) if one.dep == "dobj"), None)
        known = word.dep == "pcomp" and word.text.lower() in find_words("participial")
        if known and noun is not None and noun.tag == "NNS" and noun.index == word.index + 1:
            self._hang(noun, word.head, "pobj")
            self._hang(word, noun.index, "amod")

    def read_gerund(self, particle: Token) -> None:
        """Hang a particle on the noun before it: "ordered the drawing | up of a map"."""
        noun, of = self.tokens[particle.index - 1], self.tokens[particle.index + 1 :][:1]
        gerund = noun.tag == "NN" and noun.text.endswith("ing") and noun.head == particle.head
        if particle.dep == "prt" and gerund and [one.text for one in of] == ["of"]:
            self._hang(particle, noun.index, particle.dep)
            self._hang(of[0], noun.index, of[0].dep)

    def part_among(self, name: Token) -> None:
        """Part names from the verb before "among them": "will attend, among them | Ada Hart"."""
        start = self._begin(name.index)
        them = self.tokens[start - 1] if start > 1 else name
        among = self.tokens[them.head]
        if name.dep == "dobj" and them.dep == "pobj" and among.text.lower() == "among":
            self._hang(among, name.head, "prep")
            self._hang(name, them.index, "appos")

    def join_noun(self, noun: Token) -> None:
        """Hang a noun on the name right behind it that has the same place in its clause."""
        named = any(one.form == "name" for one in self._at[noun.index])
        if noun.tag != "NN" or noun.dep not in _ENDS or named:
            return
        end = noun.index + 1
        while end < len(self._at) and self._is_person(end):
            end += 1
        name = self.tokens[end - 1]
        if name.index > noun.index and (name.dep, name.head) == (noun.dep, noun.head):
            self._hang(noun, name.index, "compound")

    def lift_holder(self, name: Token) -> None:
        """Put who holds a post above it: "Superintendent of Police Mukta Dhar" is no police's."""
        if name.dep != "pobj" or not self._is_person(name.index):
            return
        post = self.tokens[self.tokens[name.head].head]
        title = range(post.index, self._begin(name.index))
        whole = bool(title) and all(map(self._is_post, title))
        if not (whole or self._is_post_of(title)):
            return
        above = name.index if post.dep == "ROOT" else post.head
        self._hang(name, above, post.dep)
        self._hang(post, name.index, "compound")
        for one in self._parse.below(post.index):
            if one.index > name.index:
                behind = above if one.dep in {"prep", "advmod", "npadvmod"} else name.index
                self._hang(one, behind, one.dep)

    def _is_post_of(self, title: range) -> bool:
        """Whether words are a post and its body or place: "Chief Executive of Hong Kong"."""
        at = next((one for one in title if not self._is_post(one)), title.stop)
        of = at > title.start and self.tokens[at].text == "of"
        behind = title[at - title.start + 1 :]
        return of and bool(behind) and all(self.tokens[one].tag in _OF_NAMES for one in behind)

    def hang_on_post(self, name: Token) -> None:
        """Put a name beside the post before its comma: "the head of Orbit, Ada Hart, and Bo"."""
        behind = self.tokens[name.index + 1 : name.index + 2]
        listed = name.dep == "conj" and [one.text for one in behind] == ["and"]
        placed = name.dep in {"appos", "conj"} or self._lend_subject(name)
        apart = placed and self._is_person(name.index) and not listed
        end = self._find_post(name) if apart else None
        if end is None:
            return
        head = self._parse.top(self._begin(end, "Position"), end + 1)
        if name.dep == "appos" and head.dep == "conj" and head.head == name.head:
            return  # "its manager and president, Ada Hart"
        if all(one.index != name.index for one in self._parse.above(head.index)):
            self._hang(name, head.index, "appos")
            for one in self._parse.below(name.index):
                if one.dep == "conj" and one.index > name.index:
                    self._hang(one, head.index, one.dep)

    def _lend_subject(self, name: Token) -> bool:
        """Make the post behind a name the subject: "with the head, Ada Hart, | the king left"."""
        beside = [one for one in self._parse.below(name.index) if one.dep == "appos"]
        post = self._find_post(name) if beside and name.dep == "nsubj" else None
        if post is None:
            return False
        other = self._parse.top(self._begin(post, "Position"), post + 1)
        own = any(one.text.lower() == "the" for one in self._parse.below(beside[0].index))
        if other.dep != "pobj" or not own or not self._is_post(beside[0].index):
            return False
        self._hang(beside[0], name.head, name.dep)
        return True

    def _find_post(self, name: Token) -> int | None:
        """The last word of the post that stands before a name and its comma."""
        low, tokens = self._begin(name.index), self.tokens
        while low and tokens[low - 1].text.lower() in lexicon().courtesy:
            low -= 1
        if low < _BEHIND_COMMA or tokens[low - 1].text != ",":
            return None
        low -= 2
        if self._is_named(low) and not self._is_person(low):  # "the head of Orbit, Bo Lind"
            low = max(self._begin(low) - 1, 0)
            low -= tokens[low].text.lower() == "the"
            low -= tokens[low].text.lower() == "of"
        here = self._at[max(low, 0)]
        return (
            low if any(one.kind == "Position" and one.form == "nominal" for one in here) else None
        )

    def lead_to_place(self, word: Token) -> None:
        """Read a preposition rather than an adjective of a name: "killed six outside Oslo"."""
        if word.dep != "amod" or word.text.lower() not in _NEARBY or not word.index:
            return
        name, before = self.tokens[word.head], self.tokens[word.index - 1]
        if self._is_named(name.index) and self._begin(name.index) == word.index + 1:
            self._hang(word, name.head, "prep", tag="IN")
            self._hang(name, word.index, "pobj")
            if before.tag == "CD" and before.head == name.index:
                self._hang(before, name.head, name.dep)

    def open_clause(self, word: Token) -> None:
        """Read a clause behind "as" or "that" rather than a noun: "rose as its profit | gave hope".

        So it is in "showed that hygiene, specifically washing, is needed".
        """
        if word.dep == "prep" and word.text.lower() in _CONJUNCTIONS:
            noun = next((one for one in self._parse.below(word.index) if one.dep == "pobj"), None)
        else:
            noun = self.tokens[word.head] if word.dep == "det" and word.text == "that" else None
            noun = noun if noun is not None and noun.dep == "dobj" else None
        verb = None if noun is None else self._find_joined(noun)
        if noun is not None and verb is not None:
            self._hang(noun, verb.index, "nsubj")
            self._hang(word, verb.index, "mark", tag="IN")
            self._hang(verb, verb.head, "advcl" if word.dep == "prep" else "ccomp")

    def _find_joined(self, noun: Token) -> Token | None:
        """A finite verb without a subject right behind a noun's phrase, joined by no word."""
        end = self._parse.subtree(noun.index)[1]
        end += end < len(self.tokens) and self.tokens[end].text == ","
        for verb in self.tokens[end : end + _GROUP]:
            below = self._parse.below(verb.index)
            first = min((one.index for one in below if one.dep in _LEADING), default=verb.index)
            finite = any(one.tag in _FINITE for one in (verb, *below) if one.index >= end)
            alone = not any(one.dep.startswith("nsubj") for one in below)
            before = range(self.tokens[verb.head].index, noun.index)
            above = bool(before) and verb.dep == "conj" and alone
            if above and finite and min(first, verb.index) == end:
                joints = self._parse.below(verb.head)
                joined = any(one.dep == "cc" and one.index > noun.index for one in joints)
                return None if joined else verb
        return None

    def lift_subject(self, noun: Token) -> None:
        """Hang a subject on the verb rather than its auxiliary: "was brazenly | shot"."""
        helping = self.tokens[noun.head]
        if noun.dep in {"nsubj", "nsubjpass"} and helping.dep in {"aux", "auxpass"}:
            passive = helping.dep == "auxpass"
            self._hang(noun, helping.head, "nsubjpass" if passive else noun.dep)

    def join_first(self, noun: Token) -> None:
        """Hang who was the first of two things on the first: "the first to win and | the first"."""
        verb = self.tokens[self.tokens[noun.head].head]
        other = self.tokens[verb.head]
        if noun.dep != "conj" or not self._ranks(noun) or not self._ranks(other):
            return
        if verb.tag[:2] == "VB" and verb.dep in {"acl", "relcl"} and other.dep == "attr":
            joints = (one for one in self._parse.below(noun.head) if one.dep == "cc")
            for one in joints:
                self._hang(one, other.index, one.dep)
            self._hang(noun, other.index, "conj")

    def _ranks(self, noun: Token) -> bool:
        told = {noun.text.lower(), *(one.text.lower() for one in self._parse.below(noun.index))}
        return not told.isdisjoint(find_words("firsts"))

    def part_place(self, name: Token) -> None:
        """Part a place from who acts in it: "in the East, Oslo, | the men met" isn't Oslo."""
        start = self._begin(name.index)
        beside = [one for one in self._parse.below(name.index) if one.dep == "appos"]
        before = self.tokens[start - 2] if start > 1 else name
        comma = start > 1 and self.tokens[start - 1].text == "," and self._is_place(start - 2)
        if name.dep != "nsubj" or not beside or not comma or not self._is_place(name.index):
            return
        determined = any(one.dep == "det" for one in self._parse.below(beside[0].index))
        if before.dep == "pobj" and determined and not self._is_place(beside[0].index):
            self._hang(beside[0], name.head, name.dep)
            self._hang(name, before.index, "appos")

    def _is_place(self, index: int) -> bool:
        return any(one.form == "name" and is_a(one.kind, "Place") for one in self._at[index])

    def turn_inverted(self, verb: Token) -> None:
        """Give a verb of saying behind a comma its speaker: "it is dear, | reported the union"."""
        below = self._parse.below(verb.index)
        spoken = [one for one in below if one.dep == "dobj"]
        comma = verb.index > 0 and self.tokens[verb.index - 1].text == ","
        own = any(one.dep.startswith("nsubj") for one in below)
        if verb.tag not in {"VBD", "VBZ"} or not comma or not spoken or own:
            return
        low, high = self._parse.subtree(spoken[0].index)
        ends = low == verb.index + 1 and high >= self._parse.sentences[verb.sentence][1] - 2
        senses = load_verbs().by_lemma.get(verb.lemma, ())
        says = any(one.complement == "says" and "speaker" in one.roles.values() for one in senses)
        if not ends or not says:
            return
        joints = (one for one in self._parse.below(verb.head) if one.dep == "cc")
        if any(one.dep == "ccomp" and one.index < verb.index for one in below):
            self._hang(spoken[0], verb.index, "nsubj")
        elif verb.dep == "conj" and next(joints, None) is None:
            self._hang(spoken[0], verb.index, "nsubj")
            self._hang(verb, verb.head, "parataxis")

    def lift_joined(self, verb: Token) -> None:
        """Join a verb to the one of saying where nobody else can: "said it is late and | asked".

        What it says needs somebody, and its clause is of nobody.
        """
        above = self.tokens[verb.head]
        said = self.tokens[above.head]
        below = self._parse.below(verb.index)
        finite = verb.tag in _FINITE or any(one.tag in _FINITE for one in below)
        own = any(one.dep.startswith("nsubj") for one in below)
        if (
            verb.dep != "conj"
            or above.dep != "ccomp"
            or not finite
            or own
            or said.index > above.index
        ):
            return
        subjects = [one for one in self._parse.below(above.index) if one.dep.startswith("nsubj")]
        thing = subjects and not self._at[subjects[0].index] and self._is_thing(subjects[0])
        senses = load_verbs().by_lemma.get(verb.lemma, ())
        acts = bool(senses) and all(one.type.partition("/")[0] in _PERSONAL for one in senses)
        if thing and acts and said.tag[:2] == "VB":
            for one in self._parse.below(above.index):
                if one.dep == "cc" and above.index < one.index < verb.index:
                    self._hang(one, said.index, one.dep)
            self._hang(verb, said.index, verb.dep)

    def _is_thing(self, noun: Token) -> bool:
        """Whether a word is of nothing that can speak."""
        kinds = lexicon().described.get(noun.lemma, frozenset())
        people = find_words("people") | lexicon().people | lexicon().posts.keys()
        body = any(is_a(one, "Organization") or one == "Person" for one in kinds)
        return noun.text.lower() == "it" or (
            noun.tag == "NN" and not body and noun.lemma not in people
        )

    def join_beside(self, name: Token) -> None:
        """Hang a name on the noun right before it: "sold it to Italian bank | Orbit for $5m"."""
        start = self._begin(name.index)
        noun = self.tokens[start - 1] if start else name
        loose = name.dep in {"dep", "npadvmod"} and self._is_named(name.index)
        if not loose or noun.tag != "NN" or noun.dep not in {"dobj", "pobj"}:
            return
        verb = name.head
        self._hang(name, noun.index, "appos")
        for one in self._parse.below(name.index):
            if one.dep == "prep" and one.index > name.index:
                self._hang(one, verb, one.dep)

    def join_pair(self, name: Token) -> None:
        """Join two people of whom a parser has one before the other: "Bo Lind and coach | Ode"."""
        other = self.tokens[name.head]
        joint = next((one for one in self._parse.below(name.index) if one.dep == "cc"), None)
        pair = name.dep in {"compound", "nmod"} and joint is not None
        apart = name.index < self._begin(other.index) if pair else False
        if pair and apart and self._is_person(name.index) and self._is_person(other.index):
            for one in self._parse.below(name.index):
                if one.dep == "conj" and one.index < other.index:
                    self._hang(one, other.index, "compound")
            self._hang(name, other.head, other.dep)
            self._hang(other, name.index, "conj")

    def pass_honours(self, letters: Token) -> None:
        """Hang a post behind somebody's honours on him: "Ada Hart, O.B.E., | head of Orbit"."""
        if letters.dep == "appos" and _HONOURS.fullmatch(letters.text):
            for one in self._parse.below(letters.index):
                if one.dep == "appos":
                    self._hang(one, letters.head, one.dep)

    def lift_charge(self, preposition: Token) -> None:
        """Hang what somebody is accused of on the verb: "accused the head of Orbit | of lying"."""
        gerund = any(one.dep == "pcomp" for one in self._parse.below(preposition.index))
        noun = self.tokens[preposition.head]
        if preposition.text.lower() != "of" or not gerund or noun.dep != "pobj":
            return
        for above in self._parse.above(noun.index):
            senses = load_verbs().by_lemma.get(above.lemma, ()) if above.tag[:2] == "VB" else ()
            if any(one.complement == "accuses" and "of" in one.roles for one in senses):
                self._hang(preposition, above.index, preposition.dep)
            if senses:
                return

    def join_list(self, name: Token) -> None:
        """Hang a name on the one before its "and": "talks at the G-7 and | G-20" are no G-20."""
        start, noun = self._begin(name.index), self.tokens[name.head]
        if start < _BEHIND_COMMA or name.dep != "conj" or self.tokens[start - 1].dep != "cc":
            return
        joint, before = self.tokens[start - 1], self.tokens[start - 2]
        own, other = (
            {one.kind for one in self._at[at] if one.form == "name"}
            for at in (name.index, before.index)
        )
        placed = all(any(is_a(one, "Place") for one in kinds) for kinds in (own, other))
        lex = lexicon()
        known = lex.people | lex.posts.keys() | lex.nominals.keys() | find_words("people")
        somebody = noun.lemma in known and not placed
        thing = noun.tag.startswith("NN") and not self._is_named(noun.index)
        alike = bool(own & other) or placed
        if alike and thing and noun.index < before.index and not somebody:
            self._hang(name, before.index, "conj")
            self._hang(joint, before.index, "cc")

    def part_clause(self, verb: Token) -> None:
        """Part a clause from what nobody says it with: "It launched; Ada promised more".

        Nor does a verb that takes no clause have one before it.
        """
        above = self.tokens[verb.head]
        if above.index < verb.index or verb.dep != "ccomp" or verb.tag not in _FINITE:
            return
        quoted = any(one.text in _QUOTES for one in self.tokens[verb.index : above.index])
        if quoted:
            return
        subjects = [one for one in self._parse.below(above.index) if one.dep.startswith("nsubj")]
        first = min((self._parse.subtree(one.index)[0] for one in subjects), default=above.index)
        linked = first > 1 and self.tokens[first - 1].text.lower() in find_words("links")
        first -= linked  # "it is under way, however Ada denied it"
        marks = {",", ";"} if linked else {";"}
        apart = first > 0 and self.tokens[first - 1].text in marks
        senses = load_verbs().by_lemma.get(above.lemma, ())
        objects = any(one.dep == "dobj" for one in self._parse.below(above.index))
        silent = objects and senses and not any(one.complement for one in senses)
        if apart and above.dep == "ccomp":  # "Orbit left; it was late, Ada said"
            self._hang(verb, above.head, "ccomp")
        elif apart or silent:
            self._hang(verb, verb.index, "ROOT")

    def read_adjective(self, word: Token) -> None:
        """Read an adjective rather than a verb: "there are promising | talks", "false and | …"."""
        if word.tag != "VBG":
            return
        below = self._parse.below(word.index)
        above = self.tokens[word.head]
        noun = next((one for one in below if one.dep == "dobj"), None)
        there = any(one.dep == "expl" for one in below)
        if there and noun is not None:
            self.tokens[word.index] = replace(word, tag="JJ")
        if word.dep == "conj" and above.tag == "JJ" and above.dep == "amod":
            self.tokens[word.index] = replace(word, tag="JJ")
            if noun is not None and noun.index < above.head:
                self._hang(noun, above.head, "nsubj")
                self._hang(above, noun.index, above.dep)

    def lower_preposition(self, preposition: Token) -> None:
        """Hang a preposition on the object that asks for it: "announced a gift | to the bank"."""
        name, verb = preposition.text.lower(), self.tokens[preposition.head]
        if name not in _ASKED or preposition.dep not in {"prep", "dative"} or verb.tag[:2] != "VB":
            return
        objects = [one for one in self._parse.below(verb.index) if one.dep == "dobj"]
        beside = [o for o in objects if self._parse.subtree(o.index)[1] == preposition.index]
        table, nouns = load_verbs(), {one.lemma for one in beside}
        senses = [
            one
            for one in table.by_lemma.get(verb.lemma, ())
            if one.type != LIGHT or not one.objects or not nouns.isdisjoint(one.objects)
        ]
        own = {one.roles.get(name) for one in senses} - {None}
        light = any(one.type == LIGHT or one.asked(name) for one in senses)
        asked = {s.roles.get(name) for o in beside for s, _ in table.by_noun.get(o.lemma, ())}
        asked -= {None, "addressee"}
        if asked and own <= {"addressee"} and not light:
            self._hang(preposition, beside[0].index, "prep")

    def read_quoted(self, verb: Token) -> None:
        """Put a clause under who is quoted as saying it: "it is so, the paper quoted Bo as |"."""
        preposition = self.tokens[verb.head]
        quoted = self.tokens[preposition.head]
        if verb.dep != "pcomp" or preposition.text.lower() != "as" or quoted.tag[:2] != "VB":
            return
        for one in self._parse.below(quoted.index):
            if one.dep == "ccomp" and one.index < quoted.index:
                self._hang(one, verb.index, one.dep)

    def read_noun(self, word: Token) -> None:
        """Read a noun behind a sum rather than a participle: "took a 475m euro | hit"."""
        sum_ = self.tokens[word.head]
        low = self._parse.subtree(sum_.index)[0]
        beside = word.index == sum_.index + 1 and self.tokens[low].text.lower() in {"a", "an"}
        if word.tag == "VBN" and word.dep == "acl" and beside and self._is_sum(sum_):
            self._hang(word, sum_.head, sum_.dep, tag="NN")
            self._hang(sum_, word.index, "compound")

    def read_called(self, word: Token) -> None:
        """Read a participle rather than half a name: "Dubbed | Ode, the rock is red" names it."""
        name, low = self.tokens[word.head], self._parse.sentences[word.sentence][0]
        if (
            word.index != low
            or word.text.lower() not in find_words("called")
            or word.dep != "compound"
        ):
            return
        verb = self.tokens[name.head]
        subjects = [one for one in self._parse.below(verb.index) if one.dep == "nsubj"]
        if name.dep == "nsubj" and self._begin(name.index) == low + 1 and len(subjects) > 1:
            self._hang(word, verb.index, "advcl", tag="VBN")
            self._hang(name, word.index, "oprd")

    def give_subject(self, verb: Token) -> None:
        """Give a relative clause without "whom" its subject: "the five people Ada Hart killed"."""
        if verb.tag not in {"VBD", "VBN"} or verb.dep != "acl":
            return
        name, noun = self.tokens[verb.index - 1], self.tokens[verb.head]
        beside = name.dep == "appos" and name.head == noun.index
        if beside and self._is_named(name.index) and self._begin(name.index) == noun.index + 1:
            self._hang(name, verb.index, "nsubj")
            self._hang(verb, verb.head, "relcl", tag="VBD")

    def find_antecedent(self, pronoun: Token) -> None:
        """Hang the clause of "who" on the name before it, where it hangs on what nobody can be."""
        if pronoun.tag != "WP" or pronoun.dep != "nsubj":
            return
        verb = self.tokens[pronoun.head]
        noun = self.tokens[verb.head]
        near = range(pronoun.index - 1, max(noun.index, pronoun.index - _NEAR), -1)
        name = next((i for i in near if any(one.kind in _WHO for one in self._at[i])), None)
        if (
            verb.dep == "relcl"
            and noun.tag == "NN"
            and not self._at[noun.index]
            and name is not None
        ):
            known = lexicon().people | find_words("people") | lexicon().posts.keys()
            if noun.lemma not in known:
                self._hang(verb, name, verb.dep)

    def lift_preposition(self, preposition: Token) -> None:
        """Hang a preposition on the verb that it stands behind rather than on what that governs."""
        if preposition.tag != "IN" or preposition.dep != "prep":
            return
        above = self.tokens[preposition.head]
        verb = self.tokens[above.head]
        below = self._parse.below(preposition.index)
        days = [one for one in below if one.lemma in lexicon().calendar]
        behind = preposition.index == verb.index + 1 and above.dep == "ccomp"
        if behind and days and self.tokens[days[0].index + 1].text != ",":
            self._hang(preposition, verb.index, preposition.dep)
        if preposition.text.lower() in _OFF_SUMS and self._is_sum(above):
            of = above.dep == "pobj" and verb.text == "of"  # "a fine of 2 million euros | on Orbit"
            passive = any(one.dep == "auxpass" for one in self._parse.below(verb.index))
            agent = passive and preposition.text.lower() == "by"
            if of or above.dep == "dobj":
                head = verb.head if of else verb.index
                self._hang(preposition, head, "agent" if agent else "prep")

    def count_out(self, word: Token) -> None:
        """Hang "out of" on the number before it: "58 | out of 194 countries"."""
        before, behind = self.tokens[word.index - 1], self.tokens[word.index + 1 : word.index + 2]
        of = [one.text for one in behind] == ["of"]
        if word.index and word.text == "out" and word.dep == "prep" and of and before.tag == "CD":
            self._hang(word, before.index, word.dep)

    def _is_sum(self, head: Token) -> bool:
        low = min((one.index for one in self._parse.below(head.index)), default=head.index)
        words = (one.text for one in self._parse.tokens[low : head.index + 1])
        return low < head.index and is_sum(" ".join(words))


_MENDS = (
    _Mended.find_antecedent,
    _Mended.give_subject,
    _Mended.hang_on_post,
    _Mended.open_clause,
    _Mended.part_clause,
    _Mended.lift_subject,
    _Mended.join_first,
    _Mended.turn_inverted,
    _Mended.lift_joined,
    _Mended.part_place,
    _Mended.join_beside,
    _Mended.join_pair,
    _Mended.pass_honours,
    _Mended.lift_charge,
    _Mended.join_list,
    _Mended.read_called,
    _Mended.read_adjective,
    _Mended.lower_preposition,
    _Mended.read_quoted,
    _Mended.read_noun,
    _Mended.lead_to_place,
    _Mended.count_out,
    _Mended.lift_preposition,
    _Mended.part_given,
    _Mended.join_noun,
    _Mended.join_name,
    _Mended.part_among,
    _Mended.read_gerund,
    _Mended.lead_clause,
    _Mended.read_people,
    _Mended.lift_holder,
)
