"""What speaks for a stretch being a name: signs with a value each.

Guarantees: pure functions of a text's sightings and words. A sign says what is the case and not
what it is worth: `weights.toml` does, fitted to annotated news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log

from dateline.annotate.names.scene import Scene, Signs, Span
from dateline.annotate.names.sightings import AUTHORITY, CAPITALS, Sighting
from dateline.annotate.names.word_classes import classify_word, describe_shape
from dateline.english.lexicon import lexicon

_MOST = 4.6  # log-odds of a source that is all but certain
_LONG = 4  # tokens from which names are just long


def _log_odds(confidence: float) -> float:
    bound = min(max(confidence, 0.01), 0.99)
    return max(-_MOST, min(_MOST, log(bound / (1 - bound))))


def find_span_signs(scene: Scene, span: Span) -> Signs:
    """What tells whether exactly this stretch is a name."""
    made: Signs = {"always": 1.0}
    start, end = span
    for one in scene.exact.get(span, ()):
        made[f"{one.source} exact"] = 1.0
        if one.found is not None:
            made[f"{one.source} sure"] = _log_odds(one.confidence)
            if scene.single:
                made[f"{one.source} sure, single"] = _log_odds(one.confidence)
        made[f"{one.source} exact {one.label}"] = 1.0
        if scene.single:
            made[f"{one.source} {one.label}, single"] = 1.0
    for index in range(start, end):
        for one in scene.at.get(index, ()):
            if index == max(one.start, start) and (one.start, one.end) != span:
                made.update(_differences(scene, span, one))
    made.update(_edges(scene, span))
    made.update(_repeated(scene, span))
    seen = sum(one.found is not None for one in scene.exact.get(span, ()))
    made[f"seen by {seen}"] = 1.0
    return made


def _differences(scene: Scene, span: Span, one: Sighting) -> Iterator[tuple[str, float]]:
    """How another sighting that shares words with a stretch differs from it, end by end."""
    start, end = span
    worth = one.confidence if one.found is not None else 1.0
    if one.start < start:
        yield f"{one.source} begins before {scene.classify(one.start, start)}", worth
    elif one.start > start:
        yield f"{one.source} begins behind {scene.classify(start, one.start)}", worth
    if one.end > end:
        yield f"{one.source} ends behind {scene.classify(end, one.end)}", worth
    elif one.end < end:
        yield f"{one.source} ends before {scene.classify(one.end, end)}", worth


def _edges(scene: Scene, span: Span) -> Iterator[tuple[str, float]]:
    """What a stretch begins and ends with, and what stands beside it."""
    lex, tokens, (start, end) = lexicon(), scene.parse.tokens, span
    size = end - start
    texts = [token.text for token in tokens[start:end]]
    yield f"size {min(size, _LONG)}", 1.0
    yield f"begins {classify_word(tokens[start])}", 1.0
    yield f"ends {classify_word(tokens[end - 1])}", 1.0
    sentence = tokens[start].sentence
    low, high = scene.parse.sentences[sentence]
    if tokens[end - 1].sentence != sentence:
        yield "crosses", 1.0
    yield f"before {classify_word(tokens[start - 1]) if start > low else 'opening'}", 1.0
    yield f"after {classify_word(tokens[end]) if end < high else 'closing'}", 1.0
    yield from _end_words(scene, span)
    if size == 1:
        yield f"alone {describe_shape(texts[0])}", 1.0
        yield f"alone {tokens[start].tag}", 1.0
        if texts[0] in lex.generic:
            yield "alone generic", 1.0
        if start == low:
            yield "alone opening", 1.0
    if not any(letter.isupper() for text in texts for letter in text):
        yield "small", 1.0
    if scene.is_title(start):
        yield "headline", 1.0
    for word in {"and", "of", ",", "(", ":"} & {text.lower() for text in texts[1:-1]}:
        yield f"has {word}", 1.0
    for text in texts:
        lower = text.lower()
        if text[0].islower() and lower not in lex.particles and lower not in lex.joiners:
            yield "has small", 1.0


def _end_words(scene: Scene, span: Span) -> Iterator[tuple[str, float]]:
    """The first and the last word, but for those that are known and have signs of that."""
    for name, at in (("first", span[0]), ("last", span[1] - 1)):
        if all(one.source != AUTHORITY for one in scene.exact.get((at, at + 1), ())):
            yield f"{name} {scene.parse.tokens[at].text.lower()}", 1.0


def _repeated(scene: Scene, span: Span) -> Iterator[tuple[str, float]]:
    """How often the same words are seen as a name elsewhere in the article."""
    others = list(scene.elsewhere(span))
    if not others:
        yield "single" if scene.single else "once", 1.0
        return
    seen = Counter(
        source for other in others for source in {one.source for one in scene.exact.get(other, ())}
    )
    for source in seen.keys() - {AUTHORITY, CAPITALS}:
        yield f"{source} elsewhere", seen[source] / len(others)
