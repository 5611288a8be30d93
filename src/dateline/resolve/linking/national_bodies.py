"""Which country a ministry, court or parliament of an article belongs to.

Guarantees: a link to a national body only where the article says whose it is: in the name, right
before it ("Kenyan"), by a claim ("Kenya's"), or by speaking of one country only that can have such
a body. Where two countries' are spoken of, each mention's own words or a claim must tell. A
province's or city's body is linked to nothing. The order of mentions and claims doesn't matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline import ontology
from dateline.authority import Authority, Entry
from dateline.authority.national import body_names
from dateline.core.model import Claim, Decision, Judgement, Mention
from dateline.resolve.chain_summary import ChainSummary

_SAID, _HEARD, _ALONE = 0.97, 0.92, 0.88  # in words; of the only such body; of the only country
# An article that names no country speaks of its readers' own: the U.S., Britain, Canada, Australia,
# India, New Zealand, Ireland, South Africa.
_ENGLISH = ("Q30", "Q145", "Q16", "Q408", "Q668", "Q664", "Q27", "Q258")


@dataclass(slots=True)
class _Body:
    """A chain that may be a national body, and what the article says of its country."""

    mentions: list[Mention] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)  # country → the words that say so
    local: bool = False  # a province's, a city's or another body's


def decide_national_bodies(
    mentions: Sequence[Mention],
    chains: Mapping[str, ChainSummary],
    claims: Iterable[Claim],
    links: Iterable[Decision],
    authority: Authority,
    *,
    by: str,
) -> Iterator[Decision]:
    """Decide which chains of one document are national bodies.

    Args:
        mentions: the document's mentions.
        chains: its chains, summed up.
        claims: its claims.
        links: the links of its chains that were decided before.
        authority: the tables.
        by: who decides, for the record.
    """
    mentions = sorted(mentions, key=lambda one: (one.span, one.id))
    linked = {one.left: one.right for one in links if one.judgement is Judgement.SAME}
    places = _Places(mentions, chains, linked, authority)
    bodies = _open_bodies(mentions, linked)
    _find_owners(bodies, mentions, claims, places)
    told: dict[str, Entry] = {}
    for chain, body in bodies.items():
        if len(body.owners) == 1 and not body.local:
            ((country, words),) = body.owners.items()
            entry = _read_body(body, country, authority.bundled)
            if entry is not None:
                told[chain] = entry
                yield _same_decision(chain, entry, _SAID, words, by)
    spoken = {entry.id for entry in told.values()}
    countries = places.countries() | {one.country for one in told.values() if one.country}
    for chain, body in bodies.items():
        if not body.owners and not body.local:
            for entry, score, why in _guess_country(body, spoken, countries, places):
                yield _same_decision(chain, entry, score, why, by)


class _Places:
    """The countries and provinces that an article speaks of."""

    def __init__(
        self,
        mentions: Iterable[Mention],
        chains: Mapping[str, ChainSummary],
        links: Mapping[str, str],
        authority: Authority,
    ) -> None:
        self._links = links
        self._authority = authority
        self.bundled = authority.bundled  # which has every state's bodies
        self._spoken: set[Entry] = set()
        for mention in mentions:
            if mention.chain in chains or mention.form == "demonym":
                self._spoken.update(self.of(mention))

    def of(self, mention: Mention) -> tuple[Entry, ...]:
        """The places that a mention may be of: one where its link or words decide."""
        link = self._links.get(mention.chain) or mention.authority
        if link is not None:
            entry = self._authority.get(link)
            return (entry,) if entry is not None and _is_place(entry) else ()
        if mention.form == "demonym":
            return self._authority.demonym(mention.name)
        if mention.form == "name" and ontology.is_a(mention.kind, "Place"):
            return tuple(one for one in self._authority.find(mention.name) if one.kind == "Country")
        return ()

    def countries(self) -> set[str]:
        """Every country that is named, or a place of which is."""
        found = (one.id if one.kind == "Country" else one.country for one in self._spoken)
        return {one for one in found if one is not None}

    def allow(self, body: Entry) -> bool:
        """Whether a name may be taken at its word: "Lebanon Police" in Indiana may not."""
        countries = self.countries()
        return not countries or body.country in countries or not body_names.is_municipal(body)

    def divided(self, country: str | None) -> bool:
        """Whether a province or state of a country is named, which has bodies of its own."""
        return any(entry.kind == "Region" and entry.country == country for entry in self._spoken)


def _is_place(entry: Entry) -> bool:
    return ontology.is_a(entry.kind, "Place")


def _open_bodies(mentions: Iterable[Mention], links: Mapping[str, str]) -> dict[str, _Body]:
    """The chains without a link that are an organisation's, by chain in the order of ids."""
    bodies: dict[str, _Body] = defaultdict(_Body)
    other: set[str] = set()
    for mention in mentions:
        if mention.authority is not None or (
            mention.form == "name" and not ontology.is_a(mention.kind, "Organization")
        ):
            other.add(mention.chain)
        elif mention.form in {"name", "nominal"} and mention.chain not in links:
            bodies[mention.chain].mentions.append(mention)
    return {chain: bodies[chain] for chain in sorted(bodies) if chain not in other}


def _names_before(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """Mention → the one that stands right before it: "Kenyan Ministry".

    "Kenya's Ministry" is left to claims: without the text, it looks like 'in Kenya," Ministry'.
    """
    ends = {one.span.end: one for one in mentions if one.form in {"name", "demonym"}}
    beside: dict[str, Mention] = {}
    for mention in mentions:
        near = ends.get(mention.span.start - 1)
        if near is not None:
            beside[mention.id] = near
    return beside


def _find_owners(
    bodies: Mapping[str, _Body],
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    places: _Places,
) -> None:
    """Find who each body belongs to: by its name, by what stands before it, by claims."""
    named = {mention.id: mention for mention in mentions}
    before = _names_before(mentions)
    claimed: dict[str, list[Mention]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == "agency_of" and isinstance(claim.object, str):
            claimed[named[claim.subject].chain].append(named[claim.object])
    for chain, one in bodies.items():
        for mention in one.mentions:
            own = body_names.recognise_body(mention.name, places.bundled)
            if own is not None and own.country is not None:
                if not places.allow(own):
                    one.local = True
                one.owners.setdefault(own.country, f"the name “{mention.name}” says whose it is")
            elif (near := before.get(mention.id)) is not None:
                _note_owner(one, near, f"the article says “{near.text} {mention.text}”", places)
        for owner in sorted(claimed[chain], key=lambda one: (one.span, one.id)):
            _note_owner(one, owner, f"the article says that it belongs to “{owner.text}”", places)


def _note_owner(body: _Body, owner: Mention, why: str, places: _Places) -> None:
    """Note an owner, if it is a country; a capital stands for one where only a state has such."""
    found = places.of(owner)
    if len(found) == 1 and found[0].kind == "Country":
        body.owners.setdefault(found[0].id, why)
    elif found and found[0].capital_of is not None:
        entry = _read_body(body, found[0].capital_of, places.bundled)
        if entry is not None and body_names.is_sovereign(entry):
            body.owners.setdefault(found[0].capital_of, why)
        else:
            body.local = True
    elif all(one.kind != "Country" for one in found):
        body.local |= bool(found) or ontology.is_a(owner.kind, "Organization")


def _read_body(body: _Body, country: str, bundled: Authority) -> Entry | None:
    """What a body is if it is that country's: what all of its full names say, or nothing."""
    found: dict[str, Entry] = {}
    for mention in body.mentions:
        entry = body_names.recognise_body(mention.name, bundled, country=country)
        if entry is not None and _fits_kind(mention, entry):
            found[entry.id] = entry
        elif mention.form == "name" and " " in mention.name:
            return None
    entries = found.values()
    return next(
        (wide for wide in entries if all(body_names.body_covers(wide, one) for one in entries)),
        None,
    )


def _fits_kind(mention: Mention, entry: Entry) -> bool:
    """Whether a mention is of a sort that the body can be; a central bank may look like a firm."""
    bank = entry.id.endswith("/central-bank") and mention.kind == "Company"
    return bank or mention.kind in {"GovernmentBody", "Organization"}


def _guess_country(
    body: _Body, spoken: Collection[str], countries: Collection[str], places: _Places
) -> Iterator[tuple[Entry, float, str]]:
    """The only body that a bare name can mean in this article, if there is just one.

    That one country's was named in full doesn't tell whose the next is, beside other countries.
    """
    names = [one for one in body.mentions if one.form == "name" or " " in one.name]
    if not names:
        return  # "the army", "the court"
    readings = (_read_body(body, one, places.bundled) for one in sorted(countries or _ENGLISH))
    found = [entry for entry in readings if entry is not None]
    if len(found) != 1:
        return
    only = found[0]
    letters = all(one.name.isupper() for one in names)  # SEC is a league too
    if only.id in spoken:
        yield only, _HEARD, "the article names it in full, and no other country's"
    elif (
        body_names.stands_without_country(only)
        and not letters
        and (body_names.is_sovereign(only) or not places.divided(only.country))
    ):
        whose = "of the article" if countries else "whose papers write in English"
        yield only, _ALONE, f"no other country {whose} can have such a body"


def _same_decision(chain: str, entry: Entry, score: float, why: str, by: str) -> Decision:
    return Decision(
        left=chain,
        right=entry.id,
        judgement=Judgement.SAME,
        score=score,
        reasons=(f"{entry.label}: {why}",),
        by=by,
    )
