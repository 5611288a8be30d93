"""What tests of several rooms use."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings
from tests import pages

from dateline.authority.own import installing

# A shell lets what runs in the background ignore Ctrl-C, and so would the commands of the tests.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "dateline", deadline=None
)  # how long an example takes depends on the machine
settings.load_profile("dateline")


@pytest.fixture(scope="session", autouse=True)
def _no_own_authorities(tmp_path_factory):
    """What whoever runs the tests has added is none of their business."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(installing.VARIABLE, str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """A folder with the worked example, built; tests may add files, and change none."""
    folder = tmp_path_factory.mktemp("example")
    pages.prepare(folder)
    return folder
