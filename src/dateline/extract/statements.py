"""Where a statement begins and ends, where a parser's clause is too long or too short.

Guarantees: a stretch that opens a quotation reaches to its end and no further, as far as the
sentence goes. It finds no statements: that is `attribution.py`.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.extract import quotation_marks
from dateline.extract.reading import ParsedText

SPEECH = frozenset(
    {"say", "tell", "add", "state", "explain", "note", "argue", "confirm", "insist"}
    | {"stress", "warn", "acknowledge", "admit", "claim", "declare", "reveal", "write"}
    | {"tweet", "allege", "predict", "remark", "reply", "respond", "observe", "emphasize"}
    | {"emphasise", "reiterate", "assert", "comment", "announce", "conclude", "recall"}
    | {"suggest", "complain", "caution", "report", "reaffirm", "underline", "underscore"}
    | {"affirm", "testify", "contend", "clarify", "concede", "lament", "recount"}
    | {"disclose", "joke", "vow", "promise"}
)
# What the speaker does beside speaking: "said it was over and called on others to stop".
_SPEAKS_ON = SPEECH | frozenset(
    {"call", "describe", "urge", "ask", "thank", "refuse", "decline", "deny", "express"}
    | {"apologise", "apologize", "praise", "criticise", "criticize", "accuse", "blame"}
    | {"condemn", "pledge", "offer", "appeal", "demand", "request", "defend", "dismiss"}
    | {"cite", "quote", "point", "congratulate", "welcome"}
)
_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_ASIDES = frozenset(
    {"according", "which", "where", "who", "whose", "before", "after"}
    | {"despite", "although", "though"}
)
_ENDS = frozenset({'"', "”"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TAILS = frozenset({",", '"', "“", "”", "''", "``", ".", "-", "–", ":", ";"})
_STOPS = frozenset({",", ".", '"', ":", ";", "-", "–"})
_TURNS = frozenset({"however", "but", "while", "although", "though", "whereas", "and"})
_CUT = ("…", "...")  # how a teaser ends
_SHORTEST = 4  # words; a shorter quotation is a phrase in a statement, and not the statement


def with_subject(reading: ParsedText, said: Token, low: int) -> int:
    """Where a clause begins whose subject a parser took for the object of the verb of saying.

    "Warned | the picture was not rosy".
    """
    if reading.tokens[low].tag not in _FINITE:
        return low
    for child in reading.parse.below(said.index):
        start, end = reading.parse.subtree(child.index)
        if child.dep == "dobj" and start > said.index and end == low:
            return start
    return low


def after_aside(reading: ParsedText, said: Token, low: int) -> int:
    """Where a clause begins behind what the speaker does besides: "reported, citing it, …"."""
    first = reading.tokens[low]
    if low <= said.index or first.tag != "VBG" or reading.tokens[low - 1].text != ",":
        return low
    end = reading.parse.subtree(low)[1]
    aside = first.dep == "advcl" and first.lemma in _SPEAKS_ON
    return end + 1 if aside and reading.tokens[end].text == "," else low


def to_its_end(reading: ParsedText, low: int, high: int, said: Token) -> int:
    """Where a clause behind its verb of saying ends, if a parser took a part of it for the whole.

    "Said parties engaged in the drive | had begun", "led to conduct | that hurt people", "peace as
    well | as trade": what goes on so can't be the narrator's, and no verb of saying may follow.
    """
    _, last = reading.parse.sentences[said.sentence]
    if not said.index < low < high < last:
        return high
    following, before = reading.tokens[high], reading.tokens[high - 1]
    goes_on = (
        following.tag in _FINITE
        or (following.tag == "WDT" and following.text.lower() == "that")
        or (following.text.lower() == "as" and before.text.lower() == "well")
    )
    rest = reading.tokens[high:last]
    if not goes_on or any(one.lemma in SPEECH or one.text in {'"', ";"} for one in rest):
        return high
    return _stripped(reading, low, last)


def marked(reading: ParsedText, said: Token, low: int, high: int) -> tuple[int, int]:
    """A statement with all of the quotation that it begins or holds, and no more of the sentence.

    Args:
        reading: the document.
        said: the verb of saying.
        low: where the parser's clause begins.
        high: where it ends.
    """
    first, last = reading.parse.sentences[said.sentence]
    if high <= low:
        return low, high
    if low <= said.index:
        return _from_mark(reading, first, low), _before_said(reading, said, low, high)
    if low > first and quotation_marks.opening(reading, low - 1):
        end = _closing(reading, low, last)
        if end is None:
            return low, _stripped(reading, low, last)
        stripped = _stripped(reading, low, end)
        whole = stripped - low >= _SHORTEST
        start = low if whole or end >= high - 1 else low - 1
        return start, stripped if whole else high
    opened = _unclosed(reading, low, high)
    if opened:
        end = _closing(reading, high, last)
        return low, high if end is None else end + 1
    return low, _or_rather(reading, low, high)


def cut_off(reading: ParsedText, said: Token, low: int, high: int) -> bool:
    """Whether a statement is only the beginning of one, or belongs to another verb.

    A teaser ends in dots; what stands before "however Ada noted" isn't what she noted.
    """
    _, last = reading.parse.sentences[said.sentence]
    ending = reading.tokens[last - 1]
    if low > said.index and (
        ending.text.endswith(_CUT) or reading.tokens[high - 1].text.endswith(_CUT)
    ):
        return True
    if high > said.index:
        return high < last and reading.tokens[high].tag in _FINITE  # it goes on: a parser's slip
    between = reading.tokens[high : said.index]
    return any(token.text.lower() in _TURNS and token.dep != "conj" for token in between[:3])


def _from_mark(reading: ParsedText, first: int, low: int) -> int:
    """Where a quotation begins that a parser's clause begins inside of."""
    for index in range(low - 1, first - 1, -1):
        if quotation_marks.closing(reading, index):
            return low
        if quotation_marks.opening(reading, index):
            return index + 1
    return low


def _before_said(reading: ParsedText, said: Token, low: int, high: int) -> int:
    """Where a quotation before its verb of saying ends, if a parser's clause stops inside it."""
    for index in range(high, said.index):
        if quotation_marks.opening(reading, index):
            return high
        if quotation_marks.closing(reading, index):
            return _stripped(reading, low, index)
    return high


def _closing(reading: ParsedText, low: int, last: int) -> int | None:
    """The first mark from a token on that closes a quotation; None if another opens first."""
    for index in range(low, last):
        if quotation_marks.opening(reading, index):
            depth = _closing(reading, index + 1, last)
            return None if depth is None else _closing(reading, depth + 1, last)
        if quotation_marks.closing(reading, index):
            return index
    return None


def _unclosed(reading: ParsedText, low: int, high: int) -> bool:
    """Whether a stretch opens a quotation that it doesn't close."""
    opened = sum(quotation_marks.opening(reading, index) for index in range(low, high))
    return opened > sum(quotation_marks.closing(reading, index) for index in range(low, high))


def _stripped(reading: ParsedText, low: int, high: int) -> int:
    while high > low and reading.tokens[high - 1].text in _STOPS:
        high -= 1
    return high


def _or_rather(reading: ParsedText, low: int, high: int) -> int:
    """Where "not created to …, but to …" ends: a parser may hang the second half elsewhere."""
    tokens = reading.tokens
    words = [token.text.lower() for token in tokens[high : high + 3]]
    negated = any(token.dep == "neg" for token in tokens[low:high])
    if words != [",", "but", "to"] or not negated or high + 3 >= len(tokens):
        return high
    end = reading.parse.subtree(high + 3)[1]
    return _stripped(reading, low, end) if tokens[high + 3].tag == "VB" else high


def own_clause(reading: ParsedText, said: Token, low: int, high: int) -> int:
    """Where a reported clause ends before the narrator goes on.

    "Said no deal was near but twice declined to say why": a verb coordinated with another, in the
    tense of the verb of saying and without a subject of its own, has the speaker as its subject if
    it is one of speech, or stands behind a comma; so has "has admitted it and has since paid".

    Args:
        reading: the document.
        said: the verb of saying.
        low: where the clause begins.
        high: where it ends.
    """
    for token in reading.tokens[low:high]:
        finite = token.tag in _FINITE or _perfect(reading, token)
        other = token.lemma in _SPEAKS_ON and finite
        if token.dep != "conj":
            continue
        marks = [
            one.index
            for one in reading.parse.below(token.head)
            if one.dep == "cc" and low < one.index < token.index
        ]
        contrary = bool(marks) and _contrary(reading, token, marks[-1])
        if not marks or not (other or contrary or token.tag == said.tag):
            continue
        below = list(reading.parse.below(token.index))
        own = any(one.dep in {"nsubj", "nsubjpass", "expl"} for one in below)
        if (
            _after_quotation(reading, marks[-1]) or contrary or (other and _named(reading, token))
            if own
            else _goes_on(reading, said, token, marks[-1])
        ):
            return marks[-1]
    return high


def _contrary(reading: ParsedText, verb: Token, joint: int) -> bool:
    """Whether "but" leads on to somebody else: the narrator may say it as well as the speaker.

    What is left is said in any case, unless a condition follows.
    """
    below = list(reading.parse.below(verb.index))
    other = any(one.dep in {"nsubj", "nsubjpass"} and one.tag.startswith("NN") for one in below)
    bound = any(one.dep == "mark" for one in below)
    return other and not bound and reading.tokens[joint].text.lower() == "but"


def _goes_on(reading: ParsedText, said: Token, verb: Token, joint: int) -> bool:
    """Whether a verb behind "and" is likelier the speaker's than that of what was said."""
    apart = reading.tokens[joint - 1].text == "," and reading.tokens[joint].text.lower() == "and"
    both = _perfect(reading, verb) and _perfect(reading, said)
    return verb.lemma in _SPEAKS_ON or apart or both


def _named(reading: ParsedText, verb: Token) -> bool:
    """Whether somebody else speaks: "she says it is over and Kenya says it isn't"."""
    below = list(reading.parse.below(verb.index))
    return any(one.dep == "nsubj" and one.tag != "PRP" for one in below) and not any(
        one.dep == "mark" for one in below
    )


def _after_quotation(reading: ParsedText, joint: int) -> bool:
    """Whether the narrator goes on behind what is quoted: 'said it "is closed," and shops shut'."""
    texts = [token.text for token in reading.tokens[joint - 2 : joint]]
    return texts == [",", '"']


def _perfect(reading: ParsedText, verb: Token) -> bool:
    return any(
        child.dep == "aux" and child.text.lower() in {"has", "have"}
        for child in reading.parse.below(verb.index)
    )


def _before_aside(reading: ParsedText, low: int, high: int) -> int:
    """Where what was said ends before ", adding …", ", according to …", ", which …" or a dash.

    A relative clause behind a comma is often the narrator's, and so is what stands behind the only
    dash; what is left is said in any case.
    """
    tokens = reading.tokens
    high = _before_contrast(reading, low, _before_other(reading, low, high))
    dashes = [index for index in range(low + 1, high - 1) if _dash(reading, index)]
    if len(dashes) == 1 and _supplement(reading, low, dashes[0], high):
        high = dashes[0]
    for index in range(low + 1, high - 1):
        rest = (one for one in tokens[index + 1 : high] if one.tag != "RB" and one.text != '"')
        following = next(rest, tokens[index + 1])
        aside = following.text.lower() in _ASIDES or (
            following.tag == "VBG" and following.lemma in _SPEAKS_ON
        )
        joined = tokens[index].tag == "VBG" and tokens[index].lemma in SPEECH
        if tokens[index].text == "," and aside:
            return index
        if joined and tokens[index + 1].text.lower() == "that":
            return index  # "it was over adding that …"
    return high


def _supplement(reading: ParsedText, low: int, dash: int, high: int) -> bool:
    """Whether a dash comes behind a whole clause, outside of quotations and of "$5 - $6"."""
    tokens = reading.tokens
    quoted = any(one.text in _ENDS for one in tokens[low:high])
    counted = tokens[dash - 1].text[-1].isdigit() and tokens[dash + 1].tag in {"CD", "$"}
    spans = any(one.dep.startswith("nsubj") and dash < one.head < high for one in tokens[low:dash])
    return dash >= low + _SHORTEST and not (quoted or counted or spans)


def _dash(reading: ParsedText, index: int) -> bool:
    """Whether a token is a dash with a space on both sides."""
    before, token, after = reading.tokens[index - 1 : index + 2]
    apart = before.end < token.start and token.end < after.start
    return apart and token.text in {"-", "–", "—", "--"}


def _before_other(reading: ParsedText, low: int, high: int) -> int:
    """Where "… but his lawyer |, Ada, said" begins: who speaks next is no part of what was said."""
    buts = [index for index in range(low + 1, high) if reading.tokens[index].text.lower() == "but"]
    if not buts:
        return high
    last = reading.parse.sentences[reading.tokens[low].sentence][1]
    speaks = [
        one for one in reading.tokens[high:last] if one.lemma in SPEECH and one.tag in _FINITE
    ]
    between = reading.tokens[buts[-1] + 1 : high]
    verbless = not any(one.tag.startswith("VB") or one.tag == "MD" for one in between)
    return buts[-1] if speaks and verbless and between else high


def _before_contrast(reading: ParsedText, low: int, high: int) -> int:
    """Where "…, while the minister wrote …" begins: what was said besides isn't part of it."""
    for token in reading.tokens[low:high]:
        spoken = token.lemma in SPEECH or token.lemma == "speak"
        if token.dep == "advcl" and spoken and token.tag in _FINITE:
            below = list(reading.parse.below(token.index))
            marks = [one.index for one in below if one.text.lower() in _CONTRASTS]
            if any(one.dep == "nsubj" for one in below) and marks and low < marks[0]:
                return marks[0]
    return high


def without(reading: ParsedText, low: int, high: int, said: Token) -> tuple[int, int]:
    """A clause without the verb of saying inside it, and without marks and commas at its ends.

    Args:
        reading: the document.
        low: where the clause begins.
        high: where it ends.
        said: the verb of saying.
    """
    if low <= said.index < high:
        if said.index - low >= high - said.index:
            high = said.index
        else:
            low = said.index + 1
    high = _before_aside(reading, low, high)
    tokens = reading.tokens
    while low < high and (
        tokens[low].text in {",", '"', "“", "”", "''", "``", ":", ";", "-", "–"}
        or (tokens[low].text.lower() == "that" and _leads(reading, low))
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
    while low < high and tokens[high - 1].text in _TAILS:
        high -= 1
    if high < len(tokens) and tokens[high].text in _ENDS and _open(reading, low, high):
        high += 1  # a quotation inside what was said keeps its end
    return low, high


def _leads(reading: ParsedText, index: int) -> bool:
    """Whether "that" only leads on to a clause whose subject follows it."""
    token = reading.tokens[index]
    return token.tag == "IN" or (
        token.tag == "WDT" and token.dep not in {"nsubj", "nsubjpass"} and token.head > index + 1
    )


def _open(reading: ParsedText, low: int, high: int) -> bool:
    """Whether a stretch opens a quotation that it doesn't close."""
    texts = [token.text for token in reading.tokens[low:high]]
    return texts.count("“") > texts.count("”") or texts.count('"') % 2 == 1
