"""Claims what noun phrases say of two things, and the posts that people hold.

Guarantees: a claim has a noun of `nouns.tsv`, a post, or two names side by side of which
the table says something, and kinds that fit its row; what an article only calls alleged or would-be
is not claimed, and what stands in a quotation is reported. What holding a post means is in `posts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product

from msgspec.structs import replace

from dateline.core.model import Literal, Mention, Stance
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon, post_classes
from dateline.extract import posts
from dateline.extract.builder import ASSERTED, Builder, Setting, Standing, name_speaker
from dateline.extract.clauses.circumstances import find_when
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.control import is_former
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import Dated
from dateline.extract.relations.descriptions import DescriptionReader, is_one_of
from dateline.extract.relations.names import ARTICLES, find_beside, name_at
from dateline.extract.relations.owners import MODIFIER, POSSESSIVE, Owner
from dateline.extract.relations.phrases import NounPhrase, NounPhraseReader
from dateline.extract.relations.places import find_address, find_land, is_in
from dateline.extract.relations.predications import BEGINS, ENDS, Predication
from dateline.extract.relations.seats import SeatFinder
from dateline.extract.relations.table import ANY, RelationalNoun, load_relational_nouns

BETWEEN = "'s…"  # the link where the thing stands between: "Ford's Jaguar unit"
_CONFIDENCE = {True: 0.92, False: 0.85}  # with a noun that says it; two names alone
_TOLD = frozenset({"acomp", "appos", "attr"})
_TOLD_SO = frozenset({Stance.ASSERTED, Stance.REPORTED})
_TOPS = frozenset({"head_of_state", "head_of_government"})
_NEW = frozenset({"new", "newly"})
_NOT_SO = frozenset({"any", "no", "not", "proposed", "planned", "future", "rumoured", "rumored"})


def claim_relations(builder: Builder, clauses: ClauseReader, origin: str) -> None:
    """Claim what the noun phrases of a document say, posts included."""
    _RelationClaimer(builder, clauses, origin).claim_all()


class _RelationClaimer:
    """Goes through the phrases of one document."""

    def __init__(self, builder: Builder, clauses: ClauseReader, origin: str) -> None:
        parsed = self._parsed = builder.reading
        self._builder, self._clauses, self._kind = builder, clauses, parsed.kind
        self._phrases = NounPhraseReader(parsed, clauses)
        self._seats = SeatFinder(parsed)
        self._words = DescriptionReader(parsed, clauses)
        heads = {parsed.head(one).id: parsed.head(one) for one in parsed.annotated.mentions}
        self._posts: set[int] = set()  # words of posts that are claimed, or are nobody's
        self._held: dict[str, list[tuple[int, Mention]]] = {}  # person → posts, in text order
        self._countries = [one for one in heads.values() if one.kind == "Country"]
        self._origin = origin

    def claim_all(self) -> None:
        """Claim all that posts, relational nouns and names side by side say."""
        positions = {
            self._parsed.ranges[one.id]: one
            for one in self._parsed.annotated.mentions
            if one.kind == "Position" and self._is_read(self._parsed.ranges[one.id][0])
        }
        last = None
        for bare in self._phrases.read(sorted(positions), people=True):
            position = positions[bare.low, bare.high]
            last = self._share_owners(bare, last, position)
            if self._claim_post(last, position) or not last.things:
                self._posts.update(range(bare.low, bare.high))
            for one in () if self._is_past(last) else last.things:
                self._held.setdefault(self._parsed.head(one).id, []).append((last.low, position))
        for phrase in self._phrases.read(self._nouns()):
            before = len(self._builder.claims)
            if self._claim_counterpart(phrase):
                continue
            self._claim_noun(phrase)
            relational = self._parsed.tokens[phrase.low].lemma.lower() in load_relational_nouns()
            said = relational and phrase.words <= ARTICLES and len(self._builder.claims) > before
            if not said:  # "a partner of Kenya" is one
                self._claim_description(phrase)
        for mention in self._parsed.annotated.mentions:
            if mention.form == "name" and self._is_read(self._parsed.ranges[mention.id][0]):
                self._claim_name(self._phrases.read_name(mention))
                self._claim_place(mention)

    def _is_read(self, index: int) -> bool:
        return self._parsed.tokens[index].sentence not in self._parsed.blocked

    def _nouns(self) -> Iterator[tuple[int, int]]:
        """Where the nouns of the table stand outside of names."""
        table, tokens = load_relational_nouns(), self._parsed.tokens
        for token in tokens:
            if is_one_of(self._parsed.parse, token) and self._is_read(token.index):
                yield token.index, token.index + 1
            if not token.tag.startswith(("NN", "JJ")):
                continue
            beside = bool(find_beside(self._parsed, token.index + 1))
            known = self._noun_name(token) in table or token.lemma.lower() in table
            bare = token.tag in {"NN", "NNS"} and token.index not in self._posts
            called = bare and (beside or token.dep in _TOLD or token.lemma == "counterpart")
            hyphen = tokens[min(token.index + 1, len(tokens) - 1)].tag == "HYPH"  # "co-star"
            if not (known or called) or hyphen or not self._is_read(token.index):
                continue
            taken = beside or token.dep in _TOLD  # "a Kenyan national"
            noun = token.is_noun or (token.tag == "JJ" and taken)
            if noun and name_at(self._parsed, token.index) is None:
                yield token.index, token.index + 1

    def _noun_name(self, noun: Token) -> str:
        """A noun with what a hyphen joins to it ("fly-half"), or with the word before it."""
        name, tokens = noun.lemma.lower(), self._parsed.tokens
        before = tokens[noun.index - 1].lower if noun.index else ""
        if before == "-" and noun.index > 1:
            return f"{tokens[noun.index - 2].lower}-{name}"
        return f"{before} {name}"

    def _claim_post(self, phrase: NounPhrase, position: Mention) -> bool:
        """Claim who holds a post; gives whether it is one."""
        people = [one for one in phrase.things if self._kind(one) == "Person"]
        setting = self._setting(phrase, "post", sure=True)
        if setting is None or self._is_of_work(phrase, position):
            return False
        turned = list(self._turn(phrase, setting))
        former = [
            (one, replace(setting, standing=ASSERTED, when=posts.end(self._builder, setting.when)))
            for one in phrase.said.before
            if self._kind(one) == "Person" and setting.standing.stance is Stance.ASSERTED
        ]
        held = [*((one, when) for one in people for when in turned), *former]
        one_of = bool(phrase.words & {"a", "an"}) or self._are_several(position)
        past, found = self._is_past(phrase), product(held, self._seats.find(phrase, position))
        claimed = [
            posts.claim(self._builder, person, post, body, past=past, one_of=one_of, setting=when)
            for (person, when), (post, body) in found
        ]
        self._claim_joined(replace(phrase, said=Predication(tuple(people))))
        return any(claimed)

    def _is_of_work(self, phrase: NounPhrase, position: Mention) -> bool:
        """Whether it is what somebody made, and no post: the director of a film."""
        rows = load_relational_nouns().get(position.name.lower(), ())
        makes = any(one.predicate == "created_by" for one in rows)
        return makes and any(self._kind(one.mention) == "Work" for one in phrase.owners)

    def _claim_counterpart(self, phrase: NounPhrase) -> bool:
        """Claim the post of who has another's elsewhere: "the leader met his Irish counterpart X".

        Returns:
            Whether it is known which post that is.
        """
        if self._parsed.tokens[phrase.low].lower != "counterpart":
            return False
        owners = {one.link: one.mention for one in phrase.owners}
        other, body = owners.get(POSSESSIVE), owners.get(MODIFIER)
        held = [] if other is None else self._held.get(self._parsed.head(other).id, [])
        position = next((post for low, post in reversed(held) if low < phrase.low), None)
        setting = self._setting(phrase, "counterpart", sure=True)
        if position is None or setting is None or body is None:
            return False
        make = partial(posts.claim, self._builder, position=position, body=body, setting=setting)
        past = self._is_past(phrase)
        claimed = [make(person=one, past=past, one_of=False) for one in phrase.things]
        return any(claimed)

    def _are_several(self, position: Mention) -> bool:
        """Whether a post is held by several at one body: "Labour leaders Ada Hart and Bo Lind"."""
        return self._parsed.parse.top(*self._parsed.ranges[position.id]).tag in {"NNS", "NNPS"}

    def _share_owners(
        self, phrase: NounPhrase, last: NounPhrase | None, position: Mention
    ) -> NounPhrase:
        """A bare post with the owners of the one before "and": "Orbit chair X and head Y".

        Heads of states meet those of others: "the French president and Chancellor Bo Lind".
        """
        if last is None or phrase.owners or not (last.things and last.owners and phrase.things):
            return phrase
        tokens, end = self._parsed.tokens, self._parsed.ranges[last.things[-1].id][1]
        joined = [one.text for one in tokens[end : phrase.low]] in (["and"], [","])
        named = last.low < self._parsed.ranges[last.things[-1].id][0]
        beside = self._parsed.ranges[phrase.things[0].id][0] == phrase.high
        lower = tokens[phrase.low].text.islower()
        body = all(self._parsed.is_a(one.mention, "Organization") for one in last.owners)
        shared = joined and named and beside and (lower or body)
        top = post_classes(position.name) & _TOPS
        return replace(phrase, owners=last.owners) if shared and not top else phrase

    def _turn(self, phrase: NounPhrase, setting: Setting) -> Iterator[Setting]:
        """How and when a post is held that a verb or "newly" says to begin or end.

        Whoever is to leave it holds it now, and is planned to hold it no longer than until then.
        """
        stance = setting.standing.stance
        if phrase.said.turn == ENDS and stance is Stance.PLANNED:
            yield replace(setting, standing=ASSERTED, when=None)
            if setting.when is not None:
                yield replace(setting, when=posts.end(self._builder, setting.when))
        elif phrase.said.turn == ENDS:
            if stance in _TOLD_SO:
                yield replace(setting, when=posts.end(self._builder, setting.when))
        elif (phrase.said.turn == BEGINS and setting.when is not None) or phrase.words & _NEW:
            yield replace(setting, when=posts.begin(self._builder, setting.when))
        else:
            yield setting

    def _claim_noun(self, phrase: NounPhrase) -> None:
        noun = self._parsed.tokens[phrase.low]
        table = load_relational_nouns()
        name = noun.lemma.lower()
        own = (*table.get(self._noun_name(noun), ()), *table.get(name, ()))
        beside = find_beside(self._parsed, phrase.high)
        told = bool(beside) and noun.dep == "pobj" and self._is_subject(beside[0])
        any_noun = phrase.things and not told and name not in lexicon().people
        rows = (*own, *table[ANY]) if any_noun else own
        possessors = [one for one in phrase.owners if one.link == POSSESSIVE]
        between = [one.mention for one in phrase.owners if one.link == MODIFIER]
        if possessors:
            owners = [  # "her Leeds team-mate Bo Lind" is of Leeds, too
                one
                for one in phrase.owners
                if one.link != MODIFIER
                or (phrase.things and self._kind(one.mention) == "SportsTeam")
            ]
            if between and not phrase.things:
                owners = [Owner(BETWEEN, one.mention) for one in possessors]
                phrase = replace(phrase, said=Predication(tuple(between[:1])))
            phrase = replace(phrase, owners=tuple(owners))
        if name in find_words("places"):
            phrase = _turn_sort(phrase)
        if not phrase.things:
            self._claim_rows(rows, self._phrases.read_description(phrase), name, sure=True)
        self._claim_joined(phrase)
        self._claim_rows(rows, phrase if phrase.things else _turn_owner(phrase), name, sure=True)

    def _claim_joined(self, phrase: NounPhrase) -> None:
        """Claim what a hyphen joins to an owner: "Austrian-born actor X"."""
        joined = tuple(one for one in phrase.owners if one.link.startswith("-"))
        told = replace(phrase, owners=joined)
        self._claim_rows(load_relational_nouns()[""], told, "name", sure=False)

    def _is_subject(self, name: Mention) -> bool:
        """Whether a clause is told of a name: "through the Kenyan branch Ada wants to trade"."""
        return self._parsed.parse.top(*self._parsed.ranges[name.id]).dep.startswith("nsubj")

    def _claim_description(self, phrase: NounPhrase) -> None:
        """Claim what a name is called beside it: "research firm Orbit", "Orbit, a pump maker"."""
        setting, words = self._setting(phrase, "description", sure=True), self._words.read(phrase)
        if words and setting is not None and setting.standing.stance in _TOLD_SO:
            self._builder.add(phrase.things[0], "described_as", Literal(value=words), setting)

    def _claim_name(self, phrase: NounPhrase) -> None:
        """What a name's owner is to it, unless a noun between or behind them says more."""
        following = self._parsed.tokens[phrase.high : phrase.high + 1]
        leads = any(
            one.lemma.lower() in load_relational_nouns() or one.tag == "HYPH" for one in following
        )  # "Airbus's A350 rival"
        bare = not leads and not any(self._is_noun(phrase, word) for word in phrase.words)
        before = self._parsed.tokens[max(phrase.low - 2, 0) : phrase.low]
        definite = any(one.tag == "DT" for one in before)  # 'the "Ada Hart of Kenya"'
        shared = any(self._kind(one) == "IntergovernmentalOrganization" for one in phrase.things)
        owners = tuple(
            one
            for one in phrase.owners
            if one.link.startswith("-") or (bare and not (definite and one.link == "of"))
            if not (shared and self._kind(one.mention) == "Country")  # "China's UN envoy"
            if not self._has_prize(phrase, one.mention)
        )
        self._claim_rows(
            load_relational_nouns()[""], replace(phrase, owners=owners), "name", sure=False
        )

    def _has_prize(self, phrase: NounPhrase, owner: Mention) -> bool:
        """Whether somebody has what he hasn't made: "his Oscar", "Ada Hart's Twitter account"."""
        works = any(self._kind(one) == "Work" for one in phrase.things)
        name = self._parsed.parse.top(phrase.low, phrase.high)
        noun = self._parsed.tokens[name.head]
        of_noun = name.dep == "compound" and noun.index >= phrase.high
        made = "Work" in lexicon().described.get(noun.lemma, ())  # "Ada Hart's Oslo album"
        told = bool(phrase.words) or owner.form != "name" or (of_noun and not made)
        return told and works and self._kind(owner) == "Person"

    def _claim_place(self, name: Mention) -> None:
        """Claim where a place is by its address, and whose a body is by its own name.

        "Nairobi, Kenya," and "Korean … Agency", of the countries that the article names.
        """
        phrase = NounPhrase(*self._parsed.ranges[name.id])
        outer = find_address(self._parsed, name)
        setting = None if outer is None else self._setting(phrase, "address", sure=True)
        if outer is not None and setting is not None:
            self._builder.add(name, "located_in", outer, setting)
        land = find_land(self._parsed, name, self._countries)
        setting = None if land is None else self._setting(phrase, "own-name", sure=True)
        if land is not None and setting is not None:  # whoever speaks, it is called so
            self._builder.add(name, "agency_of", land, replace(setting, standing=ASSERTED))

    def _is_noun(self, phrase: NounPhrase, word: str) -> bool:
        low = max(phrase.low - len(phrase.words) - 2, 0)
        return any(
            one.lower == word and one.is_noun for one in self._parsed.tokens[low : phrase.low]
        )

    def _claim_rows(
        self, rows: Iterable[RelationalNoun], phrase: NounPhrase, name: str, *, sure: bool
    ) -> None:
        rows = tuple(rows)
        for thing in phrase.things:
            for owner in (one for one in phrase.owners if not one.part):
                kinds_ = self._kind(thing), self._kind(owner.mention)
                links = {owner.link}
                if owner.link == MODIFIER and self._is_adjective(owner.mention, phrase):
                    links.add("adjective")
                fitting = (one for one in rows if any(one.fits(link, *kinds_) for link in links))
                row = next(fitting, None)
                if row is None:
                    continue
                setting = self._setting(phrase, name if sure else owner.link, sure=sure)
                ends = (owner.mention, thing) if row.inverse else (thing, owner.mention)
                placed = owner.link != "in" or self._may_be_in(thing, owner.mention)
                if setting is not None and placed:
                    if self._is_past(phrase):
                        setting = replace(setting, when=posts.ended(self._builder))
                    elif row.predicate == "located_in":  # "in May it was the first city in Chad"
                        setting = replace(setting, when=None)
                    self._builder.add(ends[0], row.predicate, ends[1], setting)

    def _may_be_in(self, inner: Mention, outer: Mention) -> bool:
        """Whether what a name says is in a place is there for all that is known."""
        return self._kind(inner) != "City" or is_in(self._parsed, inner, outer)

    def _is_adjective(self, owner: Mention, phrase: NounPhrase) -> bool:
        """Whether a modifier is a country's adjective; it begins a name in "Polish Open winner"."""
        between = self._parsed.tokens[self._parsed.ranges[owner.id][1] : phrase.low]
        return owner.form == "demonym" and not any(one.text[0].isupper() for one in between)

    def _is_past(self, phrase: NounPhrase) -> bool:
        before = [one.lemma for one in self._parsed.tokens[max(phrase.low - 2, 0) : phrase.low]]
        predecessor = before in (["predecessor", "as"], ["forerunner", "as"])
        verb = phrase.said.verb
        former = verb is not None and is_former(self._parsed.parse, verb)
        said = phrase.words & (lexicon().ended | find_words("formerly"))
        return predecessor or former or bool(said)

    def _setting(self, phrase: NounPhrase, name: str, *, sure: bool) -> Setting | None:
        """How a phrase stands; None where the article doesn't hold that it is so."""
        standing = self._standing(phrase)
        if phrase.words & (lexicon().unsure | _NOT_SO) or standing.stance is Stance.POSSIBLE:
            return None
        return Setting(
            sentence=self._parsed.tokens[phrase.low].sentence,
            standing=standing,
            origin=f"{self._origin}/phrase-{name}",
            when=self._when(phrase),
            confidence=_CONFIDENCE[sure],
        )

    def _when(self, phrase: NounPhrase) -> Dated | None:
        """The date of the verb that says it, or how long it lasted: "president since 2003"."""
        if phrase.said.verb is not None:
            return find_when(self._parsed, phrase.said.verb)
        dated = find_when(self._parsed, self._parsed.tokens[phrase.high - 1])
        lasts = dated is not None and dated.edtf is not None and "/" in dated.edtf
        return dated if lasts else None

    def _standing(self, phrase: NounPhrase) -> Standing:
        """That of the verb which says it; a title is the article's own word unless quoted."""
        noun = self._parsed.tokens[phrase.high - 1]
        quoted = self._parsed.is_quoted(noun.index, noun.index + 1)
        if phrase.said.verb is None and not quoted:
            return ASSERTED
        named = name_speaker(self._parsed, self._clauses.standing.read(phrase.said.verb or noun))
        return named if phrase.said.verb is not None else Standing(Stance.REPORTED, named.speaker)


def _turn_sort(phrase: NounPhrase) -> NounPhrase:
    """Read "the Polish city of Warsaw" as "the Polish city Warsaw"."""
    named = tuple(one.mention for one in phrase.owners if one.link == "of")
    if phrase.things or not named:
        return phrase
    owners = tuple(one for one in phrase.owners if one.link != "of")
    return replace(phrase, owners=owners, said=Predication(named))


def _turn_owner(phrase: NounPhrase) -> NounPhrase:
    """Read "Ada's stake in Norling Bank" as what Ada has in it: nothing else is described."""
    things = tuple(one.mention for one in phrase.owners if one.link == POSSESSIVE)
    owners = [
        Owner(f"{POSSESSIVE}→{one.link}", one.mention)
        for one in phrase.owners
        if one.link != POSSESSIVE
    ]
    return replace(phrase, owners=tuple(owners), said=Predication(things))
