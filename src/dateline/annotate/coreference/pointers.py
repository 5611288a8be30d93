"""Pronouns and definite descriptions, each put into the chain of what it means.

Guarantees: they are outside of names; what one means was named before it, or is told to have its
name later; one that nothing clearly fits stands for nothing, and counts as something else that
later ones may mean. A description is "the", "this" or "that" (or "both", or a people's adjective)
with a noun last: what says more of it after the noun makes it a phrase that identifies by itself.
What they mean is told in `antecedents.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.annotate.coreference.antecedents import Antecedents
from dateline.annotate.coreference.chains import show_gender
from dateline.annotate.coreference.discourse import Discourse, find_nouns
from dateline.annotate.coreference.introductions import find_introduced
from dateline.annotate.coreference.signs import DEFINITE, OTHERS, SORTS, is_definite
from dateline.annotate.names.draft import Draft, cover, words
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_ADJECTIVES = frozenset({"Country", "People"})  # what stands before a noun as "Dutch" does
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "WDT"})
_PREMODIFIERS = frozenset({"JJ", "JJR", "NN", "NNP", "VBN", "VBG", "NNS", "CD", "HYPH"})
# What says more of a noun, so that it may mean something that the text never named.
_AFTER = frozenset({"acl", "appos", "nummod", "prep"})
_LONGEST = 6  # tokens before the noun


def find_pointers(parse: Parse, taken: Sequence[bool]) -> Iterator[Draft]:
    """Descriptions, among them "the two", and pronouns, in text order."""
    for token in parse.tokens:
        if taken[token.index]:
            continue
        lowered = token.text.lower()
        if token.tag in {"PRP", "PRP$"} and lowered in SORTS:
            kind = "Person" if SORTS[lowered] == "he" else "Organization"
            yield Draft(token.index, token.index + 1, kind, form="pronoun")
        elif token.tag in _NOUNS or (lowered in {"old", "two"} and token.dep != "amod"):
            yield from _description(parse, taken, token)


def _description(parse: Parse, taken: Sequence[bool], head: Token) -> Iterator[Draft]:
    """The phrase that a noun heads, back to its article or a people's adjective."""
    tokens, start = parse.tokens, head.index
    kinds = lexicon().nominals.get(head.text.lower(), frozenset({"Organization"}))
    agreement = "Agreement" in kinds
    while start > 0 and tokens[start - 1].sentence == head.sentence:
        before = tokens[start - 1]
        word = before.text.lower()
        if word in DEFINITE or (agreement and before.tag in _DETERMINERS):
            start -= 1
            break
        if word in OTHERS or (before.tag not in _PREMODIFIERS and not taken[start - 1]):
            break
        start -= 1
    opened = start < head.index and (taken[start] or tokens[start].tag in _DETERMINERS)
    if opened and head.index - start <= _LONGEST and head.dep != "compound":
        first = ("Agreement", "Event", "Country", "City")
        kind = next((one for one in first if one in kinds), min(kinds))
        name = words(tokens, start + (tokens[start].tag in _DETERMINERS), head.index + 1)
        draft = Draft(start, head.index + 1, kind, form="nominal", name=name, confidence=0.8)
        if agreement or is_whole(parse, draft):
            yield draft


def link_pointers(
    parse: Parse,
    names: Sequence[Draft],
    common: Iterable[Draft],
    posts: Sequence[Draft],
    *,
    quoted: Collection[int],
) -> list[Draft]:
    """Put pronouns and descriptions into chains, in text order.

    Args:
        parse: the article's grammar.
        names: its names.
        common: its pronouns and descriptions.
        posts: its posts, of which some mean their holders.
        quoted: its tokens between quotation marks.

    Returns:
        Those that mean something named.
    """
    ends = {post.end: post for post in posts}
    people = (one for one in names if one.kind == "Person" and one.start in ends)
    titles = {one.start: ends[one.start] for one in people}
    discourse = Discourse(parse, names, titles, quoted)
    antecedents = Antecedents(discourse, find_genders(parse, names, titles))
    known = [draft for draft in names if draft.form == "name" and not draft.title]
    pointers = [*_find_pointing(parse, names, common), *_find_holders(parse, names, titles, posts)]
    taken = cover(len(parse.tokens), (*known, *pointers, *titles.values()))
    introduced = find_introduced(discourse, known)
    drafts = {draft.start: draft for draft in (*known, *pointers, *introduced)}
    nouns = {one.index: one for one in find_nouns(parse, taken) if not discourse.describes(one)}
    kept = []
    for at in sorted(drafts.keys() | nouns.keys()):
        if at not in drafts:
            discourse.add_noun(nouns[at])
            continue
        draft = drafts[at]
        if draft.form != "name" and draft.chain is None and (found := antecedents.find(draft)):
            draft.chain, draft.confidence = found
        if draft.form == "name" or draft.chain is not None:
            discourse.add(draft)
            kept += [draft] if draft.form != "name" else []
        elif draft.form == "nominal" and not discourse.describes(parse.tokens[draft.end - 1]):
            discourse.add_noun(parse.tokens[draft.end - 1], antecedents.beliefs)
    return [
        replace(draft, chain=chain)
        for draft in kept
        for chain in draft.root().members or (draft.chain,)
    ]


def link_agreements(parse: Parse, names: Sequence[Draft], nominals: Iterable[Draft]) -> None:
    """Put "the agreement" into the chain of the last one of that noun; others stand alone."""
    last = {parse.tokens[one.end - 1].text.lower(): one for one in names if one.kind == "Agreement"}
    for draft in nominals:
        noun = parse.tokens[draft.end - 1].text.lower()
        other = last.get(noun)
        if other is not None and parse.tokens[draft.start].text.lower() not in {"a", "an"}:
            draft.chain = other.root()
        last[noun] = draft


def _find_pointing(
    parse: Parse, names: Sequence[Draft], common: Iterable[Draft]
) -> Iterator[Draft]:
    """All but "a firm", and "the Leeds area", which isn't Leeds.

    "The UN agency" may mean one that was named; "the Xinhua agency" means Xinhua.
    """
    places = {
        at
        for one in names
        if is_a(one.kind, "Place") and one.kind not in _ADJECTIVES
        for at in range(one.start, one.end)
    }
    opened = {one.start for one in names if one.kind in _ADJECTIVES}
    kinds = {one.end: one.kind for one in names}
    for draft in common:
        begins = draft.start in opened or is_definite(parse, draft)
        clear = begins and places.isdisjoint(range(draft.start, draft.end))
        inside = (kinds[at] for at in range(draft.start + 1, draft.end) if at in kinds)
        clear = clear and not any(_is_called(parse.tokens[draft.end - 1], one) for one in inside)
        if draft.form == "pronoun" or (clear and is_whole(parse, draft)):
            yield draft


def _is_called(noun: Token, kind: str) -> bool:
    """Whether a noun only says what the name before it is: "the Guardian newspaper"."""
    called = lexicon().nominals.get(noun.lemma, frozenset())  # no "Ford unit"
    body = is_a(kind, "Organization") and not is_a(kind, "IntergovernmentalOrganization")
    return body and "Work" not in called and any(is_a(kind, one) for one in called)


def _find_holders(
    parse: Parse, names: Sequence[Draft], titles: Mapping[int, Draft], posts: Iterable[Draft]
) -> Iterator[Draft]:
    """Posts that may mean who holds them: "the judge", "the Leeds coach"; no title, no "of"."""
    titled = {id(one) for one in titles.values()}
    starts = {draft.end: draft.start for draft in names if draft.kind != "Person"}
    for post in posts:
        phrase = Draft(starts.get(post.start, post.start) - 1, post.end, "Person")
        if phrase.start < 0 or id(post) in titled:
            continue
        if is_definite(parse, phrase) and is_whole(parse, post):
            yield Draft(post.start, post.end, "Person", form="nominal", name=post.name)


def find_genders(
    parse: Parse, names: Sequence[Draft], titles: Mapping[int, Draft]
) -> dict[int, str]:
    """The gender of each chain of people that titles and given names show; "?" for both."""
    genders: dict[int, str] = {}
    for draft in names:
        title = titles.get(draft.start)
        post = "" if title is None else title.name
        shown = show_gender(parse, draft, post) if draft.kind == "Person" else ""
        if shown and genders.setdefault(id(draft.root()), shown) != shown:
            genders[id(draft.root())] = "?"
    return genders


def is_whole(parse: Parse, draft: Draft) -> bool:
    """Whether "the company" stands for something: nothing more is said of it, nor is it said of it.

    "The company at the centre" may be one that the text never named; "the company, which" isn't.
    """
    tokens, head = parse.tokens, draft.end - 1
    after = tokens[draft.end] if draft.end < len(tokens) else None
    if tokens[head].dep == "attr" or (after is not None and after.tag in _NOUNS):
        return False
    if parse.below(head, "relcl"):
        return after is not None and after.text == ","
    return not any(one.index > head for one in parse.below(head, *_AFTER))
