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
from dateline.extract.reading import ParsedText

_NAMED = frozenset({"name", "demonym"})
_OWNED = frozenset({"poss", "compound", "nmod", "amod"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH"})
_BESIDE = 3  # tokens beside two names in which a post is still theirs: "the premier of …"
_HEAP = 4  # tokens; a longer row of nouns is read wrong too often


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What may stand between two names that are related, in grammar.

    Attributes:
        verbs: dictionary forms of verbs ("Ada *leads* the union").
        prepositions: "the head *of* the union".
        nouns: nouns, where not just any will do ("the *city* of Essen"); empty is any.
        possessed: whether the subject may be a possessor ("*Ada's* son Bo").
    """

    verbs: frozenset[str]
    prepositions: frozenset[str]
    nouns: frozenset[str] = frozenset()
    possessed: bool = False


def standing(
    reading: ParsedText, clauses: StandingReader, pair: Pair, link: Link
) -> Standing | None:
    """How a pair's sentence stands; None when it doesn't say that the two are related.

    Args:
        reading: the document.
        clauses: how its clauses stand.
        pair: two mentions of one sentence.
        link: what may stand between them.
    """
    subject, target = _head(reading, pair.subject), _head(reading, pair.object)
    path = _path(reading, subject, target)
    if _leads_to_another(reading, pair):
        return None
    owned = subject.dep in _OWNED and not link.possessed
    if path is not None and not owned and _links(path[1], link):
        top = path[0]
        said = name_speaker(reading, clauses.read(top))
        if top.tag.startswith("VB"):
            return said if said.stance in {Stance.ASSERTED, Stance.REPORTED} else None
        return _stand_as_phrase(reading, pair, said)
    if _side_by_side(reading, pair, link):
        said = name_speaker(reading, clauses.read(subject))
        return _stand_as_phrase(reading, pair, said)
    return None


def _leads_to_another(reading: ParsedText, pair: Pair) -> bool:
    """Whether the object belongs to somebody named right after it.

    In "Hollande, outgoing French President Sarkozy" the grammar may see one person.
    """
    if reading.head(pair.subject).kind != "Person":
        return False
    index = reading.ranges[pair.object.id][1]
    while index < len(reading.tokens) and reading.tokens[index].tag in _NOMINAL - {"POS"}:
        for mention in reading.at[index]:
            if mention.form == "name" and reading.head(mention).kind == "Person":
                return mention.chain != pair.subject.chain
        index += 1
    return False


def _links(passed: Iterable[Token], link: Link) -> bool:
    """Whether all words on the way from one name to the other may be there."""
    for token in passed:
        if token.tag.startswith("VB") and token.lemma not in link.verbs:
            return False
        if token.tag == "IN" and token.text.lower() not in link.prepositions:
            return False
        if token.tag.startswith("NN") and link.nouns and token.lemma.lower() not in link.nouns:
            return False
    return True


def _side_by_side(reading: ParsedText, pair: Pair, link: Link) -> bool:
    """Whether little stands between: a noun or two ("Kenya's keeper Ada"), or "of the".

    Where grammar goes wrong it goes wrong on such heaps of nouns, and they need none.
    """
    first, second = pair.ranges(reading)
    heap = reading.tokens[first[1] : second[0]]
    named = any(one.form in _NAMED for token in heap for one in reading.at[token.index])
    if not 0 < len(heap) <= _HEAP or named:
        return False
    leads = first == reading.ranges[pair.subject.id]
    if leads and heap[0].tag == "IN":
        rest = [token.tag for token in heap[1:]]
        return heap[0].text.lower() in link.prepositions and rest in ([], ["DT"])
    if leads and not link.possessed:
        return False  # "Siemens's Munich office" isn't Siemens
    nouns = [token for token in heap if token.tag.startswith("NN")]
    if link.nouns and not all(token.lemma.lower() in link.nouns for token in nouns):
        return False
    return all(token.tag in _NOMINAL for token in heap)


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
            classes = posts.classify(post.name, reading.head(pair.object).kind)
            shown |= classes
            if classes == {"other"}:
                shown.add(post.name.split()[-1].lower())
    return frozenset(shown)


def _until(reading: ParsedText, start: int, end: int) -> int:
    """Where words beside a pair stop being its own: what comes after "and" is another post."""
    rest = range(start, end)
    return next((i for i in rest if reading.tokens[i].tag == "CC"), end)


def _qualified(reading: ParsedText, pair: Pair, words: Collection[str]) -> bool:
    """Whether one of these words ("former") stands between the two names or belongs to either."""
    first, second = pair.ranges(reading)
    heads = {_head(reading, one).index for one in (pair.subject, pair.object)}
    low = reading.parse.sentences[pair.sentence][0]
    for token in reading.tokens[low : second[1]]:
        if token.text.lower() in words:
            inside = first[0] <= token.index < second[0]
            if inside or heads & {token.head, reading.tokens[token.head].head}:
                return True
    return False


def over(reading: ParsedText, pair: Pair) -> bool:
    """Whether "former" or the like stands by the pair."""
    return _qualified(reading, pair, lexicon().ended)


def doubtful(reading: ParsedText, pair: Pair) -> bool:
    """Whether "presumptive" or the like stands by the pair."""
    return _qualified(reading, pair, lexicon().unsure)


def _head(reading: ParsedText, mention: Mention) -> Token:
    """The token of a mention that the rest of the sentence holds on to."""
    low, high = reading.ranges[mention.id]
    words = reading.tokens[low:high]
    return next(one for one in words if not low <= one.head < high or one.head == one.index)


def _path(reading: ParsedText, left: Token, right: Token) -> tuple[Token, list[Token]] | None:
    """The word under which two words meet, and all words from one to the other, both left out.

    None when they don't meet, or one is only coordinated with the other.
    """
    up, down = ([one, *reading.parse.above(one.index)] for one in (left, right))
    above = {token.index: place for place, token in enumerate(up)}
    meeting = next((place for place, token in enumerate(down) if token.index in above), None)
    if meeting is None:
        return None
    top = down[meeting]
    sides = up[: above[top.index]], down[:meeting]
    if not top.tag.startswith("VB") and any(side and side[-1].dep == "conj" for side in sides):
        return None
    passed = [token for side in sides for token in side[1:]]
    return top, [*passed, *([top] if all(sides) else [])]
