"""A small graph made by hand: two articles, four things, and claims of different standing."""

from __future__ import annotations

from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Decision, Document, Judgement, Mention, Span, Stance
from dateline.workspace.knowledge_graph import KnowledgeGraph

HOSTILE = '</script><script>document.title = "owned"</script><img src=x onerror=alert(1)>'
_SIGNED = "The Harbour Guard and the Tidal Institute signed an agreement on Thursday."
_PARTNER = (
    "“🚤 The Harbour Guard has been a partner of the Tidal Institute since 2017,” said Ada Brink."
)
_DENIED = "The Harbour Guard denied that it had sold boats to Karsk."
_LEADS = "Ada Brink leads the Harbour Guard"
_KINDS = {
    "Harbour Guard": "GovernmentBody",
    "Tidal Institute": "Organization",
    "Ada Brink": "Person",
    "Karsk": "Country",
}


class _Records:
    """Documents, mentions, claims and decisions, as the stages would make them."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.mentions: dict[str, Mention] = {}
        self.claims: list[Claim] = []
        self._chains: dict[str, str] = {}
        self.decisions: list[Decision] = []

    def document(self, text: str, *, title: str, published: str) -> Document:
        made = Document(
            id=document_id(text), text=text, title=title, published=published, publisher="The Tide"
        )
        self.documents.append(made)
        return made

    def mention(self, document: Document, name: str, sentence: str) -> str:
        """Where a sentence says a name; all mentions of a name are one thing."""
        start = document.text.index(name, document.text.index(sentence))
        identity = content_id(document.id, start, name)
        if identity not in self.mentions:
            self.mentions[identity] = Mention(
                id=identity, document=document.id, span=Span(start=start, end=start + len(name)),
                text=name, kind=_KINDS[name], form="name", name=name, chain=identity,
            )  # fmt: skip
            first = self._chains.setdefault(name, identity)
            if first != identity:
                same = Decision(
                    left=first, right=identity, judgement=Judgement.SAME, score=1.0,
                    reasons=("the same name",), by="hand",
                )  # fmt: skip
                self.decisions.append(same)
        return identity

    def claim(
        self,
        document: Document,
        triple: tuple[str, str, str],
        sentence: str,
        *,
        said: tuple[Stance, str | None] = (Stance.ASSERTED, None),
        when: str | None = None,
    ) -> None:
        subject, predicate, ending = triple
        stance, speaker = said
        start = document.text.index(sentence)
        self.claims.append(
            Claim(
                id=content_id(document.id, *triple, stance),
                document=document.id,
                subject=self.mention(document, subject, sentence),
                predicate=predicate,
                object=self.mention(document, ending, sentence),
                evidence=(Span(start=start, end=start + len(sentence)),),
                stance=stance,
                speaker=None if speaker is None else self.mention(document, speaker, sentence),
                when=when,
                confidence=0.9,
                origin="hand@1",
            )
        )


def graph() -> KnowledgeGraph:
    """A guard and an institute that agree and are partners, a denied sale, and who leads."""
    made = _Records()
    first = made.document(
        f"{_SIGNED} {_PARTNER}\n{_DENIED} Nobody else spoke.",
        title="Guard and Institute agree",
        published="2023-08-31",
    )
    pair = ("Harbour Guard", "Tidal Institute")
    made.claim(first, (pair[0], "agrees_with", pair[1]), _SIGNED, when="2023-08-31")
    made.claim(
        first,
        (pair[0], "partner_of", pair[1]),
        _PARTNER,
        said=(Stance.REPORTED, "Ada Brink"),
        when="2017/..",
    )
    made.claim(
        first, ("Harbour Guard", "cooperates_with", "Karsk"), _DENIED, said=(Stance.DENIED, None)
    )
    second = made.document(
        f"{_LEADS}, the paper {HOSTILE} reports.", title=HOSTILE, published="2016-01-05"
    )
    made.claim(second, ("Ada Brink", "head_of", "Harbour Guard"), _LEADS)
    return KnowledgeGraph(
        documents=made.documents,
        mentions=made.mentions.values(),
        claims=made.claims,
        decisions=made.decisions,
        name="Harbour & tide",
        licence="CC-BY-4.0",
    )
