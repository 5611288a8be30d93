"""Who said what: each statement by somebody named is an event of type `state`, with the words.

Guarantees: the content is an exact stretch of the sentence (white space folded); the speaker is
named in the article; a denial of having said so yields nothing. It doesn't judge what is said:
claims inside a statement are the frames' work, with stance `reported`.
"""

from __future__ import annotations

from dateline.extract import grammar, stance, statements
from dateline.extract.builder import ASSERTED, Builder, Setting
from dateline.extract.frames import when
from dateline.extract.reading import Dated, Reading
from dateline.model import Literal, Mention, Stance
from dateline.ontology import is_a
from dateline.parse import Token

_SPEECH = frozenset(
    {
        "say",
        "tell",
        "add",
        "state",
        "explain",
        "note",
        "argue",
        "confirm",
        "insist",
        "stress",
        "warn",
        "acknowledge",
        "admit",
        "claim",
        "declare",
        "reveal",
        "write",
        "tweet",
        "allege",
        "predict",
        "remark",
        "reply",
        "respond",
        "observe",
        "emphasize",
        "emphasise",
        "reiterate",
        "assert",
        "comment",
        "announce",
        "conclude",
        "recall",
        "suggest",
        "complain",
        "caution",
        "vow",
        "promise",
    }
)
_SPEAKERS = ("Person", "Organization", "Country")
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_CLOSERS = frozenset(
    {",", '"', "”", "’", "'", "''", "-", "–", "—", "!"}
)  # what ends a statement before "said"
_ENDS = frozenset({'"', "”"})
_ASIDES = frozenset({"according", "which", "where", "who", "whose", "before", "after"})
_SHORTEST = 4  # words; less is no statement


def match(reading: Reading, builder: Builder, origin: str) -> None:
    """Find every statement whose speaker is named."""
    for token in reading.tokens:
        if (
            token.lemma in _SPEECH
            and token.tag.startswith("VB")
            and token.sentence not in reading.blocked
        ):
            _statement(reading, builder, token, origin)


def _statement(reading: Reading, builder: Builder, said: Token, origin: str) -> None:
    # a participle after a noun ("told the paper, adding …") is often hung on the wrong word
    if (
        said.dep == "acl"
        or grammar.passive(reading, said)
        or any(
            child.dep in {"neg", "aux"} and child.text.lower() not in {"has", "have", "had"}
            for child in reading.parse.below(said.index)
        )
    ):
        return
    speakers = [
        m
        for m in grammar.slot(reading, _speech_above(reading, said), "subject")
        if any(is_a(reading.head(m).kind, k) for k in _SPEAKERS)
    ]
    content = _content(reading, said)
    if content is None or grammar.broken(reading, *content):
        return
    if len(speakers) != 1 or _speaks_of_self(reading, speakers[0], content):
        return
    _state(reading, builder, said, speakers[0], content, origin=origin)


def _when(reading: Reading, said: Token, content: tuple[int, int]) -> Dated | None:
    """When it was said: a date that stands by the verb of saying, and not behind what was said."""
    dated = when(reading, said)
    if dated is None:
        return None
    behind = said.index < content[0] < dated.token
    return None if behind or content[0] <= dated.token < content[1] else dated


def _speech_above(reading: Reading, said: Token) -> Token:
    """For "he said it had grown, adding …", the verb of saying that the participle belongs to."""
    found = token = said
    while said.tag == "VBG" and token.head != token.index:
        token = reading.tokens[token.head]
        if token.lemma in _SPEECH and token.tag.startswith("VB"):
            found = token
    return found


def _speaks_of_self(reading: Reading, speaker: Mention, content: tuple[int, int]) -> bool:
    """Whether the words name whom a pronoun is taken for: people don't call themselves by name."""
    if speaker.form != "pronoun":
        return False
    chain = reading.head(speaker).id
    return any(
        mention.form == "name" and reading.head(mention).id == chain
        for index in range(*content)
        for mention in reading.at[index]
    )


def _state(
    reading: Reading,
    builder: Builder,
    said: Token,
    speaker: Mention,
    content: tuple[int, int],
    *,
    origin: str,
) -> None:
    words = " ".join(reading.text(*content).split())
    standing = stance.of(reading, said)
    if standing is None or standing.stance not in {Stance.ASSERTED, Stance.REPORTED}:
        return
    source = standing.speaker
    if source is None or reading.head(source).id == reading.head(speaker).id:
        standing = ASSERTED  # "she said it had grown, adding …": nobody else reports it
    setting = Setting(
        sentence=said.sentence,
        standing=standing,
        origin=f"{origin}/{said.lemma}",
        when=_when(reading, said, content),
        confidence=0.93,
    )
    name = reading.head(speaker).name
    short = words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + " …"
    event = builder.new(
        low=said.index,
        high=said.index + 1,
        kind="Event",
        form="event",
        name=f"{name}: {said.text} {short}",
        kind_of=f"state/{said.lemma}",
        origin=setting.origin,
    )
    builder.add(event, "actor", speaker, setting)
    builder.add(event, "content", Literal(value=words), setting)
    if setting.when is not None and setting.when.edtf is not None:
        builder.add(event, "date", Literal(value=setting.when.edtf, datatype="edtf"), setting)


def _content(reading: Reading, said: Token) -> tuple[int, int] | None:
    """Token range of what was said: the clause under the verb, else the quotation beside it."""
    for child in reading.parse.below(said.index):
        if child.dep == "ccomp":
            low, high = reading.parse.subtree(child.index)
            low = _after_that(reading, child, low)
            if low > said.index:
                low = statements.with_subject(reading, said, low)
                high = _own_clause(reading, said, low, high)
            low, high = statements.marked(reading, said, *_without(reading, low, high, said))
            if (
                high - low >= _SHORTEST
                and _is_clause(reading, low, high)
                and (low > said.index or reading.tokens[high].text in _CLOSERS)
                and not statements.cut_off(reading, said, low, high)
            ):
                return low, high
    return _quotation(reading, said)


def _own_clause(reading: Reading, said: Token, low: int, high: int) -> int:
    """Where a reported clause ends before the narrator goes on.

    "Said no deal was near but twice declined to say why": a verb coordinated with another, in the
    tense of the verb of saying and without a subject of its own, has the speaker as its subject.
    """
    for token in reading.tokens[low:high]:
        if token.dep != "conj" or token.tag != said.tag:
            continue
        below = list(reading.parse.below(token.index))
        own = any(one.dep in {"nsubj", "nsubjpass", "expl"} for one in below)
        marks = [
            one.index
            for one in reading.parse.below(token.head)
            if one.dep == "cc" and low < one.index < token.index
        ]
        if not own and marks:
            return marks[-1]
    return high


def _after_that(reading: Reading, verb: Token, low: int) -> int:
    """Where a clause begins after its "that" ("said when asked that …")."""
    marks = [
        one
        for one in reading.parse.below(verb.index)
        if one.dep == "mark" and one.text.lower() == "that"
    ]
    return marks[0].index + 1 if marks else low


def _before_aside(reading: Reading, low: int, high: int) -> int:
    """Where what was said ends before ", adding …", ", according to …" or ", which …".

    A relative clause behind a comma is often the narrator's; what is left is said in any case.
    """
    tokens = reading.tokens
    for index in range(low + 1, high - 1):
        rest = (one for one in tokens[index + 1 : high] if one.tag != "RB" and one.text != '"')
        following = next(rest, tokens[index + 1])
        aside = following.text.lower() in _ASIDES or (
            following.tag == "VBG" and following.lemma in _SPEECH
        )
        if tokens[index].text == "," and aside:
            return index
    return high


def _is_clause(reading: Reading, low: int, high: int) -> bool:
    """Whether a stretch has a subject with its verb: a quoted phrase alone is no statement."""
    return any(
        token.dep in {"nsubj", "nsubjpass", "expl"} and low <= token.head < high
        for token in reading.tokens[low:high]
    )


def _without(reading: Reading, low: int, high: int, said: Token) -> tuple[int, int]:
    """A clause without the verb of saying inside it, and without marks and commas at its ends."""
    if low <= said.index < high:
        if said.index - low >= high - said.index:
            high = said.index
        else:
            low = said.index + 1
    high = _before_aside(reading, low, high)
    tokens = reading.tokens
    while low < high and (
        tokens[low].text in {",", '"', "“", "”", "''", "``", ":", "-", "–"}
        or (tokens[low].text.lower() == "that" and tokens[low].tag == "IN")
    ):
        low += 1
    if high <= said.index:
        closing = [i for i in range(low + 1, high) if tokens[i].text in {'"', "”"}]
        opening = any(
            tokens[i].text in {'"', "“"}
            for i in range(reading.parse.sentences[said.sentence][0], low)
        )
        if len(closing) % 2 and (opening or tokens[closing[0]].text == "”"):
            high = closing[0]  # the parser ran on past the end of the quotation
    while low < high and tokens[high - 1].text in {
        ",",
        '"',
        "“",
        "”",
        "''",
        "``",
        ".",
        "-",
        "–",
        ":",
        ";",
    }:
        high -= 1
    if high < len(tokens) and tokens[high].text in _ENDS and _open(reading, low, high):
        high += 1  # a quotation inside what was said keeps its end
    return low, high


def _open(reading: Reading, low: int, high: int) -> bool:
    """Whether a stretch opens a quotation that it doesn't close."""
    texts = [token.text for token in reading.tokens[low:high]]
    return texts.count("“") > texts.count("”") or texts.count('"') % 2 == 1


def _quotation(reading: Reading, said: Token) -> tuple[int, int] | None:
    low, high = reading.parse.sentences[said.sentence]
    best: tuple[int, int] | None = None
    index = low
    while index < high:
        close = _QUOTES.get(reading.tokens[index].text)
        if close is None:
            index += 1
            continue
        end = next((i for i in range(index + 1, high) if reading.tokens[i].text == close), None)
        if end is None:
            break
        if end - index - 1 >= _SHORTEST and (best is None or end - index > best[1] - best[0]):
            best = (index + 1, end)
        index = end + 1
    if best is None or best[0] <= said.index < best[1] or not _is_clause(reading, *best):
        return None
    return _without(reading, *best, said)
