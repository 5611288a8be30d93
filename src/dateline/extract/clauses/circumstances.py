"""When and where: the expressions of time and place that belong to a clause and to no other.

Guarantees: a date or place behind another verb is that verb's; what stands in brackets, or after
"since" and the like, is no time of the clause; a place is named, and wholly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from dateline.core.edtf import first_day, is_edtf
from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.english.dates.words import TABLE
from dateline.english.quantities import is_figure
from dateline.english.verbs import UNKNOWN, VerbSense, load_verbs
from dateline.extract.clauses.participants import find_mentions
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import Dated, ParsedText

# Tokens from "from", or what is ranked, to its date: "from £3.2bn in 2003", "its lowest since May".
_FIGURE = 6
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAY = re.compile(r"(?i:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: [a-z]+)?")
_MONTH = re.compile(rf"(?i:in )?(?:{'|'.join(TABLE['months'])})")
_OVER = re.compile(r"\blast\b|\bago\b|\byesterday\b")
_DAY_OF_MONTH = re.compile(r"(?i:on )?(?:\w+day,? )?(?:\d+ [A-Z][a-z]+|[A-Z][a-z]+ \d+)")
_DEEP = 8
_HEDGES = frozenset({"IN", "JJR", "RB", "RBR"})  # before a figure: "to | less than 2%"
_COUNTED = frozenset({"CD", "$", "#"})
_UNITS = frozenset({"IN", "NN", "NNS", "RB", "SYM"})
_PAST = frozenset({"VBD", "VBN"})
_PRESENT = frozenset({"VBP", "VBZ"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})


def find_when(parsed: ParsedText, trigger: Token) -> Dated | None:
    """The date that hangs on a trigger word's own clause, a day before anything longer.

    What happened when something else did has the date of that: "was hurt when a bus crashed on
    Sunday".
    """
    moment = _find_moment(parsed, trigger)
    found = _find_own_when(parsed, trigger)
    return _find_own_when(parsed, moment) if moment is not None and found is None else found


def _find_own_when(parsed: ParsedText, trigger: Token) -> Dated | None:
    if any(one.tag in _PRESENT for one in parsed.parse.below(trigger, "auxpass")):
        return None  # "on 6 May, she is accused of having driven on"
    anchors = [trigger, *([parsed.tokens[trigger.head]] if trigger.dep == "attr" else [])]
    dates = parsed.dates.get(trigger.sentence, ())
    found = [
        dated
        for dated in dates
        if any(_hangs_on(parsed, dated.token, anchor) for anchor in anchors)
        and not _bracketed(parsed, dated.token)
        and not _is_compared(parsed, dated)
        and not _is_of_first(parsed, dated)
        and not _is_of_next(parsed, dated.token, trigger)
        and not (_is_past(parsed, trigger) and is_to_come(parsed, dated))
        and not _is_of_subject(parsed, dated.token, trigger)
        and not any(_are_listed(parsed, dated, other) for other in dates)
    ]
    known = [_as_change(parsed, dated) for dated in found if dated.edtf is not None]
    days = [dated for dated in known if _DAY.fullmatch(dated.edtf or "")]
    return next(iter([*days, *known, *found]), None)  # "last week, on 8 December"


def find_where(parsed: ParsedText, trigger: Token, sense: VerbSense = UNKNOWN) -> Mention | None:
    """The named place of a clause, said of it or of what it happened at, during or with.

    Places of what somebody thinks of aren't the verb's: "Chad welcomed the truce in Yemen".
    """
    if sense.type in find_words("attitudes"):
        return None
    bodily = sense.type.partition("/")[0] in find_words("bodily")
    moment = _find_moment(parsed, trigger)
    found = _find_own_where(parsed, trigger, bodily=bodily)
    return _find_own_where(parsed, moment) if moment is not None and found is None else found


def _is_of_first(parsed: ParsedText, dated: Dated) -> bool:
    """Whether a date tells since when something is the first: "their first title since 1978"."""
    since = parsed.tokens[dated.token]
    since = since if since.text == "since" else parsed.tokens[since.head]
    noun = parsed.tokens[max(since.index - 1, 0)]
    below = parsed.parse.below(noun) if since.text == "since" else ()
    return any(one.tag == "JJS" or one.lemma in find_words("firsts") for one in below)


def _find_moment(parsed: ParsedText, trigger: Token) -> Token | None:
    """The verb of what happened in the same moment: "12 people died | when a bus crashed".

    What "had died" by then did so elsewhere. So what was done in what is told before: "it hit a bus
    in Oslo, | killing six people".
    """
    above = parsed.tokens[trigger.head]
    then = trigger.tag == "VBG" and trigger.dep == "advcl" and above.index < trigger.index
    if then and above.is_verb and not parsed.parse.has(trigger, "advmod", "aux", "mark"):
        return above
    below = parsed.parse.below(trigger)
    before = any(one.dep == "aux" and one.lower == "had" for one in below)
    for one in below if trigger.tag in _PAST and not before else ():
        first = next(iter(parsed.parse.below(one)), one)
        if one.dep == "advcl" and one.tag in _PAST and first.lower == "when":
            return one
    return None


def _find_own_where(parsed: ParsedText, trigger: Token, *, bodily: bool = False) -> Mention | None:
    if trigger.dep == "relcl" and parsed.parse.has_word(trigger, "where"):  # "in Goma, where"
        return next(_places(parsed, parsed.tokens[trigger.head]), None)
    anchors = _anchors(parsed, trigger, bodily=bodily)
    led = (one for anchor in anchors for one in parsed.parse.below(anchor, "prep", "pobj"))
    leading = (one for one in led if one.lower in find_words("where"))
    heads = (head for one in leading for head in parsed.parse.below(one, "pobj"))
    return next((place for head in heads for place in _places(parsed, head)), None)


def _places(parsed: ParsedText, head: Token) -> Iterator[Mention]:
    """The places that a word names, or that the noun "of" or beside it names."""
    for one in find_mentions(parsed, head):
        if parsed.is_a(one, "Place") and is_whole_place(parsed, one):
            yield one
    place = head.tag == "NN" and head.lemma in find_words("places")
    if place or (head.tag in {"NN", "NNS"} and head.lemma in find_words("parts")):
        of = (one for one in parsed.parse.below(head, "prep") if one.lower == "of")
        for inner in (inner for one in of for inner in parsed.parse.below(one)):
            yield from _places(parsed, inner)


def _anchors(parsed: ParsedText, trigger: Token, *, bodily: bool) -> Iterator[Token]:
    """The trigger, what it happened at or during, and an object that is held somewhere."""
    yield trigger
    for child in parsed.parse.below(trigger, "prep"):
        if child.lower in find_words("during"):  # "after a year in Oslo" was elsewhere
            nouns = parsed.parse.below(child, "pobj")
            yield from (one for one in nouns if one.lemma not in find_words("times"))
    for child in parsed.parse.below(trigger, "dobj", "nsubjpass"):
        if bodily or child.lemma in find_words("held"):
            yield child  # "held talks in Oslo"; but not "praised soldiers in Iraq"


def is_whole_place(parsed: ParsedText, mention: Mention) -> bool:
    """Whether a place is named, and wholly: not the "Middle District" of "of Louisiana"."""
    end = parsed.ranges[mention.id][1]
    following = parsed.tokens[end : end + 2]
    half = (
        len(following) > 1
        and following[0].text == "of"
        and following[1].tag in {"NNP", "NNPS"}
        and following[1].sentence == parsed.tokens[end - 1].sentence
    )
    return mention.form == "name" and not half


def _bracketed(parsed: ParsedText, index: int) -> bool:
    """Whether a date stands in brackets: "met Ada Hart (1960-2010)" has her years."""
    low, _ = parsed.parse.sentences[parsed.tokens[index].sentence]
    texts = [token.text for token in parsed.tokens[low:index]]
    return texts.count("(") > texts.count(")")


def _is_compared(parsed: ParsedText, dated: Dated) -> bool:
    """Whether a date is only what is compared with: "rose on last year", "first since 2003"."""
    before = [one.lower for one in parsed.tokens[max(dated.token - 4, 0) : dated.token]]
    while before[-1:] in (["a"], ["the"]):
        before.pop()
    if _begins(parsed, dated.token) or before[-2:] == ["up", "to"]:
        return True  # "slipped from 8% in 2003 to 5%", "lasted up to the 1600s"
    first, *words = dated.words.lower().split()
    if "since" in {first, *before[-1:]}:
        least = max(dated.token - _FIGURE, 0)
        ranked = any(one.tag in {"JJS", "RBS"} for one in parsed.tokens[least : dated.token])
        return "time" in before or ranked  # "for the first time since 2003", "its lowest since May"
    ago = {first, *words} & {"ago", "before", "earlier", "last", "previous"}
    than = before[-1:] in (["on"], ["from"], ["than"], ["against"])
    return than and bool(ago) and "year" in {first, *words}


def is_to_come(parsed: ParsedText, dated: Dated | None) -> bool:
    """Whether a date lies behind the day on which the article came out."""
    published = parsed.annotated.document.published
    if published is None or dated is None or dated.edtf is None:
        return False
    first, told_on = first_day(dated.edtf), first_day(published)
    return first is not None and told_on is not None and first > told_on


def is_over(dated: Dated | None) -> bool:
    """Whether words say themselves that it was before they were written: "last May"."""
    return dated is not None and _OVER.search(dated.words.lower()) is not None


def find_schedule(
    parsed: ParsedText, verb: Token, dated: Dated | None, sense: VerbSense
) -> Dated | None:
    """The day to come on which a verb in the present says that something is: "plays | on Friday".

    None where it says no such thing. Of a weekday so are matches, meetings and shows told, what
    "goes" ("goes on sale on Friday"), and little else; of a day of a month, whatever it may be
    ("steps down on 16 January"). Until a verb tells, a weekday is the last one that was.
    """
    going_on = verb.tag == "VBG" and parsed.parse.has_word(verb, "is", "are")
    bare = verb.tag == "VB" and not parsed.parse.has(verb, "aux")  # "tickets go on sale"
    present = verb.tag in _PRESENT or (bare and parsed.parse.has(verb, "nsubj"))
    if dated is None or not (going_on or present):
        return None
    monthly = going_on and _MONTH.fullmatch(dated.words)  # "is launching it in May"
    if monthly or (dated.edtf is None and _DAY_OF_MONTH.fullmatch(dated.words)):
        return dated if dated.token > verb.index else None
    told = verb.lemma == "go" or _is_timetabled(sense)  # "goes on sale", "go to the polls"
    if not _WEEKDAY.fullmatch(dated.words) or not told:
        return None
    if parsed.tokens[max(dated.token - 1, 0)].tag == "DT":
        return None  # "meets on a Friday"
    published = parsed.annotated.document.published or ""
    if dated.edtf is not None and _DAY.fullmatch(dated.edtf) and dated.edtf < published[:10]:
        day = date.fromisoformat(dated.edtf) + timedelta(days=7)
        return replace(dated, edtf=day.isoformat())
    return dated if dated.edtf is None else None  # today is told as it is


def _is_timetabled(sense: VerbSense) -> bool:
    """Whether a sense is of what is told by weekdays before it is."""
    kinds = {sense.type, sense.type.partition("/")[0]}
    return not (sense.complement or find_words("timetabled").isdisjoint(kinds))


def _is_past(parsed: ParsedText, verb: Token) -> bool:
    """Whether a verb is in the past or perfect: "the Games next year were moved" before that."""
    helping = {one.lower for one in parsed.parse.below(verb, "aux", "auxpass")}
    perfect = bool(helping & {"had", "has", "have", "was", "were"})
    return verb.tag == "VBD" or (verb.tag == "VBN" and perfect)


def _begins(parsed: ParsedText, index: int) -> bool:
    """Whether a date is of the figure behind "from" that something changes from."""
    before = parsed.tokens[max(index - _FIGURE, 0) : index]
    words = [one.lower for one in before]
    if "from" not in words or words[-1:] != ["in"]:
        return False
    low = len(words) - 1 - words[::-1].index("from")
    start, end = parsed.parse.sentences[parsed.tokens[index].sentence]
    leads = [at + 1 for at in range(start, end - 1) if parsed.tokens[at].text == "to"]
    tails = ((one.tag for one in parsed.tokens[at:end]) for at in leads)
    ends = (next((tag for tag in tail if tag not in _HEDGES), "") for tail in tails)
    if _COUNTED.isdisjoint(ends):
        return False  # "stole from 5 banks in 2003"
    tags = {one.tag for one in before[low + 1 : -1]}
    return is_figure(" ".join(words[low + 1 : -1])) and tags <= _COUNTED | _UNITS


def _as_change(parsed: ParsedText, dated: Dated) -> Dated:
    """The time from one figure's date to the next one's: "from 8 % in 2003 to 5 % in 2005"."""
    others = parsed.dates.get(parsed.tokens[dated.token].sentence, ())
    began = [one.edtf for one in others if one.token < dated.token and _begins(parsed, one.token)]
    ends = [one.text for one in parsed.tokens[dated.token - 1 : dated.token]] == ["in"]
    if not ends or not began or began[-1] is None or len(began[-1]) != len(dated.edtf or ""):
        return dated
    change = f"{began[-1]}/{dated.edtf}"  # none "from 5 % in 2010-15 to 8 % in 2015-20"
    return replace(dated, edtf=change) if is_edtf(change) else dated


def _is_aim(parsed: ParsedText, token: Token) -> bool:
    """Whether a date is of what something is for: "a seat for the term to 2024", "for 2030"."""
    preposition = parsed.tokens[token.head]
    before = [one.lemma for one in parsed.tokens[max(token.index - 3, 0) : token.index]]
    if {"period", "term"} & {*before[-1:], *(before[:1] if before[-1:] in (["to"], ["-"]) else ())}:
        return True  # "the term | from 2022 to 2024", wherever a parser hangs it
    return token.dep == "pobj" and token.lemma != "time" and preposition.lower == "for"


def _is_of_next(parsed: ParsedText, date: int, trigger: Token) -> bool:
    """Whether a date behind "and" is that of the next verb: "charged him, and on Friday left"."""
    below = parsed.parse.below(trigger)
    joints = [one.index for one in below if one.dep == "cc" and one.index < date]
    return any(joints) and any(
        one.dep == "conj" and one.is_verb and joints[-1] < date < one.index for one in below
    )


def _is_of_subject(parsed: ParsedText, date: int, trigger: Token) -> bool:
    """Whether a date is that of the happening before it: "the death in May led to protests"."""
    if date > trigger.index or any(
        one.text == "," for one in parsed.tokens[min(date, trigger.index) : trigger.index]
    ):
        return False
    return any(
        one.dep in {"nsubj", "nsubjpass"} and one.index < date and _is_of_happening(parsed, one)
        for one in parsed.parse.below(trigger)
    )


def _are_listed(parsed: ParsedText, dated: Dated, other: Dated) -> bool:
    """Whether it happened at several times, of which none is the date: "in 2014 and 2016"."""
    first, last = sorted((dated, other), key=lambda one: one.token)
    end = parsed.tokens[first.token].start + len(first.words)
    between = parsed.annotated.document.text[end : parsed.tokens[last.token].start]
    words = between.lower().replace(",", " ").split()
    if not words:  # "in 2014, 2016", but not "last week, 8 December"
        return first is not last and len(first.edtf or "") == len(last.edtf or "") > 0
    return words[0] in {"and", "or", "&"} and set(words[1:]) <= {"in", "on"}


def _is_of_happening(parsed: ParsedText, token: Token) -> bool:
    """Whether what a clause is about happened by itself: "charged for a shooting in May"."""
    if token.dep in {"nsubj", "nsubjpass"}:
        return token.lemma in load_verbs().by_noun  # "his death in May led to protests"
    preposition = parsed.tokens[token.head]
    apart = token.dep == "pobj" and preposition.lower in find_words("objective")
    known = apart and preposition.lower not in find_words("during")
    return known and token.lemma in load_verbs().by_noun


def _hangs_on(parsed: ParsedText, index: int, trigger: Token) -> bool:
    token = parsed.tokens[index]
    if token.dep == "det" and index + 1 in parsed.timed:
        token = parsed.tokens[index + 1]
    if token.dep in _MODIFIERS and token.head not in parsed.timed:
        return False  # "the 1960s film"
    for _ in range(_DEEP):
        if token.index == trigger.index:
            return True
        another_clause = (
            token.is_verb
            or token.dep == "relcl"
            or (token.index != index and token.lower in find_words("other_times"))
            or (token.lower == "as" and parsed.tokens[token.index + 1].text == "of")
            or (token.dep == "appos" and token.index not in parsed.timed)
            or _is_of_happening(parsed, token)
            or _is_aim(parsed, token)
        )
        if token.head == token.index or another_clause:
            return False
        token = parsed.tokens[token.head]
    return False
