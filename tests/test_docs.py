"""The pages are true: examples run, links lead somewhere, and what users can name is documented."""

from __future__ import annotations

import inspect
import re

import msgspec
import pytest
import typer.main
from tests import pages

import dateline
from dateline import cli, ontology
from dateline.core import errors, model, plugins
from dateline.ingest.base import PARTS
from dateline.query.named import TYPES, list_queries
from dateline.workspace import config

DOCS = pages.ROOT / "docs"
COMMAND = typer.main.get_command(cli.app)

_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)?(?:#([^)\s]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def text(name):
    """The text of a page of the docs."""
    return (DOCS / f"{name}.md").read_text("utf-8")


def page_id(path):
    """A page's path from the root of the project."""
    return str(path.relative_to(pages.ROOT))


@pytest.mark.parametrize("page", pages.PAGES, ids=page_id)
def test_examples_give_what_the_page_shows(page, example):
    """All code of the page runs, and each output shown is the real one."""
    shown = page.read_text("utf-8")
    renewed = pages.renew(page, example)
    if not pages.is_read_alike():
        pytest.skip("the code runs, and this processor reads the examples otherwise")
    assert renewed == shown, "scripts/examples writes the outputs anew"


@pytest.mark.parametrize("page", pages.PAGES, ids=page_id)
def test_links_lead_somewhere(page):
    """Each link to a file or a heading of this project has one."""
    for path, heading in _LINK.findall(page.read_text("utf-8")):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        if heading:
            titles = _HEADING.findall(target.read_text("utf-8"))
            assert heading in {title.lower().replace(" ", "-") for title in titles}, heading


def test_the_readme_starts_with_two_commands():
    """The first two blocks of commands install and build, and run the tests."""
    first, second = re.findall(r"^```sh\n(.*?)^```$", text("../README"), re.MULTILINE | re.DOTALL)[
        :2
    ]
    assert first.startswith("python -m pip install . && dateline build graphs/")
    assert second == "python -m pip install '.[dev]' && python -m pytest -n 2\n"


@pytest.mark.parametrize("verb", sorted(COMMAND.commands))
def test_each_verb_and_option_is_documented(verb):
    """The page about the command line has each verb and, in its section, each option."""
    page = text("cli")
    assert f"`dateline {verb}" in page
    section = page.partition(f"\n## {verb}\n")[2].partition("\n## ")[0]
    for parameter in COMMAND.commands[verb].params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            assert not option.startswith("-") or f"`{option}" in section, option


def test_what_stands_before_a_verb_is_documented():
    """The page about the command line has each option of the command itself."""
    for parameter in COMMAND.params:
        for option in parameter.opts:
            assert f"`dateline {option}`" in text("cli"), option


def test_each_setting_is_documented():
    """The page about the graph has each key of `graph.toml`, and its defaults are the real ones."""
    page = text("graph")
    keys = {field.name for field in msgspec.structs.fields(config.GraphConfig)} - {"stages"}
    keys |= {f"stages.{field.name}" for field in msgspec.structs.fields(config.Stages)}
    assert {key for key in keys if f"| `{key}` |" not in page} == set()
    (shown,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert msgspec.toml.decode(shown, type=config.GraphConfig) == config.GraphConfig()


def test_each_term_is_documented():
    """The page about the ontology has each kind, predicate and type of event."""
    page = text("ontology")
    terms = {*ontology.kinds(), *ontology.predicates(), *ontology.event_types()}
    assert {term for term in terms if f"`{term}`" not in page} == set()


def test_each_stance_is_documented():
    """The page about extracting has each way in which a claim can stand."""
    assert {one for one in model.Stance if f"| `{one}` |" not in text("extract")} == set()


def test_each_ending_is_documented():
    """The page about exports has each ending that an exporter writes."""
    endings = {
        ending
        for name in plugins.list_names("exporters")
        for ending in plugins.load("exporters", name).endings
    }
    assert {ending for ending in endings if f"`{ending}`" not in text("export")} == set()


def test_each_format_that_is_read_is_documented():
    """The page about ingest has each ending that a reader takes, and each part of an article."""
    page = text("ingest")
    endings = plugins.load_by_ending("readers")
    assert {ending for ending in endings if f"`{ending}`" not in page} == set()
    assert {part for part in PARTS if f"| `{part}` |" not in page} == set()


def test_each_plugin_is_documented():
    """The page of a stage, or the settings, has the name of each plug-in of it."""
    homes = {"annotators": "graph", "extractors": "extract", "linkers": "graph"}
    for group, page in homes.items():
        for name in plugins.list_names(group):
            assert re.search(rf'[`"]{name}[`"]', text(page)), name


def test_each_public_name_is_documented():
    """The page about Python has each public name, and each method of a graph and its options."""
    page = text("python")
    for name in dateline.__all__:
        assert re.search(rf"\b{name}\b", page), name
    for name, method in inspect.getmembers(dateline.KnowledgeGraph, inspect.isfunction):
        if name.startswith("_"):
            continue
        assert re.search(rf"\b{name}\b", page), name
        for option in method.__kwdefaults__ or {}:
            assert re.search(rf"\b{option}\b", page), f"{name}({option}=)"


def test_each_named_query_is_documented():
    """The page about questions has a row for each, with what it takes and its sample."""
    page = text("questions")
    for one in list_queries():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{one.name}` |"))
        assert f"`dateline ask DIR {one.name} {one.sample}".rstrip() in row
        for parameter in one.parameters:
            shown = f"--{parameter.option}" if parameter.optional else parameter.option.upper()
            assert f"`{shown}`" in row, one.name
    for kind in TYPES:
        assert f"`{kind}`" in page


def test_each_error_is_documented():
    """The page about Python has each error that is raised on purpose."""
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if kind.__module__ == errors.__name__:
            assert f"`{name}`" in text("python") or f"`dateline.{name}`" in text("python"), name
