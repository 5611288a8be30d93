"""What is wrong with a query, in words for whoever wrote it.

Guarantees: one line each, that says what to do; strings, IRIs and comments of a query are never
taken for its words. It doesn't parse: what isn't a mistake of these kinds is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from textwrap import shorten

from dateline.core.text import nearest, slips

_REASON = 140  # characters; the parser lists every token that it would have taken
# What isn't a query's words: strings, IRIs and comments.
OTHER = (
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*'
)
_OTHER = re.compile(OTHER, re.DOTALL)
_SERVICE = re.compile(r"(?<![?$:\w-])service\b(?!:)", re.IGNORECASE)
_UPDATE = re.compile(
    r"\s*(?:prefix\s+[^\s:]*:\s*|base\s+)*"
    r"(insert|delete|load|clear|drop|create|add|move|copy|with)\b(?!:)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<![?$:\w-])from\s+(?:named\s*)?(<[^>]*>|[\w.-]*:[\w./%-]*)", re.IGNORECASE)
_DECLARED = re.compile(r"\bprefix\s+([^\s:]*):\s*(?:<([^>]*)>)?", re.IGNORECASE)
_TERM = re.compile(r"(?<![\w?$:.%-]):([A-Za-z_][\w-]*)")
_CONSTRUCT = re.compile(r"(?<![?$:\w-])construct\b(?!:)", re.IGNORECASE)
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)")
_BEFORE = 30  # characters
_PREFIX = re.compile(r"(?<![\w?$:.%-])([^\W\d_][\w.-]*):")
_PREFIXED = re.compile(_PREFIX.pattern + r"([A-Za-z][\w-]*)")


def find_mistake(
    sparql: str,
    *,
    prefixes: Mapping[str, str],
    graphs: Collection[str],
    terms: Collection[str],
    used: Collection[str] = (),
) -> str | None:
    """What is wrong with a query that a parser lets pass, or would explain badly; None if nothing.

    Args:
        sparql: the query.
        prefixes: those that are known without being declared.
        graphs: IRIs of the named graphs that there are.
        terms: the names that the empty prefix may have behind it, unless the query declares it.
        used: IRIs of other vocabularies that are right for sure.
    """
    words = _OTHER.sub(" ", sparql)
    if not _without_comments(sparql).strip():
        return "query: is empty; ask for example SELECT ?who { ?who a :Person }"
    update = _UPDATE.match(words)
    if update is not None:
        verb = update[1].upper()
        return f"query: {verb} would change the graph, and queries only read; use corrections"
    if _SERVICE.search(words) is not None:
        return "query: SERVICE asks another server, and graphs are queried offline; remove it"
    declared = declared_prefixes(sparql)
    unknown = None if "" in declared else _find_unknown_term(words, terms)
    both = {**prefixes, **declared}
    unknown = unknown or _find_slip(words, both, used)
    return unknown or _find_unknown_graph(sparql, both, graphs)


def _find_unknown_term(words: str, terms: Collection[str]) -> str | None:
    """What to say of a term that no graph has; CONSTRUCT may make such."""
    unknown = [one for one in _TERM.findall(words) if one not in terms]
    if not unknown or _CONSTRUCT.search(words) is not None:
        return None
    near = ", ".join(f":{one}" for one in slips(unknown[0], terms) or nearest(unknown[0], terms))
    hint = f"near it: {near}" if near else "see docs/ontology.md"
    return f"query: the ontology has no :{unknown[0]}, so nothing can be found; {hint}"


def _find_slip(words: str, prefixes: Mapping[str, str], used: Collection[str]) -> str | None:
    """What to say of a slip in a term of another vocabulary: `skos:prefLable`.

    A term that is like none may be of a newer edition than the one that is known here.
    """
    if _CONSTRUCT.search(words) is not None:
        return None
    for prefix, local in dict.fromkeys(_PREFIXED.findall(words)):
        start = prefixes.get(prefix, "")
        if start + local in used:
            continue
        ours = {one.removeprefix(start) for one in used if one.startswith(start)}
        listed = _vocabularies().get(start, ours if start else ())
        near = [] if local in listed else slips(local, listed)
        if near:
            shown = ", ".join(f"{prefix}:{one}" for one in near)
            return f"query: there is no {prefix}:{local}, so nothing can be found; near it: {shown}"
    return None


@cache
def _vocabularies() -> Mapping[str, Collection[str]]:
    """IRI of a vocabulary → the names that it defines, for all that rdflib knows."""
    from rdflib import namespace  # 0.1 s

    kind = namespace.DefinedNamespaceMeta
    listed = [one for one in vars(namespace).values() if isinstance(one, kind)]
    return {str(one): {term.removeprefix(str(one)) for term in dir(one)} for one in listed}


def explain_error(reason: str, sparql: str, *, prefixes: Mapping[str, str]) -> str:
    """What the parser or the evaluation complains about.

    Args:
        reason: the complaint as it is.
        sparql: the query.
        prefixes: those that are known without being declared.
    """
    if "Prefix not found" in reason:
        known = prefixes.keys() | declared_prefixes(sparql).keys()
        unknown = [one for one in _PREFIX.findall(_OTHER.sub(" ", sparql)) if one not in known]
        if unknown:
            name, listed = unknown[0], " ".join(f"{one}:" for one in sorted(prefixes))
            advice = f"declare it (PREFIX {name}: <…>), or use {listed}"
            return f"query: prefix {name}: isn't known; {advice}"
    place = _PLACE.match(reason)
    if place is not None:
        where = _words_before(sparql, int(place["line"]), int(place["column"]))
        reason = f"{place[0]}, after “{where}”{reason[place.end() :]}"
    return f"query: {shorten(reason, _REASON, placeholder=' …')}; see docs/rdf.md for examples"


def _words_before(sparql: str, line: int, column: int) -> str:
    """The end of a line up to a place, on one line, so that the place can be seen."""
    lines = sparql.splitlines()
    above = "\n".join(lines[: line - 1])
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    shown = " ".join((before if before.strip() else above).split())
    return shown if len(shown) <= _BEFORE else "…" + shown[-_BEFORE:]


def declared_prefixes(sparql: str) -> dict[str, str]:
    """The prefixes that a query declares."""
    return dict(_DECLARED.findall(_without_comments(sparql)))


def _without_comments(sparql: str) -> str:
    """A query without its comments and strings."""
    return _OTHER.sub(lambda one: one[0] if one[0].startswith("<") else " ", sparql)


def _find_unknown_graph(
    sparql: str, prefixes: Mapping[str, str], graphs: Collection[str]
) -> str | None:
    """What to say of a graph that a query wants to read from, and that isn't there."""
    for given in _FROM.findall(_without_comments(sparql)):
        prefix, _, local = given.partition(":")
        iri = given[1:-1] if given.startswith("<") else prefixes.get(prefix, "") + local
        if iri not in graphs:
            named = ", ".join(f"<{one}>" for one in graphs)
            return f"query: FROM {given}: nothing is fetched; the only named graph is {named}"
    return None
