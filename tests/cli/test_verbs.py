from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.processes import linux

import dateline


def test_show_sums_up(run, built):
    """Without a name, show prints sizes, kinds and what there is most about."""
    done = run("show", built)
    assert done.code == 0
    assert "2 documents" in done.out
    assert "Country 2" in done.out


def test_show_quotes(run, built):
    """With a name, show prints what the graph says of it with the words, one quote a line."""
    done = run("show", built, "institute of marine research")
    assert done.out.startswith("Institute of Marine Research")
    assert "partner of" in done.out
    assert "“The Kenya Fisheries Service (KFS) has been a partner of" in done.out


def test_show_suggests(run, built):
    """A name that isn't there is wrong usage, with the nearest names."""
    done = run("show", built, "Institute of Marine Reserch")
    assert done.code == 2
    assert "near it: Institute of Marine Research" in done.err


def test_query_answers(run, built, tmp_path):
    """A query is given as text or in a file, and answered in the format asked for."""
    text = "SELECT ?a ?b WHERE { ?a :partner_of ?b } ORDER BY ?a"
    (tmp_path / "q.rq").write_text(text)
    table = run("query", built, text)
    assert table.code == 0
    assert "organization/kenya-fisheries-service" in table.out
    rows = json.loads(run("query", built, f"@{tmp_path / 'q.rq'}", "--format", "json").out)
    assert len(rows["results"]["bindings"]) == 2
    assert run("query", built, text, "-f", "csv").out.splitlines()[0] == "a,b"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT nonsense", "error at 1:16"),
        ("", "is empty"),
        ("SELECT * { ?s foo:bar ?o }", "prefix foo: isn't known"),
        ("DELETE WHERE { ?s ?p ?o }", "use corrections"),
        ("ASK FROM <http://a.example/> {}", "nothing is fetched"),
        ("@missing.rq", "file missing.rq can't be read: No such file or directory; after @"),
        ("@.", "file . can't be read: Is a directory"),
        ("@", "file “” can't be read: Is a directory"),
        (f"@{sys.executable}", "isn't text in UTF-8"),
    ],
)
def test_a_broken_query_is_one_line(run, built, text, said):
    """What doesn't parse, or isn't there, is wrong usage and said in one line."""
    done = run("query", built, text)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("dateline: query: ")
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("seconds", ["0", "-1", "nan"])
def test_no_time_is_wrong_usage(run, built, seconds):
    """A limit is above 0, or there is none."""
    done = run("query", built, "ASK {}", "--timeout", seconds)
    assert done.code == 2
    assert "leaves no time; give seconds above 0" in done.err
    assert run("query", built, "ASK {}", "--timeout", "inf").code == 0


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_long_query_is_stopped(run, built):
    """At its limit, with one line that says what to do."""
    done = run("query", built, ENDLESS, "--timeout", "0.2")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("dateline: query: took longer than 0.2 s; ask for less")
    assert done.err.count("\n") == 1


@linux
def test_ctrl_c_stops_a_query(built):
    """As the terminal sends it: to the command and all that it has started."""
    command = [sys.executable, "-m", "dateline", "query", built, ENDLESS]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        while not children.read_text():
            time.sleep(0.05)
        time.sleep(1)
        os.killpg(running.pid, signal.SIGINT)
        start = time.monotonic()
        out, err = running.communicate(timeout=20)
    assert time.monotonic() - start < 5
    assert running.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
    assert err.count(b"\n") < 3


def test_export_takes_several_files(run, built, tmp_path):
    """Each file is written in the format of its ending; nothing goes to stdout."""
    files = [tmp_path / name for name in ("a.ttl", "a.claims.jsonl", "a.graphml")]
    done = run("export", built, "--to", *files)
    assert (done.code, done.out) == (0, "")
    assert all(file.stat().st_size for file in files)


def test_export_names_the_formats(run, built, tmp_path):
    """An unknown ending is wrong usage, and nothing is written."""
    done = run("export", built, "--to", tmp_path / "a.ttl", tmp_path / "a.docx")
    assert done.code == 2
    assert ".graphml" in done.err
    assert list(tmp_path.iterdir()) == []


def test_check_finds_nothing(run, built):
    """A graph that was just built is sound."""
    done = run("check", built, "--no-shapes")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("0 findings in ")


def test_stages_is_a_table(run):
    """Every plug-in has a line, and nothing is unmet."""
    done = run("stages")
    assert done.code == 0
    assert {line.split()[0] for line in done.out.splitlines()[1:]} == {
        "ingest",
        "annotate",
        "extract",
        "resolve",
        "export",
    }


def test_show_lists_events(run, built):
    """As Python gives them, as a table or as one object; any of their options asks for it."""
    graph = dateline.open(built)
    told = json.loads(run("show", built, "--events", "--json").out)["events"]
    assert [one["id"] for one in told] == [one.id for one in graph.events()]
    assert {"label", "type", "date", "published", "stance", "speaker", "evidence"} < set(told[0])
    table = run("show", built, "--events").out.splitlines()
    assert table[0].split() == ["date", "type", "what", "who"]
    asked = {
        ("--type", "agree"): graph.events(type="agree"),
        ("--actor", "Norway"): graph.events(actor="Norway"),
        ("--since", "2024-05-02"): graph.events(since="2024-05-02"),
        ("--until", "2024-05-02"): graph.events(until="2024-05-02"),
        ("Norway", "--events"): graph.events(participant="Norway"),
    }
    for options, events in asked.items():
        shown = json.loads(run("show", built, *options, "--json").out)["events"]
        assert [one["id"] for one in shown] == [one.id for one in events]
    assert asked["--type", "agree"]
    assert json.loads(run("show", built, "--type", "state", "--json").out)["events"]


def test_show_tells_what_events_there_are_not(run, built):
    """A type, an actor or a day that there isn't."""
    for option, value in (("--type", "bogus"), ("--actor", "Atlantis"), ("--since", "soon")):
        done = run("show", built, option, value)
        assert (done.code, done.out) == (2, "")
        assert value in done.err


@pytest.mark.parametrize("verb", ["show", "check"])
def test_what_is_no_graph_is_named(run, tmp_path, verb):
    """A folder that isn't a graph is wrong usage for every verb, said in one line."""
    done = run(verb, tmp_path)
    assert done.code == 2
    assert "isn't a graph" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["bogus"], ["build"], ["show"], ["show", "--nothing"], ["query", "x"]]
)
def test_wrong_usage_is_one_line(run, arguments):
    """Usage errors are said in one line, with where to look."""
    done = run(*arguments)
    assert done.code == 2
    assert "dateline --help" in done.err
    assert done.err.count("\n") == 1


def test_help_lists_the_verbs(run):
    """Without a verb, the command explains itself."""
    done = run()
    assert done.code == 0
    for verb in ("build", "show", "query", "export", "check", "stages"):
        assert verb in done.out


def test_debug_shows_where(tmp_path):
    """A traceback is shown with --debug only."""
    command = [sys.executable, "-m", "dateline", "show", tmp_path, "--debug"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" in done.stderr
    assert "GraphFolderError" in done.stderr
    assert done.returncode == 2


def test_what_nobody_foresaw_is_one_line(built):
    """An error that isn't ours is one line and exit code 1; --debug shows where it came from."""
    script = (
        "import sys; from dateline import cli, workspace\n"
        "del workspace.open\n"
        "cli.main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", script, "show", built]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("dateline: unforeseen AttributeError: ")
    assert done.stderr.count("\n") == 1
    done = subprocess.run([*command, "--debug"], capture_output=True, text=True, check=False)
    assert "Traceback" in done.stderr


def test_a_reader_may_stop_early(built):
    """When a pipe is closed at its other end, the command ends in silence and with success."""
    command = [sys.executable, "-m", "dateline", "show", built]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_reading_a_graph_loads_no_model():
    """Showing and querying import neither spaCy nor other heavy libraries, nor what builds use."""
    script = (
        "import sys, dateline.cli, dateline.workspace, dateline.query.answers\n"
        "heavy = {'spacy', 'networkx', 'rdflib', 'pyshacl', 'trafilatura', 'numpy'}\n"
        "heavy |= {'dateline.ingest', 'dateline.workspace.pipeline'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_who_has_others_read_loads_no_model():
    """What a build with several workers does itself imports neither spaCy nor the reader."""
    script = (
        "import sys\n"
        "from dateline.workspace.config import Stages\n"
        "from dateline.workspace.pipeline import Pipeline\n"
        "Pipeline.of(Stages())\n"
        "print(sorted({'spacy', 'onnxruntime'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_show_prints_json(run, built):
    """One object: a graph's sizes, or a thing with its claims as `.claims.jsonl` has them."""
    graph = dateline.open(built)
    whole = json.loads(run("show", built, "--json").out)
    assert whole["documents"] == 2
    assert whole["claims"] == len(graph.claims()) == sum(whole["stances"].values())
    assert whole["entities"] == len(graph.entities()) == sum(whole["kinds"].values())
    assert sum(whole["predicates"].values()) == whole["claims"]
    assert (whole["base"], whole["licence"], whole["moved"]) == (graph.base, None, {})
    done = run("show", built, "KFS", "--json")
    assert done.out.count("\n") == 1
    shown = json.loads(done.out)
    assert shown["entity"]["label"] == "Kenya Fisheries Service"
    lines = json.loads("[" + ",".join(claims_of(graph).splitlines()) + "]")
    kfs = shown["entity"]["id"]
    about = [line for line in lines if kfs in (line["subject"]["id"], line["object"].get("id"))]
    assert sorted(shown["claims"], key=lambda one: one["id"]) == about != []
    assert run("show", built, "Atlantis", "--json").code == 2


def claims_of(graph):
    """The lines of the claims file."""
    with tempfile.TemporaryDirectory() as folder:
        return graph.export(Path(folder) / "a.claims.jsonl").read_text("utf-8")


def test_version_is_one_line(run):
    """The version of the package that is installed, before anything else is looked at."""
    done = run("--version")
    assert (done.code, done.out) == (0, f"dateline {version('dateline')}\n")
    assert run("--version", "bogus").code == 0


def complete(words, home):
    """What a shell is told when somebody presses Tab."""
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    environment = {**os.environ, **asked, "_DATELINE_COMPLETE": "complete_bash", "HOME": str(home)}
    command = [sys.executable, "-m", "dateline"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.split()


def test_a_shell_can_complete(tmp_path):
    """Verbs and options are known to the shell, and nothing is written to tell it."""
    assert complete("dateline re", tmp_path) == ["review", "rename", "retype"]
    assert complete("dateline query --t", tmp_path) == ["--timeout"]
    assert list(tmp_path.iterdir()) == []


ENDS = """
import gc, sys
from dateline.__main__ import main
sys.argv = ["dateline", "show", "nowhere"]
try:
    main()
except SystemExit as ended:
    print(ended.code, gc.get_freeze_count() > 0)
"""


def test_a_command_ends_without_looking_through_what_it_had_loaded():
    """Also one that fails; it took half a second of a build."""
    done = subprocess.run([sys.executable, "-c", ENDS], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["2", "True"]
