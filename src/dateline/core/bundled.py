"""Tables of the package itself: files beside the module that reads them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def load_toml(package: str, name: str) -> dict[str, Any]:
    """Read a table anew.

    Args:
        package: the folder, as it is imported: `__package__`.
        name: the file's name.
    """
    return tomllib.loads(files(package).joinpath(name).read_text("utf-8"))
