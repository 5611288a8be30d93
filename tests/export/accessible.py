"""What a page owes to readers who don't see it, or can't hold a mouse still: WCAG 2.2, level AA.

axe-core looks at what a program can see. Small targets are looked for once more, as axe lets pass
those with enough room round them. What neither sees has tests of its own.
"""

from __future__ import annotations

import json

import pytest
from tests.export.browser import BINARY, Browser
from tests.pages import ROOT

AXE = ROOT / "src/dateline/explore/web/node_modules/axe-core/axe.min.js"
NEEDED = pytest.mark.skipif(
    BINARY is None or not AXE.exists(), reason="no Chromium, or no axe-core: `pip install -e .`"
)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ASK = """
axe.run(document, {runOnly: %s, resultTypes: ["violations"]}).then((found) => JSON.stringify(
  found.violations.map((one) => [one.id, ...one.nodes.map((node) => node.target.join(" "))])))
"""
# A link among words of its own line may be as low as these are.
_SMALL = """
JSON.stringify([...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [role=button], [role=option]"
)].filter((one) => {
  if (!one.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
  if (one.closest(".unseen, .skip") !== null) return false;
  const block = one.closest("p, li, dd, td, figcaption, h1, h2, h3, summary, div");
  const rest = block === null || block === one ? "" : [...block.childNodes].map((node) =>
    node === one || (node.nodeType === 1 && node.matches("a, button")) ? "" : node.textContent);
  const among = getComputedStyle(one).display === "inline" && [...rest].join("").trim() !== "";
  const target = one.closest("label") ?? one;
  const {width, height} = target.getBoundingClientRect();
  return !among && Math.min(width, height) < 24;
}).map((one) => {
  const {width, height} = one.getBoundingClientRect();
  return `${one.tagName} ${one.textContent.slice(0, 40)} ${Math.round(width)}x${height}`;
}))
"""


def find_violations(chromium: Browser) -> list[list[str]]:
    """Each rule that the page breaks, with where."""
    if not chromium.run("'axe' in window"):
        chromium.run(f"{AXE.read_text('utf-8')};0")
    return list(json.loads(chromium.run_later(_ASK % json.dumps(_RULES))))


def find_small_targets(chromium: Browser) -> list[str]:
    """What is clicked or touched, stands not in the line of a text, and is less than 24 pixels."""
    return list(json.loads(chromium.run(_SMALL)))


def assert_accessible(chromium: Browser, where: str) -> None:
    """See to it that what is shown breaks no rule, by day and by night."""
    for scheme in ("light", "dark"):
        chromium.prefer(scheme=scheme)
        assert find_violations(chromium) == [], (where, scheme)
    assert find_small_targets(chromium) == [], where
