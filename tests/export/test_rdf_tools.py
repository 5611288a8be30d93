"""What is written as RDF, read by other people's tools; skipped where they aren't installed."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from tests import rdf_graph

from dateline import rdf
from dateline.rdf.profiles import PROFILES

RAPPER = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".rdf": "rdfxml"}
SERDI = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig"}


def lines_of(command, tool):
    """What a tool prints, which has nothing to warn of."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} isn't installed")
    done = subprocess.run([tool, *command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("ending", RAPPER)
def test_rapper_finds_every_statement_and_warns_of_none(tmp_path, ending):
    """Raptor, of the Redland libraries."""
    path = rdf_graph.graph().export(tmp_path / f"a{ending}")
    found = lines_of(["-q", "-i", RAPPER[ending], "-o", "ntriples", str(path)], "rapper")
    assert len(found) == len(rdf.triples(rdf_graph.graph()))


@pytest.mark.parametrize("ending", SERDI)
def test_serdi_finds_every_statement_and_warns_of_none(tmp_path, ending):
    """Serd, which is strict."""
    path = rdf_graph.graph().export(tmp_path / f"a{ending}")
    found = lines_of(["-i", SERDI[ending], "-o", "nquads", str(path)], "serdi")
    named = ending in {".nq", ".trig"}
    graph = rdf_graph.graph()
    assert len(found) == len(rdf.quads(graph) if named else rdf.triples(graph))


@pytest.mark.parametrize("profile", PROFILES)
def test_profiles_are_read_alike(tmp_path, profile):
    """By both."""
    path = rdf_graph.graph().export(tmp_path / "a.ttl", profile=profile)
    one = lines_of(["-q", "-i", "turtle", "-o", "ntriples", str(path)], "rapper")
    other = lines_of(["-i", "turtle", "-o", "ntriples", str(path)], "serdi")
    xml = rdf_graph.graph().export(tmp_path / "a.rdf", profile=profile)
    third = lines_of(["-q", "-i", "rdfxml", "-o", "ntriples", str(xml)], "rapper")
    assert len(one) == len(other) == len(third) > 0
