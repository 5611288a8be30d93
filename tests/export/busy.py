"""A large graph made by hand in which much happens: firms that buy each other, in two articles."""

from __future__ import annotations

from dateline.core.ids import content_id
from dateline.core.model import Claim, Document, Mention, Span
from dateline.workspace.knowledge_graph import KnowledgeGraph

FIRMS = 90


def busy(*, dealings: bool = False) -> KnowledgeGraph:
    """Firm 0 buys each of the others, of which each plans, nobody knows what.

    Args:
        dealings: whether there are plain claims of the purchases, too.
    """
    made = [
        _article(range(1, 80), "2005-02-08", dealings=dealings),
        _article(range(80, FIRMS), "2005-02-09", dealings=dealings),
    ]
    return KnowledgeGraph(
        documents=[document for document, _, _ in made],
        mentions=[one for _, mentions, _ in made for one in mentions],
        claims=[one for _, _, claims in made for one in claims],
    )


def _article(
    firms: range, day: str, *, dealings: bool
) -> tuple[Document, list[Mention], list[Claim]]:
    lines = [f"Firm 0 buys Firm {firm}. Firm {firm} plans." for firm in firms]
    document = Document(text="\n".join(lines), title=f"Firms {firms.start}", published=day)
    mentions: dict[str, Mention] = {}
    claims: list[Claim] = []
    at = 0
    for firm, line in zip(firms, lines, strict=True):
        buyer = mentions.setdefault("Firm 0", _mention(document, "Firm 0", 0))
        bought = _mention(document, f"Firm {firm}", at + line.index("buys ") + 5)
        buys = _mention(document, f"Firm 0 buys Firm {firm}", at, type="business/acquire")
        plans = _mention(document, f"Firm {firm} plans", at + line.index(". ") + 2, type=None)
        mentions.update({one.name: one for one in (bought, buys, plans)})
        said = [
            (buys, buys, "actor", buyer),
            (buys, buys, "object", bought),
            (plans, plans, "actor", bought),
            *([(buys, buyer, "aids", bought)] if dealings else []),
        ]
        claims += [
            Claim(
                id=content_id(subject.id, predicate, end.id),
                document=document.id,
                subject=subject.id,
                predicate=predicate,
                object=end.id,
                evidence=(words.span,),
            )
            for words, subject, predicate, end in said
        ]
        at += len(line) + 1
    return document, list(mentions.values()), claims


def _mention(document: Document, name: str, start: int, **more: str | None) -> Mention:
    """A firm, or what is told of one."""
    span = Span(start=start, end=start + len(name))
    made = content_id(document.id, name)
    kind, form = ("Event", "event") if more else ("Company", "name")
    return Mention(
        id=made, document=document.id, span=span, text=document.quote(span), kind=kind, form=form,
        name=name, chain=made, **more,
    )  # fmt: skip
