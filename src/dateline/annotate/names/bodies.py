"""Bodies by what stands beside their names: where they end, which are none, which kinds hold.

Guarantees: a name only grows; a body that its name or the authority shows to be a party or a court
stays one; an exact kind is only ever made the general one, which is never wrong. What is said of a
name anywhere in the article counts for all its places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dateline.annotate.names.acronyms import initials
from dateline.annotate.names.draft import Draft, words
from dateline.annotate.names.shapes import has_keyword, local_post, refine
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_NOUNS = frozenset({"NN", "NNS"})
_REPORTING = frozenset({"report", "write", "quote", "cite", "broadcast", "publish", "air"})
_TOLD = frozenset({"tell", "told", "telling", "on"})  # "told Interfax", "on Twitter"
_FULL = 3  # initials of a name that people are called by
_POST = 3  # words before the last one of a post
_POSSESSIVES = frozenset({"'s", "’s"})
_JOINTS = frozenset({"at", "on"})  # behind which a name may go on
# What stands behind "on" and isn't a part of the name: "the Institute on Twitter".
_APART = frozenset({"Person", "Company", "MediaOutlet", "Country", "Region", "City", "Place"})
_MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''"})


def placed(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Make places of what only the reader takes for a body, if an attorney or mayor is of it.

    In "Brooklyn District Attorney Ada Hart" the reader may mean her office.
    """
    found = {
        words(tokens, one.start, one.end)
        for one in names
        if one.read and not one.candidates and _officer(tokens, one.end)
    }
    for draft in names:
        texts = tokens[draft.start : draft.end]
        named = words(tokens, draft.start, draft.end) in found and draft.read
        if named and is_a(draft.kind, "Organization") and not has_keyword(texts, None):
            last = texts[-1].text in lexicon().jurisdictions
            draft.kind, draft.cluster = "Region" if last else "Place", None


def _officer(tokens: Sequence[Token], end: int) -> bool:
    """Whether a local post follows a name in its sentence, and isn't the owner of an office."""
    ahead = [one for one in tokens[end : end + 3] if one.sentence == tokens[end - 1].sentence]
    size = local_post([one.text for one in ahead])
    return size > 0 and not any(one.text in _POSSESSIVES for one in ahead[size : size + 1])


def extend(tokens: Sequence[Token], names: list[Draft]) -> None:
    """Take into bodies' names what is a part of them behind a small word or in brackets.

    "University of Texas at Arlington", "Commission on Human Rights", "CPI (Maoist)".

    Args:
        tokens: the document's tokens.
        names: its names, changed in place.
    """
    for draft in list(names):
        grows = is_a(draft.kind, "Organization") or draft.kind == "Event"
        end = _end(tokens, names, draft) if grows and draft.form == "name" else draft.end
        if end == draft.end:
            continue
        others = [one for one in names if one is not draft and one.overlaps(draft.end, end)]
        if all(one.end <= end and one.kind != "Person" for one in others):
            names[:] = [one for one in names if one not in others]
            draft.end, draft.authority, draft.candidates = end, None, ()


def _end(tokens: Sequence[Token], names: Sequence[Draft], draft: Draft) -> int:
    """Where the whole name of a body or meeting ends."""
    end = draft.end
    if end + 1 >= len(tokens) or tokens[end + 1].sentence != tokens[end - 1].sentence:
        return end
    joint = tokens[end].text
    if joint == "(":
        return _faction(tokens, end)
    behind = (
        next((one for one in names if one.start == end + 1), None) if joint in _JOINTS else None
    )
    if joint == "at" and tokens[draft.start].text == "University" and len(draft) > 1:
        placed = is_a(behind.kind, "Place") if behind else _capital(tokens[end + 1])
        return (behind.end if behind else end + 2) if placed else end
    if joint == "on" and tokens[end - 1].text.lower() in lexicon().concerned:
        known = behind is not None and (behind.candidates or behind.kind in _APART)
        return end if draft.candidates or known else _concern(tokens, end)
    return end


def _faction(tokens: Sequence[Token], end: int) -> int:
    """Where a name ends with its faction in brackets: "CPI (M)", but not "Hart (L)"."""
    inside = tokens[end + 1].text
    short = tokens[end - 1].text.isupper() or len(inside) > 1
    closed = [one.text for one in tokens[end + 2 : end + 3]] == [")"]
    return end + 3 if inside in lexicon().factions and short and closed else end


def _concern(tokens: Sequence[Token], end: int) -> int:
    """Where the capitals behind "on" end."""
    stop = end + 1
    while (
        stop < len(tokens)
        and _capital(tokens[stop])
        and tokens[stop].sentence == tokens[end].sentence
    ):
        stop += 1
    return stop if stop > end + 1 else end


def without_initials(tokens: Sequence[Token], names: list[Draft]) -> None:
    """Drop bodies of one word in capitals that is short for a post or for somebody's name.

    "The DP" is the deputy president, and "XLD" Xavier Luc Duval. Unless a body's name has the same
    initials, or has it in brackets behind it.
    """
    lex = lexicon()
    posts = {
        initials(" ".join(one.text for one in tokens[low : token.index + 1]))
        for token in tokens
        if token.text.lower() in lex.posts and token.text[0].isupper()
        for low in range(max(0, token.index - _POST), token.index)
        if all(_of_post(tokens, one, token) for one in tokens[low : token.index])
    }
    people = (one.name for one in names if one.kind == "Person")
    posts |= {short for name in people if len(short := initials(name)) >= _FULL}
    ends = {one.end for one in names if is_a(one.kind, "Organization")}
    spelt = {initials(one.name) for one in names if " " in one.name and one.kind != "Person"}
    spelt |= {
        one.name for one in names if one.start - 1 in ends and tokens[one.start - 1].text == "("
    }
    names[:] = [
        one
        for one in names
        if not (
            is_a(one.kind, "Organization")
            and not one.candidates
            and one.name in posts
            and one.name not in spelt
        )
    ]


def _of_post(tokens: Sequence[Token], token: Token, post: Token) -> bool:
    """Whether a word with a capital belongs to the post that follows, and to no body's name.

    A cabinet secretary has one in it; the World Bank's president doesn't.
    """
    lex, word = lexicon(), token.text.lower()
    before = tokens[token.index - 1].text if token.index else ""
    inside = before[:1].isupper() and before.lower() not in lex.determiners
    modifies = (word in lex.before and not (word in lex.kinds and inside)) or word in lex.posts
    return token.text[0].isupper() and modifies and token.sentence == post.sentence


def _capital(token: Token) -> bool:
    """Whether a word may be part of a name, and is no day or month."""
    proper = token.tag in {"NNP", "NNPS"} and token.text[0].isupper()
    return proper and token.text.lower() not in lexicon().calendar


def weigh(parse: Parse, names: Sequence[Draft]) -> None:
    """Make organisations of bodies whose exact kind nothing but the reader shows.

    Args:
        parse: the document's tokens and sentences.
        names: its names, changed in place.
    """
    groups: dict[str, list[Draft]] = {}
    for draft in names:
        exact = is_a(draft.kind, "Organization") and draft.kind != "Organization"
        if exact and draft.read and draft.form == "name" and not draft.candidates:
            groups.setdefault(words(parse.tokens, draft.start, draft.end), []).append(draft)
    for group in groups.values():
        told = {kind for one in group for kind in _beside(parse, one)}
        for one in group:
            texts = [token.text for token in parse.tokens[one.start : one.end]]
            short = one.kind == "GovernmentBody" and texts[0] in lexicon().generic
            shown = one.kind in _shown(texts) or short
            if not shown and not _stands(parse, group, one.kind, told):
                one.kind = "Organization"


def _shown(texts: Sequence[str]) -> Iterator[str]:
    """The kinds that the words of a name show, the last ones or others: "Sky News Arabia"."""
    yield refine("Organization", texts)
    yield from (shown for text in texts if (shown := lexicon().kinds.get(text.lower())))


def _stands(parse: Parse, group: Sequence[Draft], kind: str, told: Collection[str]) -> bool:
    """Whether an exact kind is believed: not against what is said, and a guess mostly for firms.

    A word of its own says too little of a ministry or a newspaper, and charities look like firms.
    """
    if told:
        return kind in told
    if kind == "GovernmentBody":
        texts = parse.tokens[group[0].start : group[0].end]
        named = len(texts) > 1 and _stately(texts)
        return named or any(_serves(parse, one) for one in group)
    if kind in {"IntergovernmentalOrganization", "NonProfit"}:
        return len(group[0]) > 1 and kind != "NonProfit"
    return kind != "MediaOutlet" or any(_reports(parse, one) for one in group)


def _stately(stretch: Sequence[Token]) -> bool:
    """Whether a body's name has a word for a body, and one for a state or its tasks."""
    lex = lexicon()
    tasks = any(
        token.text.lower() in lex.portfolios
        or token.text.lower() in lex.before
        or token.text in lex.jurisdictions
        for token in stretch
    )
    return tasks and has_keyword(stretch, None)


def _serves(parse: Parse, draft: Draft) -> bool:
    """Whether a body of one word has an article or an officer, as most of a state's have."""
    tokens, lex = parse.tokens, lexicon()
    before = tokens[draft.start - 1].text.lower() if draft.start else ""
    after = tokens[draft.end].text.lower() if draft.end < len(tokens) else ""
    return before == "the" or after in lex.posts or after.removesuffix("s") in lex.posts


def _beside(parse: Parse, draft: Draft) -> Iterator[str]:
    """The kinds that common nouns beside a name say: "the telecoms regulator Ofcom"."""
    kinds = lexicon().beside
    yield from (kinds[noun.text] for noun in _nouns(parse, draft) if noun.text in kinds)


def _nouns(parse: Parse, draft: Draft) -> Iterator[Token]:
    """The words right before and after a name, its apposition and what it is said to be."""
    tokens = parse.tokens
    head = tokens[draft.end - 1]
    low, high = parse.sentences[head.sentence]
    before = [one for one in tokens[low : draft.start] if one.text not in _MARKS]
    after = [one for one in tokens[draft.end : high] if one.text not in _MARKS]
    yield from (*before[-1:], *after[:1])
    verb = tokens[head.head]
    yield from (one for one in parse.below(head.index) if one.dep == "appos")
    if head.dep == "nsubj" and verb.lemma == "be":
        yield from (one for one in parse.below(verb.index) if one.dep == "attr")
    if head.dep == "appos":
        yield verb


def _reports(parse: Parse, draft: Draft) -> bool:
    """Whether a name tells news or is told it: "told Interfax", "a Netflix documentary"."""
    head = parse.tokens[draft.end - 1]
    verb = parse.tokens[head.head]
    before = parse.tokens[draft.start - 1].text.lower() if draft.start else ""
    after = parse.tokens[draft.end] if draft.end < len(parse.tokens) else head
    own = after.text.lower() in lexicon().aired and after.tag in _NOUNS
    by = verb.dep == "agent" and parse.tokens[verb.head].lemma in _REPORTING
    return before in _TOLD or by or own or (head.dep == "nsubj" and verb.lemma in _REPORTING)
