"""Where a text says that two things are related: the pair of names, their sentence, its stance.

Guarantees: the words between the two are a phrase, or a clause of a verb that may say the relation;
a name that is only listed beside the other, a denied, planned or possible clause, a question and a
headline say nothing. It knows no relation by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product

from dateline.core.model import Mention, Stance
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.extract import posts
from dateline.extract.builder import ASSERTED, Standing, name_speaker
from dateline.extract.clauses.standing import StandingReader
from dateline.extract.reader_rules import Rule
from dateline.extract.reading import ParsedText

_OWNED = frozenset({"poss", "compound", "nmod", "amod"})
_BESIDE = 3  # tokens beside two names in which a post is still theirs: "the premier of …"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions of one sentence, the subject's first."""

    subject: Mention
    object: Mention
    sentence: int

    def ranges(self, reading: ParsedText) -> list[tuple[int, int]]:
        """The token ranges of both, in text order."""
        return sorted((reading.ranges[self.subject.id], reading.ranges[self.object.id]))

    def between(self, reading: ParsedText) -> int:
        """How many tokens stand between them."""
        first, second = self.ranges(reading)
        return max(0, second[0] - first[1])


def find_pairs(
    reading: ParsedText, subjects: Iterable[Mention], objects: Iterable[Mention]
) -> list[Pair]:
    """Pairs of mentions that share a sentence, the nearest first."""
    found = []
    for left, right in product(subjects, objects):
        sentence, other = (reading.sentence_of(one) for one in (left, right))
        if sentence == other and not left.span.overlaps(right.span):
            found.append(Pair(left, right, sentence))
    found = [one for one in found if one.sentence not in reading.blocked]
    return sorted(found, key=lambda one: one.between(reading))


def standing(
    reading: ParsedText, clauses: StandingReader, pair: Pair, rule: Rule
) -> Standing | None:
    """How a pair's sentence stands; None when it doesn't say that the two are related by a rule."""
    subject, target = _head(reading, pair.subject), _head(reading, pair.object)
    path = _path(reading, subject, target)
    owned = subject.dep in _OWNED and not rule.possessed
    if path is None or owned or not _links(path[1], rule):
        return None
    said = name_speaker(reading, clauses.read(path[0]))
    if path[0].is_verb:
        return said if said.stance in {Stance.ASSERTED, Stance.REPORTED} else None
    return _stand_as_phrase(reading, pair, said)


def left_open(reading: ParsedText, clauses: StandingReader, pair: Pair) -> bool:
    """Whether what joins a pair is denied, planned or possible, or somebody "presumptive"."""
    path = _path(reading, _head(reading, pair.subject), _head(reading, pair.object))
    verb = path[0] if path is not None and path[0].is_verb else None
    held = verb is None or clauses.read(verb).stance in {Stance.ASSERTED, Stance.REPORTED}
    return not held or is_qualified(reading, pair, lexicon().unsure)


def _links(passed: Iterable[Token], rule: Rule) -> bool:
    """Whether all words on the way from one name to the other may be there."""
    for token in passed:
        if token.is_verb and token.lemma not in rule.verbs:
            return False
        if token.tag == "IN" and token.lower not in rule.prepositions:
            return False
        if token.is_noun and rule.nouns and token.lemma.lower() not in rule.nouns:
            return False
    return True


def _stand_as_phrase(reading: ParsedText, pair: Pair, said: Standing) -> Standing:
    """A phrase stands as asserted whatever its clause does, but in quotation marks as reported."""
    if not any(reading.is_quoted(*reading.ranges[one.id]) for one in (pair.subject, pair.object)):
        return ASSERTED
    return said if said.stance is Stance.REPORTED else Standing(Stance.REPORTED)


def said_by(reading: ParsedText, pair: Pair) -> frozenset[str]:
    """Words between two names or right beside them, in dictionary form, and classes of posts.

    "President" shows that somebody is one, and "Hungary's Orban" shows nothing. The words of a post
    don't count by themselves: a deputy head is no head.
    """
    (low, _), (_, high) = pair.ranges(reading)
    first, last = reading.parse.sentences[pair.sentence]
    shown: set[str] = set()
    for index in range(max(first, low - _BESIDE), _until(reading, high, min(last, high + _BESIDE))):
        held = [one for one in reading.at[index] if one.kind == "Position"]
        if not held:
            shown.add(reading.tokens[index].lemma)
        for post in held:
            classes = posts.classify(post.name, reading.kind(pair.object))
            shown |= classes
            if classes == {"other"}:
                shown.add(post.name.split()[-1].lower())
    return frozenset(shown)


def names_another_post(
    reading: ParsedText, pair: Pair, says: frozenset[str], unless: frozenset[str]
) -> bool:
    """Whether the post that stands by two names is none that says it, or one that rules it out."""
    shown = said_by(reading, pair)
    (low, _), (_, high) = pair.ranges(reading)
    around = range(max(0, low - _BESIDE), min(len(reading.tokens), high + _BESIDE))
    held = any(one.kind == "Position" for index in around for one in reading.at[index])
    return bool(unless & shown) or bool(says and held and not says & shown)


def _until(reading: ParsedText, start: int, end: int) -> int:
    """Where words beside a pair stop being its own: what comes after "and" is another post."""
    rest = range(start, end)
    return next((i for i in rest if reading.tokens[i].tag == "CC"), end)


def is_qualified(reading: ParsedText, pair: Pair, words: Collection[str]) -> bool:
    """Whether one of these words ("former") stands between the two names or belongs to either."""
    first, second = pair.ranges(reading)
    heads = {_head(reading, one).index for one in (pair.subject, pair.object)}
    low = reading.parse.sentences[pair.sentence][0]
    for token in reading.tokens[low : second[1]]:
        if token.lower in words:
            inside = first[0] <= token.index < second[0]
            if inside or heads & {token.head, reading.tokens[token.head].head}:
                return True
    return False


def _head(reading: ParsedText, mention: Mention) -> Token:
    """The token of a mention that the rest of the sentence holds on to."""
    low, high = reading.ranges[mention.id]
    words = reading.tokens[low:high]
    return next(one for one in words if not low <= one.head < high or one.head == one.index)


def _path(reading: ParsedText, left: Token, right: Token) -> tuple[Token, list[Token]] | None:
    """The word under which two words meet, and all words from one to the other, both left out.

    None when they don't meet, or one is only coordinated with the other.
    """
    met = reading.parse.meet(left, right)
    if met is None:
        return None
    top, *sides = met
    if not top.is_verb and any(side and side[-1].dep == "conj" for side in sides):
        return None
    passed = [token for side in sides for token in side[1:]]
    return top, [*passed, *([top] if all(sides) else [])]
