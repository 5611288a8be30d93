"""What `fuzz` feeds: each target reads bytes in the way that the product does.

Guarantees: a target that comes back has read its input, or has refused it in one line; whatever it
raises is a fault of the product. Sound inputs are the tests' own.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

import pyoxigraph
from starlette.testclient import TestClient
from tests.explore import story
from tests.ingest import test_damage
from tests.ingest.sources import STORY, read_parts

from dateline.core import edtf
from dateline.core.errors import ConfigError
from dateline.core.model import Literal
from dateline.english.dates import find_times
from dateline.explore.app import make_app
from dateline.graph.corrections import file as corrections
from dateline.rdf import terms
from dateline.workspace import config

Read: TypeAlias = Callable[[bytes], None]

FOUND = Path(__file__).resolve().parent / "fuzzed"  # what was found, by target

_LONGEST = 20_000  # bytes of an input
_ODD = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n\n", b"\xe2\x80\xae",
    b"\xc2\xa0", b"9999", b"-1", b"0" * 30, b"'", b'"', b"\\", b"<", b"&", b"%", b"{}", b"[",
    b"(" * 50, b"\t" * 50,
)  # fmt: skip
_BASE = "http://127.0.0.1:8420"
_WRONG = 500  # the first status of a server that has failed


@dataclass(frozen=True)
class Target:
    """What reads input.

    Attributes:
        what: what it is.
        open: makes the function that reads one input, and clears up behind it.
        seeds: sound inputs.
        words: words that mean something to it.
    """

    what: str
    open: Callable[[], AbstractContextManager[Read]]
    seeds: Sequence[bytes]
    words: tuple[bytes, ...] = ()


@contextmanager
def _plain(read: Read) -> Iterator[Read]:
    yield read


def _text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")


def _read_dates(data: bytes) -> None:
    """Expressions of time lie in the text, in order; an odd anchor is none."""
    anchor, _, text = _text_of(data).partition("|")
    end = 0
    for one in find_times(text, anchor=anchor or None):
        assert end <= one.start < one.end <= len(text)
        assert one.edtf is None or edtf.is_edtf(one.edtf)
        end = one.end


def _read_edtf(data: bytes) -> None:
    """A date has bounds in order, and a form in XML Schema or none."""
    value = _text_of(data)
    if edtf.is_edtf(value):
        first, last = edtf.date_bounds(value)
        assert first is None or last is None or first <= last
        edtf.dates_overlap(value, "2023-08-31")
    edtf.to_xsd(value)


def _read_terms(data: bytes) -> None:
    """A literal and an address come back as they were, from whatever reads N-Triples."""
    kind, _, words = _text_of(data).partition("|")
    written = terms.claim_literal(Literal(value=words, datatype=kind))
    iri = terms.web_iri(words) or "<urn:x>"
    [quad] = pyoxigraph.parse(
        f"<urn:a> {iri} {written} .\n".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    assert quad.object.value == terms.value_of(written)
    plain = words.encode("utf-8", "replace").decode("utf-8")
    assert terms.value_of(terms.string_literal(plain)) == plain


@contextmanager
def _in_folder(name: str, read: Callable[[Path], None]) -> Iterator[Read]:
    """Gives a function that writes its input to a file, and has it read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name

        def write(data: bytes) -> None:
            path.write_bytes(data)
            read(path)

        yield write


def _read_file(path: Path) -> None:
    """An article or one line for each part of a file."""
    for found in read_parts(path, any_language=True):
        if isinstance(found, str):
            assert found.startswith(f"{path}: ")
            assert "\n" not in found


def _read_settings(read: Callable[[Path], object], path: Path) -> None:
    """Settings, or one line that names the file."""
    try:
        read(path.parent)
    except ConfigError as error:
        message = str(error)
    else:
        return
    assert str(path) in message
    assert "\n" not in message


_read_corrections = partial(_read_settings, corrections.read_corrections)
_read_config = partial(_read_settings, config.read_config)


@contextmanager
def _serve(ask: Callable[[TestClient, bytes], int]) -> Iterator[Read]:
    """Gives a function that asks an application of a small graph."""
    with tempfile.TemporaryDirectory() as folder:
        client = TestClient(make_app(story.make_folder(Path(folder) / "graph")), base_url=_BASE)

        def send(data: bytes) -> None:
            status = ask(client, data)
            assert status < _WRONG, f"the server answers with {status}"

        yield send


def _ask_query(client: TestClient, data: bytes) -> int:
    accept = {"accept": "application/sparql-results+json, text/turtle;q=0.9"}
    if len(data) % 2:
        kind = {"content-type": "application/sparql-query"}
        return client.post("/sparql", content=data, headers={**accept, **kind}).status_code
    return client.get(f"/sparql?query={quote(data)}", headers=accept).status_code


def _ask_page(client: TestClient, data: bytes) -> int:
    path, _, query = data.partition(b"?")
    address = f"/{quote(path.lstrip(b'/'))}?{quote(query, safe='=&+%')}"
    return client.get(address, follow_redirects=False).status_code


_DATES = (
    b"2023-08-31|The talks on Thursday, 3 May 2019, lasted from Monday to Friday last week.",
    b"2023-08|He was born in the 1990s, and left two years ago, at 10.30 a.m. on 6/5/04.",
    b"9999-12-31|this week, the first quarter of 2001, mid-March, the night of 9 June, Ramadan",
    b"202X|at the end of the year, every Tuesday, for three months, twice a day, by Christmas Eve",
)
_EDTF = (
    b"2023-08-31", b"2023", b"2023-08", b"202X", b"2019-05-03/2019-05-07", b"../2020", b"2021-21",
    b"2004-06-~01/2004-06-~20", b"[1667,1668, 1670..1672]", b"-0044-03-15", b"2001-02-29", b"0000",
)  # fmt: skip
_CORRECTIONS = (
    b'[[correction]]\ndo = "merge"\nthings = ["person/ann-ode", "person/a-ode"]\nauthor = "Bo"\n',
    b'[[correction]]\ndo = "drop"\nsubject = "orbit"\npredicate = "supports"\nobject = "ben-orr"\n',
    b'[[correction]]\ndo = "rename"\nthing = "a/b"\nlabel = "B" # C\nnote = """two\nlines"""\n',
)
_CONFIG = (
    b'name = "News"\nbase = "https://news.example/"\n[stages]\nextractors = ["patterns"]\n',
    b'authorities = ["own"]\nany_language = true\n[fields]\ntext = "body"\n',
)
_QUERIES = (
    b"SELECT ?s ?o WHERE { ?s :supports ?o } ORDER BY ?s LIMIT 5",
    b"PREFIX x: <urn:x> ASK { ?s a :Event ; :date ?when FILTER (?when > '2004') }",
    b"CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } VALUES ?s { <urn:a> } }",
    b"DESCRIBE ?x WHERE { ?x skos:prefLabel ?l . OPTIONAL { ?x :actor ?y } } # remark",
    b"INSERT DATA { <urn:a> <urn:b> <urn:c> }",
)
_PAGES = (
    b"api/search?q=Orbit&limit=5",
    b"api/graph?around=organization/orbit&hops=2&since=2004&stance=asserted",
    b"api/things/organization/orbit?kind=Company&until=2006-03&min_confidence=0.5",
    b"api/paths?from=organization/orbit&to=organization/lumen",
    b"api/articles?q=Lumen&page=2",
    b"api/queries/who-held?post=chief&at=2005",
    b"api/export?format=ttl&around=Orbit&hops=1",
    b"api/timeline?thing=Orbit&since=2005",
    b"api/ranking?by=claims&limit=3",
    b"organization/orbit.ttl",
    b"thing/organization/orbit",
)
_TERMS = (
    b'xsd:string|"It is over," said Ann.\n',
    b"xsd:decimal|12.50",
    b"edtf|2023-08/..",
    b"xsd:string|https://news.example/a b?q=%zz#x",
)

TARGETS: dict[str, Target] = {
    "dates": Target("expressions of time in texts", partial(_plain, _read_dates), _DATES,
                    (b"last ", b" ago", b"2019", b"week", b"-", b"31 ", b"quarter", b" to ")),
    "edtf": Target("dates as they are kept", partial(_plain, _read_edtf), _EDTF,
                   (b"/", b"..", b"X", b"~", b"-", b"?", b"%", b"T10:00:00Z", b"Y-17E7", b"29")),
    "terms": Target("literals and addresses in RDF", partial(_plain, _read_terms), _TERMS,
                    (b"\\u", b'"', b"<", b"http://", b"@en", b"^^", b"|")),
    **{
        name.removeprefix("a."): Target(
            f"files that end in {name[1:]}",
            partial(_in_folder, name, _read_file),
            (data, STORY.encode()),
        )
        for name, data in test_damage.WHOLE.items()
    },
    "txt": Target("plain text", partial(_in_folder, "a.txt", _read_file), (STORY.encode(),)),
    "corrections": Target(
        "corrections.toml",
        partial(_in_folder, corrections.FILE, _read_corrections),
        _CORRECTIONS,
        (b'do = "split"', b"things = ", b"[[correction]]", b"= 1", b"= []", b"= {}", b"1979-05-27"),
    ),
    "settings": Target(
        "graph.toml",
        partial(_in_folder, config.FILE, _read_config),
        _CONFIG,
        (b"[stages]", b"= 1", b"= []", b"= true", b"linkers = ", b"base = "),
    ),
    "sparql": Target("the SPARQL endpoint", partial(_serve, _ask_query), _QUERIES,
                     (b"SELECT ", b"{", b"}", b"?x", b"FILTER ", b"SERVICE <http://x> ", b"<<")),
    "pages": Target("the application's addresses", partial(_serve, _ask_page), _PAGES,
                    (b"&", b"=", b"%00", b"..", b"//", b"since=", b"hops=99", b"page=-1")),
}  # fmt: skip


def make_inputs(target: Target, chance: random.Random, count: int) -> Iterator[bytes]:
    """Inputs made of a target's sound ones."""
    sound = list(target.seeds)
    for _ in range(count):
        data = chance.choice(sound)
        for _ in range(chance.choice((1, 1, 2, 3, 8))):
            data = _change(data, sound, target.words, chance)[:_LONGEST]
        yield data


def _change(
    data: bytes, sound: list[bytes], words: tuple[bytes, ...], chance: random.Random
) -> bytes:
    """One change of an input."""
    low, high = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    near = min(low + chance.randrange(1, 9), len(data))
    other = chance.choice(sound)
    before, piece, after = data[:low], data[low:near], data[near:]
    return chance.choice(
        (
            before + chance.randbytes(len(piece)) + after,
            before + after,
            before + chance.choice(_ODD) + data[low:],
            before + chance.choice(words or _ODD) + data[low:],
            before + data[low:high] * 2 + data[high:],
            before + other[chance.randrange(len(other) + 1) :],
            before,
            before + piece * chance.choice((3, 40)) + after,
        )
    )
