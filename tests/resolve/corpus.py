"""Small corpora made by hand: articles that name people and bodies, and what they say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.authority import load_bundled
from dateline.core.ids import content_id
from dateline.core.model import Claim, Decision, Judgement, Literal, Mention, Span
from dateline.graph.entity_building import gather_chains, make_entities
from dateline.resolve.linker import NameLinker


@dataclass
class News:
    """One article, written thing by thing."""

    title: str
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    published: str | None = None

    @property
    def id(self):
        """The document's id."""
        return content_id("news", self.title)

    def name(self, text, kind="Person", *, also=(), form="name"):
        """Name a thing, with further names for it; its chain is returned."""
        first = None
        for words in (text, *also):
            start = 10 * len(self.mentions)
            made = content_id(self.id, start)
            first = first or made
            mention = Mention(
                id=made,
                document=self.id,
                span=Span(start=start, end=start + len(words)),
                text=words,
                kind=kind,
                form=form,
                name=words,
                chain=first,
            )
            self.mentions.append(mention)
        return first

    def say(self, subject, predicate, target, **more):
        """Claim something of a thing."""
        self.claims.append(
            Claim(
                id=content_id(self.id, subject, predicate, target),
                document=self.id,
                subject=subject,
                predicate=predicate,
                object=target,
                evidence=(Span(start=0, end=5),),
                **more,
            )
        )
        return self

    def post(self, person, post, body=None, **more):
        """Let a person hold a post, and work for a body."""
        self.say(person, "holds_position", self.name(post, "Position", form="nominal"), **more)
        if body is not None:
            self.say(person, "works_for", body)
        return self

    def born(self, person, date):
        """Say when a person was born."""
        return self.say(person, "birth_date", Literal(value=date, datatype="edtf"))


def decide(news: Iterable[News]) -> list[Decision]:
    """The linker's decisions, on streams sorted as the store's."""
    rows = sorted(news, key=lambda one: one.id)
    mentions = (mention for one in rows for mention in one.mentions)
    claims = (claim for one in rows for claim in one.claims)
    published = {one.id: one.published for one in rows if one.published}
    return list(NameLinker().resolve(mentions, claims, load_bundled(), published=published))


def nodes(news: Sequence[News], decisions: Iterable[Decision] | None = None):
    """The people and bodies of a corpus, each as the set of its chains."""
    chains = gather_chains(mention for one in news for mention in one.mentions)
    made = decide(news) if decisions is None else list(decisions)
    found = defaultdict(set)
    for chain, entity in make_entities(chains, made, used=chains, authority=load_bundled()).items():
        found[entity.id].add(chain)
    return {frozenset(one) for one in found.values()}


def together(news: Sequence[News], *chains):
    """Whether some chains are one node."""
    return any(set(chains) <= node for node in nodes(news))


def judged(news: Sequence[News], judgement: Judgement):
    """Pairs of chains that were judged so."""
    known = {mention.chain for one in news for mention in one.mentions}
    return {
        frozenset((one.left, one.right))
        for one in decide(news)
        if one.judgement is judgement and one.right in known
    }
