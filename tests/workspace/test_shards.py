from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.corpus import article, pipeline
from tests.s3 import needs_s3, serve_bucket

from dateline.authority import load_bundled
from dateline.core.model import Zone
from dateline.workspace.batches import Extracted
from dateline.workspace.shards import Shards, hash_documents

pytest.importorskip("pyarrow")

GIVEN = [
    article("Ann Ode joined Orbit. Ann Ode led Ion.", source="a.txt", published="2024-05-03"),
    article("Nothing is said.", source="b.txt"),
    article("Ben Orr backs Orbit.", source="c.txt"),
]


def extract(documents):
    """What the tiny language says in some documents."""
    return pipeline().work(documents, authority=load_bundled())


@pytest.fixture
def shards(tmp_path):
    """Shards on disk."""
    return Shards(place=str(tmp_path), version="tiny@1")


def test_what_is_read_is_what_was_written(shards):
    """Documents with all that they say of themselves, mentions and claims, in their order."""
    given = [
        replace(GIVEN[0], notes=("a",), zones=(Zone(kind="title", start=0, end=3),)),
        *GIVEN[1:],
    ]
    made = extract(given)
    assert (len(made.mentions), len(made.claims)) == (6, 3)
    shard = shards.ask(given)
    assert shards.asked(shard) == tuple(given)
    assert shards.extracted(given) is None
    shards.answer(shard, made)
    assert shards.answered(shard) == shards.extracted(given) == made


@needs_s3
def test_a_bucket_is_as_good_as_a_folder():
    """Shards in S3 are read as they were written."""
    with serve_bucket() as name:
        shards = Shards(place=f"{name}/shards", version="tiny@1")
        shard = shards.ask(GIVEN)
        assert shards.asked(shard) == tuple(GIVEN)
        assert shards.answered(shard) is None
        shards.answer(shard, extract(GIVEN))
        assert shards.extracted(GIVEN) == extract(GIVEN)


def test_another_version_has_shards_of_its_own(shards):
    """Articles are shared between versions; what was extracted isn't, and stays."""
    shard = shards.ask(GIVEN)
    shards.answer(shard, extract(GIVEN))
    newer = replace(shards, version="tiny@2")
    assert newer.extracted(GIVEN) is None
    assert newer.asked(shard) == tuple(GIVEN)
    newer.answer(shard, replace(extract(GIVEN), claims=()))
    assert shards.extracted(GIVEN) == extract(GIVEN)


def test_a_shard_that_lacks_a_document_does_not_count(shards):
    """What couldn't be extracted is tried again by the next build."""
    shards.answer(shards.ask(GIVEN), extract(GIVEN[:2]))
    assert shards.answered(hash_documents(GIVEN)) == extract(GIVEN[:2])
    assert shards.extracted(GIVEN) is None


def test_the_hash_is_of_all_that_documents_say():
    """Their order counts, and their dates, since texts are read by them."""
    assert len({
        hash_documents(GIVEN),
        hash_documents(GIVEN[::-1]),
        hash_documents(GIVEN[1:]),
        hash_documents([replace(GIVEN[0], published="2024-05-04"), *GIVEN[1:]]),
    }) == 4  # fmt: skip


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other"])
def test_a_damaged_shard_does_not_count(shards, damage):
    """One that was cut, whose bytes changed, or that somebody else wrote is done again."""
    import pyarrow as pa
    from pyarrow import parquet

    shard = shards.ask(GIVEN)
    (path,) = Path(shards.place).glob("articles/*")
    data = path.read_bytes()
    if damage == "other":
        parquet.write_table(pa.table({"id": ["1"]}), path)
    else:
        middle = data[:60] + bytes([data[60] ^ 1]) + data[61:]
        path.write_bytes({"cut": data[:-9], "changed": middle, "empty": b""}[damage])
    with pytest.raises(OSError, match="isn't there; the place of the shards has to be one"):
        shards.asked(shard)
    assert shards.ask(GIVEN) == shard
    assert shards.asked(shard) == tuple(GIVEN)


def test_articles_that_are_there_are_not_written_again(shards):
    """To write is what storage charges for."""
    shards.ask(GIVEN)
    (path,) = Path(shards.place).glob("articles/*")
    before = path.stat().st_ino
    shards.ask(GIVEN)
    assert path.stat().st_ino == before


def test_nothing_extracted_is_a_shard_as_well(shards):
    """Where all documents failed, the shard says so, and doesn't count."""
    shard = shards.ask(GIVEN)
    shards.answer(shard, Extracted())
    assert shards.answered(shard) == Extracted()
    assert shards.extracted(GIVEN) is None
