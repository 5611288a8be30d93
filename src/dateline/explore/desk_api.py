"""The API of the desk: what is unsure or disputed, people's answers, corrections, and undoing.

Guarantees: whatever is decided lands in `corrections.toml` through the library's own functions
before the answer is sent; nothing is changed for a request that isn't the page's own; what can't be
followed is told and not written.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.core.errors import ConfigError
from dateline.core.model import Entity, Fact
from dateline.core.text import shorten_name
from dateline.explore.operations import JsonResponse, Operation, get_host, read_body, require_thing
from dateline.explore.records import Record, dispute_record, thing_record
from dateline.explore.security import find_forgery
from dateline.explore.snapshot import Snapshot
from dateline.graph.corrections import Correction
from dateline.graph.disputes import Dispute, find_claims
from dateline.workspace import correct
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.review import Question, Side

_SHOWN = 40  # questions of one answer; more come when these are answered
_LARGEST = 20_000  # bytes of a request: a correction is a few lines
_LETTERS = frozenset("ynu")


def describe_desk(request: Request) -> JsonResponse:
    """What a person should look at, most valuable first, and what was decided."""
    host = get_host(request)
    snapshot = host.snapshot
    questions = [one for one in snapshot.questions if question_key(one) not in host.answered]
    disputes = [one for one in snapshot.graph.disputes() if one.key not in host.answered]
    entries = host.entries()
    return JsonResponse(
        {
            "questions": [_question_record(snapshot, one) for one in questions[:_SHOWN]],
            "question_count": len(questions),
            "disputes": [dispute_record(snapshot, one) for one in disputes[:_SHOWN]],
            "dispute_count": len(disputes),
            "unmet": [{"entry": str(one.entry), "why": one.why} for one in snapshot.graph.unmet],
            "entries": [str(one) for one in reversed(entries[-_SHOWN:])],
            "entry_count": len(entries),
            "undoable": host.undoable,
            "stale": host.is_stale,
        }
    )


def question_key(question: Question) -> str:
    """What tells a question from others."""
    return f"{question.decision.left} {question.decision.right}"


def _question_record(snapshot: Snapshot, question: Question) -> Record:
    made = question.decision
    return {
        "key": question_key(question),
        "machine": made.judgement.value,
        "score": round(made.score, 3),
        "reasons": list(made.reasons),
        "claims": question.claims,
        "sides": [
            _side_record(snapshot, question.left, made.left),
            _side_record(snapshot, question.right, made.right),
        ],
    }


def _side_record(snapshot: Snapshot, side: Side, end: str) -> Record:
    entity = snapshot.graph.who.of_chain.get(end)
    anchor = snapshot.graph.who.anchors.get(end)
    article = None if anchor is None else snapshot.article_of[anchor.document]
    title = None if anchor is None else snapshot.graph.documents[anchor.document].title
    return {
        "label": shorten_name(side.label),
        "quote": side.quote,
        "where": shorten_name(title or side.where),
        "article": article,
        "thing": None if entity is None else thing_record(entity),
    }


async def answer_question(request: Request) -> JsonResponse:
    """Write the answer to a question or a dispute."""
    return await _change(request, partial(_answer, request))


def _answer(request: Request, body: Record) -> Record:
    host = get_host(request)
    snapshot = host.snapshot
    key, letter = _read_text(body, "key"), _read_text(body, "answer")
    question = next((one for one in snapshot.questions if question_key(one) == key), None)
    if question is not None and key not in host.answered:
        if letter not in _LETTERS:
            message = f"answer={letter!r} isn't one of y, n, u"
            raise ConfigError(message)
        entries = [question.answer(letter, author=None)]
    else:
        dispute = next((one for one in snapshot.graph.disputes() if one.key == key), None)
        if dispute is None or key in host.answered:
            message = "this question isn't asked any more; load the desk again"
            raise ConfigError(message)
        entries = _settle(snapshot.graph, dispute, letter)
    return {"said": host.answer(key, entries), "undoable": host.undoable}


def _settle(graph: KnowledgeGraph, dispute: Dispute, letter: str) -> list[Correction]:
    """The entries that leave out the sides that aren't right; `n` is none of them, `b` all.

    Raises:
        ConfigError: there is no such side.
    """
    sides = [str(number) for number in range(1, len(dispute.sides) + 1)]
    if letter not in {*sides, "n", "b"}:
        message = f"answer={letter!r} isn't one of {', '.join(sides)}, n, b"
        raise ConfigError(message)
    if letter == "b":
        first = (find_claims(side, graph.touching)[0] for side in dispute.sides)
        made = (correct.make_correction("keep", **claim_address(graph, fact)) for fact in first)
        return list(dict.fromkeys(made))
    wrong = [side for number, side in zip(sides, dispute.sides, strict=True) if number != letter]
    facts = [fact for side in wrong for fact in find_claims(side, graph.touching)]
    return [entry for fact in facts for entry in drop_quotes(graph, fact)]


def drop_quotes(graph: KnowledgeGraph, fact: Fact) -> list[Correction]:
    """The entries that leave out one claim and none that says the same in another way."""
    values = claim_address(graph, fact)
    quotes = dict.fromkeys((one.document, one.quote) for one in fact.evidence)
    return [
        correct.make_correction(
            "drop", **values, quote=" ".join(quote.split()), article=graph.who.article(document)
        )
        for document, quote in quotes
    ]


def claim_address(graph: KnowledgeGraph, fact: Fact) -> dict[str, Any]:
    """How an entry of `corrections.toml` addresses what a claim says."""
    end = fact.object
    return {
        "subject": _thing_address(graph, fact.subject),
        "predicate": fact.predicate,
        "object": _thing_address(graph, end) if isinstance(end, Entity) else end.value,
    }


def _thing_address(graph: KnowledgeGraph, entity: Entity) -> Any:
    return correct.to_plain_address(graph.who.describe(entity.chains))


async def add_correction(request: Request) -> JsonResponse:
    """Write a correction of a thing or a claim, if the graph follows it."""
    return await _change(request, partial(_correct, request))


def _correct(request: Request, body: Record) -> Record:
    host = get_host(request)
    said, snapshot = host.correct(partial(_correction_values, host.snapshot, body))
    thing = snapshot.find(body["thing"]) if isinstance(body.get("thing"), str) else None
    return {
        "said": said,
        "thing": None if thing is None else thing_record(thing),
        "undoable": host.undoable,
    }


def _correction_values(snapshot: Snapshot, body: Record, graph: KnowledgeGraph) -> dict[str, Any]:
    """What a correction says, of the ids that the page knows.

    Raises:
        ConfigError: a key is missing, or the verb isn't one that the page has.
    """
    do = _read_text(body, "do")
    values: dict[str, Any] = {"do": do, "note": str(body.get("note", ""))}
    if do == "drop":
        fact = snapshot.graph.claim(_read_text(body, "claim"))
        if fact is None:
            message = "the graph has no such claim any more; load the page again"
            raise ConfigError(message)
        return {**values, **claim_address(graph, fact)}
    entity = require_thing(snapshot, _read_text(body, "thing"), name="thing")
    if do in {"same", "different"}:
        other = require_thing(snapshot, _read_text(body, "other"), name="other")
        things = [_thing_address(graph, one) for one in (entity, other)]
        return {**values, "things": things}
    if do not in {"rename", "retype", "link", "unlink", "ignore"}:
        message = f"do={do!r} isn't a correction that the page can make; use corrections.toml"
        raise ConfigError(message)
    values["thing"] = _thing_address(graph, entity)
    return values if do in {"unlink", "ignore"} else {**values, "to": _read_text(body, "to")}


async def undo(request: Request) -> JsonResponse:
    """Take away what was corrected last through this server."""
    return await _change(request, partial(_undo, request))


def _undo(request: Request, _: Record) -> Record:
    host = get_host(request)
    said = host.undo()
    if said is None:
        message = "nothing was corrected since this server started; edit corrections.toml"
        raise ConfigError(message)
    host.wait()
    return {"said": said, "undoable": host.undoable}


async def _change(request: Request, change: Callable[[Record], Record]) -> JsonResponse:
    """Do what a request asks for if it is the page's own.

    Raises:
        HTTPException: it isn't, or it isn't a small JSON object.
    """
    forged = find_forgery(request, get_host(request).token)
    if forged is not None:
        raise HTTPException(403, forged)
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "send application/json")
    data = await read_body(request, most=_LARGEST, what="a correction")
    try:
        body = json.loads(data or b"{}")
    except ValueError as error:
        raise HTTPException(400, "the request isn't JSON") from error
    if not isinstance(body, dict):
        raise HTTPException(400, "the request isn't a JSON object")
    return JsonResponse(await run_in_threadpool(change, body))


def _read_text(body: Record, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        message = f"{name} is missing: give a text"
        raise ConfigError(message)
    return value


OPERATIONS = (
    Operation(
        path="/api/desk",
        endpoint=describe_desk,
        summary="What is unsure or disputed, most valuable first, and what was decided.",
    ),
    Operation(
        path="/api/desk/answer",
        endpoint=answer_question,
        summary="Write the answer to a question into corrections.toml.",
        body={
            "key": "The question's or dispute's.",
            "answer": "`y` one thing, `n` two, `u` can't be told; of a dispute the number of the "
            "right side, `n` none, `b` all.",
        },
    ),
    Operation(
        path="/api/corrections",
        endpoint=add_correction,
        summary="Write a correction into corrections.toml, if the graph follows it.",
        body={
            "do": "`rename`, `retype`, `link`, `unlink`, `ignore`, `same`, `different` or `drop`.",
            "thing": "Id of a thing; of `drop`, `claim` instead: the id of a claim.",
            "to": "The new name, kind or id.",
            "other": "Of `same` and `different`: id of the other thing.",
            "note": "Why, for others to read.",
        },
    ),
    Operation(
        path="/api/undo",
        endpoint=undo,
        summary="Take away what was corrected last through this server.",
        body={},
    ),
)
