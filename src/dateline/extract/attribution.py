"""Who said what: each statement by somebody named is an event of type `state`, with the words.

Guarantees: the content is an exact stretch of the sentence (white space folded); the speaker is
named in the article; a denial of having said so yields nothing. It doesn't judge what is said:
claims inside a statement are the frames' work, with stance `reported`.
"""

from __future__ import annotations

from dateline.core.model import Literal, Mention, Stance
from dateline.core.parse import Token
from dateline.extract import grammar, quotation_marks, stance, statements
from dateline.extract.builder import ASSERTED, Builder, Setting
from dateline.extract.clauses.circumstances import find_when as when
from dateline.extract.reading import Dated, ParsedText
from dateline.extract.stance import Standing
from dateline.ontology import is_a

_SPEAKERS = ("Person", "Organization", "Country")
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_CLOSERS = frozenset(
    {",", '"', "”", "’", "'", "''", "-", "–", "—", "!"}
)  # what ends a statement before "said"
_QUESTIONS = frozenset({"how", "why", "whether", "where", "which", "who", "whose"})
_AFTER = frozenset({"after", "before", "when", "as", "once", "while"})
_ACCUSING = frozenset({"accuse", "suspect", "charge"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SHORTEST = 4  # words; less is no statement


def match(reading: ParsedText, builder: Builder, origin: str) -> None:
    """Find every statement whose speaker is named."""
    for token in reading.tokens:
        if (
            token.lemma in statements.SPEECH
            and token.tag.startswith("VB")
            and token.sentence not in reading.blocked
        ):
            _statement(reading, builder, token, origin)


def _statement(reading: ParsedText, builder: Builder, said: Token, origin: str) -> None:
    # a participle after a noun ("told the paper, adding …") is often hung on the wrong word
    if (
        said.dep in {"acl", "csubj", "csubjpass"}
        or grammar.passive(reading, said)
        or _subordinate(reading, said)
        or _accused(reading, said)
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


def _subordinate(reading: ParsedText, said: Token) -> bool:
    """Whether "after she announced it, two others said" was read with her as the main clause."""
    return said.dep == "ROOT" and any(
        child.dep == "mark" and child.text.lower() in _AFTER
        for child in reading.parse.below(said.index)
    )


def _accused(reading: ParsedText, said: Token) -> bool:
    """Whether somebody is only accused of it: "is accused of sending a letter announcing …"."""
    if said.tag != "VBG":
        return False
    token = said
    while token.head != token.index:
        token = reading.tokens[token.head]
        if token.lemma in _ACCUSING and token.tag.startswith("VB"):
            return True
    return False


def _when(reading: ParsedText, said: Token, content: tuple[int, int]) -> Dated | None:
    """When it was said: a date that stands by the verb of saying, and not behind what was said."""
    dated = when(reading, said)
    if dated is None:
        return None
    behind = said.index < content[0] < dated.token
    return None if behind or content[0] <= dated.token < content[1] else dated


def _speech_above(reading: ParsedText, said: Token) -> Token:
    """For "he said it had grown, adding …", the verb of saying that the participle belongs to."""
    found = token = said
    while said.tag == "VBG" and token.head != token.index:
        token = reading.tokens[token.head]
        if token.lemma in statements.SPEECH and token.tag.startswith("VB"):
            found = token
    return found


def _speaks_of_self(reading: ParsedText, speaker: Mention, content: tuple[int, int]) -> bool:
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
    reading: ParsedText,
    builder: Builder,
    said: Token,
    speaker: Mention,
    content: tuple[int, int],
    *,
    origin: str,
) -> None:
    words = " ".join(reading.text(*content).split())
    standing = _standing(reading, said, speaker, content)
    if standing is None:
        return
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


def _standing(
    reading: ParsedText, said: Token, speaker: Mention, content: tuple[int, int]
) -> Standing | None:
    """How it stands that somebody said so; None where nobody is said to have."""
    standing = stance.of(reading, said)
    if standing is None or standing.stance not in {Stance.ASSERTED, Stance.REPORTED}:
        return None
    source = standing.speaker
    above = (
        standing.verb is not None
        and said.dep == "ccomp"
        and said.head == standing.verb.index
        and not content[0] <= said.head < content[1]
        and any(one.dep == "nsubj" for one in reading.parse.below(said.head))
    )
    own = source is not None and reading.head(source).id == reading.head(speaker).id
    within = standing.verb is not None and content[0] <= standing.verb.index < content[1]
    if not own and not within and (source is not None or above):
        return standing
    # "she said it had grown, adding …": nobody else reports it, but whoever is quoted so far
    quoted = stance.quoted(reading, said) and not _ends_in(reading, said, content)
    return Standing(Stance.REPORTED) if quoted else ASSERTED


def _ends_in(reading: ParsedText, said: Token, content: tuple[int, int]) -> bool:
    """Whether what is said opens a quotation and nobody closes it ('“It is over, said Ada.')."""
    return 0 < content[0] <= said.index and quotation_marks.opening(reading, content[0] - 1)


def _content(reading: ParsedText, said: Token) -> tuple[int, int] | None:
    """Token range of what was said: the clause under the verb, else the quotation beside it."""
    for clause in reading.parse.below(said.index):
        child = _beyond_time(reading, said, clause)
        if "ccomp" in {clause.dep, child.dep} and _stated(reading, said, clause):
            low, high = reading.parse.subtree(child.index)
            low = _after_that(reading, child, low)
            low = statements.after_aside(reading, said, low)
            if _bare(reading, said, low) and reading.tokens[low].text.lower() in _QUESTIONS:
                return None  # "recalled how they met": no statement
            if low > said.index:
                low = statements.with_subject(reading, said, low)
                high = statements.own_clause(reading, said, low, high)
            high = statements.to_its_end(reading, low, high, said)
            low, high = statements.marked(
                reading, said, *statements.without(reading, low, high, said)
            )
            if (
                high - low >= _SHORTEST
                and _is_clause(reading, low, high)
                and not (_bare(reading, said, low) and reading.tokens[low].tag in _FINITE)
                and not _says_other(reading, said, low)
                and (low > said.index or reading.tokens[high].text in _CLOSERS)
                and not statements.cut_off(reading, said, low, high)
            ):
                return low, high
    return None if said.dep == "relcl" else _quotation(reading, said)


def _stated(reading: ParsedText, said: Token, verb: Token) -> bool:
    """Whether a clause may be what was said.

    "Reported 32 hospitalised" has none, and 'addressing claims that it was wrong, she said: "…"'
    has another.
    """
    if said.lemma == "report" and verb.tag in {"VBN", "VBG"}:
        deps = {child.dep for child in reading.parse.below(verb.index)}
        return bool(deps & {"aux", "auxpass"})
    low, _ = reading.parse.subtree(verb.index)
    if verb.index > said.index or reading.tokens[low].tag != "VBG":
        return True
    _, last = reading.parse.sentences[said.sentence]
    first = low > 0 and quotation_marks.opening(reading, low - 1)
    return first or not any(quotation_marks.opening(reading, at) for at in range(said.index, last))


def _beyond_time(reading: ParsedText, said: Token, verb: Token) -> Token:
    """The clause that is said where a parser takes the time for it: "said when it fell that …"."""
    if verb.dep not in {"ccomp", "advcl"} or reading.parse.subtree(verb.index)[0] != said.index + 1:
        return verb
    below = list(reading.parse.below(verb.index))
    if any(one.text.lower() in _AFTER and one.dep in {"mark", "advmod"} for one in below):
        for one in below:
            marks = {mark.text.lower() for mark in reading.parse.below(one.index)}
            if one.dep == "ccomp" and one.index > verb.index and "that" in marks:
                return one
    return verb


def _after_that(reading: ParsedText, verb: Token, low: int) -> int:
    """Where a clause begins after its "that" ("said when asked that …")."""
    marks = [
        one
        for one in reading.parse.below(verb.index)
        if one.dep == "mark" and one.text.lower() == "that"
    ]
    return marks[0].index + 1 if marks else low


def _bare(reading: ParsedText, said: Token, low: int) -> bool:
    """Whether a clause follows its verb of saying without a quotation mark."""
    return low > said.index and not quotation_marks.opening(reading, low - 1)


def _says_other(reading: ParsedText, said: Token, low: int) -> bool:
    """Whether the verb says something else: "prices rise, and the board reports an increase"."""
    return (
        low < said.index
        and said.lemma != "tell"
        and any(
            child.dep == "dobj" and child.index > said.index
            for child in reading.parse.below(said.index)
        )
    )


def _is_clause(reading: ParsedText, low: int, high: int) -> bool:
    """Whether a stretch has a subject with its verb: a quoted phrase alone is no statement."""
    return any(
        token.dep in {"nsubj", "nsubjpass", "csubj", "expl"} and low <= token.head < high
        for token in reading.tokens[low:high]
    )


def _quotation(reading: ParsedText, said: Token) -> tuple[int, int] | None:
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
    between = reading.tokens[said.index + 1 : best[0]]
    if any(one.lemma in statements.SPEECH and one.tag in _FINITE for one in between):
        return None  # "claimed ignorance, and said": who says it is nearer
    return statements.without(reading, *best, said)
