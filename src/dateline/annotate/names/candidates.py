"""Which stretches may be names: what somebody sees, and the same words elsewhere.

Guarantees: generous rather than right; what is chosen of them is decided in `weighing.py`.
"""

from __future__ import annotations

from dateline.annotate.names.scene import Scene, Span
from dateline.annotate.names.sightings import AUTHORITY, CAPITALS
from dateline.english.lexicon import lexicon

_COMPOUNDS = ["NN", "NN"], ["NN", "NNS"]
_LONGEST = 14  # tokens; the longest name of 700 articles has 13


def find_candidates(scene: Scene) -> list[Span]:
    """All stretches that may be names, in text order."""
    tokens = scene.parse.tokens
    found: set[Span] = set()
    for span, seen in scene.exact.items():
        if all(one.source == CAPITALS and one.label == "run" for one in seen) and not any(
            one.source != CAPITALS for at in range(*span) for one in scene.at[at]
        ):
            continue  # capitals that nobody takes for anything
        found.add(span)
        if any(one.source != AUTHORITY for one in seen):
            inside = (one for one in scene.at[span[0]] if one.source == AUTHORITY)
            found.update((one.end, span[1]) for one in inside if one.end < span[1])  # "EU | summit"
    for spans in [scene.texts.get(scene.words(one), ()) for one in tuple(found)]:
        found.update(spans)
    fit = (one for one in found if one[1] - one[0] <= _LONGEST)
    fit = (one for one in fit if tokens[one[0]].text != "the")  # "His Highness | the Emir"
    return sorted(one for one in fit if not _is_common(scene, one))


def _is_common(scene: Scene, span: Span) -> bool:
    """Whether only a sentence's beginning makes a name of a noun before another: "Party leader"."""
    (start, end), tokens = span, scene.parse.tokens
    opening = start == scene.parse.sentences[tokens[start].sentence][0]
    tags = [one.tag for one in tokens[start : end + 1]]
    return opening and tags in _COMPOUNDS and tokens[start].text.lower() in lexicon().bodies
