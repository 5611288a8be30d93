"""A large graph made by hand: one chain of dealings, many pairs, and people who only speak."""

from __future__ import annotations

from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Document, Mention, Span
from dateline.workspace.knowledge_graph import KnowledgeGraph

CHAIN, PAIRS, SPEAKERS, SAYINGS = 12, 30, 25, 4
_Kind = tuple[str, str | None]
_Tie = tuple[tuple[str, str, str | None], str, tuple[str, str, str | None]]
_BODY: _Kind = ("Organization", None)
_PERSON: _Kind = ("Person", None)
_SAYING: _Kind = ("Event", "state/say")


def crowd() -> KnowledgeGraph:
    """Twelve bodies in a row, thirty pairs, and 25 people with four statements each."""
    ties: list[_Tie] = [
        ((f"Body {n}", *_BODY), "cooperates_with", (f"Body {n + 1}", *_BODY))
        for n in range(CHAIN - 1)
    ]
    ties += [((f"Head {n}", *_PERSON), "head_of", (f"Office {n}", *_BODY)) for n in range(PAIRS)]
    ties += [
        ((f"Voice {n}: said {m}", *_SAYING), "actor", (f"Voice {n}", *_PERSON))
        for n in range(SPEAKERS)
        for m in range(SAYINGS)
    ]
    names = list(dict.fromkeys(end for one, _, other in ties for end in (one, other)))
    text = "\n".join(name for name, _, _ in names)
    document = Document(id=document_id(text), text=text, title="All names", published="2023-01-05")
    mentions = {name: _mention(document, name, kind, what) for name, kind, what in names}
    claims = [
        Claim(
            id=content_id(document.id, one[0], predicate, other[0]),
            document=document.id,
            subject=mentions[one[0]].id,
            predicate=predicate,
            object=mentions[other[0]].id,
            evidence=(mentions[one[0]].span,),
        )
        for one, predicate, other in ties
    ]
    return KnowledgeGraph(documents=[document], mentions=mentions.values(), claims=claims)


def _mention(document: Document, name: str, kind: str, what: str | None) -> Mention:
    start = f"\n{document.text}\n".index(f"\n{name}\n")
    identity = content_id(document.id, start, name)
    return Mention(
        id=identity,
        document=document.id,
        span=Span(start=start, end=start + len(name)),
        text=name,
        kind=kind,
        form="event" if kind == "Event" else "name",
        name=name,
        chain=identity,
        type=what,
    )
