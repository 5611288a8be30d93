"""Write authority/world/world.sqlite: the things of the world that news names, for looking up.

Usage: authority_world.py FOLDER, a folder that holds the tables of authority_world.toml (see
authority_tables.py). Only facts are taken: ids, names, kinds, countries, terms of office. Words of
a description tell what kind a thing is, and aren't kept. What is left out is counted and printed.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

from authority_tables import read_rows
from dateline import ontology
from dateline.authority import Entry, load_bundled, name_keys, records
from dateline.authority.bundled import similar_names
from dateline.authority.national import body_names
from dateline.authority.national.offices import split_office_id
from dateline.authority.own.compiling import compile_rows
from dateline.authority.own.source_rows import SourceRow, clean_names
from dateline.authority.records import Post
from dateline.authority.world import WORLD
from dateline.resolve import linking
from dateline.resolve.identity.people_names import is_common_surname, parse_person
from dateline.resolve.linking.linking_words import plain_words

RULES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
NAME_COUNTS = Path(linking.__file__).with_name("name_counts.tsv")
OURS = "known"  # the table that is beside this script
TOPS = ("Place", "Person", "Organization", "Work", "Event")
MOST_POSTS = 4  # the latest; earlier ones are seldom told
MOST_NAMES = 6
FEW_LETTERS = 4
MANY_SPORTS = {"Q30", "Q16"}  # countries whose cities have a team of each
MANY_SPORTS_CODES = {"US", "CA"}
FAMOUS, MORE_FAMOUS = 20, 40  # weights from which somebody is called by their surname alone
KNOWN = 16  # weight from which a club is called by its town alone
LESSER = 0.6  # a namesake of so much of another's weight or less stands in its way
DOUBLES = {"Company", "SportsTeam"}  # kinds of which a name is one thing's in a country
LONGEST = 100  # characters of a name

_PREPOSITIONS = (
    r" (?:of|in|from|by|for|at|on|to|with|near|based|located|held|headquartered|founded|created"
    r"|directed|owned|operated|produced|written|made|published|set|between|that|which|who|is|was"
    r"|since|aired|representing|serving|specialising|specializing|offering|known|dedicated|active"
    r"|bordering|formed|formerly|also|launched|established|developed|providing|covering|around"
    r"|responsible|contested|fought|broadcasting|released|when|whose|under|during|composed|consisting)\b"
)
_CUT = re.compile(r",|;|:|\(|" + _PREPOSITIONS)
_CUT_LIST = re.compile(r";|:|\(|" + _PREPOSITIONS)
_NUMBER = re.compile(r"\b\d+(?:st|nd|rd|th) ")
_BRACKET = re.compile(r" \([^)]*\)$")
_CLUB = re.compile(r"^(?:A?FC|CF|SC|AC|AS|SV|FK|NK) | (?:A?\.?F\.?C\.?|S\.?C\.?|C\.?F\.?)$")
_UNIVERSITY = re.compile(r"^((?!The )(?:\S+ ){1,4}University)(?:,? (?:at|of|in) | [A-Z(])")
_GAMES = re.compile(r"(\d{4}) (?:Summer|Winter) Olympics")
_PEER = re.compile(r"([^,]+ [^,]+), (?:\w+ )?(?:Baron|Viscount|Earl|Countess|Marquess|Duke)")
_LATIN = re.compile(r"[ -ɏḀ-ỿ‘’–—]+")
_INITIALS = re.compile(r"(?<=[A-Z])\.(?=[A-Z][a-z])")  # L.L.Bean, which news writes L.L. Bean
_AND_CO = re.compile(r"^([^,&]+?),? (?:&|and) Co(?:mpany|\.)?$")  # Merck & Co.
_PROVIDERS = re.compile(r"ids=(\d+)")


@dataclass
class Thing:
    """What the tables together say of one thing; the first says what it is called and is."""

    id: str
    tables: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    kind: str = ""
    country: str = ""
    posts: list[Post] = field(default_factory=list)
    weight: int = 0
    branch: bool = False


def main(folder: Path) -> None:
    """Gather things, leave out what the bundled tables have, and compile the rest."""
    dropped: Counter[str] = Counter()
    things: dict[str, Thing] = {}
    for table in RULES["tables"]:
        for row in read_own(table) if table == OURS else read_rows(folder, table):
            why = add_row(things, table, row)
            dropped[f"{table}: {why}" if why else ""] += 1
    drop_branches(things, dropped)
    drop_namesakes(things, dropped)
    add_surnames(things)
    add_towns(things)
    add_universities(things)
    add_hosts(things)
    add_partners(things)
    rows = list(source_rows(things.values(), dropped))
    write_name_counts(things.values())
    WORLD.unlink(missing_ok=True)
    counts = compile_rows(
        rows,
        WORLD,
        name="world",
        source="world",
        kind=None,
        known=load_bundled(),
        lookup_only=True,
    )
    for why, count in sorted(dropped.items()):
        print(f"{count:7} {why or 'rows taken'}")
    for table in RULES["tables"]:
        of = [one for one in things.values() if one.tables[0] == table]
        print(f"{len(of):7} things first told of by {table}")
    print(f"{counts.entries:7} entries; {dict(counts.notes)}; {WORLD.stat().st_size:,} bytes")


def read_own(table: str) -> Iterator[dict[str, str]]:
    """The rows of the table that is ours."""
    lines = Path(__file__).with_name(f"authority_{table}.tsv").read_text(encoding="utf-8")
    columns, *rows = (line.split("\t") for line in lines.splitlines() if not line.startswith("#"))
    for cells in rows:
        yield dict(zip(columns, cells, strict=True))


def add_row(things: dict[str, Thing], table: str, row: Mapping[str, str]) -> str:
    """Add what a row says; returns why nothing of it was taken, empty where something was."""
    made = RULES["tables"][table]
    kind = tell_kind(table, row)
    if not kind:
        return f"{row['kind']} whose kind isn't told"
    names = tuple(choose_names(row, kind, made["aliases"], least=made.get("letters", 3)))
    if not names:
        return "without a name in Latin letters"
    names = tuple(shortest_first(names)) if table == "brands" else names
    if len(names[0]) < FEW_LETTERS and kind == "Work":
        return "a work with too short a name"
    weight = weigh(table, row, kind)
    thing = things.setdefault(row["qid"], Thing(row["qid"]))
    if thing.kind and top_of(thing.kind) != top_of(kind):
        guessed = all(RULES["tables"][one].get("described") for one in thing.tables)
        if not guessed or made.get("described") or ontology.is_a(thing.kind, "Place"):
            return f"{top_of(kind)} that another table calls {top_of(thing.kind)}"
        thing.kind = ""  # a list of companies knows better than a description's "producer"
    if not thing.kind or (kind != thing.kind and ontology.is_a(kind, thing.kind)):
        thing.kind = kind
    thing.tables.append(table)
    thing.names += names
    thing.country = thing.country or row["country"]
    thing.posts += read_posts(row["post"]) or tell_work(row, kind, made.get("does", ""))
    thing.posts += tell_sport(row, kind, made.get("sport", ""))
    thing.branch |= table == "organisations" and kind == "Company" and "(" in row["aliases"]
    thing.weight = max(thing.weight, weight) + (len(thing.tables) > 1)
    return ""


def tell_kind(table: str, row: Mapping[str, str]) -> str:
    """The kind of a row; empty where its description doesn't say."""
    if table == OURS:
        return row["kind"]
    if not RULES["tables"][table].get("described"):
        return str(RULES["kinds"].get(row["kind"], ""))
    words = _BRACKET.sub("", row["extra"].casefold()).replace("-", " ")
    if row["kind"] == "Person":
        listed = set(re.split(r"[ ,/]+", _CUT_LIST.split(words, maxsplit=1)[0]))
        if not listed.isdisjoint(RULES["heads"]["Person"]):
            return "Person"  # "American film, stage and television actor"
    cut = _CUT.split(words, maxsplit=1)[0].split()
    if kind := kind_of_head(cut, row["kind"]):
        return kind
    found = (kind_of_head(cut[:end], row["kind"]) for end in range(len(cut), 0, -1))
    guess = RULES["guesses"].get(row["kind"], "")
    fits = (one for one in found if top_of(one) == guess)
    # A person is known by what they do; a sort alone is enough for what else has a name.
    return next(fits, "" if guess == "Person" else guess) if row["name"][:1].isupper() else ""


def kind_of_head(cut: Sequence[str], guess: str) -> str:
    """The kind that the last word, or two, of a description's beginning name."""
    for one in [" ".join(cut[-2:]), *cut[-1:]] if cut else []:
        for kind, heads in RULES["heads"].items():
            if one in heads or one.removesuffix("s") in heads:
                vague = kind == "Region" and guess in {"Company", "Event"}
                return "" if vague else str(kind)  # "state of geopolitical tension"
    return ""


def top_of(kind: str) -> str:
    """The sort that a kind is of; what a thing can't be two of."""
    return next((one for one in TOPS if ontology.is_a(kind, one)), kind)


def choose_names(
    row: Mapping[str, str], kind: str, aliases: int, *, least: int = 3
) -> Iterator[str]:
    """The names of a row: its own, and as many others as may be of use in English news."""
    label = _BRACKET.sub("", row["name"].replace("\\", ""))
    if not _LATIN.fullmatch(label) or label.islower() or re.fullmatch(r"Q\d+", label):
        return  # "chancellor" is no name
    if len(label) > LONGEST:
        return
    peer = _PEER.match(label) if kind == "Person" else None  # "John Reid, Baron Reid of Cardowan"
    called = label if peer is None else peer[1]
    found = (*clean_names([called]), *names_by_rule(label, row, kind))
    seen = {name_keys.make_key(one) for one in found}
    yield from found
    yield from RULES["names"].get(row["qid"], ())
    aliases_of = row["aliases"].replace("/", " " if kind == "PoliticalParty" else "/")
    for name in clean_names(aliases_of.split("|")):
        key = name_keys.make_key(_BRACKET.sub("", name))
        if aliases and key and key not in seen and _is_useful(name, label, kind, least):
            seen.add(key)
            aliases -= 1
            yield name


def names_by_rule(label: str, row: Mapping[str, str], kind: str) -> Iterator[str]:
    """What news calls a thing of a kind by the words of its label."""
    aliases = row["aliases"].split("|")
    if kind == "SportsTeam":
        short = _CLUB.sub("", label)
        yield from [short] if short != label and len(short) > FEW_LETTERS else []
        yield from nicknames(label) if row["country"] in MANY_SPORTS_CODES else ()
    elif kind == "Person":
        yield from (peer[1] for one in (label, *aliases) if (peer := _PEER.match(one)))
    elif kind == "PoliticalParty":
        yield from members(label)
    elif kind == "Event":
        yield from hosts_of(label, aliases)
    elif kind == "Company":
        yield from names_by_trade(label)
        yield from filter(None, map(short_form, (label, *aliases)))
        yield _INITIALS.sub(". ", label)


def hosts_of(label: str, names: Iterable[str]) -> Iterator[str]:
    """Those of the names of Olympics that are a city and the year: "London 2012"."""
    games = _GAMES.fullmatch(label)
    yield from (one for one in names if games is not None and one.endswith(f" {games[1]}"))


def members(label: str) -> Iterator[str]:
    """What a party is called by its members: the Social Democrats, of the SPD."""
    words = label.split()
    if len(words) > 1 and load_bundled().demonym(words[0]):
        words = words[1:]
    if len(words) == 2 and words[0] == "The":  # noqa: PLR2004 - The Left
        yield f"{words[1]} Party"
    for at, word in enumerate(words[:-1]):
        if word in RULES["members"] and words[at + 1] in RULES["parties"]:
            yield " ".join([*words[:at], RULES["members"][word]])
            return


def short_form(name: str) -> str:
    """A firm's name with its legal form as news writes it: "Volkswagen AG"."""
    for long, short in RULES["forms"].items():
        if name.endswith(f" {long}"):
            return f"{name.removesuffix(long)}{short}"
    return ""


def names_by_trade(label: str) -> Iterator[str]:
    """What else an airline is called: Etihad, Kuwait Airlines, Japan Air Lines."""
    for trade in RULES["trades"]:
        short = label.removesuffix(f" {trade}")
        if short != label:
            yield from (f"{short} {other}" for other in RULES["trades"] if other != trade)
            yield from filter(is_telling, [short])


def is_telling(name: str) -> bool:
    """Whether a part of a body's name says which it is: Etihad, Goethe University, not British."""
    first = name.split(maxsplit=1)[0]
    vague = load_bundled().demonym(first) or (first != name and first.casefold() in plain_words())
    return len(name) >= FEW_LETTERS and not vague


def nicknames(label: str) -> Iterator[str]:
    """What a team of a league with many cities is called without its city: the Red Sox."""
    words = label.split()
    for cut in (1, 2):
        city = " ".join(words[:cut])
        places = [one for one in load_bundled().find(city) if one.kind in {"City", "Region"}]
        if len(words) > cut and any(one.country in MANY_SPORTS for one in places):
            rest = " ".join(words[cut:])
            if len(rest) >= FEW_LETTERS and rest.replace(" ", "").isalpha():
                yield rest
            return


def shortest_first(names: Sequence[str]) -> list[str]:
    """Names with that before the others which others begin with: Opel before Opel Rent."""
    stems = [one for one in names if any(other.startswith(f"{one} ") for other in names)]
    first = min(stems, key=len, default=names[0])
    return [first, *(one for one in names if one != first)]


def _is_useful(name: str, label: str, kind: str, least: int) -> bool:
    if not _LATIN.fullmatch(name) or "(" in name or len(name.split()) > MOST_NAMES:
        return False
    acronym = name.isalpha() and sum(map(str.isupper, name)) > 1  # AfD
    if kind == "Person":
        last = name_keys.make_key(label).split()[-1]
        return (
            " " in name
            and last in name_keys.make_key(name).split()
            and len(name.split()) < FEW_LETTERS
        )
    if ontology.is_a(kind, "Organization"):
        return len(name) >= FEW_LETTERS or (acronym and len(name) >= least)
    return len(name) >= FEW_LETTERS and not acronym and "," not in name


def weigh(table: str, row: Mapping[str, str], kind: str) -> int:
    """About how many Wikipedias have an article on a thing, by who tells of it."""
    made = RULES["tables"][table]
    usual = made.get("works", made["weight"]) if kind == "Work" else made["weight"]
    weight = int(row.get("weight") or usual)
    if found := _PROVIDERS.search(row["extra"]):
        weight = 2 * int(found[1])
    if any(cell.split(";")[0] in RULES["heights"] for cell in row["post"].split("|")):
        weight = max(weight, int(RULES["height"]))
    if row["kind"] == "SportsCompetition":
        weight = int(RULES["competition"])
    if kind == "SportsTeam" and " national " in row["name"]:
        weight = max(weight, int(RULES["national_team"]))
    return weight


def tell_work(row: Mapping[str, str], kind: str, does: str) -> list[Post]:
    """What somebody is by a description: "actor" of "American film, stage and television actor".

    Args:
        row: the row.
        kind: its kind.
        does: what all of its table do, if anything.
    """
    if kind != "Person":
        return []
    if does:
        return [Post.of_cell(f"{does};;;;")]
    words = _BRACKET.sub("", row["extra"].casefold()).replace("-", " ")
    listed = re.split(r"[ ,/]+", _CUT_LIST.split(words, maxsplit=1)[0])
    heads = dict.fromkeys(one for one in listed if one in RULES["heads"]["Person"])
    return [Post.of_cell(f"{one};;;;") for one in heads]


def tell_sport(row: Mapping[str, str], kind: str, sport: str) -> list[Post]:
    """What a team, a league or a player plays, by a description: "ice hockey team".

    Args:
        row: the row.
        kind: its kind.
        sport: what all teams of its table play, if anything.
    """
    words = row["extra"].casefold().replace("-", " ")
    league = kind in {"Event", "Organization"} and "league" in f"{row['name']} {words}".casefold()
    if kind != "SportsTeam" and not (kind == "Person" and "player" in words) and not league:
        return []
    told = (one for one, said in RULES["sports"].items() if any(word in words for word in said))
    found = next(told, sport if kind != "Person" else "")
    return [Post.of_cell(f"{found};;;;")] if found else []


def write_name_counts(things: Iterable[Thing]) -> None:
    """Write how many people of the list have each of the frequent family and given names."""
    families: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for thing in things:
        name = parse_person(thing.names[0]) if thing.kind == "Person" and thing.names else None
        if name is not None:
            families[name.family] += 1
            given[name.given[0]] += 1
    least = int(RULES["least_name"])
    lines = [
        "# How many people of the world's list have it: name, as family name, as given name. By"
    ]
    lines += ["# scripts/authority_world.py; don't edit."]
    for word in sorted({*families, *given}):
        cells = [str(one[word]) if one[word] >= least else "" for one in (families, given)]
        if any(cells):
            lines.append("\t".join((word, *cells)))
    NAME_COUNTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def drop_branches(things: dict[str, Thing], dropped: Counter[str]) -> None:
    """Leave out a company's offices in other countries, which a list of bodies calls like it.

    Of those that only this list has, the one with the lowest number is the company; numbers that
    were given in bulk are seldom a company's own.
    """
    named: dict[str, list[Thing]] = defaultdict(list)
    for thing in things.values():
        if thing.kind == "Company" and thing.names:
            named[name_keys.make_key(name_keys.without_legal_form(thing.names[0]))].append(thing)
    for key, same in named.items():
        alone = [one for one in same if one.tables != ["organisations"]]
        first = alone or [min(same, key=lambda one: int(one.id[1:]))]
        for one in same:
            bulk = RULES["bulk"][0] <= int(one.id[1:]) <= RULES["bulk"][1]
            early = int(one.id[1:]) < RULES["early"]  # a firm of its own, as Rolls-Royce's two are
            double = one.branch and not early and one.tables == ["organisations"]
            if double and (one not in first or bulk):
                dropped[f"organisations: a branch, or a double, of {'others' if key else ''}"] += 1
                del things[one.id]


def drop_namesakes(things: dict[str, Thing], dropped: Counter[str]) -> None:
    """Leave out what is called like a far better known thing of its sort and country.

    A club's women, a company's brand or its sports club: news tells them apart by other words. Of
    two companies, a group and its brand, only one can be told from a name.
    """
    named: dict[tuple[str, str, str], list[Thing]] = defaultdict(list)
    for thing in things.values():
        top = top_of(thing.kind) if thing.kind else ""
        if thing.names and top == "Organization":
            short = name_keys.without_legal_form(thing.names[0])
            named[name_keys.make_key(short), top, thing.country].append(thing)
    for same in named.values():
        most = max(one.weight for one in same)
        for one in tuple(same):
            first = min(same, key=lambda other: (-other.weight, int(other.id[1:])))
            double = one is not first and one.kind == first.kind and one.kind in DOUBLES
            if double or one.weight <= LESSER * most:
                dropped[f"{one.tables[0]}: called like what is better known"] += 1
                del things[one.id]


def add_surnames(things: dict[str, Thing]) -> None:
    """Call the famous by their surname too, where nobody as famous has it, and it isn't common."""
    named: dict[str, list[Thing]] = defaultdict(list)
    for thing in things.values():
        if thing.kind == "Person" and thing.weight >= FAMOUS and thing.names:
            name = parse_person(thing.names[0])
            if name is not None and " of " not in thing.names[0]:  # Harald V of Norway
                named[name.family].append(thing)
    for family, famous in named.items():
        more = [one for one in famous if one.weight >= MORE_FAMOUS]
        same = more if len(more) == 1 else famous
        written = same[0].names[0].split()[-1]
        plain = name_keys.make_key(written) == family and not is_common_surname(family)
        if len(same) == 1 and plain and len(written) >= FEW_LETTERS and written[:1].isupper():
            same[0].names.append(written)


def add_towns(things: dict[str, Thing]) -> None:
    """Call widely known clubs by their town alone too: Leverkusen."""
    for thing in things.values():
        if thing.kind != "SportsTeam" or thing.weight < KNOWN or not thing.names:
            continue
        words = thing.names[0].split()
        if thing.country in MANY_SPORTS_CODES:
            thing.names += places_of(thing) if plays_in_a_league(thing) else []
            continue
        country = country_ids().get(thing.country.casefold())
        for start, end in combinations(range(len(words) + 1), 2):
            town = " ".join(words[start:end])
            of_town = all(map(str.isupper, words[end:]))  # Hamburger SV, no Stuttgarter Kickers
            for form in dict.fromkeys((town, town.removesuffix("er") if of_town else town)):
                places = [one for one in load_bundled().find(form) if one.kind == "City"]
                here = [one.label for one in places if one.country == country]
                if here and end - start < len(words):
                    thing.names += [form, here[0]]  # Köln, and Cologne


def places_of(thing: Thing) -> Iterator[str]:
    """The city or state that an American team's name begins with: Boston, of the Red Sox."""
    words = thing.names[0].split()
    for cut in (2, 1):
        place = " ".join(words[:cut])
        places = [one for one in load_bundled().find(place) if one.kind in {"City", "Region"}]
        if len(words) > cut and any(one.country in MANY_SPORTS for one in places):
            yield place
            return


def plays_in_a_league(thing: Thing) -> bool:
    """Whether a team is one of a league's, of which a city has one, and not a university's."""
    return any(post.position in RULES["leagues"] for post in thing.posts)


def add_hosts(things: dict[str, Thing]) -> None:
    """Call Olympics by their city too, and by it alone the latest: the London Olympics."""
    hosted: dict[str, list[tuple[int, Thing]]] = defaultdict(list)
    for thing in things.values():
        if thing.kind == "Event" and thing.names:
            for name in dict.fromkeys(hosts_of(thing.names[0], thing.names)):
                host, _, year = name.rpartition(" ")
                hosted[host].append((int(year), thing))
                thing.names.append(f"{year} {host} Olympics")
    for host, games in hosted.items():
        _, latest = max(games, key=lambda one: one[0])
        latest.names += [f"{host} Olympics", f"{host} Games"]


def add_partners(things: dict[str, Thing]) -> None:
    """Call widely known firms by their name without "& Co." too: Merck."""
    for thing in things.values():
        if thing.kind == "Company" and thing.weight >= FAMOUS and thing.names:
            thing.names += filter(is_telling, _AND_CO.findall(thing.names[0]))


def add_universities(things: dict[str, Thing]) -> None:
    """Call universities without their place or subject too, where nothing has that name."""
    taken = {name_keys.make_key(name) for one in things.values() for name in one.names}
    for thing in things.values():
        if thing.kind == "EducationalInstitution" and thing.names:
            short = filter(is_telling, _UNIVERSITY.findall(thing.names[0]))
            thing.names += [one for one in short if name_keys.make_key(one) not in taken]


def read_posts(cell: str) -> list[Post]:
    """The terms of a cell; those of one office that follow each other are one."""
    spans: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for one in filter(None, cell.split("|")):
        office, country, start, end = (one.split(";") + [""] * 3)[:4]
        spans[_NUMBER.sub("", office), country].append((start, end))
    made = []
    for (office, country), terms in spans.items():
        last: tuple[str, str] | None = None
        for start, end in sorted(terms):
            if last is not None and (not last[1] or (start and int(start) <= int(last[1]) + 1)):
                last = (last[0], max(end, last[1]) if end and last[1] else "")
            else:
                if last is not None:
                    made.append((office, country, *last))
                last = (start, end)
        if last is not None:
            made.append((office, country, *last))
    latest = sorted(made, key=lambda one: one[2] or "0")[-MOST_POSTS:]
    ids = country_ids()
    return [
        Post.of_cell(f"{office};;{ids.get(country.casefold(), '')};{start};{end}")
        for office, country, start, end in latest
    ]


@cache
def country_ids() -> dict[str, str]:
    """Code of a country in small letters → its id."""
    return {
        code.casefold(): row["id"]
        for row in records.read_rows("places")
        for code in records.split_cell(row["iso"])
    }


def source_rows(things: Iterable[Thing], dropped: Counter[str]) -> Iterator[SourceRow]:
    """Rows of the things that the bundled tables don't have, or have under the same id."""
    for thing in things:
        if not thing.kind:
            continue
        ids, why = choose_ids(thing)
        if why:
            dropped[f"{thing.tables[0]}: {why}"] += 1
            continue
        yield SourceRow(
            where=thing.id,
            names=tuple(dict.fromkeys(one for one in thing.names if is_own(one, thing))),
            kind=thing.kind,
            ids=ids,
            country=None if is_in_tables(thing) else country_ids().get(thing.country.casefold()),
            posts=tuple(dict.fromkeys(thing.posts)),
            weight=thing.weight,
        )


def choose_ids(thing: Thing) -> tuple[tuple[str, ...], str]:
    """The ids of a thing, or why it is left out.

    What the bundled tables have is theirs: under its id, or, a place, where it is the only one of
    its name in its country. Who is called like one of their entries without such an id might be
    it, and is left out, since two entries of one thing would stand in each other's way.
    """
    known = load_bundled()
    own = known.get(thing.id)
    if own is not None:
        return ids_of_known(thing, own)
    same = [one for one in known.find(thing.names[0]) if top_of(one.kind) == top_of(thing.kind)]
    if thing.kind == "GovernmentBody" and is_national(thing):
        return (), "an office that every state has"
    if ontology.is_a(thing.kind, "Place"):
        return place_ids(thing, same)
    unnumbered = [one for one in same if not any(map(is_wikidata, (one.id, *one.also)))]
    if thing.kind != "Person" and unnumbered:
        return (), "called like an entry of the tables"
    return (thing.id,), ""


def ids_of_known(thing: Thing, own: Entry) -> tuple[tuple[str, ...], str]:
    """The id of what the tables have, where names may be added to it, or why not."""
    if ontology.is_a(own.kind, "Place"):
        return (), "a place that the tables have"
    if split_office_id(own.id) is not None:
        return (), "an office that the tables have"  # whose bare name many states' have
    if top_of(own.kind) != top_of(thing.kind):
        return (), "of another kind in the tables"
    return (thing.id,), ""


def is_national(thing: Thing) -> bool:
    """Whether a body is one that its country's entry has in any case."""
    country = country_ids().get(thing.country.casefold())
    return any(
        body_names.recognise_body(name, load_bundled(), country=country) is not None
        for name in thing.names
    )


def is_wikidata(identifier: str) -> bool:
    """Whether an id is Wikidata's."""
    return identifier.startswith("Q")


def is_in_tables(thing: Thing) -> bool:
    """Whether the tables have a thing; to the United Nations no country is added."""
    return load_bundled().get(thing.id) is not None


def is_own(name: str, thing: Thing) -> bool:
    """Whether another name of a body is its own.

    It isn't a state's office ("The White House"), and of what the tables have, which is linked
    wherever it is named, no letters and no single word ("ABC" of Australia's broadcaster); of a
    team, no place that has many.
    """
    if name == thing.names[0] or not ontology.is_a(thing.kind, "Organization"):
        return True
    if is_in_tables(thing) and " " not in name:
        return False
    if thing.kind == "SportsTeam" and has_many_teams(name, thing):
        return False
    return body_names.recognise_body(name, load_bundled()) is None


def has_many_teams(name: str, thing: Thing) -> bool:
    """Whether a team's name is that of a place with many teams: England, not Barcelona."""
    country = country_ids().get(thing.country.casefold())
    places = [one for one in load_bundled().find(name) if ontology.is_a(one.kind, "Place")]
    if any(one.kind == "Country" or one.parent == "Q145" for one in places):  # Wales too
        return True
    here = any(one.country in MANY_SPORTS for one in places[:1])
    own = thing.weight >= KNOWN and plays_in_a_league(thing) and name in places_of(thing)
    return here and country in {None, *MANY_SPORTS} and not own


def place_ids(thing: Thing, same: Sequence[Entry]) -> tuple[tuple[str, ...], str]:
    """The ids of a place: its own, with that of the tables' entry where it must be that one."""
    if not same:
        return ((thing.id,), "")
    country = country_ids().get(thing.country.casefold())
    near = [one for one in same if one.country == country and one.kind == thing.kind]
    if country is None or len(near) != 1 or any(map(is_wikidata, (near[0].id, *near[0].also))):
        return (), "called like a place of the tables"
    small = similar_names.load_namesakes().get(name_keys.make_key(thing.names[0]), ())
    places = [load_bundled().get(where) for where, _ in small]
    if any(one is not None and country in {one.id, one.country} for one in places):
        return (), "called like a smaller town of its country"
    return (thing.id, near[0].id), ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
