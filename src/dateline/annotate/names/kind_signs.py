"""What speaks for the kind of thing that a stretch names: signs with a value each.

Guarantees: pure functions of a text's sightings, words and grammar. A sign says what is the case
and not what it is worth: `weights.toml` does, fitted to annotated news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from dateline.annotate.names.scene import Scene, Signs, Span
from dateline.annotate.names.sightings import ACRONYM, AUTHORITY, CAPITALS, Sighting
from dateline.annotate.names.word_classes import INWARD, classify_word, describe_shape
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon

_LONG = 4  # tokens from which names are just long
_NOUNS = frozenset({"NN", "NNS"})
_DOCUMENT = "else"  # begins what the same words are taken for in the rest of the article


def find_kind_signs(scene: Scene, span: Span) -> Signs:
    """What tells of what kind the thing is that a stretch names."""
    made: Signs = {"always": 1.0}
    for one in scene.exact.get(span, ()):
        made.update(_taken_for(one))
    for one in (one for index in range(*span) for one in scene.at.get(index, ())):
        if (one.start, one.end) != span and one.found is not None:
            made.setdefault(f"part {one.source} {one.label}", one.confidence)
    if scene.sport:
        sorts = {name.split()[-1] for name in made if name.startswith(("known", "dwie"))}
        made.update((f"in sport {name}", scene.sport) for name in sorts)
    made.update(_pooled(scene, span))
    made.update(dict.fromkeys(chain(_lexical(scene, span), _beside(scene, span)), 1.0))
    return made


def _taken_for(one: Sighting) -> Iterator[tuple[str, float]]:
    """What a sighting takes a name for."""
    if one.source == AUTHORITY:
        kinds = {entry.kind for entry in one.entries}
        several = "one" if len(kinds) == 1 else "several"
        yield from ((f"known {several} {kind}", 1.0) for kind in sorted(kinds))
    elif one.source not in {CAPITALS, ACRONYM}:
        yield f"{one.source} {one.label}", one.confidence
    if one.found is not None:
        yield from ((f"type {name}", probability) for name, probability in one.found.types)


def _pooled(scene: Scene, span: Span) -> Iterator[tuple[str, float]]:
    """What the same words are mostly taken for elsewhere in the article."""
    others = list(scene.elsewhere(span))
    totals: dict[str, float] = defaultdict(float)
    for other in others:
        for one in scene.exact.get(other, ()):
            if one.found is not None:
                totals[f"{_DOCUMENT} {one.source} {one.label}"] += one.confidence / len(others)
    yield from totals.items()


def _lexical(scene: Scene, span: Span) -> Iterator[str]:
    """What the words of a name show: how many there are, and what its head is or looks like.

    Its head is the word before its first preposition: "Ministry of Justice".
    """
    texts, kinds = scene.words(span), lexicon().kinds
    yield f"size {min(len(texts), _LONG)}"
    if len(texts) == 1:
        yield f"shape {describe_shape(texts[0])}"
        yield f"tag {scene.parse.tokens[span[0]].tag}"
    lowered = [text.lower() for text in texts]
    cut = next((at for at, word in enumerate(lowered) if at and word in INWARD), len(lowered))
    head = lowered[max(cut - 2, 0)] if lowered[cut - 1].isdigit() else lowered[cut - 1]
    if head in kinds:
        size = "alone" if len(lowered) == 1 else "head"
        yield f"{size} shows {kinds[head]}"
        yield f"{size} word {head}"


def _beside(scene: Scene, span: Span) -> Iterator[str]:
    """What the words beside a name show."""
    lex, tokens, (start, end) = lexicon(), scene.parse.tokens, span
    low, high = scene.parse.sentences[tokens[start].sentence]
    before, after = tokens[max(low, start - 1) : start], tokens[end : min(end + 1, high)]
    for token in before:
        yield f"before {classify_word(token)}"
        if token.text[0].islower():
            yield f"before {token.text.lower()}"
    for token in after:
        yield f"after {classify_word(token)}"
        if not token.text[0].isupper():
            yield f"after {token.text.lower()}"
    for noun in _nouns(scene.parse, span):
        kinds = {lex.beside.get(noun.lemma.lower()), *lex.nominals.get(noun.lemma.lower(), ())}
        yield from (f"called {kind}" for kind in kinds - {None})
    head = scene.parse.top(*span)
    yield f"as {head.dep}"
    if head.dep == "pobj":
        yield f"behind {tokens[head.head].text.lower()}"


def _nouns(parse: Parse, span: Span) -> Iterator[Token]:
    """The common nouns right beside a name, its apposition, and what it is said to be."""
    tokens, (start, end), head = parse.tokens, span, parse.top(*span)
    low, high = parse.sentences[head.sentence]
    beside = (*tokens[max(low, start - 1) : start], *tokens[end : min(end + 1, high)])
    below = [one for one in parse.below(head.index) if one.dep == "appos"]
    verb = tokens[head.head]
    if head.dep == "nsubj" and verb.lemma == "be":
        below += [one for one in parse.below(verb.index) if one.dep == "attr"]
    above = (verb,) if head.dep == "appos" else ()
    return (one for one in (*beside, *below, *above) if one.tag in _NOUNS)
