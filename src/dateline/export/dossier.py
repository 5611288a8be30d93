"""A dossier of one thing, in Markdown: what all articles say of it, each line with its words.

Guarantees: every line that says something has a quote and leads to its article; what isn't asserted
says how it stands; nothing that an article says is read as Markdown or HTML, or turns the letters
around it. It weighs nothing: what is told is what the graph has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from dateline import ontology
from dateline.core.characters import drop_unseen, to_whole_characters
from dateline.core.model import Entity, Evidence, Fact, Literal, Stance
from dateline.graph.events import Event, is_role_claim, is_statement
from dateline.graph.on_demand import fetch_ahead
from dateline.graph.wording import article_title, predicate_label
from dateline.rdf import terms

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_MARKS = re.compile(r"([\\`*_\[\]{}#|<>~&@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_POSTS = frozenset({"holds_position", "position_at"})
_ROLES = ("actor", "recipient", "object", "participant", "amount", "result", "place")


def dossier_lines(graph: GraphView, entity: Entity) -> Iterator[str]:
    """The lines of a dossier, without line ends.

    Args:
        graph: the graph.
        entity: one of its things.
    """
    page = _Page(graph, entity)
    yield f"# {escape_markdown(entity.label)}"
    for title, lines in (
        ("Who it is", page.identity()),
        ("Posts", page.facts(page.posts)),
        ("Relations", page.facts(page.relations)),
        ("What happened", page.events(page.happenings)),
        ("What it said", chain(page.events(page.said), page.facts(page.told_by_it))),
        ("What others said of it", page.events(page.said_of_it)),
        ("Sources", page.sources()),
    ):
        shown = list(lines)
        if shown:
            yield from ("", f"## {title}", "", *shown)


def escape_markdown(text: str) -> str:
    """A text on one line, of which nothing is markup; marks that turn letters around are left out.

    It mustn't begin a line, where a hyphen or a number would begin a list.
    """
    seen = to_whole_characters(drop_unseen(" ".join(text.split())))
    return _MARKS.sub(r"\\\1", seen)


class _Page:
    """What is told of one thing, sorted into sections, with numbers for the articles."""

    def __init__(self, graph: GraphView, entity: Entity) -> None:
        self._graph = graph
        self._entity = entity
        self._numbers: dict[str, int] = {}
        touching = graph.touching.get(entity.id, ())
        events = graph.events_with.get(entity.id, ())
        fetch_ahead(graph.retold, (fact.id for fact in touching))
        ties = [
            fact
            for fact in sorted(touching, key=_time_and_id)
            if not is_role_claim(fact)
            and fact.id not in graph.retold
            and fact.predicate != "mentions"
        ]
        self.posts = [fact for fact in ties if _is_post(fact)]
        self.relations = [fact for fact in ties if not _is_post(fact)]
        statements = [event for event in events if is_statement(event.entity)]
        own = [event for event in statements if event.has(entity.id, "actor")]
        self.happenings = [event for event in events if not is_statement(event.entity)]
        self.said = own
        self.said_of_it = [event for event in statements if event not in own]
        self.told_by_it = [
            fact
            for fact in graph
            if fact.speaker == entity and fact not in touching and not is_role_claim(fact)
        ]

    def identity(self) -> Iterator[str]:
        """Kind, other names, links, and how much is told of it."""
        entity = self._entity
        kind = ontology.kinds().get(entity.kind)
        yield f"- {escape_markdown(entity.kind if kind is None else kind.label)}"
        if entity.aliases:
            yield f"- also called {'; '.join(map(escape_markdown, entity.aliases))}"
        for link in entity.same_as:
            found = terms.link_iri(link)
            if found is not None:
                yield f"- the same as {found}"
        count = len(entity.documents)
        yield f"- in {count} article{'s' * (count != 1)}"

    def facts(self, facts: Iterable[Fact]) -> Iterator[str]:
        """Each claim on a line, with its quotes."""
        for fact in facts:
            words = predicate_label(fact.predicate)
            said = f"{self._end(fact.subject)} *{words}* {self._end(fact.object)}"
            notes = _notes(fact.when or fact.when_text, fact.stance, fact.speaker)
            yield f"- {said}{notes}: {self._quotes(fact.evidence)}"

    def events(self, events: Sequence[Event]) -> Iterator[str]:
        """Each event on a line: its day, what it was, how it stands, and its quotes."""
        for event in events:
            day = event.date or (f"({event.published})" if event.published else "undated")
            who = [
                f"{role} {', '.join(map(self._end, event.roles[role]))}"
                for role in _ROLES
                if role in event.roles
            ]
            notes = _notes(None, event.stance, event.speaker)
            roles = f" ({'; '.join(who)})" if who and not is_statement(event.entity) else ""
            yield (
                f"- **{escape_markdown(day)}** {escape_markdown(event.label)}{roles}{notes}: "
                f"{self._quotes(event.evidence)}"
            )

    def sources(self) -> Iterator[str]:
        """The articles that lines have led to, by number."""
        for one, number in self._numbers.items():
            document = self._graph.documents[one]
            title = escape_markdown(article_title(document))
            address = None if document.url is None else terms.web_iri(document.url)
            details = [title if address is None else f"[{title}]({address})"]
            details += [escape_markdown(each) for each in (document.publisher, document.published)
                        if each]  # fmt: skip
            yield f'{number}. <a id="source-{number}"></a>{", ".join(details)}'

    def _quotes(self, quotes: Iterable[Evidence]) -> str:
        return " ".join(
            f"“{escape_markdown(one.quote)}” {self._source(one.document)}" for one in quotes
        )

    def _source(self, document: str) -> str:
        number = self._numbers.setdefault(document, len(self._numbers) + 1)
        return f"[\\[{number}\\]](#source-{number})"

    def _end(self, end: Entity | Literal) -> str:
        """A name; the dossier's own in bold, and words that are no name in quotation marks."""
        if isinstance(end, Literal):
            return f"“{escape_markdown(end.value)}”"
        label = escape_markdown(end.label)
        return f"**{label}**" if end.id == self._entity.id else label


def _notes(when: str | None, stance: Stance, speaker: Entity | None) -> str:
    """When it was, how articles hold what they don't assert, and who says so."""
    notes = [] if when is None else [escape_markdown(when)]
    notes += [] if stance is Stance.ASSERTED else [stance.value]
    notes += [] if speaker is None else [f"says {escape_markdown(speaker.label)}"]
    return f" ({', '.join(notes)})" if notes else ""


def _is_post(fact: Fact) -> bool:
    section = ontology.predicates()[fact.predicate].section
    return fact.predicate in _POSTS or (section == "Who is who" and "head" in fact.predicate)


def _time_and_id(fact: Fact) -> tuple[str, str, str]:
    return (fact.predicate, fact.when or "", fact.id)
