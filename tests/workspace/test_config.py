from __future__ import annotations

import pytest

from dateline.core.errors import ConfigError
from dateline.workspace import config


def test_the_files_are_made_once(tmp_path):
    """A first build writes both files; a later one leaves them as people edited them."""
    config.create_files(tmp_path)
    corrections = tmp_path / config.CORRECTIONS
    assert all(line.startswith("#") for line in corrections.read_text().splitlines())
    corrections.write_text("mine")
    config.create_files(tmp_path)
    assert corrections.read_text() == "mine"


def test_the_file_says_what_the_defaults_are(tmp_path):
    """The file as written means the same as no file, with its comments taken off too."""
    config.create_files(tmp_path)
    assert (
        config.read_config(tmp_path)
        == config.GraphConfig()
        == config.read_config(tmp_path / "none")
    )
    text = (tmp_path / config.FILE).read_text()
    examples = ("# licence", "# authorities", "# text")
    bare = "\n".join(
        line.removeprefix("# ") if " = " in line and not line.startswith(examples) else line
        for line in text.splitlines()
    )
    (tmp_path / config.FILE).write_text(bare)
    assert config.read_config(tmp_path) == config.GraphConfig()


@pytest.mark.parametrize(
    "base",
    ["https://a.example/kg/", "http://localhost:8080/", "https://a.example/x/#", "urn:a:b#"],
)
def test_any_whole_iri_may_be_the_base(tmp_path, base):
    """Ids may follow a path, a fragment or a URN."""
    (tmp_path / config.FILE).write_text(f'base = "{base}"')
    assert config.read_config(tmp_path).base == base


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nmae = 'x'", "nmae"),
        ("name = 7", "name"),
        ("[stages]\nextractors = 'all'", "stages.extractors"),
        ("base = 'https://a.example'", "must be a whole IRI that ends"),
        ("base = 'https://'", "must be a whole IRI"),
        ("base = 'https://a.example/my graph/'", "must be a whole IRI"),
        ("base = 'https://a.example/#b#'", "must be a whole IRI"),
        ("name = ", "end of document"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, message):
    """An unknown key, a wrong type, a bad base and broken TOML are each said in one line."""
    (tmp_path / config.FILE).write_text(text)
    with pytest.raises(ConfigError, match=message) as caught:
        config.read_config(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    """Settings that can't be opened are an error of one line, not the defaults."""
    (tmp_path / config.FILE).mkdir()
    with pytest.raises(ConfigError, match=r"graph\.toml: isn't a file"):
        config.read_config(tmp_path)


def test_a_device_is_no_settings(tmp_path):
    """A link to what has no end is refused, and not read for ever."""
    (tmp_path / config.FILE).symlink_to("/dev/zero")
    with pytest.raises(ConfigError, match="isn't a file"):
        config.read_config(tmp_path)
