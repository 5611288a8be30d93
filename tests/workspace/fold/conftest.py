"""Graph folders whose folds are compared with what their records say."""

from __future__ import annotations

import shutil

import pytest
from tests.explore import story
from tests.graph.corrections.articles import ARTICLES
from tests.pages import EXAMPLES, GRAPHS

import dateline
from dateline import workspace

URL = "https://tide.example/jordan"
OLDER = "Linda Ray works for the Tidal Board.\n"  # replaced by what the address says later
HAPPENED = (
    "Clara Stone, the defense secretary, said that the talks, which began in Kabul in March, "
    "will go on until the last of the soldiers who came to the city in 2002 are home. "
)
DENIED = "Norway denied that it accused Kenya of overfishing.\n"


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory):
    """The worked examples, articles with a reprint, an older version, namesakes and a denial."""
    folder = tmp_path_factory.mktemp("news") / "graph"
    told = [dateline.Document(id=name, text=text, source=name) for name, text in ARTICLES.items()]
    long = ARTICLES["kabul.txt"] + HAPPENED * 2
    told += [
        dateline.Document(id="reprint", text=long, source="reprint.txt"),
        dateline.Document(id="copy", text=f"{long}Ann Ode wrote this.", source="copy.txt"),
        dateline.Document(id="older", text=OLDER, url=URL, published="2001-01-01"),
        dateline.Document(id="newer", text=ARTICLES["owner.txt"], url=URL, published="2010-03-17"),
        dateline.Document(id="told", text="Norway accused Kenya of overfishing.\n"),
        dateline.Document(id="denied", text=DENIED),
    ]
    dateline.build([*told, *(GRAPHS / name / "articles" for name in EXAMPLES)], graph=folder)
    return folder


@pytest.fixture
def folder(kept_folder, tmp_path):
    """A graph folder of the test's own."""
    return shutil.copytree(kept_folder, tmp_path / "graph")


@pytest.fixture
def small(tmp_path):
    """A small graph folder of the test's own, with disputes and hostile names, folded."""
    made = story.make_folder(tmp_path / "small", denied=True)
    workspace.fold(made)
    return made
