"""What all facts about posts together say of some: what goes without saying, and terms of office.

Guarantees: it is what `graph/posts.py` and `graph/terms_of_office.py` find among all facts; looked
at are those that share a post, a person and a body, or somebody's post, with one that has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.core.model import Document, Entity, Evidence, Fact, Stance
from dateline.graph.posts import ABOUT_POSTS, BY_RANK, find_told_posts
from dateline.graph.terms_of_office import find_terms
from dateline.workspace.fold.scratch import Scratch


def follow_told(scratch: Scratch) -> None:
    """Write what facts say of each other, once the facts and what has changed are written."""
    scratch.run(*_CHOOSE)
    for table, rows in (("told", _told_rows(scratch)), ("terms", _term_rows(scratch))):
        made = list(rows)
        scratch.run(
            f"DELETE FROM fold.{table} WHERE fact IN (SELECT n FROM scratch.dropped) "
            f"OR fact IN (SELECT n FROM scratch.for_{table} WHERE anew)"
        )
        scratch.insert(f"fold.{table}", made)


def _told_rows(scratch: Scratch) -> Iterator[dict[str, object]]:
    numbers, anew, facts = _read_facts(scratch, "scratch.for_told")
    posts = find_told_posts(facts)
    for name in sorted(anew & {*posts.told_by, *posts.titles}):
        lead = posts.told_by.get(name)
        yield {
            "fact": numbers[name],
            "told_by": None if lead is None else numbers[lead.id],
            "titles": posts.titles.get(name),
        }


def _term_rows(scratch: Scratch) -> Iterator[dict[str, object]]:
    numbers, _, facts = _read_facts(scratch, "scratch.for_terms")
    told = {one.document for fact in facts for one in fact.evidence}
    documents = {
        id_: Document(id=id_, text="", published=day)
        for id_, day in scratch.stream("SELECT id, published FROM fold.documents")
        if id_ in told
    }
    terms = find_terms(facts, documents)
    return ({"fact": numbers[name], "term": terms[name]} for name in sorted(terms))


def _read_facts(scratch: Scratch, table: str) -> tuple[dict[str, int], set[str], list[Fact]]:
    """Facts as far as they matter here, sorted by id, with their numbers, and which are anew."""
    numbers: dict[str, int] = {}
    anew: set[str] = set()
    facts = []
    query = f"{_FACTS} JOIN {table} t ON t.n = f.n ORDER BY f.id"
    for number, is_anew, *row in scratch.stream(query):
        facts.append(_to_fact(row))
        numbers[row[0]] = number
        if is_anew:
            anew.add(row[0])
    return numbers, anew, facts


def _to_fact(row: Sequence[str]) -> Fact:
    id_, subject, predicate, thing, label, stance, when, documents = row
    return Fact(
        id=id_,
        subject=Entity(id=subject, kind="", label=""),
        predicate=predicate,
        object=Entity(id=thing, kind="", label=label),
        stance=Stance(stance),
        when=when,
        evidence=tuple(Evidence(document=one, start=0, end=1, quote="") for one in documents),
    )


def _list(texts: Sequence[str]) -> str:
    return ", ".join(f"'{one}'" for one in texts)


_FACTS = """
    SELECT f.n, anew, f.id, s.id, f.predicate, o.id, o.label, f.stance, f."when",
        list_transform(f.evidence, lambda one: one.document)
    FROM fold.facts f JOIN fold.entities s ON s.n = f.subject
        JOIN fold.entities o ON o.n = f."object" """
_HOLDS = "(SELECT subject, \"object\" FROM scratch.ever WHERE predicate = 'holds_position')"
_SEATS = "(SELECT subject, \"object\" FROM scratch.ever WHERE predicate = 'position_at')"
# Posts that the persons of some pairs hold at the bodies of these.
_POSTS_OF = f"""
    SELECT h."object" AS n FROM {{}} q JOIN {_HOLDS} h USING (subject)
        JOIN {_SEATS} s ON s.subject = h."object" AND s."object" = q."object" """
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
        WHERE (predicate, "object") IN (SELECT (predicate, "object") FROM scratch.altered)
            OR "object" IN (FROM scratch.relabelled)""",
)
