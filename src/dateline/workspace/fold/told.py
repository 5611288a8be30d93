"""What all facts about posts together say of some: what goes without saying, and terms of office.

Guarantees: it is what `graph/posts.py` and `graph/terms_of_office.py` find among all facts; looked
at are those that share a post, a person and a body, or somebody's post, with one that has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.core.model import Document, Entity, Evidence, Fact, Stance
from dateline.graph.posts import ABOUT_POSTS, BY_RANK, find_told_posts
from dateline.graph.terms_of_office import find_terms
from dateline.workspace.fold.scratch import Scratch


def follow_told(scratch: Scratch) -> None:
    """Write what facts say of each other, once the facts and what has changed are written."""
    scratch.run(*_CHOOSE)
    for table, find in (("told", _told_rows), ("terms", _term_rows)):
        scratch.run(
            f"DELETE FROM fold.{table} WHERE fact IN (SELECT n FROM scratch.dropped) "
            f"OR fact IN (SELECT n FROM scratch.for_{table} WHERE anew)"
        )
        with scratch.store.yielding_memory():  # a folder may have as many posts as articles
            scratch.insert(f"fold.{table}", find(scratch))


def _told_rows(scratch: Scratch) -> Iterator[dict[str, object]]:
    numbers, anew, facts = _read_facts(scratch, "scratch.for_told", "[]")
    posts = find_told_posts(facts)
    for name in sorted(anew & {*posts.told_by, *posts.titles}):
        lead = posts.told_by.get(name)
        yield {
            "fact": numbers[name],
            "told_by": None if lead is None else numbers[lead.id],
            "titles": posts.titles.get(name),
        }


def _term_rows(scratch: Scratch) -> Iterator[dict[str, object]]:
    told = "list_transform(f.evidence, lambda one: one.document)"
    numbers, _, facts = _read_facts(scratch, "scratch.for_terms", told)
    days = dict(scratch.stream("SELECT id, published FROM fold.documents"))
    named = {one.document for fact in facts for one in fact.evidence}
    documents = {one: Document(id=one, text="", published=days[one]) for one in named}
    terms = find_terms(facts, documents)
    return ({"fact": numbers[name], "term": terms[name]} for name in sorted(terms))


def _read_facts(
    scratch: Scratch, table: str, documents: str
) -> tuple[dict[str, int], set[str], list[Fact]]:
    """Facts as far as they matter here, sorted by id, with their numbers, and which are anew.

    Args:
        scratch: has them.
        table: names them.
        documents: SQL for the articles that say one.
    """
    numbers: dict[str, int] = {}
    anew: set[str] = set()
    facts = []
    entity, quote = cache(_stand_in), cache(_stand_in_quote)  # of each there is one object
    query = f"{_FACTS.format(documents)} JOIN {table} t ON t.n = f.n ORDER BY f.id"
    for number, is_anew, *row in scratch.stream(query):
        id_, subject, predicate, thing, label, stance, when, said = row
        fact = Fact(
            id=id_,
            subject=entity(subject, ""),
            predicate=sys.intern(predicate),
            object=entity(thing, label),
            stance=Stance(stance),
            when=when,
            evidence=tuple(map(quote, said)),
        )
        facts.append(fact)
        numbers[id_] = number
        if is_anew:
            anew.add(id_)
    return numbers, anew, facts


def _stand_in(id_: str, label: str) -> Entity:
    return Entity(id=id_, kind="", label=label)


def _stand_in_quote(document: str) -> Evidence:
    return Evidence(document=document, start=0, end=1, quote="")


def _list(texts: Sequence[str]) -> str:
    return ", ".join(f"'{one}'" for one in texts)


_FACTS = """
    SELECT f.n, anew, f.id, s.id, f.predicate, o.id, o.label, f.stance, f."when", {}
    FROM fold.facts f JOIN fold.entities s ON s.n = f.subject
        JOIN fold.entities o ON o.n = f."object" """
_HOLDS = "(SELECT subject, \"object\" FROM scratch.ever WHERE predicate = 'holds_position')"
_SEATS = "(SELECT subject, \"object\" FROM scratch.ever WHERE predicate = 'position_at')"
# Posts that the persons of some pairs hold at the bodies of these. Persons hold few posts, and
# bodies have many, by which DuckDB would join first if it could.
_POSTS_OF = f"""
    SELECT post AS n FROM (
        SELECT h."object" AS post, q."object" AS body FROM {{}} q JOIN {_HOLDS} h USING (subject)
    ) SEMI JOIN {_SEATS} s ON s.subject = post AND s."object" = body"""
_ANEW = """
    CASE predicate WHEN 'holds_position' THEN "object" IN (FROM scratch.{0})
        WHEN 'position_at' THEN subject IN (FROM scratch.{0})
        ELSE (subject, "object") IN (SELECT (subject, "object") FROM scratch.pairs) END"""
_CHOOSE = (
    f"""CREATE TABLE scratch.posts AS SELECT n, subject, predicate, "object" FROM fold.facts
        WHERE predicate IN ({_list(ABOUT_POSTS)}) AND "object" IS NOT NULL""",
    """CREATE TABLE scratch.altered AS
        SELECT subject, predicate, "object" FROM scratch.dropped
        UNION SELECT subject, predicate, "object" FROM scratch.posts
        WHERE n IN (SELECT n FROM scratch.counted)""",
    # Who held a post, or where it was, before matters as well.
    """CREATE TABLE scratch.ever AS SELECT subject, predicate, "object" FROM scratch.posts
        UNION SELECT subject, predicate, "object" FROM scratch.dropped""",
    """CREATE TABLE scratch.relabelled AS SELECT n FROM scratch.vacated v
        JOIN fold.entities e USING (n, id) WHERE e.label <> v.label""",
    f"""CREATE TABLE scratch.first_pairs AS SELECT subject, "object" FROM scratch.altered
        WHERE predicate IN ({_list(BY_RANK)})""",
    f"""CREATE TABLE scratch.near_posts AS
        SELECT "object" AS n FROM scratch.altered WHERE predicate = 'holds_position'
        UNION SELECT subject FROM scratch.altered WHERE predicate = 'position_at'
        UNION SELECT n FROM scratch.relabelled
        UNION SELECT subject FROM {_SEATS} WHERE "object" IN (FROM scratch.relabelled)
        UNION {_POSTS_OF.format("scratch.first_pairs")}""",
    f"""CREATE TABLE scratch.pairs AS
        SELECT subject, "object" FROM scratch.first_pairs
        UNION SELECT h.subject, s."object" FROM {_HOLDS} h JOIN {_SEATS} s
            ON s.subject = h."object" WHERE s.subject IN (FROM scratch.near_posts)""",
    f"""CREATE TABLE scratch.far_posts AS
        FROM scratch.near_posts UNION {_POSTS_OF.format("scratch.pairs")}""",
    f"""CREATE TABLE scratch.for_told AS SELECT n, {_ANEW.format("near_posts")} AS anew
        FROM scratch.posts WHERE {_ANEW.format("far_posts")}""",
    """CREATE TABLE scratch.for_terms AS SELECT n, TRUE AS anew FROM scratch.posts
        WHERE predicate <> 'position_at' AND (
            (predicate, "object") IN (SELECT (predicate, "object") FROM scratch.altered)
            OR "object" IN (FROM scratch.relabelled))""",
)
