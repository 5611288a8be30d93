"""How far a noun phrase goes: its words with what comes before and behind its noun.

Guarantees: a phrase is an exact stretch of the text, without a leading article and marks at its
ends, and with both marks of a quotation of which it has one; it is short enough to be read as a
name is. What it names is for `participants.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_sum
from dateline.extract.clauses.arguments import coordinated
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText

LONGEST = 20  # words of a description; what is longer loses its last phrases
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CLAUSES = frozenset({"acl", "relcl"})  # behind a noun, whose they restrict
_NOMINAL_TAGS = ("NN", "CD", "$", "JJ")
_MODIFIERS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "case", "quantmod", "nmod", "advmod", "predet"}
    | {"npadvmod", "neg", "nounmod"}
)
JOINING = frozenset({"and", "&", "or", "well"})
LIST_MARKS = frozenset({",", "the", "as", "well"}) | JOINING
_JOINTS = frozenset({"-", "%", "$", "£", "€", "'", "/", "’", '"', "“", "”", "``", "''"})
_OPENING = frozenset({'"', "“", "``"})
_ARTICLES = frozenset({"the", "a", "an", "whose"})
_ADDING = frozenset(  # "from 8 | to 7", "especially | its campaign"
    {"also", "especially", "even", "including", "mainly", "notably", "particularly", "to"}
)


def describe(parsed: ParsedText, head: Token, without: Collection[int]) -> tuple[int, int] | None:
    """The token range of a noun phrase, without clauses and lists behind its head."""
    parts = parsed.parse.has_word(head, "of")
    counted = head.text == "others" and parsed.parse.has(head, "nummod")
    parts = parts or counted  # "wounded six others"
    empty = head.lower in find_words("empty") and not parts  # "some of its stake"
    people = any(one.lower == "the" or one.dep == "nummod" for one in parsed.parse.below(head))
    nominal = head.tag.startswith(_NOMINAL_TAGS) or (people and head.tag == "VBN")
    if empty or not (nominal or (parts and head.tag == "DT")):
        return None
    if head.tag.startswith("JJ") and not people:
        return None  # "the injured" and "five dead" are people; "unable" is nobody
    core = find_core(parsed, head)[1]
    low, high = find_phrase(parsed, head, without)
    while low > 1 and _is_hyphenated(parsed, low - 2):
        low -= 2  # "co-founder"
    while low < head.index and (
        (parsed.tokens[low].lower in _ARTICLES | _ADDING and not _is_kept(parsed, low))
        or parsed.tokens[low].tag == "WRB"
        or not parsed.tokens[low].text.strip("-–—\"'“”`")
    ):
        low += 1
    dashes = [at + 1 for at in range(low, head.index) if _parts(parsed, at)]
    low = max([low, core - LONGEST, *dashes])  # "Oslo – officials"
    asides = [at for at in range(head.index + 1, high) if _is_dash(parsed, at)]
    high = min([high, *asides])  # "Ada Hart's film | - her tenth"
    while high - 1 > head.index and (
        (parsed.tokens[high - 1].tag in {"IN", "TO", "CC"} and not _is_stranded(parsed, high - 1))
        or parsed.tokens[high - 1].text in {"such", "that"}
        or not parsed.tokens[high - 1].text.strip("-–—,;:\"'“”`’")
    ):
        high -= 1
    high = _with_name(parsed, low, _glued(parsed, high))
    if is_sum(parsed.text(low, high)):
        high += 2 * _is_rate(parsed.tokens[high : high + 3])
    for one in parsed.at[high - 1]:  # all of a name, whatever a parser makes of its "and"
        if one.form == "name":
            high = max(high, parsed.ranges[one.id][1])
    told = parsed.text(low, high) != "fact" and any(map(str.isalnum, parsed.text(low, high)))
    told = told and not parsed.tokens[high - 1].tag.startswith("W")  # "the allocation of which"
    return take_marks(parsed, low, high) if told else None


def _is_stranded(parsed: ParsedText, index: int) -> bool:
    """Whether a preposition leads to the noun before its clause: "the firm she works for"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    return token.dep == "prep" and verb.dep == "relcl" and not parsed.parse.below(index)


def _is_kept(parsed: ParsedText, article: int) -> bool:
    """Whether an article tells how many, or is a letter: "a few", "a third", "A-level".

    Not so in "a little-known firm".
    """
    words = [one.lower for one in parsed.tokens[article : article + 3]]
    first = parsed.tokens[min(article + 1, len(parsed.tokens) - 1)]
    counted = words[1:2] in (["few"], ["little"]) or (words[1:2] and first.tag == "NN")
    few = words[:1] == ["a"] and counted and first.text in _COUNTED and words[2:] != ["-"]
    return bool(few) or words[1:2] == ["-"]


def _with_name(parsed: ParsedText, low: int, high: int) -> int:
    """Where a phrase ends with the name that its last noun leads to: "a statue of the god | Ra"."""
    noun, behind = parsed.tokens[high - 1], parsed.tokens[high : high + 2]
    start = high + (bool(behind) and behind[0].text in {"The", "the"})
    if noun.tag != "NN" or not noun.text.islower() or start >= len(parsed.tokens):
        return high
    for one in parsed.at[start]:
        first, end = parsed.ranges[one.id]
        top = parsed.parse.top(first, end)
        beside = top.dep in {"appos", "nmod"} and low <= top.head < high
        if one.form == "name" and first == start and beside and noun.sentence == top.sentence:
            return end
    return high


def take_marks(parsed: ParsedText, low: int, high: int) -> tuple[int, int]:
    """A stretch with both marks of a quotation of which it has one: "a | green deal | in Oslo"."""
    for one in parsed.quotations:
        if one.closed and low <= one.start < high == one.end - 1:
            high = one.end
        elif one.closed and one.start == low - 1 and low < one.end <= high:
            low = one.start
        elif one.closed and one.start < low < one.end < high:
            high = one.end - 1  # "from | private property" by developers
    single = [one for one in parsed.tokens[low:high] if one.text in "'‘" and one.tag != "POS"]
    closed = high < len(parsed.tokens) and parsed.tokens[high].text in "'’"
    return low, high + (closed and len(single) % 2)  # "her 'green deal|'", which is no quotation


def is_choice(parse: Parse, head: Token) -> bool:
    """Whether it is one of several, of which one is meant: "either | Leeds or | Chelsea"."""
    while head.dep == "conj" and head.head < head.index:
        head = parse.tokens[head.head]
    low = parse.subtree(head)[0]
    led = {one.lower for one in parse.tokens[max(low - 1, 0) : head.index]}
    return "either" in led and parse.has_word(head, "or")


def find_phrase(parsed: ParsedText, head: Token, without: Collection[int] = ()) -> tuple[int, int]:
    """A noun with its modifiers, and what restricts it as far as its words are few enough."""
    low, high = find_core(parsed, head)
    return low, find_restricted_end(parsed, head, (low, high), without)


_ADDRESSES = frozenset({"madam", "madame", "mister", "mr", "mr.", "ms", "ms."})
_CITING = frozenset({"citing", "quoting"})
_COUNTED = frozenset({"few", "fifth", "little", "quarter", "tenth", "third"})
_COUNTING = frozenset({"least", "most"})
_PER_CENT = frozenset({"%", "cent", "pct", "percent"})
# What they lead to restricts no noun.
_AROUND = frozenset({"alongside", "amid", "despite", "following"})


def find_restricted_end(
    parsed: ParsedText, head: Token, span: tuple[int, int], without: Collection[int] = ()
) -> int:
    """Where a phrase ends with what restricts its head: "of", "for" and the like, and clauses."""
    low, high = span
    for child in parsed.parse.below(head):
        ends: Iterable[int] = ()
        such = parsed.tokens[high : high + 1] and parsed.tokens[high].text == "such"
        if child.dep == "prep" and child.index == high + bool(such):
            apart = child.lower in _AROUND or is_timed(parsed, child)
            apart = apart or _is_aside(parsed, child, head)
            if child.index not in without and not apart:
                ends = (_phrase_end(parsed, child, without, lists=one) for one in (True, False))
        elif head.index < child.index == high - 1 and child.tag == "JJ":
            led = next(iter(parsed.parse.below(child)), child)
            if led.index == high and led.dep == "prep":  # "sources close | to the family"
                ends = (_phrase_end(parsed, led, without, lists=False),)
        elif child.index >= high and child.dep in _CLAUSES:
            ends = _clause_ends(parsed, child, high, without)  # no comma before: "a plan to sell"
        else:
            continue
        end = next((one for one in ends if _is_short(parsed, low, one)), None)
        if end is None and child.dep == "prep":
            break
        high = end or high
    return _told_apart_end(parsed, head, low, high, without)


def _is_aside(parsed: ParsedText, preposition: Token, head: Token) -> bool:
    """Whether a preposition restricts nothing: "in response to it", "1% | in early trade".

    Nor does what is done to some end: "the pressure | in an attempt to win".
    """
    name = preposition.lower
    said = any(
        (one.lemma in find_words("in_phrases") and not _is_determined(parsed, one))
        or (one.lemma in find_words("aims") and parsed.parse.has(one, "acl"))
        or one.lemma in {"hour", "moment"}  # "a shotgun | in the early hours of Monday"
        for one in parsed.parse.below(preposition)
    )
    share = head.lower in _PER_CENT and name not in {"of", "to"}
    return share or (name == "in" and said)


def _is_determined(parsed: ParsedText, noun: Token) -> bool:
    """Whether a noun is a certain one, as in "in the case", but not "in the face of it"."""
    of = any(one.dep == "prep" and one.text == "of" for one in parsed.parse.below(noun))
    return parsed.parse.has(noun, "det", "poss") and not of


def _told_apart_end(
    parsed: ParsedText, head: Token, low: int, high: int, without: Collection[int]
) -> int:
    """Where a phrase ends that is told apart by what it did: "the last team | to win it"."""
    to = parsed.tokens[high : high + 2]
    below = {one.lower for one in parsed.parse.below(head)}
    ranks = (one for one in parsed.parse.below(head) if one.tag == "JJS")
    best = any(one.lower not in _COUNTING for one in ranks)
    first = best or below & find_words("firsts") or any(map(_ORDINAL.fullmatch, below))
    if not first or [one.tag for one in to] != ["TO", "VB"] or to[1].index in without:
        return high
    end = find_clause_end(parsed, to[1])
    return end if _is_short(parsed, low, end) else high


def find_clause_end(parsed: ParsedText, verb: Token) -> int:
    """Where a clause ends, before what goes on: "the first woman to lead it | and held it"."""
    end, below = parsed.parse.subtree(verb)[1], parsed.parse.below(verb)
    finite = any(one.dep == "conj" and one.tag in {"VBD", "VBP", "VBZ"} for one in below)
    joints = (one.index for one in below if one.dep == "cc")
    return min(joints, default=end) if finite and verb.tag in {"VB", "VBG"} else end


def _clause_ends(
    parsed: ParsedText, verb: Token, start: int, without: Collection[int]
) -> Iterator[int]:
    """Where a clause right behind a noun may end: as a whole, or with its object."""
    first, end = parsed.parse.subtree(verb)[0], find_clause_end(parsed, verb)
    if verb.lower in _AROUND | _CITING:
        return  # "5,000 jobs | following its merger", "our man | quoting the police"
    if first != start or any(first <= one < end for one in without):
        return
    yield end
    for one in parsed.parse.below(verb):
        if one.dep == "dobj":
            yield find_phrase(parsed, one)[1]


def _is_short(parsed: ParsedText, low: int, high: int) -> bool:
    return len(parsed.text(low, high).split()) <= LONGEST


def _is_hyphenated(parsed: ParsedText, index: int) -> bool:
    """Whether a hyphen joins a word to the next."""
    word, hyphen, following = parsed.tokens[index : index + 3]
    return hyphen.text == "-" and word.end == hyphen.start and hyphen.end == following.start


def _is_dash(parsed: ParsedText, index: int) -> bool:
    """Whether a dash stands behind a space: "in Ferrari -best known"."""
    before, dash, *after = parsed.tokens[index - 1 : index + 2]
    apart = before.end < dash.start and (dash.text != "-" or bool(after))
    return dash.text in {"-", "–", "—"} and apart


def _parts(parsed: ParsedText, index: int) -> bool:
    """Whether a long dash stands before a noun and is none between figures: "0 – 1%"."""
    around = [one.tag for one in parsed.tokens[max(index - 1, 0) : index + 2]]
    return parsed.tokens[index].text in {"–", "—"} and around[::2] != ["CD", "CD"]


def is_headless(parsed: ParsedText, index: int) -> bool:
    """Whether a word heads no phrase: half of "co-founder", a share's code, "Mr. President"."""
    tokens = parsed.tokens
    word, before = tokens[index], tokens[max(index - 1, 0)]
    if word.tag in {"ADD", "XX", "SYM"} or before.text == "<" or not word.text.strip("-–—"):
        return True
    if before.lower in _ADDRESSES and word.lemma.lower() in lexicon().posts:
        return not parsed.names(index)
    if before.text[-1:].isdigit() and before.end == word.start and word.text.isalnum():
        return True  # "$16.1" and "m"
    return index + 2 < len(tokens) and _is_hyphenated(parsed, index)


def _glued(parsed: ParsedText, high: int) -> int:
    """Where a phrase ends with what is written on to it: "$16.1" and "m", "opening-up"."""
    tokens = parsed.tokens
    while high + 1 < len(tokens) and _is_hyphenated(parsed, high - 1):
        high += 2  # "opening-up"
    while (
        high < len(tokens)
        and tokens[high].start == tokens[high - 1].end
        and tokens[high - 1].text[-1:].isdigit()
        and (tokens[high].text.isalnum() or tokens[high].text == "%")
    ):
        high += 1
    return high


def _is_rate(after: Sequence[Token]) -> bool:
    """Whether words tell of what there is so much: "a share", "per year", but not "a year ago"."""
    first, second, third = [*(one.lower for one in after), "", "", ""][:3]
    of_each = first in {"a", "an", "per", "each", "every"} and second in find_words("rated")
    return of_each and third not in {"ago", "earlier", "later"}


def find_core(parsed: ParsedText, head: Token) -> tuple[int, int]:
    """The unbroken stretch of a noun and what modifies it without a clause."""
    kept, stack = {head.index}, [head]
    while stack:
        for child in parsed.parse.below(stack.pop().index):
            joined = child.dep in {"conj", "cc"} and child.index < head.index
            sign = child.dep == "punct" and child.text in _JOINTS
            sign = sign and not (child.text in _OPENING and child.index > head.index)
            if child.dep == "case" and child.index == head.index + 1:
                continue  # "the woman | 's death"
            if child.index in parsed.timed and child.index > head.index:
                continue  # "rose to 5 million dollars | this year"
            range_ = child.text in {"–", "—"} and not _parts(parsed, child.index)
            sign = sign or range_ or (child.text == "," and _lists_adjectives(parsed, child))
            gone = child.dep == "prt" and child.index == head.index + 1  # "the drawing up"
            if child.dep in _MODIFIERS or joined or sign or gone:
                kept.add(child.index)
                stack.append(child)
    low = high = head.index
    while low - 1 in kept:
        low -= 1
    while high + 1 in kept:
        high += 1
    for one in parsed.at[low - 1] if low else ():  # "| Bank of England figures"
        first, end = parsed.ranges[one.id]
        top = parsed.parse.top(first, end)
        if one.form == "name" and top.head == head.index and top.index < end - 1 and end == low:
            low = first
    return low, high + 1


def _lists_adjectives(parsed: ParsedText, comma: Token) -> bool:
    """Whether a comma stands in a list before a noun: "a faster, shorter, and safer way"."""
    around = parsed.tokens[comma.index - 1 : comma.index + 2 : 2]
    return comma.index > 0 and all(
        (one.tag[:2] == "JJ" and one.dep in {"amod", "conj"}) or one.text == "and" for one in around
    )


def _phrase_end(
    parsed: ParsedText, preposition: Token, without: Collection[int] = (), *, lists: bool = True
) -> int:
    """Where a prepositional phrase ends, without clauses behind its noun."""
    end = preposition.index + 1
    for child in parsed.parse.below(preposition):
        if child.dep == "pobj":
            joined = lists or preposition.lower == "between"
            last = parsed.tokens[_last_joined(parsed, child)] if joined else child
            end = find_core(parsed, last)[1]
            nouns = {child.index, last.index, *(coordinated(parsed.parse, child) if joined else ())}
            for inner in (one for at in sorted(nouns) for one in parsed.parse.below(at)):
                led = inner.index == end and inner.dep == "prep" and inner.index not in without
                if led and not is_timed(parsed, inner):
                    end = _phrase_end(parsed, inner, without, lists=lists)
                elif _restricts(parsed, inner, end) and inner.index not in without:
                    end = parsed.parse.subtree(inner)[1]
        elif child.dep == "pcomp":  # "the risk of losing them"
            after = parsed.parse.subtree(child)[1]
            end = end if any(child.index <= one < after for one in without) else after
        elif child.dep == "prep" and child.index == end:
            end = _phrase_end(parsed, child, without, lists=lists)
    return end


def _restricts(parsed: ParsedText, verb: Token, start: int) -> bool:
    """Whether a clause at a token tells who is meant: "people employed", "those who left"."""
    opens = verb.index >= start and parsed.parse.subtree(verb)[0] == start
    those = parsed.tokens[verb.head].lower == "those"
    return opens and ((verb.dep == "acl" and verb.tag == "VBN") or (verb.dep == "relcl" and those))


def _last_joined(parsed: ParsedText, head: Token) -> int:
    """The last of the nouns that "and" joins to one: "a mix of tin and old iron"."""
    last = head.index
    for index in sorted(coordinated(parsed.parse, head)):
        low = find_core(parsed, parsed.tokens[index])[0]
        between = parsed.tokens[last + 1 : low]
        if all(one.lower in {*LIST_MARKS, "a", "an"} for one in between):
            last = index
    return last


def is_timed(parsed: ParsedText, preposition: Token) -> bool:
    """Whether a preposition leads on to a time: "the talks on Monday"."""
    if preposition.text == "of" and any(
        one.lemma in find_words("moments")
        and [t.text for t in parsed.parse.below(one)][:1] == ["the"]
        for one in parsed.parse.below(preposition)
    ):
        return False  # "coach of the year"
    below = parsed.parse.below(preposition)
    if preposition.text == "of" and any(
        one.dep == "nummod" for noun in below for one in parsed.parse.below(noun)
    ):
        return False  # "a total of 67 days"
    return any(child.index in parsed.timed for child in below)
