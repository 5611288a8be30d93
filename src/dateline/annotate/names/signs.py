"""What speaks for a stretch being a name, and for the kind of what it names: signs with values.

Guarantees: pure functions of a text's sightings, words and grammar. A sign says what is the case
and not what it is worth: `weights.toml` does, fitted to annotated news.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import log

from dateline.annotate.names.draft import Span
from dateline.annotate.names.scene import Scene, Signs
from dateline.annotate.names.sightings import ACRONYM, AUTHORITY, CAPITALS, Sighting
from dateline.annotate.names.word_classes import INWARD, classify_word, describe_shape
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon

_LONG = 4  # tokens from which names are just long
_SAYING = frozenset({"say", "tell", "add", "ask", "argue", "admit", "recall", "explain", "warn"})
_NOUNS = frozenset({"NN", "NNS"})
_PLURAL = frozenset({"are", "were", "have", "do"})
_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "herself"), "he"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "themselves"), "they"),
}
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "compound", "appos", "nmod", "amod"})


def find_span_signs(scene: Scene, span: Span) -> Signs:
    """What tells whether exactly this stretch is a name."""
    made: Signs = {"always": 1.0}
    exact = scene.exact.get(span, ())
    for one in exact:
        made[f"{one.source} exact"] = made[f"{one.source} exact {one.label}"] = 1.0
        if scene.single:
            made[f"{one.source} {one.label}, single"] = 1.0
        if one.found is not None:
            made[f"{one.source} sure"] = _log_odds(one.confidence)
            if scene.single:
                made[f"{one.source} sure, single"] = _log_odds(one.confidence)
    for index in range(*span):
        for one in scene.at.get(index, ()):
            if index == max(one.start, span[0]) and (one.start, one.end) != span:
                made.update(_differences(scene, span, one))
    made.update(dict.fromkeys(_edges(scene, span), 1.0))
    made.update(_repeated(scene, span))
    made[f"seen by {sum(one.found is not None for one in exact)}"] = 1.0
    return made


def _log_odds(confidence: float) -> float:
    """How sure a source is; one that is all but certain is as sure as one of 0.99."""
    bound = min(max(confidence, 0.01), 0.99)
    return log(bound / (1 - bound))


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


def _edges(scene: Scene, span: Span) -> Iterator[str]:
    """What a stretch begins and ends with, and what stands beside it."""
    lex, tokens, (start, end) = lexicon(), scene.parse.tokens, span
    texts, sentence = scene.words(span), tokens[start].sentence
    low, high = scene.parse.sentences[sentence]
    yield f"size {min(len(texts), _LONG)}"
    yield f"begins {classify_word(tokens[start])}"
    yield f"ends {classify_word(tokens[end - 1])}"
    if tokens[end - 1].sentence != sentence:
        yield "crosses"
    yield f"before {classify_word(tokens[start - 1]) if start > low else 'opening'}"
    yield f"after {classify_word(tokens[end]) if end < high else 'closing'}"
    for name, at in (("first", start), ("last", end - 1)):
        if all(one.source != AUTHORITY for one in scene.exact.get((at, at + 1), ())):
            yield f"{name} {tokens[at].text.lower()}"  # what is known has signs of that
    if len(texts) == 1:
        yield f"alone {describe_shape(texts[0])}"
        yield f"alone {tokens[start].tag}"
        if texts[0] in lex.generic:
            yield "alone generic"
        if start == low:
            yield "alone opening"
    if not any(letter.isupper() for text in texts for letter in text):
        yield "small"
    inside = {text.lower() for text in texts[1:-1]}
    yield from (f"has {word}" for word in ("and", "of", "(", ":") if word in inside)
    known = lex.particles | lex.joiners
    if any(text[0].islower() and text.lower() not in known for text in texts):
        yield "has small"


def _repeated(scene: Scene, span: Span) -> Iterator[tuple[str, float]]:
    """How often the same words are seen as a name elsewhere in the article."""
    others = list(scene.elsewhere(span))
    if not others and scene.single:
        yield "single", 1.0
    sources = ({one.source for one in scene.exact.get(other, ())} for other in others)
    for source, times in Counter(chain.from_iterable(sources)).items():
        if source not in {AUTHORITY, CAPITALS}:
            yield f"{source} elsewhere", times / len(others)


def find_kind_signs(scene: Scene, span: Span) -> Signs:
    """What tells of what kind the thing is that a stretch names."""
    made: Signs = {"always": 1.0}
    for one in scene.exact.get(span, ()):
        made.update(_taken_for(one))
    for index in range(*span):
        for one in scene.at.get(index, ()):
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
        kinds = sorted({entry.kind for entry in one.entries})
        several = "one" if len(kinds) == 1 else "several"
        yield from ((f"known {several} {kind}", 1.0) for kind in kinds)
        if one.label.startswith("demonym"):
            yield "known demonym", 1.0
    elif one.source not in {CAPITALS, ACRONYM}:
        yield f"{one.source} {one.label}", one.confidence
        for name, probability in () if one.found is None else one.found.types:
            yield f"type {name}", probability


def _pooled(scene: Scene, span: Span) -> Iterator[tuple[str, float]]:
    """What the same words are mostly taken for elsewhere in the article."""
    others = list(scene.elsewhere(span))
    totals: dict[str, float] = defaultdict(float)
    for other in others:
        for one in scene.exact.get(other, ()):
            if one.found is not None:
                totals[f"else {one.source} {one.label}"] += one.confidence / len(others)
    yield from totals.items()


def _lexical(scene: Scene, span: Span) -> Iterator[str]:
    """What the words of a name show."""
    lex, texts = lexicon(), scene.words(span)
    lowered = [text.lower() for text in texts]
    yield f"size {min(len(texts), _LONG)}"
    yield from _head_words(lowered)
    for name, marks in (("digits", "0123456789"), ("hyphen", "-"), ("ampersand", "&")):
        if any(mark in text for text in texts for mark in marks):
            yield name
    if len(texts) == 1:
        yield from _one_word(scene, span)
        return
    yield f"begins {describe_shape(texts[0])}"
    tests = {
        "site": lowered[-1] in lex.sites,
        "jurisdiction": texts[-1] in lex.jurisdictions,
        "forename": lowered[0] in lex.female or lowered[0] in lex.male,
        "portfolio": any(word in lex.portfolios for word in lowered),
    }
    yield from (name for name, holds in tests.items() if holds)


def _head_words(lowered: Sequence[str]) -> Iterator[str]:
    """The kinds that the head of a name shows (before its first preposition), and its rest."""
    kinds = lexicon().kinds
    cut = next((at for at, word in enumerate(lowered) if at and word in INWARD), len(lowered))
    head = lowered[max(cut - 2, 0)] if lowered[cut - 1].isdigit() else lowered[cut - 1]
    if head in kinds:
        size = "alone" if len(lowered) == 1 else "head"
        yield f"{size} shows {kinds[head]}"
        yield f"{size} word {head}"
    yield from (f"inside shows {kinds[word]}" for word in set(lowered) - {head} if word in kinds)
    if cut < len(lowered):
        yield f"has {lowered[cut]}"


def _one_word(scene: Scene, span: Span) -> Iterator[str]:
    """What a name of one word looks like, and what longer names of the article show of it."""
    token = scene.parse.tokens[span[0]]
    yield f"shape {describe_shape(token.text)}"
    yield f"tag {token.tag}"
    yield from (f"elsewhere {part}" for part in scene.parts.get(token.text, ()))
    if token.text in scene.spelt:
        yield "spelt out"


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
        if token.text.lower() in lex.owned:
            yield "after owned"
        if token.text.lower() in lex.aired:
            yield "after aired"
    for noun in _nouns(scene.parse, span):
        yield from _called(noun)
    yield from _grammar(scene.parse, span)


def _called(noun: Token) -> Iterator[str]:
    """What a common noun says of the name that it is said of."""
    lex, word = lexicon(), noun.lemma.lower()
    kinds = {lex.beside.get(word), *lex.nominals.get(word, ())} - {None}
    yield from (f"called {kind}" for kind in kinds)
    if noun.text.lower() in lex.bodies:
        yield "called body"
    if word in lex.posts:
        yield "called post"


def _nouns(parse: Parse, span: Span) -> Iterator[Token]:
    """The common nouns right beside a name, its apposition, and what it is said to be."""
    tokens, (start, end), head = parse.tokens, span, parse.top(*span)
    low, high = parse.sentences[head.sentence]
    beside = (*tokens[max(low, start - 1) : start], *tokens[end : min(end + 1, high)])
    verb = tokens[head.head]
    said = parse.below(verb.index, "attr") if (head.dep, verb.lemma) == ("nsubj", "be") else ()
    above = (verb,) if head.dep == "appos" else ()
    every = (*beside, *parse.below(head.index, "appos"), *said, *above)
    return (one for one in every if one.tag in _NOUNS)


def _grammar(parse: Parse, span: Span) -> Iterator[str]:
    """What part a name plays in its sentence."""
    head = parse.top(*span)
    above = parse.tokens[head.head]
    yield f"as {head.dep}"
    if head.dep in {"nsubj", "nsubjpass"}:
        yield from _subject(parse, head, above)
    if head.dep in {"dobj", "dative"} and above.lemma == "tell":
        yield "is told"
    if head.dep == "pobj":
        yield f"behind {above.text.lower()}"
    elif head.dep in _PARTS and above.index != head.index:
        yield f"{head.dep} of {above.lemma.lower()}"
    if head.dep == "poss" and above.text.lower() in lexicon().personal:
        yield "has what people have"


def _subject(parse: Parse, head: Token, verb: Token) -> Iterator[str]:
    """What a verb shows of its subject: speech, a plural, and how it is spoken of further on."""
    if verb.lemma in _SAYING:
        yield "speaks"
    below = parse.below(verb.index)
    joined = any(one.dep in {"cc", "conj"} for one in parse.below(head.index))
    helped = {one.text.lower() for one in below if one.dep in {"aux", "auxpass"}}
    if not joined and (verb.tag == "VBP" or helped & _PLURAL) and head.tag != "NNPS":
        yield "plural verb"
    _, high = parse.sentences[head.sentence]
    behind = (one.text.lower() for one in parse.tokens[verb.index : high])
    pronoun = next((_PRONOUNS[one] for one in behind if one in _PRONOUNS), None)
    if pronoun is not None:
        yield f"then {pronoun}"
