"""What an article speaks of, as far as that helps to tell namesakes apart.

Guarantees: depends on the set of mentions and claims only, never on their order. It counts what is
sure; a doubtful name counts for none of the things that it may mean.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dateline import ontology
from dateline.authority import Entry, name_keys
from dateline.authority.bundled import similar_names
from dateline.core.model import Claim, Mention
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking.candidates import Candidate
from dateline.resolve.linking.linking_words import linking_words

_HOLD = frozenset({"Country", "Region"})
_MANY = 3  # countries, from which an article isn't about somebody's own town
_GREAT = 1_000_000
_KNOWN = 20  # weight, from which a candidate speaks for others of its sort
_COMMA = 2  # characters between "Paris" and "Texas": a comma and a space


@dataclass(slots=True)
class ClaimedOfPerson:
    """What an article claims of a person: posts, their places and bodies, years of holding one.

    `called` are the words by which it describes them: "Boston pitcher". `now` is the year of the
    article, if it is known and gives them a post that isn't over.
    """

    posts: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    now: int | None = None


@dataclass(slots=True)
class ArticleContext:
    """Counts of one article.

    Attributes:
        spoken: id of a place or body → how often the article names it or what is in it.
        said: chain → what of that it says itself, which is no support for it.
        placed: chain → ids of the places that the article puts it in.
        people: chain → what the article claims of a person, or where it says a body is.
        year: in which it was published, if known.
        brief: whether it is no longer than a sentence or two, so that its silence tells little.
        countries: how often it names any country, or what is in one.
        unknown: how many places it names that no table has.
        plurals: keys of names that it uses of several at once: "both Koreas".
        bearers: keys of the words that are part of a person's full name.
        labels: id of a country of today that it names → the key of its label.
        abroad: the countries that it names, or a great city of.
        doubtful: id of a place → the chains that may be it.
        inside: id of a place → the chains that may be in it.
        counties: id of a region → the chains that may be one of its counties.
        leagues: country of a widely known team → the chains that may be one.
        walks: what a known person does → the chains that may be one who does.
        teams: sport → the chains that can only be known teams or leagues of it.
        players: sport → the chains of full names that can only be people of it, and of who is told
            to play it.
        home: ids of the country and region whose paper it is of, where its address tells.
        meant: id of an entry → the chains that very likely mean it.
        kinds: kind → the chains that are read as it.
        provinces: id of a country → the chains that can only be regions of it.
        lasting: chain, entry and how it was found → what `signs.py` tells of them once for all.
    """

    spoken: Counter[str] = field(default_factory=Counter)
    said: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    placed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    people: dict[str, ClaimedOfPerson] = field(default_factory=dict)
    year: int | None = None
    brief: bool = False
    countries: int = 0
    unknown: int = 0
    plurals: frozenset[str] = frozenset()
    bearers: frozenset[str] = frozenset()
    labels: dict[str, str] = field(default_factory=dict)
    abroad: set[str] = field(default_factory=set)
    doubtful: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    inside: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    counties: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    leagues: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    walks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    teams: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    players: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    home: frozenset[str] = frozenset()
    meant: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    provinces: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lasting: dict[tuple[str, str, str], tuple[dict[str, float], Sequence[Candidate]]] = field(
        default_factory=dict
    )

    def means(self, entry: str, *, besides: str) -> bool:
        """Whether another name very likely means an entry: "the Tories" beside their full name."""
        return bool(self.meant.get(entry, set()) - {besides})

    def add(self, chain: ChainSummary, entry: Entry) -> None:
        """Count what a chain is now known to be, and where that is."""
        times = sum(chain.kinds.values())
        ids = tuple(dict.fromkeys(one for one in _speaks_for(entry) if one is not None))
        self.said[chain.id] = (ids, times)
        self.spoken.update(dict.fromkeys(ids, times))
        if entry.kind == "Country" and not entry.replaced_by:  # East Germany is no Germany's rival
            self.labels[entry.id] = name_keys.make_key(entry.label)
        country = _country_of(entry)
        if country is not None:
            self.countries += times
            self.abroad.add(country)

    def may(self, chain: str, found: Sequence[Candidate]) -> None:
        """Note what a chain may be, and where that would be."""
        best = found[0].entry
        if best.country is not None and (best.capital_of or best.population >= _GREAT):
            self.abroad.add(best.country)
        for one in found:
            self.doubtful[one.entry.id].add(chain)
            for place in (one.entry.country, one.entry.parent):
                if place is not None:
                    self.inside[place].add(chain)
            if one.entry.kind == "Region" and one.entry.parent not in {None, one.entry.country}:
                self.counties[one.entry.parent or ""].add(chain)

    def echoed(self, entry: Entry, *, besides: str) -> bool:
        """Whether another doubtful name may be a place that holds this one, or one in it.

        Atlanta and Georgia are each a place of several; together they tell which.
        """
        outer = (entry.country, entry.parent)
        around = {chain for one in outer if one for chain in self.doubtful.get(one, ())}
        inner = (around | self.inside.get(entry.id, set())) - {besides}
        return bool(inner) or self.beside(entry.parent, besides=besides)

    def beside(self, region: str | None, *, besides: str) -> bool:
        """Whether another doubtful name may be a county or district of a region."""
        return region is not None and bool(self.counties.get(region, set()) - {besides})

    def names_kind(self, kind: str, *, besides: str) -> bool:
        """Whether it names anything of a kind, one chain left out."""
        return bool(self.kinds.get(kind, set()) - {besides})

    def names_provinces(self, country: str | None, *, besides: str) -> int:
        """How many other names can only be regions of a country."""
        return len(self.provinces.get(country or "", set()) - {besides})

    def names_teams_of(self, country: str | None, *, besides: str) -> bool:
        """Whether another name may be a widely known team's of a country."""
        return country is not None and bool(self.leagues.get(country, set()) - {besides})

    def names_others_of(self, walk: Iterable[str], *, besides: str) -> bool:
        """Whether another name may be somebody's who does one of some things."""
        return any(self.walks.get(one, set()) - {besides} for one in walk)

    def tells_sport(self, entry: Entry, *, besides: str) -> str:
        """Whether other names tell which sport it is about: that of an entry, another, or none.

        Players tell it for teams alone, since many people have the name of one.

        Returns:
            `its sport`, `another sport`, or nothing where none is told or the entry has none.
        """
        own = sport_of(entry)
        told = {one for one, chains in self.teams.items() if chains - {besides}}
        if entry.kind != "Person":
            told |= {one for one, chains in self.players.items() if chains - {besides}}
        if not own or not told:
            return ""
        return "its sport" if own in told else "another sport"

    def note_players(self) -> None:
        """Note the sports of those who are told to be players: "first baseman Ann Lee"."""
        for chain, told in self.people.items():
            for sport, words in linking_words().sports.items():
                if (told.posts | told.called) & words:
                    self.players[sport].add(chain)

    def may_be(self, chain: str, found: Sequence[Candidate]) -> None:
        """Note what the people and teams do that a name may be of, where they are known well."""
        if all(one.entry.kind == "Region" for one in found):
            for country in {one.entry.country for one in found}:
                self.provinces[country or ""].add(chain)
        self._note_sport(chain, found)
        for one in found:
            if one.entry.weight >= _KNOWN and one.entry.kind == "SportsTeam":
                self.leagues[one.entry.country or ""].add(chain)
            elif one.entry.weight >= _KNOWN and one.entry.kind == "Person":
                for post in one.entry.posts:
                    self.walks[post.position].add(chain)

    def _note_sport(self, chain: str, found: Sequence[Candidate]) -> None:
        """Note of which sport a name is, if all that it is likely to be is of that one."""
        people = all(one.entry.kind == "Person" and " " in one.name for one in found)
        likely = [one.entry for one in found if people or one.entry.weight >= _KNOWN]
        sports = {sport_of(one) for one in likely}
        if len(sports) == 1 and (sport := sports.pop()):
            (self.players if people else self.teams)[sport].add(chain)

    @property
    def worldly(self) -> bool:
        """Whether it is about the world, and not a paper's own town."""
        return len(self.abroad) >= _MANY

    @property
    def of_the_world(self) -> bool:
        """Whether it is about many countries, and of no paper whose readers know one better."""
        return len(self.abroad) > _MANY and not self.home

    def heard(self, place: str | None, *, besides: str) -> int:
        """How often the article speaks of a place, one chain left out."""
        if place is None:
            return 0
        ids, times = self.said.get(besides, ((), 0))
        return self.spoken[place] - (times if place in ids else 0)

    def elsewhere(self, chain: str) -> bool:
        """Whether the article speaks of any country, one chain left out."""
        ids, times = self.said.get(chain, ((), 0))
        return self.countries > (times if ids else 0)

    def share(self, place: str | None, *, besides: str) -> float:
        """The part of all that the article says of countries which is about one place, 0 to 1."""
        ids, times = self.said.get(besides, ((), 0))
        total = self.countries - (times if ids else 0)
        return min(1.0, self.heard(place, besides=besides) / total) if total > 0 else 0.0


def sport_of(entry: Entry) -> str:
    """The sport of a team, a league or a player, as far as the lists tell; empty for none."""
    words = {word for post in entry.posts for word in post.position.split()}
    return min(words & linking_words().sports.keys(), default="")


def _country_of(entry: Entry) -> str | None:
    return entry.id if entry.kind == "Country" else entry.country


def _speaks_for(entry: Entry) -> tuple[str | None, ...]:
    return (entry.id, _country_of(entry), entry.parent)


def find_placements(
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    found: Mapping[str, Sequence[Candidate]],
) -> dict[str, set[str]]:
    """Chain → the places that the article says it is in: "Paris, Texas".

    A state after a comma says where a town is. A country, or a state after a state, may as well be
    the next of a list, so it counts only where something of the name is there.
    """
    made: dict[str, set[str]] = defaultdict(set)
    chains = {one.id: one.chain for one in mentions}
    pairs = {(a.chain, b.chain) for a, b in _next_to(mentions)}
    pairs |= {
        (chains[one.subject], chains[one.object])
        for one in claims
        if one.predicate == "located_in"
        and isinstance(one.object, str)
        and one.subject in chains
        and one.object in chains
    }
    for inner, outer in pairs:
        places = [one.entry for one in found.get(outer, ()) if one.entry.kind in _HOLD]
        for place in places:
            alone = len(places) == 1 and _town_of_a_state(found.get(inner, ()), place)
            if alone or _any_in(found.get(inner, ()), place):
                made[inner].add(place.id)
    return made


def _town_of_a_state(found: Sequence[Candidate], place: Entry) -> bool:
    """Whether a name before a state's can only be a town's, so that the two are no list."""
    state = place.kind == "Region" and place.country is not None
    return state and all(one.entry.kind == "City" for one in found)


def _any_in(found: Iterable[Candidate], place: Entry) -> bool:
    """Whether anything of a name is in a place, a town too small for the tables included."""
    small = similar_names.load_namesakes()
    return any(
        place.id in {one.entry.country, one.entry.parent}
        or any(place.id == where for where, _ in small.get(name_keys.make_key(one.name), ()))
        for one in found
    )


def _next_to(mentions: Sequence[Mention]) -> Iterable[tuple[Mention, Mention]]:
    """Names of places with nothing but a comma between them."""
    places = sorted(
        (one for one in mentions if one.form == "name" and ontology.is_a(one.kind, "Place")),
        key=lambda one: (one.span.start, one.span.end, one.id),
    )
    return (
        (left, right)
        for left, right in pairwise(places)
        if right.span.start - left.span.end == _COMMA and left.chain != right.chain
    )
