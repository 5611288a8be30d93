"""Who or what an argument is: what it names, or its words where it names nothing.

Guarantees: words are an exact stretch of the text (white space folded, no leading article), short
enough to be read as a name is; a pronoun whose antecedent isn't known has neither names nor words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_sum
from dateline.extract.clauses.arguments import coordinated
from dateline.extract.clauses.kind_nouns import name_before
from dateline.extract.clauses.phrases import (
    JOINING,
    LIST_MARKS,
    describe,
    find_core,
    find_phrase,
    find_restricted_end,
)
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a

_BEFORE_NOUNS = frozenset({"amod", "compound", "nmod"})  # "an Israeli attack"
_REFERRING = frozenset({"name", "nominal", "pronoun"})
# Words with a capital only where they begin a sentence: "Two men were held".
_WRITTEN_SMALL = frozenset({"CD", "DT", "JJ", "JJR", "JJS", "NN", "NNS", "PRP$", "VBG", "VBN"})
_SEVERAL = frozenset({"People", "PoliticalParty"})  # "Haitians", "Republicans"
_GAP = 4  # tokens between two names of a list
_LISTED = 15  # words of a list that is told as one


class Participant(Struct, frozen=True):
    """What stands in one slot of a clause.

    Attributes:
        head: index of its head word.
        mentions: what it names, through its chain; empty for a description.
        words: a description's words; None where it names something or says nothing.
        inside: what a description names within its words ("five banks of Chile").
        proper: whether a description holds a name or a word that is written as one.
        full: a description's words as they stand inside a sentence, with the name for "its".
        plural: whether it is several.
        span: the token range of a description's words, and of a name with the titles before it
            that are left out; empty where there is neither.
        listed: how many descriptions of a list it is.
    """

    head: int
    mentions: tuple[Mention, ...] = ()
    words: str | None = None
    inside: tuple[Mention, ...] = ()
    proper: bool = False
    full: str | None = None
    plural: bool = False
    span: tuple[int, int] = (0, 0)
    listed: int = 1


def read_participant(parsed: ParsedText, head: Token, without: Collection[int] = ()) -> Participant:
    """Tell who or what the phrase of a head word is.

    Args:
        parsed: the document.
        head: the head word.
        without: what its words end before: prepositions on it that stand in slots of their own ("a
            deal | with Japan"), and the predicate that it is an argument of ("people | who left").
    """
    mentions = tuple(find_mentions(parsed, head))
    if mentions:
        several = head.tag in {"NNS", "NNPS"} and {one.kind for one in mentions} <= _SEVERAL
        return Participant(head.index, mentions, plural=several)
    span = describe(parsed, head, without)
    if span is None:
        return Participant(head.index)
    low, high = span
    words = " ".join(parsed.text(low, high).split())
    found = {
        parsed.head(one).id: one
        for index in range(low, high)
        for one in parsed.at[index]
        if one.kind != "Position"
        and is_named(parsed, one)
        and not (one.form == "demonym" and is_sum(words))  # "86bn Swiss francs"
    }
    proper = any(token.tag in {"NNP", "NNPS"} for token in parsed.tokens[low:high])
    owner = parsed.tokens[low].tag == "PRP$" and next(iter(parsed.at[low]), None)
    full = words
    first = parsed.tokens[low]
    if low and parsed.tokens[low - 1].tag == "WP$":  # "Orbit, whose | profit fell"
        for one in _find_whose(parsed, parsed.tokens[low - 1]):
            full, proper = f"{parsed.head(one).name}'s {words}", True
            found[parsed.head(one).id] = one
    elif owner and is_named(parsed, owner):
        full = f"{parsed.head(owner).name}'s {words.partition(' ')[2]}"
    elif words[1:2].islower() and not parsed.at[low] and first.tag in _WRITTEN_SMALL:
        full = words[0].lower() + words[1:]
    posts = head.text.endswith("s") and head.text[:-1].lower() in lexicon().posts
    plural = posts or head.tag.endswith("S") or (head.tag == "CD" and head.lower != "one")
    names = tuple(found.values())
    return Participant(head.index, (), words, names, proper or bool(found), full, plural, span)


def _find_whose(parsed: ParsedText, whose: Token) -> list[Mention]:
    """Whom "whose" means, where it has a name: what the clause hangs on."""
    clause = next((one for one in parsed.parse.above(whose) if one.dep == "relcl"), None)
    return [] if clause is None else find_mentions(parsed, parsed.tokens[clause.head])[:1]


def find_mentions(parsed: ParsedText, head: Token) -> list[Mention]:
    """What a head word names itself or through its chain; a post gives the person beside it."""
    found = [
        one
        for one in parsed.at[head.index]
        if (one.form in _REFERRING or (one.form == "demonym" and head.dep in _BEFORE_NOUNS))
        and one.kind != "Position"
        and _heads(parsed, one, head)
        and not _leads_on(parsed, one)
        and is_named(parsed, one)
    ]
    return (
        found
        or list(_apposed(parsed, head))
        or name_before(parsed, head)
        or _named_behind(parsed, head)
        or _described_by(parsed, head)
        or _called(parsed, head)
    )


def is_named(parsed: ParsedText, mention: Mention) -> bool:
    """Whether the article names what a mention stands for; a deal is named by its parties."""
    head = parsed.head(mention)
    return head.form in {"name", "event"} or head.kind == "Agreement"


def join_halves(parsed: ParsedText, found: Iterable[Participant]) -> list[Participant]:
    """Participants without halves: descriptions in one list are one, in the words of all.

    "The government and people of Peru" are both Peru's, "finance and trade officials" both
    officials; "acting mayor and party chief Ada Hart" is one woman, whom her name tells.
    """
    whole: list[Participant] = []
    for one in reversed(list(found)):
        after = whole[-1] if whole else None
        if after is None:
            whole.append(one)
        elif _is_listed(parsed, one, after):
            whole[-1] = _joined(parsed, one, after)
        elif _is_title(parsed, one, after):  # and so may what stands before it be
            whole[-1] = replace(after, span=(one.span[0], after.head + 1))
        else:
            whole.append(one)
    return whole[::-1]


def _is_title(parsed: ParsedText, half: Participant, other: Participant) -> bool:
    """Whether a post without an article is a first title of whom "and" joins to it."""
    head = parsed.tokens[half.head]
    bare = head.tag in {"NN", "NNP"} and not parsed.parse.has(head, "det", "poss", "nummod")
    post = parsed.is_post(head.index)
    somebody = post or "Person" in lexicon().nominals.get(head.lemma, ())
    named = other.mentions and all(parsed.kind(one) == "Person" for one in other.mentions)
    return bool(half.words and bare and somebody and named) and _is_next(
        parsed, half.span[1], other
    )


def _is_listed(parsed: ParsedText, one: Participant, other: Participant) -> bool:
    """Whether two descriptions stand in one list: "the import, marketing | and use of it"."""
    if not (one.words and other.words) or is_sum(one.words) or is_sum(other.words):
        return False
    both = parsed.text(one.span[0], other.span[1]).split()
    return len(both) <= _LISTED and _is_next(parsed, one.span[1], other)


def _is_next(parsed: ParsedText, at: int, other: Participant) -> bool:
    """Whether a token is "and", or the comma before it, with a participant's phrase behind it."""
    tokens = parsed.tokens
    listed = any(one.dep == "cc" for one in tokens[slice(*other.span)])
    at += not listed and [one.text for one in tokens[at : at + 1]] == [","]
    joints = {"and", "&", "or", ","} if listed else {"and", "&", "or"}
    joined = at < len(tokens) and tokens[at].lower in joints
    titled = other.mentions and other.span[1]
    start = other.span[0] if titled else find_core(parsed, tokens[other.head])[0]
    return joined and start <= at + 1 <= other.head


def _joined(parsed: ParsedText, half: Participant, other: Participant) -> Participant:
    """Two descriptions as one."""
    end = max([other.span[1], *(parsed.ranges[one.id][1] for one in other.mentions)])
    end = find_restricted_end(parsed, parsed.tokens[half.head], (half.span[0], end))
    span = half.span[0], end
    inside = {parsed.head(m).id: m for one in (half, other) for m in (*one.inside, *one.mentions)}
    words = " ".join(parsed.text(*span).split())
    proper = half.proper or other.proper
    full = words
    if half.words and half.full and words.startswith(half.words):  # "his wife | and a friend"
        full = half.full + words[len(half.words) :]
    return Participant(
        half.head, (), words, tuple(inside.values()), proper, full,
        plural=True, span=span, listed=half.listed + other.listed,
    )  # fmt: skip


def complete_list(parsed: ParsedText, found: list[Participant]) -> tuple[Participant, ...]:
    """Participants with the rest of a list of names that a parser has torn apart.

    "Bangladesh, Bosnia and Herzegovina, the Democratic Republic of the Congo and Kenya": names of
    the same kind with only commas, "and" and "the" between them, three or more in all.
    """
    known = {parsed.head(one).id for part in found for one in part.mentions}
    once = {tuple(parsed.head(one).id for one in part.mentions) or part: part for part in found}
    found = list(once.values())
    rest = [
        one
        for part in found
        for mention in part.mentions
        for one in _list_after(parsed, mention)
        if parsed.head(one).id not in known
    ]
    further = {parsed.head(one).id: one for one in rest}
    heads = (Participant(parsed.ranges[one.id][1] - 1, (one,)) for one in further.values())
    return (*found, *heads)


def _list_after(parsed: ParsedText, mention: Mention) -> list[Mention]:
    """The names after a mention that go on with its list; none unless "and" closes it."""
    tokens, at = parsed.tokens, parsed.ranges[mention.id][1]
    found: list[Mention] = []
    closed = False
    while at < len(tokens) and tokens[at].sentence == tokens[at - 1].sentence:
        gap = at
        while gap < len(tokens) and tokens[gap].lower in LIST_MARKS and gap - at < _GAP:
            gap += 1
        if gap == at or gap >= len(tokens) or tokens[at].lower == "the":
            break
        following = next((m for m in parsed.names(gap) if parsed.ranges[m.id][0] == gap), None)
        if following is None or following.kind != mention.kind:
            break
        closed = any(tokens[index].lower in JOINING for index in range(at, gap))
        found.append(following)
        at = parsed.ranges[following.id][1]
    return found if closed and len(found) > 1 else []


def _named_next(parsed: ParsedText, head: Token) -> Iterator[Mention]:
    """The name right behind a noun, though a parser may hang it elsewhere."""
    if not head.is_noun or head.index + 1 >= len(parsed.tokens):
        return
    for one in parsed.at[head.index + 1]:
        low, high = parsed.ranges[one.id]
        last = parsed.tokens[high - 1]
        whole = low == head.index + 1 and last.dep in {"appos", "conj", "nmod", "dep"}
        placed = is_a(one.kind, "Place") or one.kind == "Position"
        if whole and one.form == "name" and not placed and last.sentence == head.sentence:
            yield one


def _described_by(parsed: ParsedText, head: Token) -> list[Mention]:
    """What a noun describes: "Perrier, the water owned by Nestle", "Perrier is a water owned …"."""
    above, told = parsed.tokens[head.head], parsed.at[head.index]
    titled = any(one.kind == "Position" for one in told)
    if not (head.tag in {"NN", "NNS"} or titled) or any(one.form == "name" for one in told):
        return []
    # "Orbit is worth £3bn"
    counted = any(one.tag in {"$", "CD"} for one in parsed.parse.below(head))
    if counted or parsed.parse.has_word(head, "my", "our") or head.lemma in find_words("outcomes"):
        return []  # "in Oslo, my country …", "lost to Oslo, a result which left it last"
    if head.dep == "appos" and above.index < head.index:
        named: tuple[Token, ...] = (above,)
    elif head.dep == "attr" and above.lemma == "be" and head.lemma != "part":
        named = parsed.parse.below(above, "nsubj")
        if parsed.parse.has(above, "neg"):
            return []
    else:
        return []
    return [
        one
        for word in named
        for one in parsed.names(word.index)
        if one.kind != "Position" and _heads(parsed, one, word)
    ]


def _named_behind(parsed: ParsedText, head: Token) -> list[Mention]:
    """The holder of a post between commas behind it: "the mayor of Oslo, Ada Hart, said"."""
    if not parsed.is_post(head.index):
        return []
    end, tokens = find_phrase(parsed, head)[1], parsed.tokens
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return []
    return [
        one
        for one in parsed.at[end + 1]
        if one.kind == "Person"
        and one.form == "name"
        and parsed.ranges[one.id][0] == end + 1
        and tokens[min(parsed.ranges[one.id][1], len(tokens) - 1)].text in {",", "."}
    ]


def _called(parsed: ParsedText, head: Token) -> list[Mention]:
    """Who a description is said to be: "a man, named by police as Ada Hart, left"."""
    for verb in parsed.parse.below(head):
        if verb.dep not in {"acl", "relcl"} or verb.lemma not in find_words("introducing"):
            continue
        low, high = verb.index, parsed.parse.subtree(verb)[1]
        led = [verb, *(one for one in parsed.tokens[low:high] if one.text == "as")]
        found = [
            mention
            for above in led
            for name in parsed.parse.below(above, "oprd", "pobj")
            for index in coordinated(parsed.parse, name)
            for mention in parsed.names(index)
            if _may_be(parsed, head, mention)
        ]
        if found:
            return found
    return []


def _apposed(parsed: ParsedText, head: Token) -> Iterator[Mention]:
    """The name beside a description: "the chairman, Ada Hart", "net telephony firm Skype"."""
    if head.tag not in {"NN", "NNS", "NNP"} or parsed.names(head.index):
        return
    following = list(_named_next(parsed, head))
    yield from following
    for child in parsed.parse.below(head):
        if child.dep == "appos" and child.tag in {"NNP", "NNPS"}:
            for index in coordinated(parsed.parse, child):
                for one in parsed.at[index]:
                    named = one.form == "name" and one.kind != "Position"
                    heads = _heads(parsed, one, parsed.tokens[index])
                    if named and heads and one not in following and _may_be(parsed, head, one):
                        yield one


def _may_be(parsed: ParsedText, noun: Token, mention: Mention) -> bool:
    """Whether a noun may describe what is named: no book is a country ("a book, Hart's Oslo")."""
    kinds, kind = lexicon().described.get(noun.lemma, frozenset()), parsed.kind(mention)
    return not kinds or any(is_a(kind, one) or is_a(one, kind) for one in kinds)


def _heads(parsed: ParsedText, mention: Mention, head: Token) -> bool:
    """Whether a word heads a mention: what it hangs on is outside, or it is the last word."""
    low, high = parsed.ranges[mention.id]
    return not low <= head.head < high or head.head == head.index or head.index == high - 1


def _leads_on(parsed: ParsedText, mention: Mention) -> bool:
    """Whether a body or country only leads on to a name or post: "met US Under Secretary Hart"."""
    end = parsed.ranges[mention.id][1]
    if mention.kind in {"Person", "Event", "Agreement"} or end >= len(parsed.tokens):
        return False
    if end in parsed.timed:
        return False  # "Kenya Tuesday signed it"
    short = [one.text for one in parsed.tokens[end : end + 3]]
    if short[:1] == ["("] and short[2:] == [")"] and end + 3 < len(parsed.tokens):
        end += 3  # "a Kenya People's Party (KPP) MP"
    following = parsed.tokens[end]
    if following.sentence != parsed.tokens[end - 1].sentence:
        return False
    post = any(one.kind in {"Position", "Person"} for one in parsed.at[end])
    return post or (following.tag in {"NNP", "NNPS"} and following.text[0].isupper())
