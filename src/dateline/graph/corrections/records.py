"""What people may decide about a graph: the corrections of `corrections.toml`, one class a verb.

Guarantees: a correction that was made by `parse_correction` is complete and says nothing that the
ontology doesn't know; a key or value that isn't allowed is one line of error. Corrections address
things and claims by what they are (names, kinds, ids of authorities, articles, quotes), never by
anything that another version would count or hash anew. It doesn't know whether a graph has what
they speak of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date as Date  # noqa: N812 - `date` is a key of a correction
from typing import Any, ClassVar, TypeAlias, get_args

import msgspec

from dateline import ontology
from dateline.core import edtf
from dateline.core.errors import ConfigError
from dateline.core.model import Stance

# Ids of Wikidata, GeoNames, of the bundled tables, of own authorities, and IRIs that may be linked.
_ID = re.compile(
    r"Q\d+|geonames:\d+|(?:dateline:|own:|(?i:https?://[^/?#\s]|urn:[a-z0-9]))[^\s<>\"{}|\\^`]+"
)

# Datatype of a predicate's range → what a value of it is.
_FORMS: dict[str, tuple[Callable[[str], object], str]] = {
    "xsd:date": (edtf.is_edtf, "an EDTF date, such as 2017-08-31, 2017 or 2017/.."),
}


class ThingAddress(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True
):
    """A thing, by what it is; all that is given must be true of it.

    Attributes:
        name: what an article calls it.
        kind: a kind that it is of, or a kind above.
        id: Wikidata id, GeoNames id, own id or IRI that it is linked to, or the graph's id.
        article: URL, title or source of an article that it stands in.
        quote: words of an article that it stands in.
    """

    name: str | None = None
    kind: str | None = None
    id: str | None = None
    article: str | None = None
    quote: str | None = None

    def __str__(self) -> str:
        shown = [f"“{self.name}”"] if self.name is not None else []
        shown += [one for one in (self.kind, self.id) if one is not None]
        shown += [f"in {self.article}"] if self.article is not None else []
        shown += [f"in “{self.quote}”"] if self.quote is not None else []
        return " ".join(shown)


def parse_address(value: ThingAddress | str) -> ThingAddress:
    """What a text addresses: an id if it looks like one, else a name."""
    if isinstance(value, ThingAddress):
        return value
    group, slash, _ = value.partition("/")
    ours = bool(slash) and group in _id_groups() and " " not in value
    return ThingAddress(id=value) if ours or _ID.fullmatch(value) else ThingAddress(name=value)


def _id_groups() -> frozenset[str]:
    """What ids of entities start with."""
    return frozenset(kind.lower() for kind, one in ontology.kinds().items() if one.parent is None)


class _Entry(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    omit_defaults=True,
    tag_field="do",
):
    """What every correction has.

    Attributes:
        author: who decided.
        date: when.
        note: why, for others to read.
    """

    author: str = ""
    date: Date | None = None
    note: str = ""

    verb: ClassVar[str] = ""

    def __str__(self) -> str:
        when = "" if self.date is None else self.date.isoformat()
        by = " ".join(one for one in (self.author, when) if one)
        about = ": ".join(one for one in (by, self.note and f"“{self.note}”") if one)
        # On one line, whatever is in a note or a quote.
        return " ".join((self._said() + (f" ({about})" if about else "")).split())

    def _said(self) -> str:
        """What is decided, in a few words."""
        raise NotImplementedError


class _About(_Entry, frozen=True, kw_only=True):
    """A correction about several things."""

    things: tuple[ThingAddress | str, ...]

    def _said(self) -> str:
        return f"{self.verb} {', '.join(str(parse_address(one)) for one in self.things)}"


class Same(_About, frozen=True, kw_only=True, tag="same"):
    """The things are one."""

    verb = "same"


class Different(_About, frozen=True, kw_only=True, tag="different"):
    """No two of the things are one."""

    verb = "different"


class Unsure(_About, frozen=True, kw_only=True, tag="unsure"):
    """Somebody looked, and couldn't tell; nothing follows, but nobody is asked again."""

    verb = "unsure"


class _One(_Entry, frozen=True, kw_only=True):
    """A correction about one thing."""

    thing: ThingAddress | str

    def _said(self) -> str:
        to = getattr(self, "to", None)
        return f"{self.verb} {parse_address(self.thing)}{f' to “{to}”' if to else ''}"


class Rename(_One, frozen=True, kw_only=True, tag="rename"):
    """The thing is shown by another name; the old one stays an alias."""

    to: str

    verb = "rename"


class Retype(_One, frozen=True, kw_only=True, tag="retype"):
    """The thing is of another kind."""

    to: str

    verb = "retype"


class Link(_One, frozen=True, kw_only=True, tag="link"):
    """The thing is what has this id elsewhere, whether the authority knows it or not."""

    to: str

    verb = "link"


class Unlink(_One, frozen=True, kw_only=True, tag="unlink"):
    """The thing isn't what has this id; without an id, nothing that has one."""

    to: str | None = None

    verb = "unlink"


class Ignore(_One, frozen=True, kw_only=True, tag="ignore"):
    """What is called so in the texts is no thing."""

    verb = "ignore"


class _OfClaim(_Entry, frozen=True, kw_only=True):
    """A correction of claims: those of a subject, predicate and object."""

    subject: ThingAddress | str
    predicate: str
    object: ThingAddress | str
    quote: str | None = None

    def _said(self) -> str:
        end = self.object
        shown = f"“{end}”" if isinstance(end, str) else str(end)
        return f"{self.verb} {parse_address(self.subject)} {self.predicate} {shown}"


class Drop(_OfClaim, frozen=True, kw_only=True, tag="drop"):
    """The articles don't say so, or what they say is wrong."""

    article: str | None = None

    verb = "drop"


class Keep(_OfClaim, frozen=True, kw_only=True, tag="keep"):
    """The claims are right, beside others of which that is said as well; nobody is asked again."""

    article: str | None = None

    verb = "keep"


class Change(_OfClaim, frozen=True, kw_only=True, tag="change"):
    """What the claims say is put right: time (`""` for none), stance, or the object."""

    article: str | None = None
    when: str | None = None
    stance: Stance | None = None
    to: ThingAddress | str | None = None

    verb = "change"


class Add(_OfClaim, frozen=True, kw_only=True, tag="add"):
    """A claim that the machine missed, with the words that make it and where they stand."""

    source: str
    quote: str = ""
    when: str | None = None
    stance: Stance = Stance.ASSERTED

    verb = "add"


class _OfArticles(_Entry, frozen=True, kw_only=True):
    """A correction about articles: URL, title, source or id of each."""

    articles: tuple[str, ...]

    least: ClassVar[int] = 1

    def _said(self) -> str:
        return f"{self.verb} {', '.join(self.articles)}"


class Forget(_OfArticles, frozen=True, kw_only=True, tag="forget"):
    """The articles were withdrawn: URL, source or id; the graph is as if they weren't read."""

    verb = "forget"


class OneStory(_OfArticles, frozen=True, kw_only=True, tag="one_story"):
    """The articles are versions of one story, and one source."""

    verb = "one_story"
    least = 2


class OwnStory(_OfArticles, frozen=True, kw_only=True, tag="own_story"):
    """Each of the articles is a source of its own."""

    verb = "own_story"


Correction: TypeAlias = (
    Same
    | Different
    | Unsure
    | Rename
    | Retype
    | Link
    | Unlink
    | Ignore
    | Drop
    | Keep
    | Change
    | Add
    | Forget
    | OneStory
    | OwnStory
)


def parse_correction(raw: object) -> Correction:
    """Make a correction of plain values.

    Raises:
        ConfigError: a key or a value isn't allowed.
    """
    try:
        entry: Correction = msgspec.convert(raw, Correction)
    except msgspec.ValidationError as error:
        message = str(error).replace(" - at `$`", "").replace("`$.", "`")
        if message.endswith("`do`"):
            verbs = (one.__struct_config__.tag for one in get_args(Correction))
            message = f"{message}; it is one of {', '.join(map(str, verbs))}"
        raise ConfigError(message) from error
    for problem in _find_problems(entry):
        raise ConfigError(problem)
    return entry


def to_plain_values(entry: Correction) -> dict[str, Any]:
    """A correction as plain values, without what is at its default."""
    values: dict[str, Any] = msgspec.to_builtins(entry, builtin_types=(Date,))
    return values


def list_addresses(entry: Correction) -> tuple[ThingAddress, ...]:
    """The things that a correction speaks of, in its order; of a claim, subject and object.

    What may be words is no thing that must be there.
    """
    if isinstance(entry, _About):
        return tuple(parse_address(one) for one in entry.things)
    if isinstance(entry, _One):
        return (parse_address(entry.thing),)
    if isinstance(entry, _OfArticles):
        return ()
    known = ontology.predicates()[entry.predicate]
    words = known.described and isinstance(entry.object, str) and not isinstance(entry, Add)
    ends = [entry.subject] if words or known.literal else [entry.subject, entry.object]
    if isinstance(entry, Change) and entry.to is not None and not known.literal:
        ends.append(entry.to)
    return tuple(parse_address(one) for one in ends)


def without_author(entry: Correction) -> Correction:
    """A correction without who, when and why: what two that say the same have in common."""
    return msgspec.structs.replace(entry, author="", date=None, note="")


def age_key(entry: Correction) -> tuple[str, bytes]:
    """Sort key that puts older corrections first, whatever their place in the file."""
    when = "" if entry.date is None else entry.date.isoformat()
    return when, msgspec.json.encode(entry, order="sorted")


def _find_problems(entry: Correction) -> Iterator[str]:
    """What a correction lacks or says wrongly."""
    for key, value in _walk_texts(to_plain_values(entry)):
        yield from _text_problems(key, value)
    if isinstance(entry, _OfClaim):
        yield from _claim_problems(entry)
    if isinstance(entry, _OfArticles) and len(set(entry.articles)) < entry.least:
        yield f"`articles` needs {entry.least} or more"
    for one in list_addresses(entry):
        if not (one.name or one.id or one.quote or (one.kind and one.article)):
            yield "a thing needs a name, an id, a quote, or a kind and an article"
        elif one.kind is not None and one.kind not in ontology.kinds():
            yield f"no kind {one.kind!r}; the kinds are {', '.join(ontology.kinds())}"
    if isinstance(entry, _About) and len(set(list_addresses(entry))) != max(2, len(entry.things)):
        yield "`things` needs two different things at least; tell them apart by article or quote"
    if isinstance(entry, Retype) and entry.to not in ontology.kinds():
        yield f"no kind {entry.to!r}; the kinds are {', '.join(ontology.kinds())}"
    if isinstance(entry, Link | Unlink) and entry.to is not None and not _ID.fullmatch(entry.to):
        yield (
            f"{entry.to!r} is no id or IRI that can be linked to;"
            " write it like Q884, geonames:1835848, https://…, urn:… or own:NAME/…"
        )


def _text_problems(key: str, value: str) -> Iterator[str]:
    if not value.strip() and key not in {"note", "author", "when"}:
        yield f"`{key}` is empty"
    if any("\ud800" <= one <= "\udfff" for one in value):
        yield f"`{key}` has bytes that are no text"


def _claim_problems(entry: _OfClaim) -> Iterator[str]:
    known = ontology.predicates().get(entry.predicate)
    if known is None:
        yield f"no predicate {entry.predicate!r}; see docs/ontology.md"
        return
    ends = [entry.object, *([entry.to] if isinstance(entry, Change) and entry.to else [])]
    if known.literal and not all(isinstance(end, str) for end in ends):
        yield f"{entry.predicate} ends at a value: write it as a string"
    if known.literal and not isinstance(entry, Drop | Keep):
        wanted = _FORMS.get(known.range[0])
        if wanted is not None and isinstance(ends[-1], str) and not wanted[0](ends[-1]):
            yield f"{ends[-1]!r} isn't {wanted[1]}"
    when = entry.when if isinstance(entry, Change | Add) else None
    if when and not edtf.is_edtf(when):
        yield f"{when!r} isn't {_FORMS['xsd:date'][1]}"
    if isinstance(entry, Change) and entry.when is entry.stance is entry.to is None:
        yield "says nothing to change: give `when`, `stance` or `to`"
    if isinstance(entry, Add) and not entry.quote:
        yield "needs the `quote` that says it: no claim is without words"


def _walk_texts(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text of a correction, with its key."""
    for key, value in values.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, str):
                yield key, one
            elif isinstance(one, dict):
                yield from _walk_texts(one)
