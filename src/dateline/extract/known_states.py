"""Whose office somebody holds whom an article gives a bare title: "Prime Minister Ada Hart".

Guarantees: the authority has somebody of that name who held such an office when the article came
out, in one country only of those that the article names. It is the authority that says so, and so
it is only implied.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.authority.records import Post
from dateline.core.edtf import first_day
from dateline.core.model import Mention, Stance
from dateline.english.lexicon import lexicon, post_classes
from dateline.extract.builder import Builder, Setting, Standing
from dateline.extract.reading import ParsedText

_IMPLIED = Standing(Stance.IMPLIED)
_NAMED = frozenset({"name", "demonym"})
_LINKS = frozenset({"and", "for", "of", "the"})
# What holding an office of a class means; the first that fits.
_MEANS = (
    ("head_of_government", "head_of_government_of"),
    ("head_of_state", "head_of_state_of"),
    ("minister", "minister_of"),
)
# Of 28 such people in 320 of DWIE's articles, 25 were marked as of that country, and the other
# three of none.
_SURE = 0.9


def claim_known_state(
    builder: Builder, person: Mention, position: Mention, setting: Setting
) -> None:
    """Claim as implied whose office somebody holds, if the authority knows and it isn't said.

    Args:
        builder: the document's claims.
        person: the holder.
        position: the title.
        setting: the sentence that gives it.
    """
    classes = post_classes(position.name)
    predicate = next((means for one, means in _MEANS if one in classes), None)
    states = list(_find_states(builder.reading, person, position)) if predicate else []
    if predicate is None or len(states) != 1:
        return
    sentence = builder.reading.sentence_of(states[0])
    builder.add(
        person,
        predicate,
        states[0],
        replace(setting, also=(sentence,), standing=_IMPLIED, confidence=_SURE),
    )


def _find_states(parsed: ParsedText, person: Mention, position: Mention) -> Iterator[Mention]:
    """The countries that the article names whose such office somebody of that name held then."""
    named: dict[str, list[Mention]] = {}
    for one in parsed.annotated.mentions:
        head = parsed.head(one)
        if one.form in _NAMED and head.kind == "Country" and head.authority is not None:
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
