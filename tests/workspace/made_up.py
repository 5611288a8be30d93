"""Made-up articles whose people and bodies have much to do with each other, as records."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Document, Literal, Mention, Span, Stance
from dateline.workspace.store import Store

PEOPLE = (
    *("Ann Ode", "Anne Ode", "A. Ode", "Ann B. Ode", "Ann Bem Ode", "A. B. Ode", "Annie Ode"),
    *("Nancy Ode", "Ann Odee", "Ann Odé", "Bo Ode", "Kim Lee", "John Smith", "Jon Smith"),
    *("Bill Norling", "William Norling", "W. Norling", "Will Norling", "Bill K. Norling"),
    *("Virgilio Barco", "V. Barco", "Lea Barco", "Vladimir Putin", "Vladimir V. Putin"),
)
BODIES = (
    *("Norling Fisheries Quota Board", "Northern Folk Quartet Band", "Orbit", "Orbit Inc"),
    *("Orbit Group", "Lumen Group", "Supreme Court", "Tidal Board of Norland", "Lumen Group Ltd"),
    *("European Union", "Greens"),
)
PLACES = ("Kenya", "Chad", "Karsk", "Georgia", "Georgia", "Atlanta", "Tbilisi", "Korea", "Seoul")
POSTS = ("president of Norland", "president", "coach", "chief of Orbit", "mayor of Karsk")
ALONE = ("Barco", "Ode", "Norling", "Putin", "NFQB")  # surnames, and acronyms
KINDS = {
    **dict.fromkeys(PEOPLE, "Person"),
    **dict.fromkeys((*ALONE, "LEA BARCO"), "Person"),
    **dict.fromkeys((*BODIES, "NFQB", "LUMEN GROUP"), "Company"),
    **dict.fromkeys(PLACES, "Place"),
    **dict.fromkeys((*POSTS, "chief of Lumen Group"), "Position"),
}
DAYS = ("2001-02-03", "2002", None, "2011-05-06")


@dataclass
class Made:
    """One article, as a pipeline would have left it."""

    document: Document
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def make_article(number: int, rows: Sequence[tuple[str, str, str]], **about: str | None) -> Made:
    """An article whose sentences say some claims: subject, predicate, object."""
    lines = [f"{one} {predicate} {other}." for one, predicate, other in rows]
    text = "\n".join((f"Report {number}", *lines)) + "\n"
    made = Made(Document(id=document_id(text), text=text, source=f"{number}.txt", **about))
    first: dict[str, str] = {}
    start = len(f"Report {number}\n")
    for line, (one, predicate, other) in zip(lines, rows, strict=True):
        span = Span(start=start, end=start + len(line))
        ends = [_name(made, first, name, span) for name in (one, other)]
        made.claims.append(
            Claim(
                id=content_id(made.document.id, line, len(made.claims)),
                document=made.document.id,
                subject=str(ends[0]),
                predicate=predicate,
                object=ends[1],
                evidence=(span,),
                stance=Stance.DENIED if "not" in predicate else Stance.ASSERTED,
                origin="made@1",
            )
        )
        start += len(line) + 1
    return made


def _name(made: Made, first: dict[str, str], name: str, where: Span) -> str | Literal:
    """A mention of a name at a place; what is no name is a value."""
    if name not in KINDS and not name.startswith(("Ann ", "talks")):
        return Literal(value=name, datatype="edtf")
    found = content_id(made.document.id, name, where.start, len(made.mentions))
    start = made.document.text.index(name, where.start)
    event = name.startswith("talks")
    made.mentions.append(
        Mention(
            id=found,
            document=made.document.id,
            span=Span(start=start, end=start + len(name)),
            text=name,
            kind="Event" if event else KINDS.get(name, "Person"),
            form="nominal" if event else "name",
            name=name,
            chain=first.setdefault(name, found),
            origin="made@1",
        )
    )
    return found


def make_articles(seed: int, count: int) -> list[Made]:
    """Articles drawn by chance; some tell the same."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        people = chance.sample(PEOPLE, 2)
        body, other = chance.sample(BODIES, 2)
        rows = [(people[0], "works_for", body), (people[0], "meets", people[1])]
        rows += [(people[0], "holds_position", chance.choice(POSTS))]
        rows += chance.sample(
            [
                (body, "partner_of", other), (people[1], "head_of", body),
                (chance.choice(ALONE[:4]), "holds_position", chance.choice(POSTS)),
                (chance.choice(ALONE[:4]), "holds_position", chance.choice(POSTS[:2])),
                (people[1], "member_of", "NFQB"), (people[0], "birth_date", "1950-01-02"),
                ("talks", "actor", people[0]), ("talks", "recipient", other),
                (chance.choice(POSTS), "position_at", body),
                (BODIES[0], "partner_of", "NFQB"), (body, "located_in", chance.choice(PLACES)),
                (other, "located_in", chance.choice(PLACES)),
                (people[1], "spokesperson_of", body), (people[0], "birth_date", "1961"),
            ],
            chance.randint(1, 5),
        )  # fmt: skip
        address = f"https://paper.example/{number % 9}" if chance.random() < 0.2 else None
        made.append(
            make_article(number, rows, published=chance.choice(DAYS), url=address, title=None)
        )
    return made


def add(store: Store, articles: Iterable[Made]) -> None:
    """Put articles into a store."""
    for one in articles:
        store.add([one.document], one.mentions, one.claims, version="made@1")


def take(store: Store, articles: Iterable[Made]) -> None:
    """Take articles out of a store, as no program does."""
    ids = [one.document.id for one in articles]
    for table, column in (("documents", "id"), ("mentions", "document"), ("claims", "document")):
        store.run(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))", [ids])
    store.run("DELETE FROM resolved")
