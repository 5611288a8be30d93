"""Facts and documents by hand, for what works on these alone."""

from __future__ import annotations

from collections import defaultdict

from dateline.core.ids import content_id
from dateline.core.model import Document, Entity, Evidence, Fact, Literal, Stance


def thing(name, kind="Person", **more):
    """An entity whose id is its name in small letters."""
    return Entity(id=f"x/{name.lower().replace(' ', '-')}", kind=kind, label=name, **more)


def event(name, kind="consult/meet"):
    """An event's node."""
    return thing(name, "Event", type=kind)


def document(text, published=None, **more):
    """An article."""
    return Document(text=text, published=published, **more)


def fact(subject, predicate, target, *, told=(), **more):
    """A fact that stands in articles, each of which is its whole quote; a text is a value."""
    target = Literal(value=target) if isinstance(target, str) else target
    told = told if isinstance(told, tuple) else (told,)
    shown = target.id if isinstance(target, Entity) else target.value
    stance = Stance(more.pop("stance", "asserted"))
    speaker = more.get("speaker")
    made = content_id(
        subject.id, predicate, shown, stance, speaker and speaker.id, more.get("when")
    )
    return Fact(
        id=made,
        subject=subject,
        predicate=predicate,
        object=target,
        stance=stance,
        sources=more.pop("sources", max(1, len(told))),
        evidence=tuple(
            Evidence(document=one.id, start=0, end=len(one.text), quote=one.text) for one in told
        ),
        **more,
    )


def touching(*facts):
    """Entity id → the facts that it is an end of, as a graph has them."""
    table = defaultdict(list)
    for one in sorted(facts, key=lambda each: each.id):
        for end in (one.subject, one.object):
            if isinstance(end, Entity):
                table[end.id].append(one)
    return table
