"""What people build today without a language model: spaCy's entities and subject–verb–object.

Guarantees: the model is the one that Dateline uses, unchanged; two names are one thing only if they
are written alike; a triple is a subject and an object of one verb that both hold a name, with the
verb looked up in `verbs.toml`. It has no pronouns, links, stances or quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from dateline.annotate.tokens import MODEL
from dateline.core.bundled import load_toml
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import FoundMention, SystemAnswer, Triple
from dateline.evaluate.views import trim_span

# OntoNotes 5's names of things, without its dates and numbers, as kinds of the ontology.
_KINDS = {
    "PERSON": "Person",
    "NORP": "People",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "EVENT": "Event",
    "WORK_OF_ART": "Work",
    "PRODUCT": "Work",
    "LAW": "Agreement",
}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INVERSE = "^"


class SpacyBaseline:
    """spaCy with a table of verbs."""

    name = "spacy"
    native = False
    gives = frozenset({"mention", "type", "coref", "relation_end_to_end"})

    def answer(self, documents: Sequence[GoldDocument]) -> Iterator[SystemAnswer]:
        """Yield what spaCy finds in each document."""
        texts = (one.text for one in documents)
        yield from map(_answer_document, _load_spacy().pipe(texts, batch_size=32))


@cache
def _load_spacy() -> Language:
    import spacy

    return spacy.load(MODEL)


@cache
def load_verbs() -> dict[str, str]:
    """Verb, with its preposition, → predicate; after `^` when its ends change places."""
    table: dict[str, list[str]] = load_toml(__package__, "verbs.toml")
    return {verb: predicate for predicate, listed in table.items() for verb in listed}


def _answer_document(doc: Doc) -> SystemAnswer:
    names = [one for one in doc.ents if one.label_ in _KINDS]
    numbers: dict[str, int] = {}
    mentions = []
    of_token: dict[int, int] = {}
    for name in names:
        low, high = trim_span(doc.text, name.start_char, name.end_char)
        cluster = numbers.setdefault(doc.text[low:high], len(numbers))
        of_token.update(dict.fromkeys(range(name.start, name.end), cluster))
        mentions.append(_found_mention(name, cluster))
    relations = tuple(triple for token in doc for triple in _verb_triples(token, of_token))
    return SystemAnswer(mentions=tuple(mentions), relations=relations)


def _found_mention(name: Span, cluster: int) -> FoundMention:
    return FoundMention(
        start=name.start_char,
        end=name.end_char,
        kind=_KINDS[name.label_],
        cluster=cluster,
        form="demonym" if name.label_ == "NORP" else "name",
    )


def _verb_triples(verb: Token, of_token: dict[int, int]) -> Iterator[Triple]:
    """The triples that one verb states, with the names of its subjects and objects."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    subjects = [one for one in verb.children if one.dep_ in _SUBJECTS]
    passive = any(one.dep_ == "nsubjpass" for one in subjects)
    for key, target in _find_objects(verb, passive=passive):
        predicate = load_verbs().get(key, "")
        for subject in subjects:
            one, other = of_token.get(subject.i), of_token.get(target.i)
            if not predicate or one is None or other is None or one == other:
                continue
            swapped = predicate.startswith(_INVERSE)
            ends = (other, one) if swapped else (one, other)
            yield ends[0], predicate.removeprefix(_INVERSE), ends[1]


def _find_objects(verb: Token, *, passive: bool) -> Iterator[tuple[str, Token]]:
    """What a verb is done to or done with: how the table lists it, and the word."""
    done = f"be {verb.text.lower()}" if passive else verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "dobj":
            yield done, child
        elif child.dep_ in {"prep", "agent"}:
            yield from ((f"{done} {child.lower_}", one) for one in _preposition_objects(child))
        elif child.dep_ == "attr" and child.pos_ == "NOUN":
            for prep in (one for one in child.children if one.dep_ == "prep"):
                yield from (
                    (f"be {child.lemma_.lower()} {prep.lower_}", one)
                    for one in _preposition_objects(prep)
                )


def _preposition_objects(preposition: Token) -> Iterator[Token]:
    return (one for one in preposition.children if one.dep_ == "pobj")
