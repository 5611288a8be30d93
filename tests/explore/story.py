"""A graph folder made by hand: a purchase, a raid, a suit, a denial, a doubt, and an attack.

The third article attacks whoever shows it: its title, its address, a name and its text are hostile.
"""

from __future__ import annotations

from pathlib import Path

from dateline.core.ids import content_id, document_id
from dateline.core.model import (
    Claim,
    Decision,
    Document,
    Judgement,
    Literal,
    Mention,
    Span,
    Stance,
    Zone,
)
from dateline.workspace import config, store
from dateline.workspace.store import Store

HOSTILE = '</script><script>document.title="owned"</script><img src=x onerror=alert(1)>'
NAME = "<b>Mal\u202eice</b>"  # markup, and a mark that turns the text round
BUY = "Orbit will buy Lumen for 20m dollars, said Ann Ode, its chief executive."
RAID = "Gunmen raided the Lumen depot in Karsk on 3 February 2005."
LEADS = "Ann Ode leads Orbit."
HELPS = "Orbit supports Ben Orr."
SUED = "Lumen sued Orbit in 2006."
CHIEF = "Ben Orr leads Lumen."
DENIED = "Orbit denied that it supports Ben Orr."
EVIL = f"{NAME} supports Lumen."
NEVER = "Lumen never sued Orbit."
AGAIN = "A. Ode met 🚤 Lumen."


def _document(title: str, *sentences: str, **more: str) -> Document:
    text = f"{title}\n\n{' '.join(sentences)}\n\nNobody else spoke."
    zone = Zone(kind="title", start=0, end=len(title))
    return Document(id=document_id(text), text=text, title=title, zones=(zone,), **more)


FIRST = _document(
    "Orbit to buy Lumen", BUY, RAID, LEADS, HELPS,
    published="2005-02-08", publisher="The Tide", url="https://tide.example/1",
)  # fmt: skip
SECOND = _document(
    "Lumen goes to court", SUED, CHIEF, published="2006-03-01", publisher="Evening Post"
)
THIRD = _document(HOSTILE, DENIED, EVIL, AGAIN, published="2007-01-05", url="javascript:alert(1)")
DOCUMENTS = (FIRST, SECOND, THIRD)
FOURTH = _document("No suit, says Lumen", NEVER)

_KINDS = {
    **dict.fromkeys(("Orbit", "Lumen", NAME), "Company"),
    **dict.fromkeys(("Ann Ode", "Ben Orr", "A. Ode"), "Person"),
    "Karsk": "City",
    "chief executive": "Position",
}
_EVENTS = {
    "buy": ("business/acquire", "Orbit to buy Lumen: 20m dollars"),
    "raided": ("justice/raid", "Gunmen raid Lumen depot"),
    "sued": ("accuse/sue", "Lumen sues Orbit"),
    "said": ("state/say", "Ann Ode: Orbit will buy Lumen"),
}


class _Records:
    """Mentions and claims as the stages would make them; mentions of one name are one thing."""

    def __init__(self) -> None:
        self.mentions: dict[str, Mention] = {}
        self.claims: list[Claim] = []
        self.decisions: list[Decision] = []
        self._first: dict[str, str] = {}

    def mention(self, document: Document, words: str, sentence: str) -> str:
        """Where a sentence says a name."""
        start = document.text.index(words, document.text.index(sentence))
        made = content_id(document.id, str(start), words)
        type_, name = _EVENTS.get(words, (None, words))
        article = words == document.title
        self.mentions[made] = Mention(
            id=made,
            document=document.id,
            span=Span(start=start, end=start + len(words)),
            text=words,
            kind="Article" if article else "Event" if words in _EVENTS else _KINDS[words],
            form="article" if article else "event" if words in _EVENTS else "name",
            name=name,
            chain=made,
            type=type_,
            confidence=0.9,
            reasons=("its capital (+1.2)",),
        )
        first = self._first.setdefault(words, made)
        if first != made:
            self.decide(first, made, Judgement.SAME, 1.0, "the same name")
        return made

    def decide(self, left: str, right: str, what: Judgement, score: float, why: str) -> None:
        """Judge two chains."""
        self.decisions.append(
            Decision(
                left=left, right=right, judgement=what, score=score, reasons=(why,), by="hand@1"
            )
        )

    def claim(
        self,
        document: Document,
        sentence: str,
        subject: str,
        predicate: str,
        end: str,
        **more: object,
    ) -> None:
        """A claim; what isn't a name is a value."""
        known = end in _KINDS or end in _EVENTS
        value = Literal(value=end, datatype="edtf" if predicate == "date" else "xsd:string")
        speaker = more.pop("speaker", None)
        start = document.text.index(sentence)
        self.claims.append(
            Claim(
                id=content_id(document.id, subject, predicate, end),
                document=document.id,
                subject=self.mention(
                    document, subject, document.title if subject == document.title else sentence
                ),
                predicate=predicate,
                object=self.mention(document, end, sentence) if known else value,
                evidence=(Span(start=start, end=start + len(sentence)),),
                speaker=self.mention(document, str(speaker), sentence) if speaker else None,
                **{"confidence": 0.9, "origin": "hand@1", **more},
            )
        )


def make_folder(folder: Path, *, denied: bool = False) -> Path:
    """Write the graph folder, as a build would have left it.

    Args:
        folder: where.
        denied: whether a fourth article denies the suit.
    """
    made = _Records()
    planned = {"stance": Stance.PLANNED, "speaker": "Ann Ode"}
    made.claim(FIRST, BUY, "buy", "actor", "Orbit", **planned)
    made.claim(FIRST, BUY, "buy", "object", "Lumen", **planned)
    made.claim(FIRST, BUY, "said", "actor", "Ann Ode")
    made.claim(FIRST, BUY, "said", "content", "Orbit will buy Lumen")
    made.claim(FIRST, BUY, "Ann Ode", "holds_position", "chief executive", when="2004/..")
    made.claim(FIRST, RAID, "raided", "actor", "Gunmen")
    made.claim(FIRST, RAID, "raided", "object", "Lumen")
    made.claim(FIRST, RAID, "raided", "place", "Karsk")
    made.claim(FIRST, RAID, "raided", "date", "2005-02-03")
    made.claim(FIRST, LEADS, "Ann Ode", "head_of", "Orbit")
    made.claim(FIRST, HELPS, "Orbit", "supports", "Ben Orr", confidence=0.4)
    for name, sentence in (("Orbit", BUY), ("Lumen", BUY), ("Karsk", RAID)):
        made.claim(FIRST, sentence, "Orbit to buy Lumen", "mentions", name)
    made.claim(SECOND, SUED, "sued", "actor", "Lumen")
    made.claim(SECOND, SUED, "sued", "recipient", "Orbit")
    made.claim(SECOND, CHIEF, "Ben Orr", "head_of", "Lumen", when="2006")
    made.claim(THIRD, DENIED, "Orbit", "supports", "Ben Orr", stance=Stance.DENIED)
    made.claim(THIRD, EVIL, NAME, "supports", "Lumen")
    made.claim(THIRD, AGAIN, "A. Ode", "meets", "Lumen")
    made.claim(THIRD, EVIL, HOSTILE, "mentions", NAME)
    if denied:
        for role, who in (("actor", "Lumen"), ("recipient", "Orbit")):
            made.claim(FOURTH, NEVER, "sued", role, who, stance=Stance.DENIED)
    ann = next(one.id for one in made.mentions.values() if one.text == "Ann Ode")
    other = next(one.id for one in made.mentions.values() if one.text == "A. Ode")
    made.decide(ann, other, Judgement.UNSURE, 0.5, "the initial is the same")
    folder.mkdir(parents=True)
    config.create_files(folder)
    with Store(folder / store.FILE) as opened:
        documents = (*DOCUMENTS, FOURTH) if denied else DOCUMENTS
        opened.add(documents, made.mentions.values(), made.claims, version="hand@1")
        opened.replace_decisions(made.decisions, by="hand@1")
    return folder
