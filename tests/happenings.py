"""A graph made by hand in which things happen: a purchase, a raid, a suit, a word, and posts."""

from __future__ import annotations

from dateline.core.ids import content_id
from dateline.core.model import Claim, Decision, Document, Judgement, Literal, Mention, Span, Stance
from dateline.workspace.knowledge_graph import KnowledgeGraph

FIRST = Document(
    title="Orbit to buy Lumen",
    published="2005-02-08",
    text=(
        "Orbit will buy Lumen for 20m dollars, said Ann Ode, its chief executive. Gunmen raided "
        "the Lumen depot in Karsk on 3 February 2005. Ben Orr resigned. Ben Orr planned."
    ),
)
SECOND = Document(
    title="Lumen sues",
    published="2005-02-10",
    text="Lumen sued Orbit. Orbit will buy Lumen.",
)
KINDS = {
    "Orbit": "Company",
    "Lumen": "Company",
    "Ann Ode": "Person",
    "Ben Orr": "Person",
    "Karsk": "City",
    "chief executive": "Position",
}
EVENTS = {  # trigger: type and headline
    "buy": ("business/acquire", "Orbit to buy Lumen: 20m dollars"),
    "raided": ("justice/raid", "Gunmen raid Lumen depot"),
    "resigned": ("concede/resign", "Ben Orr resigns"),
    "planned": (None, "Ben Orr plans"),
    "sued": ("accuse/sue", "Lumen sues Orbit"),
    "said": ("state/say", "Ann Ode: said Orbit will buy Lumen"),
}


class _Records:
    """Mentions and claims as the stages would make them; mentions of one name are one thing."""

    def __init__(self) -> None:
        self.mentions: dict[str, Mention] = {}
        self.claims: list[Claim] = []
        self.decisions: list[Decision] = []
        self._first: dict[str, str] = {}

    def mention(self, document: Document, words: str) -> str:
        start = document.text.index(words)
        made = content_id(document.id, words)
        kind, name = EVENTS.get(words, (None, f"{words} of Orbit" if words[0] == "c" else words))
        self.mentions[made] = Mention(
            id=made,
            document=document.id,
            span=Span(start=start, end=start + len(words)),
            text=words,
            kind="Event" if words in EVENTS else KINDS[words],
            form="event" if words in EVENTS else "name",
            name=name,
            chain=made,
            type=kind,
        )
        first = self._first.setdefault(words, made)
        if first != made:
            same = Judgement.SAME
            self.decisions.append(
                Decision(left=first, right=made, judgement=same, score=1, reasons=(), by="hand")
            )
        return made

    def claim(
        self, document: Document, subject: str, predicate: str, target: str, **more: object
    ) -> None:
        """A claim, with its sentence as evidence; what isn't a name is a value."""
        known = target in KINDS or target in EVENTS
        start = document.text.rfind(". ", 0, document.text.index(subject)) + 1
        start += document.text[start] == " "
        value = Literal(value=target, datatype="edtf" if predicate == "date" else "xsd:string")
        speaker = more.pop("speaker", None)
        made = Claim(
            id=content_id(document.id, subject, predicate, target),
            document=document.id,
            subject=self.mention(document, subject),
            predicate=predicate,
            object=self.mention(document, target) if known else value,
            evidence=(Span(start=start, end=document.text.index(".", start) + 1),),
            speaker=self.mention(document, str(speaker)) if speaker else None,
            **more,
        )
        self.claims.append(made)


def happenings() -> KnowledgeGraph:
    """The graph of the two articles."""
    made = _Records()
    told = {"stance": Stance.PLANNED, "speaker": "Ann Ode"}
    made.claim(FIRST, "buy", "actor", "Orbit", **told)
    made.claim(FIRST, "buy", "object", "Lumen", **told)
    made.claim(FIRST, "buy", "amount", "20m dollars", **told)
    made.claim(FIRST, "raided", "actor", "Gunmen")
    made.claim(FIRST, "raided", "object", "the Lumen depot")
    made.claim(FIRST, "raided", "about", "Lumen")
    made.claim(FIRST, "raided", "place", "Karsk")
    made.claim(FIRST, "raided", "date", "2005-02-03")
    made.claim(FIRST, "resigned", "actor", "Ben Orr")
    made.claim(FIRST, "planned", "actor", "Ben Orr")
    made.claim(FIRST, "said", "actor", "Ann Ode")
    made.claim(FIRST, "said", "content", "Orbit will buy Lumen for 20m dollars")
    made.claim(FIRST, "Ann Ode", "head_of", "Orbit")
    made.claim(FIRST, "Ann Ode", "holds_position", "chief executive")
    made.claim(FIRST, "chief executive", "position_at", "Orbit")
    made.claim(SECOND, "sued", "actor", "Lumen")
    made.claim(SECOND, "sued", "recipient", "Orbit")
    made.claim(SECOND, "Lumen", "accuses", "Orbit")
    made.claim(SECOND, "buy", "actor", "Orbit", stance=Stance.PLANNED)
    return KnowledgeGraph(
        documents=[FIRST, SECOND],
        mentions=made.mentions.values(),
        claims=made.claims,
        decisions=made.decisions,
    )
