"""Makes claims of one document, and the events and posts that they speak of.

Guarantees: subject and object fit the predicate's domain and range, or no claim is made; the
evidence is the sentence, and for a pronoun or "the two" also the sentence that names what it means;
the same claim isn't made twice. It doesn't decide what is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from math import prod

from msgspec import Struct

from dateline.core.ids import content_id
from dateline.core.model import Claim, Literal, Mention, Span, Stance
from dateline.core.parse import Token
from dateline.extract.base import Extraction
from dateline.extract.clauses.participants import find_mentions
from dateline.extract.clauses.voices import NOBODY
from dateline.extract.clauses.walk import ClauseStanding
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import Dated, ParsedText
from dateline.ontology import is_a, predicates

_MOST = 400  # pairs of one clause, as of twenty with twenty; in 760 articles the most is 3
_ACTING = frozenset({"acting", "interim", "deputy", "shadow"})
_OWN = frozenset({"I", "We", "we"})
_SURE = {"name": 1.0, "nominal": 0.92, "pronoun": 0.85}  # that a mention means what it is taken for


class Standing(Struct, frozen=True):
    """How a claim stands, and who is said to have said so (None where nobody is named)."""

    stance: Stance
    speaker: Mention | None = None


ASSERTED, IMPLIED = Standing(Stance.ASSERTED), Standing(Stance.IMPLIED)


def name_speaker(parsed: ParsedText, standing: ClauseStanding) -> Standing:
    """A clause's standing with its nearest speaker, if the article names it.

    "I" in a quotation is whoever is quoted, and a statement is the word of whoever gives it.
    """
    for speaker in reversed(standing.speakers):
        if speaker == NOBODY:
            continue
        token = parsed.tokens[speaker]
        found = find_mentions(parsed, token) or find_authors(parsed, token)
        named = {parsed.head(m).id: m for m in found}
        if named or not (token.text in _OWN or token.lemma in find_words("documents")):
            only = next(iter(named.values())) if len(named) == 1 else None
            return Standing(standing.stance, only)
    return Standing(standing.stance)


def find_authors(parsed: ParsedText, noun: Token) -> list[Mention]:
    """Those named as whose word a statement or letter is: "Kenya's statement", "a note by Bo"."""
    if noun.lemma not in find_words("documents"):
        return []
    owners = parsed.parse.below(noun, "poss", "compound")
    led = {one.text: parsed.parse.below(one) for one in parsed.parse.below(noun)}
    found = [m for one in (*owners, *led.get("by", ())) for m in find_mentions(parsed, one)]
    whence = (m for one in led.get("from", ()) for m in find_mentions(parsed, one))
    return [*found, *(m for m in whence if _may_write(parsed, m))]


def _may_write(parsed: ParsedText, mention: Mention) -> bool:
    """Whether something is from whoever it names: a state, and no town that it only comes from."""
    kind = parsed.kind(mention)
    return not is_a(kind, "Place") or (kind == "Country" and mention.form == "name")


class Setting(Struct, frozen=True, kw_only=True):
    """What the claims of one clause or phrase share: where it stands, how, when.

    `also` are further sentences that it takes to say it.
    """

    sentence: int
    also: tuple[int, ...] = ()
    standing: Standing
    origin: str
    when: Dated | None = None
    place: Mention | None = None
    confidence: float = 0.9


@dataclass(slots=True)
class Builder:
    """Collects the claims and new mentions of one document."""

    reading: ParsedText
    claims: dict[str, Claim] = field(default_factory=dict)
    made: dict[str, Mention] = field(default_factory=dict)
    posts: dict[tuple[str, str], str] = field(default_factory=dict)

    def extraction(self) -> Extraction:
        """Everything collected so far, in a fixed order."""
        self._label_agreements()
        return Extraction(
            mentions=tuple(
                sorted(self.made.values(), key=lambda m: (m.span.start, m.span.end, m.id))
            ),
            claims=tuple(sorted(self.claims.values(), key=lambda c: (c.evidence[0].start, c.id))),
        )

    def _label_agreements(self) -> None:
        """Call an agreement that the text only calls "the agreement" by who signed it."""
        reading = self.reading
        parties: dict[str, set[str]] = {}
        for claim in self.claims.values():
            if claim.predicate == "signatory_of" and isinstance(claim.object, str):
                agreement = reading.head(reading.heads[claim.object])
                if agreement.form == "nominal":
                    signatory = reading.head(reading.heads[claim.subject])
                    parties.setdefault(agreement.id, set()).add(signatory.name)
        for chain, names in parties.items():
            tokens = reading.ranges[chain]
            noun = reading.tokens[tokens[1] - 1].text
            self.new(
                tokens,
                kind="Agreement",
                name=f"{noun if noun.isupper() else noun.lower()} of {' and '.join(sorted(names))}",
                chain=chain,
                origin=reading.heads[chain].origin,
            )

    def add(
        self, subject: Mention, predicate: str, target: Mention | Literal, setting: Setting
    ) -> bool:
        """Make a claim if subject and object fit the predicate; says whether they did."""
        if not self.fits(subject, predicate, target):
            return False
        evidence = self._evidence((setting.sentence, *setting.also), subject, target)
        standing, when = setting.standing, setting.when
        reading = self.reading
        left = reading.head(subject).id
        right = reading.head(target).id if isinstance(target, Mention) else target.value
        if left == right:
            return False
        if predicates()[predicate].symmetric and isinstance(target, Mention) and right < left:
            left, right = right, left
        key = content_id(left, predicate, right, standing.stance, setting.sentence)
        if key in self.claims:
            return True
        document = reading.annotated.document.id
        speaker = standing.speaker
        places = [f"{span.start}:{span.end}" for span in evidence]
        self.claims[key] = Claim(
            id=content_id(document, left, predicate, right, standing.stance, *places),
            document=document,
            subject=subject.id,
            predicate=predicate,
            object=target.id if isinstance(target, Mention) else target,
            evidence=evidence,
            stance=standing.stance,
            speaker=None if speaker is None else speaker.id,
            when=None if when is None else when.edtf,
            when_text=None if when is None else when.words,
            place=None if setting.place is None else setting.place.id,
            confidence=round(setting.confidence * weight(subject, target), 3),
            origin=setting.origin,
        )
        return True

    def add_date(self, subject: Mention, predicate: str, setting: Setting) -> None:
        """Claim the date of a setting, if it is certain: when a body was founded."""
        if setting.when is not None and setting.when.edtf is not None:
            self.add(subject, predicate, Literal(value=setting.when.edtf, datatype="edtf"), setting)

    def add_each(
        self,
        left: Sequence[Mention],
        predicate: str,
        right: Sequence[Mention] | None,
        setting: Setting,
    ) -> None:
        """Claim a predicate of each in one list with each in another, or of all among themselves.

        Of lists that no reporter writes nothing is claimed: claims grow with their square.
        """
        size = len(left) * (len(left) - 1) // 2 if right is None else len(left) * len(right)
        if size <= _MOST:
            for one, other in combinations(left, 2) if right is None else product(left, right):
                self.add(one, predicate, other, setting)

    def fits(self, subject: Mention, predicate: str, target: Mention | Literal) -> bool:
        """Whether subject and object are of kinds that may stand on either side of a predicate."""
        known = predicates()[predicate]
        if known.domain and not self.reading.is_a(subject, *known.domain):
            return False
        if isinstance(target, Literal):
            return known.literal or known.described
        if known.literal:
            return False
        return not known.range or self.reading.is_a(target, *known.range)

    def _evidence(
        self, sentences: tuple[int, ...], subject: Mention, target: Mention | Literal
    ) -> tuple[Span, ...]:
        reading = self.reading
        spans = [reading.sentence_span(sentence) for sentence in sentences]
        for part in (subject, target):
            if (
                isinstance(part, Mention)
                and part.form in {"pronoun", "nominal"}
                and part.kind not in {"Position", "Agreement"}
            ):
                named = self._last_named(part)
                if named is not None:
                    spans.append(reading.sentence_span(reading.sentence_of(named)))
        return tuple(dict.fromkeys(spans))

    def _last_named(self, mention: Mention) -> Mention | None:
        """The last place before a pronoun or nominal where its chain is named."""
        chain = self.reading.head(mention).chain
        before = (
            m
            for m in reversed(self.reading.annotated.mentions)
            if m.chain == chain and m.form == "name" and m.span.start < mention.span.start
        )
        return next(before, None)

    def new(
        self,
        tokens: tuple[int, int],
        *,
        kind: str,
        name: str,
        kind_of: str | None = None,
        chain: str | None = None,
        origin: str,
    ) -> Mention:
        """Make a mention that the annotator didn't: an event's trigger, a post, an agreement."""
        reading, form = self.reading, "event" if kind == "Event" else "name"
        document = reading.annotated.document
        span = reading.span(*tokens)
        made = content_id(document.id, span.start, span.end, kind, form, name)
        if made not in self.made:
            self.made[made] = Mention(
                id=made,
                document=document.id,
                span=span,
                text=document.quote(span),
                kind=kind,
                form=form,
                name=name,
                chain=chain or made,
                type=kind_of,
                confidence=0.9,
                origin=origin,
            )
            reading.heads[made] = self.made[made]
            reading.ranges[made] = tokens
        return self.made[made]

    def post(
        self, position: Mention, body: Mention | None, person: Mention, origin: str
    ) -> Mention:
        """The node of a post at a body; without a body, the post as that person holds it."""
        holder = self.reading.head(body if body is not None else person)
        title = self._acting(position, body)
        name = f"{title} ({holder.name.removeprefix(f'{title} ')})"  # no King (King Karl)
        if body is not None:
            noun, to, sent = title.partition(" to ")  # "ambassador of Kenya to Chile"
            name = f"{noun} of {self._title(holder)}{to}{sent}"
        chain = self.posts.get((title.casefold(), holder.id))
        tokens = self.reading.ranges[position.id]
        made = self.new(tokens, kind="Position", name=name, chain=chain, origin=origin)
        self.posts.setdefault((title.casefold(), holder.id), made.id)
        return made

    def _title(self, holder: Mention) -> str:
        """What a body is called in a post's name: "Ukrainian" and "U.S." by their countries."""
        entry = self.reading.entry(holder)
        return holder.name if entry is None else entry.label

    def _acting(self, position: Mention, body: Mention | None) -> str:
        """A post's name, with what stands before its body: "Acting Brooklyn District Attorney"."""
        if body is None:
            return position.name
        start, end = self.reading.ranges[body.id]
        before = self.reading.tokens[start - 1].text if start else ""
        led = before.lower() in _ACTING and end == self.reading.ranges[position.id][0]
        return f"{before} {position.name}" if led else position.name


def weight(subject: Mention, target: Mention | Literal) -> float:
    """How much of a claim's confidence is left when a noun or a pronoun stands for a name."""
    ends = (one for one in (subject, target) if isinstance(one, Mention))
    return prod((_SURE.get(one.form, 1.0) for one in ends), start=1.0)
