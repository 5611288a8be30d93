import shutil
from pathlib import Path

import numpy as np
import pytest

from dateline.core.errors import ModelError
from dateline.reader.network import FOLDER, LAYER, Network


def test_a_missing_model_says_where_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"reader\.json.*install again"):
        Network(tmp_path)


def test_a_file_that_was_changed_is_not_run(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "reader.json", tmp_path)
    changed = (FOLDER / "vocabulary.txt").read_text(encoding="utf-8") + "more\n"
    (tmp_path / "vocabulary.txt").write_text(changed, encoding="utf-8")
    with pytest.raises(ModelError, match=r"vocabulary\.txt.*hash differs"):
        Network(tmp_path).encode("Seoul")


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "reader.json", tmp_path)
    with pytest.raises(ModelError, match=r"vocabulary\.txt.*missing"):
        Network(tmp_path).encode("Seoul")


def test_the_model_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 40 * 1024**2


@pytest.mark.parametrize(
    ("layer", "do"), [("redocred", r"from a checkout of the source: pip install"), (LAYER, "again")]
)
def test_a_layer_without_its_heads_says_what_to_do(tmp_path: Path, layer: str, do: str) -> None:
    """What only evaluation needs isn't in a wheel; the layer that builds read by must be there."""
    shutil.copy(FOLDER / "reader.json", tmp_path)
    network = Network(tmp_path)
    for work in (
        lambda: network.expect_layer(layer),
        lambda: network.run(f"relations.{layer}", {}),
    ):
        with pytest.raises(ModelError, match=rf"\.{layer}\.onnx: .* missing; .*{do}"):
            work()


def test_a_layer_with_its_heads_is_as_expected() -> None:
    """A checkout has the heads of all layers, and a layer without heads needs none."""
    network = Network()
    for layer in network.layers:
        network.expect_layer(layer)


def test_it_takes_no_more_threads_than_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert Network().threads == 1
    monkeypatch.setenv("OMP_NUM_THREADS", "2,1")
    assert 1 <= Network().threads <= 4


def test_it_goes_the_slower_way_only_where_the_other_reads_otherwise() -> None:
    """Whatever processor this is: sums that are cut off change the numbers, and no others do."""
    text = "Ada Hart met Bo Lind in Nairobi on Monday."
    network = Network()
    fast, slow = Network(), Network()
    fast.overflows, slow.overflows = False, True
    alike = np.array_equal(fast.encode(text).states, slow.encode(text).states)
    assert alike != network.overflows
    assert np.array_equal(network.encode(text).states, slow.encode(text).states)
