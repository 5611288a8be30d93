"""What holding a post means: from "foreign minister" of Kenya to `minister_of`.

Guarantees: the plain relations (`head_of`, `minister_of` …) follow from the class of the post and
the kind of the body alone. Nationality is claimed only for an adjective before a role that no state
gives.
"""

from __future__ import annotations

import dataclasses

from msgspec.structs import replace

from dateline.core.model import FORMER, Mention, Stance
from dateline.english.lexicon import lexicon, post_classes
from dateline.extract.builder import Builder, Setting
from dateline.extract.known_states import OF_COUNTRIES, claim_known_state
from dateline.extract.reading import Dated

_PARTY = frozenset({"head", "spokesperson", "member", "founder"})
# Classes of posts before which "Kenyan" tells of the person and not of the post.
_WORK = frozenset({"staff", "other", "founder", "owner"})
# Of states and towns more often than of the parties before them: "Republican state representative".
_OF_STATES = frozenset({"attorney", "commissioner", "prosecutor", "representative", "secretary"})
_OF_STATES |= {"governor", "mayor", "sheriff"}
_UNPAID = frozenset({"emerita", "emeritus", "honorary", "honourary"})
_SERVING = frozenset({"deputy", "defender"})  # of a sheriff, of the public
_WON = frozenset({"champion"})  # not held anywhere, but won at an event
_SHADOW = "shadow"  # who speaks for a party on what a minister does
_BRITAIN = "Q145"  # whose chancellor keeps the purse and heads no government
_HOMES = frozenset({"Country", "Region", "City", "Place"})
# What holding a post of a class at a body means; the first that fits.
_OF_BODIES = (
    ("spokesperson", "spokesperson_of"),
    ("head", "head_of"),
    ("member", "member_of"),
    ("staff", "works_for"),
)


def claim(
    builder: Builder,
    person: Mention,
    position: Mention,
    body: Mention | None,
    *,
    past: bool,
    one_of: bool,
    setting: Setting,
) -> bool:
    """Claim that a person holds a post, where it is, and the plain relation that this means.

    Args:
        builder: the document's claims.
        person: the holder.
        position: the post's words.
        body: the organisation or place, or the adjective of a country, if said.
        past: whether the text says that it is over ("former").
        one_of: whether others hold it, too ("a director").
        setting: the sentence, and how it stands.

    Returns:
        Whether it is a post: nobody holds one for being a singer.
    """
    kinds, lex = post_classes(position.name), lexicon()
    words = set(position.name.lower().replace("-", " ").split())
    national = body is not None and body.form == "demonym" and not words & lex.stately
    # "Kenyan", but not "Republican"
    if body is not None and national and not builder.reading.is_a(body, "Organization"):
        if kinds & _WORK and not words & lex.sporting:
            builder.add(person, "citizen_of", body, setting)
        body = None
    if past and setting.when is None:  # a former post; nobody is a former Korean for it
        setting = replace(setting, when=ended(builder))
    if set(position.name.lower().split("-")) & lex.elect:  # "president-elect" will be one
        setting = replace(setting, standing=replace(setting.standing, stance=Stance.PLANNED))
        position = dataclasses.replace(position, name=position.name.rpartition("-")[0])
        kinds, words = post_classes(position.name), words - lex.elect
    behind = body is not None and position.span.start < person.span.start < body.span.start
    if body is not None and not _apt(builder, body, words, kinds, behind=behind):
        body = None
    if body is None and (words & lex.sporting or _is_mere_occupation(words, kinds)):
        return False
    if body is not None:
        body = _seat(builder, person, position, body, words=words, kinds=kinds, setting=setting)
    made = position.name.lower().split()[-1] in lex.makers
    if made or words <= lex.memberships or (body is None and words <= lex.ranks):
        return False
    post = builder.post(position, body, person, setting.origin)
    builder.add(person, "holds_position", post, setting)
    if body is None:
        claim_known_state(builder, person, position, setting)
    else:
        # the post stays where it is when somebody leaves it
        builder.add(post, "position_at", body, replace(setting, when=None))
        _relation(builder, person, body, position.name, setting, one_of=one_of and not past)
    return True


def _is_mere_occupation(words: set[str], kinds: frozenset[str]) -> bool:
    """Whether a word says what somebody does, and not which post is held: a singer, an activist."""
    told = "head" in kinds or len(words) > 1
    return "occupation" in kinds and ("other" in kinds or not told)


def _apt(
    builder: Builder, body: Mention, words: set[str], kinds: frozenset[str], *, behind: bool
) -> bool:
    """Whether a post can be at what stands beside it: a striker is at no country, say."""
    kind = builder.reading.kind(body)
    if words & _WON:
        return kind == "Event"  # "Formula One champion", but not "Germany's champion"
    if _field(builder, body) or ("critic" in words and kind != "MediaOutlet"):
        return False  # no critic of a bank has a post there
    stately = words & lexicon().stately or not behind  # no "Professor Ada Hart of Kenya"
    of_states = "governor" in words or {"attorney", "general"} <= words
    if of_states and kind == "City":
        return False  # a governor's São Paulo is the state, and no table says which it is
    scholar = "occupation" in kinds and "head" not in kinds and not words & lexicon().stately
    team = body.form == "name" and _has_team(builder, body)
    held = team if words & lexicon().sporting else not scholar
    return builder.reading.is_a(body, "Organization") or bool(stately and held)


def _has_team(builder: Builder, place: Mention) -> bool:
    """Whether a place is a nation, whose name means its team in sport."""
    entry = builder.reading.entry(place)
    british = entry is not None and entry.kind == "Region" and entry.parent == _BRITAIN
    return british or builder.reading.is_a(place, "Country")


def _field(builder: Builder, body: Mention) -> bool:
    """Whether a place says whence somebody is, or what of: "the bank's Africa director"."""
    reading = builder.reading
    start, entry = reading.ranges[body.id][0], reading.entry(body)
    before = reading.tokens[start - 1] if start else None
    apart = before is not None and (before.tag == "POS" or before.text == "from")
    continent = entry is not None and entry.kind == "Region" and entry.country is None
    return reading.is_a(body, "Place") and (apart or continent)


def _seat(
    builder: Builder,
    person: Mention,
    position: Mention,
    body: Mention,
    *,
    words: set[str],
    kinds: frozenset[str],
    setting: Setting,
) -> Mention | None:
    """The body that a post is at, if the one beside it is; mere membership of it is claimed."""
    kind = builder.reading.kind(body)
    if "member" in kinds:
        if kind in _HOMES and not words & lexicon().sporting:
            return None  # "Senator Jon Ossoff of Georgia": that is whom he stands for
        if words <= {"member"} or kind == "PoliticalParty":
            builder.add(person, "member_of", body, setting)
            return None
    inner = "staff" in kinds and not words & lexicon().stately
    whole = " ".join(one for one in position.name.lower().split() if one not in lexicon().below)
    of_party = post_classes(whole or position.name) & _PARTY or inner
    own = of_party and ("general" in words or not words & _OF_STATES)
    behind = position.span.start < person.span.start < body.span.start
    stately = not own or (behind and "head_of_state" in kinds)
    if kind == "PoliticalParty" and (stately or _SHADOW in words):
        builder.add(person, "member_of", body, setting)
        # a Labour minister, or "President Hart of Labour", is one of a country
        return body if _SHADOW in words else None
    return body


def ended(builder: Builder) -> Dated:
    """What is over was over when the article came out; no earlier day is known."""
    published = builder.reading.annotated.document.published
    return Dated(0, None if published is None else f"../{published}", FORMER)


def begin(builder: Builder, when: Dated | None) -> Dated | None:
    """The time of a post that began on a date; what is new is held since the article at least."""
    if when is None:
        published = builder.reading.annotated.document.published
        return None if published is None else Dated(0, f"{published}/..", "new")
    open_ended = when.edtf is None or "/" in when.edtf
    return when if open_ended else replace(when, edtf=f"{when.edtf}/..")


def end(builder: Builder, when: Dated | None) -> Dated | None:
    """The time of a post that ended on a date; without one, by the time of the article."""
    if when is None or when.edtf is None:
        return ended(builder)
    return when if "/" in when.edtf else replace(when, edtf=f"../{when.edtf}")


def classify(post: str, kind: str) -> frozenset[str]:
    """The classes of a post at a body of a kind: not every leader or commissioner is its head.

    The leader of the House leads a party in it, a commissioner of a union is one of many, as is a
    director of a firm, and the secretary-general of a party mostly has a leader above him.
    """
    words, kinds = post.lower().replace("-", " ").split(), post_classes(post)
    if "leader" in words and kind == "GovernmentBody":
        return kinds - {"head"} | {"member"}  # of a senate
    below = (
        ({"secretary", "general"} <= set(words) and kind == "PoliticalParty")
        or ("commissioner" in words and kind == "IntergovernmentalOrganization")
        or ("chancellor" in words and kind != "EducationalInstitution")
        or (words == ["director"] and kind == "Company")
    )
    serving = kind == "GovernmentBody" and words[-1] in _SERVING
    return kinds - {"head", "member"} | {"staff"} if below or serving else kinds


def _relation(
    builder: Builder, person: Mention, body: Mention, post: str, setting: Setting, *, one_of: bool
) -> None:
    kinds, words = classify(post, builder.reading.kind(body)), post.lower().split()
    panel = not lexicon().panels.isdisjoint(words[-1:])
    if panel or not (_UNPAID | {_SHADOW}).isdisjoint(words):
        return  # nobody need work where he sits on the board, or is honoured
    if one_of:
        kinds = kinds - {"head"} | {"staff"}
    if "chancellor" in post.lower() and builder.reading.head(body).authority == _BRITAIN:
        kinds = kinds - {"head_of_government"} | {"minister"}
    means: tuple[tuple[str, str], ...] = ()
    if builder.reading.is_a(body, "Country", "Organization"):
        means = OF_COUNTRIES if builder.reading.is_a(body, "Country") else _OF_BODIES
    predicate = next((predicate for one, predicate in means if one in kinds), None)
    if predicate is not None:
        builder.add(person, predicate, body, setting)
