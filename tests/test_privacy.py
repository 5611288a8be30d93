from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile

import docx
from tests.cli.conftest import FIRST, SECOND

# Everything that a user does, with an ear on the interpreter.
SCRIPT = """
import json, sys
opened, asked = [], []

def listen(event, arguments):
    if event.startswith("socket.") or event.startswith("urllib."):
        asked.append(event)
    if event == "open" and isinstance(arguments[0], str) and set(arguments[1] or "") & set("wax+"):
        opened.append(arguments[0])

sys.addaudithook(listen)
import dateline
from dateline import validate

graph = dateline.build(sys.argv[1:], graph="graph")
graph = dateline.open("graph")
for ending in ("ttl", "nt", "nq", "trig", "jsonld", "rdf", "graphml", "json", "claims.jsonl"):
    graph.export(f"graph.{ending}")
for ending in ("html", "svg"):
    graph.export(f"graph.{ending}")
graph.query("SELECT ?s { ?s ?p ?o } LIMIT 1")
validate.check(graph, shapes=True)
print(json.dumps([opened, asked]))
"""


def test_nothing_is_left_behind_and_nobody_is_asked(tmp_path):
    """Building, reading, exporting, asking and checking write what was asked for, and no more.

    Neither we nor a library that we use opens a connection, or leaves a file in the user's folder
    or in the one for temporary files.
    """
    home, temporary, work = (tmp_path / name for name in ("home", "tmp", "work"))
    for folder in (home, temporary, work):
        folder.mkdir()
    (work / "first.txt").write_text(FIRST)
    (work / "page.html").write_text(f"<!doctype html><title>Sea</title><article><p>{SECOND * 9}")
    item = "<item><title>Sea</title><description>{}</description><link>https://x.example/</link></item>"
    feed = f'<rss version="2.0"><channel>{item.format(SECOND + " A feed.")}</channel></rss>'
    letter = f"Subject: Sea\nMIME-Version: 1.0\n\n{SECOND} A mail.\n"
    lines = json.dumps({"text": f"{SECOND} A line.", "url": "https://x.example/"})
    word = docx.Document()
    word.add_paragraph(f"{SECOND} A document.")
    word.save(work / "a.docx")
    with zipfile.ZipFile(work / "all.zip", "w") as packed:
        for name, text in (("a.rss", feed), ("a.eml", letter), ("a.jsonl", lines)):
            packed.writestr(name, text)
    sources = ("first.txt", "page.html", "a.docx", "all.zip")
    names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = {**os.environ, **dict.fromkeys(names, str(home)), "TMPDIR": str(temporary)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *sources],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    opened, asked = json.loads(done.stdout)
    assert asked == []
    left = [one for folder in (home, temporary) for one in folder.rglob("*")]
    assert left == []
    strangers = [one for one in opened if os.path.isabs(one) and not one.startswith(str(tmp_path))]  # noqa: PTH117
    assert [one for one in strangers if one != os.devnull] == []
