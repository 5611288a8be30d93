"""A graph made by hand that has one of everything RDF has to cope with."""

from __future__ import annotations

from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Decision, Document, Judgement, Literal, Mention, Span, Stance
from dateline.workspace.knowledge_graph import KnowledgeGraph

HOSTILE = 'The "Blue\\Line" <b>{한국}</b> | ^` 🚤'
CREWS = Literal(value="two crews")  # who have no name; not the same ones at each event
FIRST = (
    "Harbour Guard signs pact\n\nThe Harbour Guard (HG) and the Tidal Institute signed the Tidal "
    "Pact in Oslo on 3 May 2021. Ada Brink, chief warden of the Harbour Guard since 2017, said "
    f"that the Harbour Guard trusts {HOSTILE}.\n“We\nmay join the Sea League,” the Harbour Guard "
    "said, which denied that it had attacked Karsk. The Harbour Guard will fund the Tidal "
    "Institute with 5 million euros."
)
SECOND = "The Harbour Guard and the Tidal Institute signed the Tidal Pact, said the Harbour Guard."
KINDS = {
    "Harbour Guard": "GovernmentBody",
    "Tidal Institute": "Organization",
    "Sea League": "IntergovernmentalOrganization",
    "Tidal Pact": "Agreement",
    "Ada Brink": "Person",
    "chief warden": "Position",
    "Oslo": "City",
    "Karsk": "Country",
    "said": "Event",
    "sang": "Event",
    "signed": "Event",
    "attacked": "Event",
    "Harbour Guard signs pact": "Article",
    HOSTILE: "Work",
}
FORMS = {"Event": "event", "Article": "article"}
TYPES = {
    "said": "state/say",
    "sang": "sing/loud",  # of no family that the ontology has
    "signed": "agree/sign",
    "attacked": "assault/board",  # of one that it has
}


class Records:
    """Documents, mentions, claims and decisions, as the stages would make them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.documents: list[Document] = []
        self.mentions: dict[str, Mention] = {}
        self.claims: list[Claim] = []
        self.decisions: list[Decision] = []
        self._first: dict[str, str] = {}

    def document(self, text: str, **more: object) -> Document:
        """Add a document."""
        self.documents.append(Document(id=document_id(text), text=text, **more))
        return self.documents[-1]

    def mention(self, document: Document, words: str) -> str:
        """The first mention of a name in a document; mentions of one name are one thing."""
        start = document.text.index(words)
        made = content_id(document.id, start, words)
        kind = KINDS[words]
        self.mentions[made] = Mention(
            id=made,
            document=document.id,
            span=Span(start=start, end=start + len(words)),
            text=words,
            kind=kind,
            form=FORMS.get(kind, "name"),
            name=words,
            chain=made,
            type=TYPES.get(words),
        )
        first = self._first.setdefault(words, made)
        if first != made:
            judged = Judgement.SAME
            self.decisions.append(
                Decision(
                    left=first, right=made, judgement=judged, score=1.0, reasons=("name",), by="me"
                )
            )
        return made

    def claim(
        self,
        document: Document,
        subject: str,
        predicate: str,
        target: str | Literal,
        *,
        speaker: str | None = None,
        place: str | None = None,
        **more: object,
    ) -> None:
        """Add a claim between names, with the first paragraph's words as evidence."""
        start = document.text.index("The Harbour Guard")
        said = Claim(
            id=content_id(len(self.claims)),
            document=document.id,
            subject=self.mention(document, subject),
            predicate=predicate,
            object=target if isinstance(target, Literal) else self.mention(document, target),
            evidence=(Span(start=start, end=len(document.text) - 1),),
            speaker=None if speaker is None else self.mention(document, speaker),
            place=None if place is None else self.mention(document, place),
            origin="hand@1",
            **more,
        )
        self.claims.append(said)

    def graph(self, *, backwards: bool = False, **more: object) -> KnowledgeGraph:
        """The graph of these records, taken in either order."""
        step = -1 if backwards else 1
        return KnowledgeGraph(
            documents=self.documents[::step],
            mentions=list(self.mentions.values())[::step],
            claims=self.claims[::step],
            decisions=self.decisions[::step],
            **more,
        )


def records() -> Records:
    """Two articles on one pact."""
    made = Records()
    first = made.document(
        FIRST,
        title="Harbour Guard signs pact",
        url="https://news.example/한국 story?a=100%&b=[1]",
        published="2021-05",
        publisher="The Tide",
        authors=("Mina Vale",),
    )
    second = made.document(SECOND, published="2021")
    guard, institute = "Harbour Guard", "Tidal Institute"
    made.claim(first, guard, "acronym", Literal(value="HG"))
    made.claim(first, guard, "partner_of", institute, when="2017/..", when_text="since 2017")
    made.claim(first, "signed", "actor", guard)
    made.claim(first, "signed", "actor", institute)
    made.claim(first, "signed", "place", "Oslo")
    made.claim(first, "signed", "result", "Tidal Pact")
    for date in ("2021-05-03", "2021-05", "2021", "2021-05-03/2021-05-04", "last spring"):
        made.claim(first, "signed", "date", Literal(value=date, datatype="edtf"))
    made.claim(first, "Ada Brink", "holds_position", "chief warden", when="2017/..")
    made.claim(first, "chief warden", "position_at", guard)
    made.claim(first, guard, "supports", HOSTILE, stance=Stance.REPORTED, speaker="Ada Brink")
    made.claim(first, guard, "member_of", "Sea League", stance=Stance.POSSIBLE, speaker=guard)
    made.claim(first, guard, "assaults", "Karsk", stance=Stance.DENIED, speaker=guard)
    made.claim(first, "attacked", "recipient", "Karsk", stance=Stance.DENIED, speaker=guard)
    made.claim(first, "signed", "participant", CREWS)
    made.claim(first, "attacked", "actor", CREWS, stance=Stance.DENIED, speaker=guard)
    made.claim(first, guard, "aids", institute, stance=Stance.PLANNED)
    euros = Literal(value="5 million euros")
    made.claim(first, "signed", "amount", euros, stance=Stance.PLANNED, place="Oslo")
    made.claim(first, institute, "inception", Literal(value="some 5", datatype="xsd:integer"))
    made.claim(first, "Harbour Guard signs pact", "about", "Tidal Pact")
    made.claim(second, guard, "partner_of", institute, when="2017/..", confidence=0.71238)
    made.claim(second, guard, "signatory_of", "Tidal Pact", stance=Stance.REPORTED, speaker=guard)
    return made


def graph(*, backwards: bool = False, base: str = "https://graph.example/") -> KnowledgeGraph:
    """The graph of the two articles."""
    licence = "https://creativecommons.org/licenses/by/4.0/"
    return records().graph(backwards=backwards, name="Harbour", base=base, licence=licence)
