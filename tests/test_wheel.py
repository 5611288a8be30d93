"""What goes into the wheel: all that a build needs, and nothing that only evaluation needs."""

from __future__ import annotations

from hatchling.builders.wheel import WheelBuilder
from tests import pages

from dateline.reader import network


def test_of_the_reader_only_other_layers_heads_stay_out():
    """The wheel has each file of the model that builds use."""
    packed = {
        file.distribution_path for file in WheelBuilder(str(pages.ROOT)).recurse_included_files()
    }
    model = {f"dateline/reader/model/{path.name}" for path in network.FOLDER.iterdir()}
    heads = {one for one in model if "/relations." in one}
    assert model - packed == heads - {f"dateline/reader/model/relations.{network.LAYER}.onnx"}
    assert len(heads) > 1


def test_sources_of_the_page_stay_out():
    """The page is bundled, and its sources and their packages aren't Python's."""
    packed = {
        file.distribution_path for file in WheelBuilder(str(pages.ROOT)).recurse_included_files()
    }
    assert not {one for one in packed if one.startswith("dateline/explore/web")}
    assert "dateline/explore/__init__.py" in packed
