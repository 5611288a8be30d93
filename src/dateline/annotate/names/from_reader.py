"""What the trained reader names, as drafts: its spans on our tokens, its types as our kinds.

Guarantees: a draft starts and ends where tokens do, and what doesn't is dropped; types that the
table `from_reader.toml` doesn't list name nothing. It doesn't weigh the reader against the
authority or spaCy: that is `proper_names.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

from dateline.annotate.names.draft import READER, Draft
from dateline.annotate.names.shapes import (
    after_titles,
    before_titles,
    first_of_two,
    general,
    has_keyword,
    is_courtesy,
    is_title,
    local_post,
    refine,
    trim,
)
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a
from dateline.reader import Found, Reading

VERSION = "2"
LAYER = "dwie"  # the annotation scheme whose labels `from_reader.toml` lists
_FOOTER = "footer"
_ROLE = "role"
# A name that ends in "I" or "on" has run into the words behind it.
_OUTSIDE = frozenset({"PRP", "IN", "CC", "DT", "TO"})
_INSIDE = frozenset({"al", "bin", "bint", "ibn", "abu", "van", "von", "der", "de", "da", "dos"})
_SILK = frozenset({"QC", "KC"})  # letters behind a barrister's name
_GENERAL = frozenset({"Organization", "Event", "Agreement", "Facility"})  # that words make exact
_PAIR = 2
_PAPERS = frozenset({"database", "register", "reports", "reviews", "surveys", "system"})
_CUT = 6  # tokens of a post that was cut off a name
# What ends the names of undertakings and no surname: the World Justice Project.
_PLANS = frozenset({"initiative", "program", "programme", "project", "scheme", "strategy"})
_PORTFOLIO = 9  # tokens from a minister to the end of what the ministry is of
_LIKELY = 0.5  # a finer type less probable than not is no type
_EXACT = 0.7  # probability that an organisation's exact kind needs: the general one is never wrong
_ALONE = 0.85  # the same where no word of the name shows it
_STATE = 0.9  # the same for a body of the state
# Kinds of which the reader knows more than head words: an Indian Congress, an African court.
_TOLD = frozenset({"IntergovernmentalOrganization", "PoliticalParty"})
_CLASSES = (
    "person",
    "organization",
    "location",
    "misc",
    "other",
)  # which a mention may be mislabelled as
_CLASS = (
    0.8  # probability of a class that outweighs the label of one mention: types are of clusters
)


class TrainedReaderLike(Protocol):
    """What reads texts: `dateline.reader.TrainedReader`, or an object with readings of its own."""

    def read_all(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Yield what each text names and relates, in order."""
        ...


def drafts(parse: Parse, reading: Reading) -> list[Draft]:
    """The names of a reading that our tokens can hold, in text order."""
    starts = {token.start: token.index for token in parse.tokens}
    ends = {token.end: token.index + 1 for token in parse.tokens}
    made = []
    for found in reading.mentions:
        kind = kind_of(found)
        start, end = starts.get(found.start), ends.get(found.end)
        if kind is not None and start is not None and end is not None and start < end:
            draft = _draft(parse.tokens, start, end, kind=kind, found=found)
            if draft is not None:
                made.append(draft)
    return made


def roles(parse: Parse, reading: Reading) -> list[tuple[int, int]]:
    """Stretches of tokens that the reader takes for a post or role, in text order."""
    starts = {token.start: token.index for token in parse.tokens}
    ends = {token.end: token.index + 1 for token in parse.tokens}
    spans = []
    for one in reading.mentions:
        start, end = starts.get(one.start), ends.get(one.end)
        sure = one.confidence >= _LIKELY and dict(one.types).get(_ROLE, 0) >= _LIKELY
        if sure and start is not None and end is not None:
            spans.append((start, end))
    return spans


def furniture(parse: Parse, reading: Reading) -> frozenset[int]:
    """Tokens of what the reader takes for no prose, such as "Author: …, Editor: …"."""
    spans = [
        (one.start, one.end)
        for one in reading.mentions
        if one.confidence >= _LIKELY and dict(one.types).get(_FOOTER, 0) >= _LIKELY
    ]
    return frozenset(
        token.index
        for token in parse.tokens
        if any(start <= token.start < end for start, end in spans)
    )


def _draft(
    tokens: Sequence[Token], start: int, end: int, *, kind: str, found: Found
) -> Draft | None:
    """One name, without articles and titles; None when nothing with a capital is left."""
    end = _past_hyphen(tokens, end, kind)
    start, end = trim(tokens, start, end, person=kind == "Person")
    while start < end and tokens[end - 1].tag in _OUTSIDE and not _hyphened(tokens, end - 1):
        end -= 1
    if kind == "Person" and start < end:
        start = _untitled(tokens, start, end)
        end = _after_particle(tokens, end)
        start = _before_saint(tokens, start, end)
    elif is_a(kind, "Organization") and start < end:
        end = start + first_of_two([token.text.lower() for token in tokens[start:end]])
        end = before_titles(tokens, start, end)
        if _led_by_initials(tokens, start, end):
            kind, start = "Person", start + 1
    texts = [token.text for token in tokens[start:end]]
    if not any(letter.isupper() for text in texts for letter in text):
        return None
    if _no_name(tokens, start, end, kind=kind):
        return None
    cluster: int | None = found.cluster
    confidence = found.confidence
    if is_a(kind, "Organization") and texts[-1] in _SILK:
        kind = "Person"
    if tokens[end - 1].end != found.end and is_a(kind, "Organization"):
        # kind and cluster were those of "Brooklyn District Attorney"
        cut = [one.text for one in tokens[end : end + _CUT] if one.end <= found.end]
        local = any(local_post(cut[at:]) for at in range(len(cut)))
        placed = local and not has_keyword(tokens[start:end], None)
        kind, cluster = "Place" if placed else "Organization", None
        confidence = min(confidence, _LIKELY)
    exact = _voted(kind, texts, found)
    draft = Draft(start, end, exact, confidence=confidence, found_by=frozenset({READER}))
    draft.cluster = cluster
    if kind == "People" and tokens[end - 1].tag not in {"NNS", "NNPS"}:
        draft.form = "demonym"
    return draft


def _past_hyphen(tokens: Sequence[Token], end: int, kind: str) -> int:
    """Where somebody's name ends that was cut behind a hyphen: "Pan Men-|an", not "Berg-|led"."""
    cut = kind == "Person" and end < len(tokens) and _hyphened(tokens, end)
    return end + (cut and tokens[end].tag not in {"VBN", "VBD", "JJ", "NN"})


def _hyphened(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word goes on one that ends in a hyphen."""
    before = tokens[index - 1]
    return before.text.endswith("-") and before.end == tokens[index].start


def _untitled(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a person's name begins behind titles; the reader knows Dean Boyd from a dean."""
    lex = lexicon()
    given = tokens[start].text.lower() in lex.forenames & lex.male
    return start if given and end - start == _PAIR else after_titles(tokens, start, end)


def _led_by_initials(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what looks like a body is somebody with a post: "DA Ada Hart"."""
    lex, rest = lexicon(), tokens[start + 1 : end]
    body = any(token.text.lower() in lex.kinds or not token.text.isalpha() for token in rest)
    return bool(rest) and tokens[start].text in lex.initials and not body


def _after_particle(tokens: Sequence[Token], end: int) -> int:
    """Where a person's name ends that no "bin" or "Al" can end: "Haitham bin Tariq Al | Said"."""
    while (
        end < len(tokens)
        and tokens[end - 1].text.lower() in _INSIDE
        and tokens[end].text[0].isupper()
        and tokens[end].sentence == tokens[end - 1].sentence
    ):
        end += 1
    return end


def _before_saint(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a name begins that has a saint in it, and no street: "Julian St. | John"."""
    if end - start > 1 or not start or tokens[start - 1].text not in {"St.", "St"}:
        return start
    if tokens[start - 1].sentence != tokens[start].sentence:
        return start
    lex, given = lexicon(), tokens[max(start - 2, 0)]
    if start > 1 and given.text[0].isupper() and given.sentence == tokens[start].sentence:
        return start - 2 if given.text.lower() in lex.male | lex.female else start
    return start - 1


def _voted(kind: str, texts: Sequence[str], found: Found) -> str:
    """An organisation's exact kind, unless the reader and the words of its name disagree.

    "Refugee Council" shows no state in it: who thinks so must be surer.
    """
    if is_a(kind, "Organization") and general(texts):
        return "Organization"
    shown = refine(kind if kind in _GENERAL else "Organization", texts)
    if kind in _GENERAL or shown == kind or not is_a(kind, "Organization"):
        return shown if kind in _GENERAL else kind
    sure = max(
        (p for name, p in found.types if _kinds()["organization"].get(name) == kind), default=0
    )
    if shown == "Organization":
        return kind if sure >= (_STATE if kind == "GovernmentBody" else _ALONE) else shown
    return kind if kind in _TOLD else "Organization"


def _no_name(tokens: Sequence[Token], start: int, end: int, *, kind: str) -> bool:
    """Whether capitals name nothing by themselves: parts of posts, and things in general.

    "Assistant" of "Assistant District Attorney", "Technical" of "Chief Technical Officer", "the
    Republic"; "Mr" before a name that was read apart; God.
    """
    texts = [token.text for token in tokens[start:end]]
    body = is_a(kind, "Organization")
    if body and kind != "SportsTeam" and _several(texts):
        return True
    if kind == "Person" and len(texts) == 1 and texts[0].lower() in _PLANS:
        return True
    if all(is_courtesy(text) for text in texts) or (body and _is_scrap(tokens, start, end)):
        return True
    if kind != "Person" and all(is_title(text) for text in texts):
        return True
    if body and "of" in texts[1:]:
        head = texts[texts.index("of", 1) - 1].lower()
        if head in lexicon().posts and head not in lexicon().kinds:
            return True  # "Superintendent of Police"
    beside = [tokens[at].text for at in (start - 1, end) if 0 <= at < len(tokens)]
    inside = len(texts) == 1 and len(beside) > 1 and all(is_title(text) for text in beside)
    vague = len(texts) == 1 and texts[0] in lexicon().generic
    return inside or (vague and (kind == "Organization" or (body and tokens[start].tag == "JJ")))


def _is_scrap(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether capitals are a piece of something: a label, a form of company, what a minister is of.

    "DOB", "Inc.", "OCDA) Office", "CARICOM Affairs" of "Minister for Trade and CARICOM Affairs".
    """
    lex, texts = lexicon(), [token.text for token in tokens[start:end]]
    defined = start > 0 and tokens[start - 1].text == "("
    label = len(texts) == 1 and texts[0].isupper() and texts[0] in lex.generic and not defined
    form = len(texts) == 1 and texts[0].lower() in lex.suffixes
    torn = ")" in texts and "(" not in texts
    papers = len(texts) > _PAIR and texts[-1].lower() in _PAPERS
    return label or form or torn or papers or _of_office(tokens, start, end)


def _of_office(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether capitals say what somebody in office is of: "Heads of State and Government"."""
    lex, lowered = lexicon(), [token.text.lower() for token in tokens[start:end]]
    if any(word in lex.kinds and word != "government" for word in lowered):
        return False
    near = range(max(0, start - _PORTFOLIO), min(end + 1, len(tokens)))
    words = {
        tokens[at].text.lower().removesuffix("s")
        for at in near
        if tokens[at].sentence == tokens[start].sentence
    }
    only = all(word in lex.portfolios | {"and", "government"} for word in lowered)
    led = start > 0 and tokens[start - 1].text in {"of", "for"}
    return bool(lex.posts.keys() & words) and (
        lowered[-1] in {"affairs", "matters"} or (only and led)
    )


def _several(texts: Sequence[str]) -> bool:
    """Whether capitals name many of a kind: "San Diego Police Chiefs", "UN Member States"."""
    lex, last = lexicon(), texts[-1].lower()
    if len(texts) < _PAIR or "of" in texts:
        return False
    posts = last.endswith("s") and last not in lex.kinds and last[:-1] in lex.posts
    return posts or texts[-2:] == ["Member", "States"]


def kind_of(found: Found) -> str | None:
    """The most exact kind that the reader's types support; None for what isn't a name of a thing.

    Args:
        found: a mention of layer `dwie`; its types come most probable first.
    """
    label = _label(found)
    table = _kinds().get(label, {})
    for name, probability in found.types:
        least = _EXACT if label == "organization" else _LIKELY
        if name in table and probability >= least:
            kind = table[name]
            return None if kind == "none" else kind
    return table.get("")


def _label(found: Found) -> str:
    """The class of a mention: its label, or what its cluster is surely taken for instead."""
    types = dict(found.types)
    surest = max(_CLASSES, key=lambda label: types.get(label, 0))
    doubted = types.get(found.label, 0) < _LIKELY and found.label in _CLASSES
    return surest if doubted and types.get(surest, 0) >= _CLASS else found.label


@cache
def _kinds() -> dict[str, dict[str, str]]:
    """Class → fine type → kind; the empty type stands for the default."""
    raw = tomllib.loads(files(__package__).joinpath("from_reader.toml").read_text("utf-8"))
    table: dict[str, dict[str, str]] = {}
    for label, row in raw.items():
        default = row.pop("default", None)
        table[label] = {name: kind for kind, names in row.items() for name in names}
        if default is not None:
            table[label][""] = default
    return table
