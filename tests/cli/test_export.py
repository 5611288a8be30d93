from __future__ import annotations

import json

import rdflib

import dateline

TEXT = rdflib.URIRef("urn:dateline:ontology#text")


def test_texts_are_written_only_if_asked_for(run, built, tmp_path):
    """With the option, RDF has each article's text, to the letter; without it, none."""
    plain, full = tmp_path / "plain.ttl", tmp_path / "full.nt"
    assert run("export", built, "--to", plain).code == 0
    assert run("export", built, "--with-text", "--to", full).code == 0
    texts = sorted(one.text for one in dateline.open(built).documents.values())
    assert not any(text in plain.read_text("utf-8") for text in texts)
    found = rdflib.Graph().parse(full)
    assert sorted(str(one) for one in found.objects(None, TEXT)) == texts


def test_a_format_without_a_place_for_texts_is_named(run, built, tmp_path):
    """It is wrong usage, said in one line before anything is written."""
    done = run("export", built, "--with-text", "--to", tmp_path / "a.ttl", tmp_path / "a.graphml")
    assert done.code == 2
    assert "a.graphml: --with-text can only be asked of .jsonld .nq .nt .rdf .trig .ttl" in done.err
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_texts_can_be_had_from_python(built, tmp_path):
    """`graph.export` has the same option, for JSON-LD as for the rest of RDF."""
    graph = dateline.open(built)
    written = graph.export(tmp_path / "a.jsonld", with_text=True).read_text("utf-8")
    nodes = json.loads(written)["@graph"]
    found = {node["text"]["@value"] for node in nodes if "text" in node}
    assert found == {one.text for one in graph.documents.values()}


def test_only_some_stances_are_written_if_asked_for(run, built, tmp_path):
    """Claims that stand otherwise stay out of the file, and out of what `show` counts."""
    graph, target = dateline.open(built), tmp_path / "a.claims.jsonl"
    assert run("export", built, "--stances", "reported,implied", "--to", target).code == 0
    wanted = {one.id for one in graph.claims(stance="reported")}
    assert {json.loads(line)["id"] for line in target.read_text("utf-8").splitlines()} == wanted
    assert 0 < len(wanted) < len(graph)
    shown = json.loads(run("show", built, "--stances", "reported,implied", "--json").out)
    assert shown["claims"] == len(wanted)
    assert "no stance 'said'" in run("show", built, "--stances", "said").err
