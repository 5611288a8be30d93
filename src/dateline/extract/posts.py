"""What holding a post means: from "foreign minister" of Kenya to `minister_of`.

Guarantees: the plain relations (`head_of`, `minister_of` …) follow from the class of the post and
the kind of the body alone. Nationality is claimed only for an adjective before a role that no state
gives.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dateline.core.model import Mention
from dateline.english.lexicon import post_classes
from dateline.extract.builder import Builder, Setting
from dateline.extract.reading import Dated
from dateline.ontology import is_a

# Words in a post that show a state's office, so that an adjective before it names the state.
_STATE = frozenset(
    {
        "minister",
        "foreign",
        "defense",
        "defence",
        "interior",
        "finance",
        "army",
        "military",
        "navy",
        "ambassador",
        "envoy",
        "president",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emperor",
        "parliament",
        "cabinet",
        "attorney",
        "intelligence",
        "central",
        "leader",
        "consul",
        "diplomat",
        "dictator",
        "prince",
        "princess",
        "sultan",
        "emir",
        "health",
        "trade",
        "education",
        "justice",
    }
)
_PARTY = frozenset({"head", "spokesperson", "member", "founder"})
# Classes of posts before which "Kenyan" tells of the person and not of the post.
_WORK = frozenset({"staff", "other", "founder", "owner"})
# No post of its own: a member of a club, the author of a book.
_NO_POST = frozenset(
    {"member", "attorney", "author", "writer", "creator", "co", "founder", "cofounder"}
)
# Who made a work, whatever stands before: the lead author of a study has no post where it was done.
_MAKERS = frozenset({"author", "co-author", "coauthor", "writer", "creator"})
# Ranks, which are no posts unless it is said where.
_RANKS = frozenset(
    {"general", "lieutenant", "colonel", "captain", "sergeant", "major", "corporal", "admiral"}
    | {"brigadier", "marshal", "air", "vice", "rear", "army", "constable", "police", "chief"}
)
_HOMES = frozenset({"Country", "Region", "City", "Place"})
# Posts in sport, where a place's name means its team: the place is not where the post is.
_TEAM = frozenset(
    {
        "manager",
        "coach",
        "captain",
        "striker",
        "midfielder",
        "defender",
        "goalkeeper",
        "winger",
        "forward",
        "lock",
        "flanker",
        "prop",
        "hooker",
        "boss",
        "trainer",
        "champion",
        "player",
    }
)


def claim(
    builder: Builder,
    person: Mention,
    position: Mention,
    body: Mention | None,
    *,
    past: bool,
    setting: Setting,
) -> None:
    """Claim that a person holds a post, where it is, and the plain relation that this means.

    Args:
        builder: the document's claims.
        person: the holder.
        position: the post's words.
        body: the organisation or place, or the adjective of a country, if said.
        past: whether the text says that it is over ("former").
        setting: the sentence, and how it stands.
    """
    kinds = post_classes(position.name)
    words = set(position.name.lower().replace("-", " ").split())
    if body is not None and body.form == "demonym" and not words & _STATE:
        if kinds & _WORK and not words & _TEAM and "member" not in kinds:
            builder.add(person, "citizen_of", body, setting)
        body = None
    if past and setting.when is None:  # a former post; nobody is a former Korean for it
        setting = replace(setting, when=ended(builder))
    if body is not None and not _apt(builder, body, words, kinds):
        body = None
    if body is None and (words & _TEAM or _is_mere_occupation(words, kinds)):
        return
    if body is not None:
        body = _seat(builder, person, position, body, words=words, kinds=kinds, setting=setting)
    made = position.name.lower().split()[-1] in _MAKERS
    if made or words <= _NO_POST or (body is None and words <= _RANKS):
        return
    post = builder.post(position, body, person, setting.origin)
    builder.add(person, "holds_position", post, setting)
    if body is not None:
        # the post stays where it is when somebody leaves it
        builder.add(post, "position_at", body, replace(setting, when=None) if past else setting)
        _relation(builder, person, body, kinds=kinds, words=words, setting=setting)


def _is_mere_occupation(words: set[str], kinds: frozenset[str]) -> bool:
    """Whether a word says what somebody does, and not which post is held: a singer, an activist."""
    told = "head" in kinds or len(words) > 1
    return "occupation" in kinds and ("other" in kinds or not told)


def _apt(builder: Builder, body: Mention, words: set[str], kinds: frozenset[str]) -> bool:
    """Whether a post can be at what stands beside it: a striker is at no country, say."""
    if _partial(builder, body) or _field(builder, body):
        return False
    if words == {"minister"} and builder.reading.head(body).kind in {"Region", "Place"}:
        return False  # a Europe minister is one for Europe
    of_states = "governor" in words or {"attorney", "general"} <= words
    if of_states and builder.reading.head(body).kind == "City":
        return False  # a governor's São Paulo is the state, and no table says which it is
    scholar = "occupation" in kinds and not words & _STATE
    return _is_body(builder, body) or not (words & _TEAM or scholar)


def _field(builder: Builder, body: Mention) -> bool:
    """Whether a place only says what somebody is in charge of: "the bank's Africa director"."""
    reading = builder.reading
    start = reading.ranges[body.id][0]
    owned = start > 0 and reading.tokens[start - 1].tag == "POS"
    return owned and is_a(reading.head(body).kind, "Place")


def _partial(builder: Builder, body: Mention) -> bool:
    """Whether a name only begins what the post is at: the New York police, MMS firm Adamind.

    "The RAID task force" is RAID.
    """
    reading = builder.reading
    after = reading.ranges[body.id][1]
    rest = reading.tokens[after : after + 1]
    if not any(one.tag in {"NN", "NNS"} and not reading.at[one.index] for one in rest):
        return False
    place = is_a(reading.head(body).kind, "Place")
    return place or any(
        one.form == "name" for row in reading.at[after + 1 : after + 2] for one in row
    )


def _is_body(builder: Builder, mention: Mention) -> bool:
    return is_a(builder.reading.head(mention).kind, "Organization")


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
    kind = builder.reading.head(body).kind
    if "member" in kinds:
        if kind in _HOMES:
            return None  # "Senator Jon Ossoff of Georgia": that is whom he stands for
        if words <= {"member"} or kind == "PoliticalParty":
            builder.add(person, "member_of", body, setting)
            return None
    behind = position.span.start < person.span.start < body.span.start
    stately = not kinds & _PARTY or (behind and "head_of_state" in kinds)
    if kind == "PoliticalParty" and stately:
        return None  # a Labour minister, or "President Hart of Labour", is one of a country
    return body


def ended(builder: Builder) -> Dated:
    """What is over was over when the article came out; no earlier day is known."""
    published = builder.reading.annotated.document.published
    return Dated(0, None if published is None else f"../{published}", "former")


def leads(words: Collection[str], kind: str) -> bool:
    """Whether a head by its name is one at that kind of body.

    The leader of the House leads a party in it, a commissioner of a union is one of many, and the
    secretary-general of a party mostly has a leader above him.
    """
    secretary = {"secretary", "general"} <= {part for word in words for part in word.split("-")}
    return not (
        ("leader" in words and kind == "GovernmentBody")
        or (secretary and kind == "PoliticalParty")
        or ("commissioner" in words and kind == "IntergovernmentalOrganization")
        or ("chancellor" in words and kind != "EducationalInstitution")
    )


def _relation(
    builder: Builder,
    person: Mention,
    body: Mention,
    *,
    kinds: frozenset[str],
    words: set[str],
    setting: Setting,
) -> None:
    kind_of = builder.reading.head(body).kind
    if "head" in kinds and not leads(words, kind_of):
        kinds = kinds - {"head"} | {"staff"}
    if is_a(kind_of, "Country"):
        for kind, predicate in (
            ("head_of_government", "head_of_government_of"),
            ("head_of_state", "head_of_state_of"),
            ("minister", "minister_of"),
        ):
            if kind in kinds:
                builder.add(person, predicate, body, setting)
                return
    if not _is_body(builder, body):
        return
    for kind, predicate in (
        ("spokesperson", "spokesperson_of"),
        ("head", "head_of"),
        ("member", "member_of"),
        ("staff", "works_for"),
    ):
        if kind in kinds:
            builder.add(person, predicate, body, setting)
            return
