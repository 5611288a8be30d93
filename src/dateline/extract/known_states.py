"""Whose office somebody holds whom an article gives a bare title: "Prime Minister Ada Hart".

Guarantees: the authority has somebody of that name who held such an office when the article came
out, in one country only of those that the article names; or it has nobody of the name, and the
article is about one country. Neither is said, and so it is only implied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from dateline.authority.records import Post
from dateline.core.edtf import first_day
from dateline.core.model import Mention
from dateline.english.lexicon import lexicon, post_classes
from dateline.extract.builder import IMPLIED, Builder, Setting
from dateline.extract.reading import NAMED, ParsedText

_LINKS = frozenset({"and", "for", "of", "the"})
# What holding an office of a class at a country means; the first that fits.
OF_COUNTRIES = (
    ("head_of_government", "head_of_government_of"),
    ("head_of_state", "head_of_state_of"),
    ("minister", "minister_of"),
)
# Of 28 such people in 320 of DWIE's articles, 25 were marked as of that country, and the other
# three of none.
_SURE = 0.9
# Of 20 people in 1,395 articles of three sorts of news whom the authority doesn't know, 17 were of
# the country that three in four of the names of countries are of; in DWIE's, eight of eight.
_LIKELY, _MOST, _OFTEN = 0.85, 0.75, 2
_OTHERS = frozenset({"chief", "shadow"})  # of a province, and of the opposition


def claim_known_state(
    builder: Builder, person: Mention, position: Mention, setting: Setting
) -> None:
    """Claim as implied whose office somebody holds, if the authority knows and it isn't said."""
    classes = post_classes(position.name)
    predicate = next((means for one, means in OF_COUNTRIES if one in classes), None)
    states = list(_find_states(builder.reading, person, position)) if predicate else []
    sure = _SURE
    if predicate is not None and not states and _is_of_state(builder.reading, person, position):
        states, sure = list(_find_main_state(builder.reading, person)), _LIKELY
    if predicate is None or len(states) != 1:
        return
    sentence = builder.reading.sentence_of(states[0])
    builder.add(
        person,
        predicate,
        states[0],
        replace(setting, also=(sentence,), standing=IMPLIED, confidence=sure),
    )


def _is_of_state(parsed: ParsedText, person: Mention, position: Mention) -> bool:
    """Whether a title can only be of a state: no firm's "president", and no province's minister.

    Nor is it that of somebody whom the authority knows in an office elsewhere.
    """
    name, start = parsed.head(person).name, parsed.ranges[position.id][0]
    low, high = parsed.parse.sentences[parsed.sentence_of(position)]
    before = parsed.tokens[max(start - 1, low)]
    bare = start == low or not (before.tag[:2] in {"NN", "PO", "PR"} or before.lemma == "a")
    beside = (one for at in range(low, high) for one in parsed.at[at])
    local = any(parsed.is_a(one, "Region") for one in beside)
    words = _words(position.name)
    title = position.text[0].isupper() and position.span.end + 1 == person.span.start
    own = "president" not in words or (title and len(words) == 1)
    known = " " not in name or any(one.posts for one in parsed.authority.find(name))
    return own and bare and not (local or known or words & _OTHERS)


def _find_main_state(parsed: ParsedText, person: Mention) -> Iterator[Mention]:
    """Where an article names the country that it is about, nearest to somebody; nothing if none."""
    states = [
        one
        for one in parsed.annotated.mentions
        if one.form in NAMED and parsed.kind(one) == "Country"
    ]
    times = Counter(parsed.head(one).id for one in states)
    for state, many in times.items():
        if many >= max(_OFTEN, _MOST * len(states)):
            own = (one for one in states if parsed.head(one).id == state)
            yield min(own, key=lambda one: abs(one.span.start - person.span.start))


def _find_states(parsed: ParsedText, person: Mention, position: Mention) -> Iterator[Mention]:
    """The countries that the article names whose such office somebody of that name held then."""
    named: dict[str, list[Mention]] = {}
    for one in parsed.annotated.mentions:
        head = parsed.head(one)
        if one.form in NAMED and head.kind == "Country" and head.authority is not None:
            named.setdefault(head.authority, []).append(one)
    title = _words(position.name)
    name = parsed.head(person).name
    entries = parsed.authority.find(name) if " " in name else ()
    held = {
        post.of
        for entry in entries
        if entry.kind == "Person"
        for post in entry.posts
        if post.of in named and _fits(title, post) and _is_in_term(parsed, post)
    }
    for state in sorted(one for one in held if one is not None):
        yield min(named[state], key=lambda one: abs(one.span.start - person.span.start))


def _fits(title: frozenset[str], post: Post) -> bool:
    """Whether a title may be that of an office; no deputy's is a minister's."""
    known, below = _words(post.position), lexicon().below
    return title - {"minister"} <= known and title & below == known & below


def _is_in_term(parsed: ParsedText, post: Post) -> bool:
    """Whether somebody was in office in the article's year, or the years beside it."""
    published = parsed.annotated.document.published
    day = None if published is None else first_day(published)
    return day is None or (post.start or 0) - 1 <= day.year <= (post.end or 9999) + 1


def _words(title: str) -> frozenset[str]:
    return frozenset(title.lower().replace("-", " ").split()) - _LINKS
