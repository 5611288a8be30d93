"""Pronouns and descriptions, each put into the chain of what it means.

Guarantees: what one means was named before it; one that nothing clearly fits stands for nothing,
and counts as something else that later ones may mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.annotate.coreference.antecedents import Antecedents
from dateline.annotate.coreference.chains import show_gender
from dateline.annotate.coreference.descriptions import is_definite, is_whole
from dateline.annotate.coreference.discourse import Discourse, find_nouns
from dateline.annotate.names.draft import Draft, cover
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_ADJECTIVES = frozenset({"Country", "People"})  # what stands before a noun as "Dutch" does


def link_pointers(
    parse: Parse,
    names: Sequence[Draft],
    titles: Mapping[int, Draft],
    common: Iterable[Draft],
    posts: Iterable[Draft],
    *,
    quoted: Collection[int],
) -> list[Draft]:
    """Put pronouns and descriptions into chains, in text order.

    Args:
        parse: the article's grammar.
        names: its names.
        titles: start of a person's name → the post before it.
        common: its pronouns and descriptions.
        posts: its posts, of which some mean their holders.
        quoted: its tokens between quotation marks.

    Returns:
        Those that mean something named.
    """
    discourse = Discourse(parse, names, titles, quoted)
    antecedents = Antecedents(discourse, find_genders(parse, names, titles))
    known = [draft for draft in names if draft.form == "name" and not draft.title]
    pointers = [*_find_pointing(parse, names, common), *_find_holders(parse, names, titles, posts)]
    taken = cover(len(parse.tokens), (*known, *pointers, *titles.values()))
    drafts = {draft.start: draft for draft in (*known, *pointers)}
    nouns = {one.index: one for one in find_nouns(parse, taken) if not discourse.describes(one)}
    kept = []
    for at in sorted(drafts.keys() | nouns.keys()):
        if at not in drafts:
            discourse.add_noun(nouns[at])
            continue
        draft = drafts[at]
        if draft.form != "name" and (found := antecedents.find(draft)):
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
