"""The verb table: its form, how it is asked, and what it says of telling verbs."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.core.errors import OntologyError
from dateline.english import verbs
from dateline.english.verbs import GivenPredicate, Words, load_verbs, read_verbs

HEAD = "verb\tnouns\ttype\troles\tcomplement\tcontrol\tpredicate\n"
TABLE = load_verbs()


def verb(lemma, **words):
    """The sense of a verb among words; prepositions may be given as words with an underscore."""
    behind = {name[:-1]: words.pop(name) for name in list(words) if name.endswith("_")}
    sense = TABLE.find_verb(lemma, Words(**words, prepositions=behind))
    assert sense is not None, lemma
    return sense


def noun(word, **words):
    """The sense of a noun and its form."""
    found = TABLE.find_noun(word, Words(**words))
    assert found is not None, word
    return found


# ───────────────────────────────────────── the form ─────────────────────────────────────────


def test_a_row_is_read():
    """Each cell becomes what its column says, and cells at the end may be left out."""
    line = (
        "buy|bye out =Company|stake @from:bank +to\tbuyout@of@'s\tagree/sign"
        "\tsubject=actor from=origin\tplans\tfor\tvisits acquires:object>from"
    )
    (sense,) = read_verbs(f"# a comment\n{HEAD}{line}").senses
    assert sense.lemmas == ("buy", "bye")
    assert sense.particle == "out"
    assert {"Company", "stake"} < sense.objects
    assert sense.prepositions == (("from", frozenset({"bank"})),)
    assert sense.form == "to"
    assert sense.nouns == (verbs.NounForm("buyout", frozenset({"of", "'s"})),)
    assert sense.event_type == "agree/sign"
    assert dict(sense.roles) == {"subject": "actor", "from": "origin"}
    assert (sense.complement, sense.control) == ("plans", "for")
    assert sense.predicates == (
        GivenPredicate("visits"),
        GivenPredicate("acquires", "object", "from"),
    )
    (short,) = read_verbs(f"{HEAD}rain\t\tstative").senses
    assert (short.roles, short.predicates, short.event_type) == ({}, (), None)


def test_a_kind_stands_for_those_below_it():
    """An organisation may be a company."""
    (sense,) = read_verbs(f"{HEAD}join =Organization\t\tevent").senses
    assert {"Organization", "Company", "SportsTeam"} <= sense.objects
    assert "Place" not in sense.objects


def test_a_kind_stands_for_common_nouns_for_it():
    """An officer and a government are asked for as their names are; a head may be a thing."""
    senses = read_verbs(f"{HEAD}nod =Person\t\tevent\nsue =Organization\t\tevent\n").senses
    assert {"officer", "suspect", "protester", "he"} <= senses[0].objects
    assert not {"head", "company", "bridge"} & senses[0].objects
    assert {"company", "government", "club"} <= senses[1].objects
    assert not {"officer", "body"} & senses[1].objects
    (named,) = read_verbs(f"{HEAD}name =Position\t\tevent\n").senses
    assert {"captain", "head"} <= named.objects
    assert "suspect" not in named.objects


def test_a_noun_may_need_what_follows_it():
    """A game against somebody was played; a game is a thing."""
    table = read_verbs(f"{HEAD}play\tgame@against!|match@against\tsport/play\tsubject=actor\n")
    assert table.find_noun("game", Words(prepositions={"against": ()})) is not None
    assert table.find_noun("game", Words(prepositions={"of": ()})) is None
    assert table.find_noun("match") is not None


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("go\t\tevent\t\t\t\t\tmore", "more cells"),
        ("\t\tevent", "neither a verb nor a noun"),
        ("go\t\tevent\ngo\t\tstative", "has a row already"),
        ("go\t\tsport/juggle", "'sport/juggle' is no type"),
        ("go\t\t", "'' is no type"),
        ("go\t\tevent\tsubjekt=actor", "'subjekt' is no slot"),
        ("go\t\tevent\tsubject=hero", "'hero' is no role"),
        ("go\t\tevent\tsubject", "'' is no role"),
        ("go\t\tevent\tto=object to=place", "two roles for 'to'"),
        ("hold\t\tlight\tsubject=actor", "'actor' is no role"),
        ("go\t\tevent\t\tsay", "'say' is no complement"),
        ("go\t\tevent\t\t\tsubjects", "'subjects' is no slot"),
        ("go\t\tevent\t\t\t\tgoes_to", "'goes_to' is no predicate"),
        ("go\t\tevent\t\t\t\tvisits:subject", "'' is no slot"),
        ("go @upp\t\tevent", "'upp' is no preposition"),
        ("go =Dragon\t\tevent", "'Dragon' is no kind"),
        ("go =a||b\t\tevent", "a word is missing"),
        ("go +too\t\tevent", "'too' is no form"),
        ("go =place off\t\tevent", "'off' stands where none may"),
        ("go  off\t\tevent", "'' stands where none may"),
        ("go\tgoing|\tevent", "'' is no noun"),
        ("go\tgoing@upp\tevent", "'upp' is no preposition"),
    ],
)
def test_a_wrong_row_is_an_error_with_its_line(row, message):
    """Whoever edits the table is told the line and what is wrong with it."""
    with pytest.raises(OntologyError, match=message) as caught:
        read_verbs(HEAD + row)
    assert f"line {3 if chr(10) in row else 2}:" in str(caught.value)


@pytest.mark.parametrize("text", ["", "# only\n", "verb\tnoun\n"])
def test_other_columns_are_an_error(text):
    """A table of other columns is no table of verbs."""
    with pytest.raises(OntologyError, match="the columns are verb, nouns"):
        read_verbs(text)


# ───────────────────────────────────────── the table ─────────────────────────────────────────


def test_the_table_is_large():
    """It has the verbs and nouns that make up nearly all of news."""
    assert len(TABLE.by_lemma) > 1_200
    assert len(TABLE.by_noun) > 600


def test_no_two_senses_ask_for_the_same():
    """Of two rows of a verb, one asks for something else, so that both can be found."""
    asked = Counter(
        (lemma, one.particle, one.subjects, one.objects, frozenset(one.prepositions), one.form)
        for one in TABLE.senses
        for lemma in one.lemmas
    )
    assert [key for key, count in asked.items() if count > 1] == []


def test_a_noun_stands_once_for_a_type():
    """Senses that share a noun are of different types."""
    for word, found in TABLE.by_noun.items():
        types = [(sense.type, sense.complement) for sense, _ in found]
        assert len(types) == len(set(types)), word


def test_rows_are_sorted():
    """Rows stand in the order of their verbs, and nouns without a verb at the end."""
    lemmas = [one.lemmas[0] if one.lemmas else "~" for one in TABLE.senses]
    assert lemmas == sorted(lemmas)


def test_happenings_have_roles_and_others_have_none():
    """A type of event says who takes part; states and relations have no roles."""
    for one in TABLE.senses:
        if one.event_type:
            assert one.roles, one.key
        elif one.type in {verbs.STATIVE, verbs.RELATION, verbs.ASPECT}:
            assert not one.roles, one.key


def test_control_is_said_where_a_complement_needs_it():
    """A sense whose control is a preposition asks for it or gives it a role."""
    for one in TABLE.senses:
        if one.control in verbs.PREPOSITIONS:
            asked = {name for name, _ in one.prepositions}
            assert one.control in asked | set(one.roles), one.key


# ───────────────────────────────────────── looking up ─────────────────────────────────────────


def test_a_particle_makes_another_verb():
    """A verb with a particle that the table lacks isn't the verb without."""
    assert verb("take", particle="over", object={"company"}).type == "business/acquire"
    assert verb("carry", particle="out", object={"attack"}).event_type == "assault/attack"
    assert TABLE.find_verb("accuse", Words(particle="up")) is None


def test_a_particle_that_a_parser_took_for_a_preposition():
    """The company stands behind "over", and is the object; "went on Monday" isn't "go on"."""
    assert verb("take", over_={"company"}).type == "business/acquire"
    assert verb("step", down_=()).type == "concede/resign"
    assert verb("go", on_=()).type == "aspect"
    assert verb("go", on_={"Monday"}).type == "event"
    assert verb("take", over_={"company"}, beside="over").type == "business/acquire"
    assert verb("take", over_={"company"}, beside="quickly").type == "event"


def test_a_preposition_makes_the_sense():
    """One calls for talks, calls them off, and calls them a farce."""
    assert verb("call", for_={"talk"}).type == "request/call"
    assert verb("show", subject={"photo"}).type == "stative"
    assert verb("call", particle="off").type == "event"
    assert verb("call", form="predicate").type == "state/describe"


def test_what_stands_behind_a_preposition_makes_the_sense():
    """People go on strike and on trial."""
    assert verb("go", on_={"strike"}).type == "protest"
    assert verb("put", on_={"trial"}).type == "coerce/try"


def test_what_stands_behind_a_preposition_says_more_than_who_does_it():
    """A leader who comes to an agreement doesn't travel."""
    assert verb("come", subject={"Person"}, to_={"agreement"}).type == "agree/reach"
    assert verb("come", subject={"Person"}, to_={"London", "City"}).type == "movement/arrive"


@pytest.mark.parametrize(
    ("lemma", "words", "kind", "others", "other"),
    [
        ("shoot", {"object": {"officer"}}, "assault/shoot", {"subject": {"Person"}}, "event"),
        ("head", {"object": {"campaign"}}, "relation", {"for_": {"City"}}, "movement/travel"),
        ("fight", {"object": {"rebel"}}, "assault/clash", {"object": {"disease"}}, "event"),
        ("clash", {"with_": {"police"}}, "assault/clash", {"with_": {"SportsTeam"}}, "sport/play"),
        ("play", {"object": {"drum"}}, "culture/perform", {"object": {"match"}}, "sport/play"),
        ("rebuild", {"object": {"bridge"}}, "business/build", {"object": {"career"}}, "event"),
        ("flood", {"object": {"street"}}, "disaster/flood", {"from_": {"praise"}}, "event"),
        ("bear", {"object": {"twin"}}, "life/be_born", {"object": {"name"}}, "stative"),
        ("deploy", {"object": {"troop"}}, "mobilize/deploy", {"object": {"camera"}}, "event"),
        ("bring", {"object": {"body"}}, "movement/carry", {"object": {"blend"}}, "event"),
        ("block", {"object": {"merger"}}, "reject", {"object": {"shot"}}, "event"),
    ],
)
def test_a_figure_of_speech_claims_less(lemma, words, kind, others, other):
    """What a typed sense asks for stands around it; without, the verb says less."""
    assert verb(lemma, **words).type == kind
    assert verb(lemma, **others).type == other


def test_an_object_makes_the_sense():
    """Of a verb that says little, the object tells what happened."""
    assert verb("take", object={"office"}).type == "appoint/take_office"
    assert verb("take", object={"hostage"}).type == "assault/abduct"
    assert verb("take", object={"tea"}).type == "event"
    assert verb("meet", object={"deadline"}).type == "event"
    assert verb("meet").type == "consult/meet"


def test_a_kind_makes_the_sense():
    """One releases a person, an album or a report."""
    assert verb("release", object={"hostage"}).type == "concede/release"
    assert verb("release", object={"Navalny", "Person"}).type == "concede/release"
    assert verb("release", object={"album"}).type == "culture/release"
    assert verb("release", object={"report"}).type == "announce/publish"
    assert verb("join", object={"Company"}).type == "organize/join"


def test_what_is_meant_otherwise_than_it_is_said_is_no_such_happening():
    """One tests a drug, and Kenya's patience; a country graduates from no school."""
    assert verb("test", object={"drug"}).type == "science/test"
    assert verb("test", object={"unity"}).type == "event"
    assert verb("graduate", subject={"Country"}).type == "event"
    assert verb("graduate", subject={"Person"}, object={"student"}).type == "life/study"
    assert verb("graduate", subject={"police"}, object={"officer"}).type == "event"
    assert verb("restate", object={"profit"}).type == "event"
    assert verb("restate", object={"support"}).type == "state/reiterate"
    assert verb("protest", object={"innocence"}).type == "state/claim"
    assert verb("protest", object={"law"}).type == "protest"
    assert verb("buy", subject={"dollar"}).type == "stative"


def test_a_subject_makes_the_sense():
    """A person who falls is no figure, and a quake is no killer."""
    assert verb("fall", subject={"price"}).type == "change/fall"
    assert verb("fall", subject={"Person"}).type == "event"
    assert verb("kill", subject={"earthquake"}).type == "life/die"


def test_no_object_makes_the_sense():
    """England drew; that they drew a crowd is another matter."""
    assert verb("draw").type == "sport/draw"
    assert verb("draw", object={"crowd"}).type != "sport/draw"


def test_a_clause_makes_the_sense():
    """One tells people what to do, and tells them how things are."""
    assert verb("tell", form="to").complement == "asks"
    assert verb("tell", form="that").complement == "says"


def test_the_sense_that_asks_for_more_comes_first():
    """Senses of a verb stand in the order in which they are tried."""
    for found in TABLE.by_lemma.values():
        demands = [one.demand for one in found]
        assert demands == sorted(demands, reverse=True)


def test_nouns_are_found():
    """A noun leads to the sense of its verb, and tells what introduces the object."""
    sense, form = noun("attack")
    assert sense.event_type == "assault/attack"
    assert "on" in form.stands_for_object
    sense, form = noun("arrest")
    assert (sense.event_type, form.stands_for_object) == ("coerce/arrest", {"'s"})
    assert noun("earthquake")[0].lemmas == ("quake",)
    assert noun("plan")[0].complement == "plans"
    assert TABLE.find_noun("table") is None


def test_a_noun_of_several_senses():
    """What stands around a noun decides as it does for its verb."""
    assert noun("release", object={"album"})[0].event_type == "culture/release"
    assert noun("release", object={"prisoner"})[0].event_type == "concede/release"
    assert noun("strike", prepositions={"on": ("base",)})[0].event_type == "assault/attack"
    assert noun("strike", prepositions={"over": ("pay",)})[0].event_type == "protest/strike"
    assert noun("bid", prepositions={"for": ("Company",)})[0].event_type == "business/bid"
    # Parties, and whoever speaks, attack by words.
    assert verb("attack", object={"PoliticalParty"}).event_type == "accuse/criticize"
    assert verb("attack", object={"Person"}).event_type == "assault/attack"
    # Politicians attack each other: only a weapon makes it plain.
    (armed,) = verb("attack", object={"Person"}, with_=("knife",)).predicates
    assert armed.name == "assaults"
    assert not verb("attack", subject={"Person"}, object={"Person"}).predicates
    # Who talks to a paper meets nobody, and who takes over a country buys none.
    assert verb("discuss", with_=("MediaOutlet",)).event_type == "state/speak"
    assert verb("discuss", with_=("Country",)).event_type == "consult/talks"
    assert noun("takeover", object={"Country"})[0].event_type == "coerce/seize"
    # "On" leads to an attack's object, "by" to nobody whom it is done to.
    assert noun("attack", prepositions={"on": ("plan",)})[0].event_type == "accuse/criticize"
    assert noun("attack", prepositions={"on": ("city",)})[0].event_type == "assault/attack"
    assert noun("attack", prepositions={"by": ("plan",)})[0].event_type == "assault/attack"


# ──────────────────────────────────────── telling verbs ────────────────────────────────────────


@pytest.mark.parametrize(
    ("lemma", "words", "complement", "control"),
    [
        ("manage", {"form": "to"}, "manages", "subject"),
        ("begin", {"form": "to"}, "manages", "subject"),
        ("help", {"form": "to"}, "manages", "object"),
        ("force", {"form": "to"}, "manages", "object"),
        ("fail", {"form": "to"}, "fails", "subject"),
        ("refuse", {"form": "to"}, "fails", "subject"),
        ("decline", {"form": "to"}, "fails", "subject"),
        ("forget", {"form": "to"}, "fails", "subject"),
        ("stop", {"form": "ing"}, "stops", "subject"),
        ("prevent", {"from_": ()}, "prevents", "object"),
        ("accuse", {"of_": ()}, "accuses", "object"),
        ("allege", {"form": "that"}, "accuses", "subject"),
        ("suspect", {"of_": ()}, "supposes", "object"),
        ("convict", {"of_": ()}, "says", "object"),
        ("deny", {"form": "ing"}, "denies", "subject"),
        ("doubt", {"form": "that"}, "doubts", "subject"),
        ("fear", {"form": "that"}, "fears", "subject"),
        ("hope", {"form": "that"}, "hopes", "subject"),
        ("plan", {"form": "to"}, "plans", "subject"),
        ("want", {"form": "to", "object": {"Person"}}, "plans", "object"),
        ("promise", {"form": "to"}, "promises", "subject"),
        ("agree", {"form": "to"}, "promises", "subject"),
        ("urge", {"form": "to"}, "asks", "object"),
        ("call", {"for_": ("government",), "form": "to"}, "asks", "for"),
        ("order", {"form": "to"}, "orders", "object"),
        ("allow", {"form": "to"}, "allows", "object"),
        ("try", {"form": "to"}, "tries", "subject"),
        ("say", {"form": "that"}, "says", "subject"),
        ("concede", {"form": "that"}, "says", "subject"),
        ("believe", {"form": "that"}, "believes", "subject"),
        ("expect", {"form": "to"}, "believes", "object"),
        ("know", {"form": "that"}, "knows", "subject"),
        ("pretend", {"form": "to"}, "supposes", "subject"),
        ("see", {"form": "ing"}, "sees", "object"),
    ],
)
def test_what_a_verb_does_to_the_clause_under_it(lemma, words, complement, control):
    """These decide the stance of what is said under them, and who does it."""
    sense = verb(lemma, **words)
    assert (sense.complement, sense.control) == (complement, control)


@pytest.mark.parametrize(
    ("lemma", "words", "kind"),
    [
        ("own", {}, "relation"),
        ("employ", {}, "relation"),
        ("include", {}, "relation"),
        ("seem", {}, "stative"),
        ("like", {"object": {"tea"}}, "stative"),
        ("continue", {}, "aspect"),
        ("conduct", {"object": {"raid"}}, "light"),
        ("undergo", {"object": {"trial"}}, "light"),
    ],
)
def test_what_is_no_event(lemma, words, kind):
    """States, relations and verbs that say little aren't events by themselves."""
    sense = verb(lemma, **words)
    assert (sense.type, sense.event_type) == (kind, None)
    assert not sense.happens


@pytest.mark.parametrize(
    ("lemma", "words", "roles"),
    [
        ("rise", {}, {"subject": "object", "by": "amount"}),
        ("die", {}, {"subject": "object"}),
        ("buy", {}, {"subject": "actor", "object": "object", "from": "origin", "for": "amount"}),
        ("arrest", {}, {"subject": "actor", "object": "recipient"}),
        ("increase", {}, {"subject": "actor", "alone": "object", "object": "object"}),
        ("lose", {"to_": ("SportsTeam",)}, {"subject": "actor", "to": "recipient"}),
        ("win", {"object": {"award"}}, {"subject": "recipient", "object": "object"}),
        ("say", {}, {"subject": "speaker", "complement": "content", "to": "addressee"}),
        ("suffer", {"object": {"blackout"}}, {"subject": "object"}),
        ("receive", {"object": {"threat"}}, {"subject": "object", "from": "subject"}),
    ],
)
def test_who_is_what(lemma, words, roles):
    """The subject isn't always the actor."""
    assert roles.items() <= verb(lemma, **words).roles.items()


@pytest.mark.parametrize(
    ("lemma", "words", "predicate"),
    [
        ("acquire", {}, GivenPredicate("acquires")),
        ("own", {}, GivenPredicate("owned_by", "object", "subject")),
        ("accuse", {}, GivenPredicate("accuses")),
        ("meet", {}, GivenPredicate("meets", "subject", "with")),
        ("call", {"on_": ("Country",)}, GivenPredicate("requests_of", "subject", "on")),
        ("marry", {}, GivenPredicate("spouse_of")),
        ("sue", {}, GivenPredicate("sues")),
    ],
)
def test_the_plain_claim(lemma, words, predicate):
    """A claim between two named participants goes from one slot to the other."""
    assert predicate in verb(lemma, **words).predicates


def test_who_is_in_a_cast():
    """A work stars or features people, which a festival or a band only may."""
    for verb in ("star", "feature"):
        (cast,) = (
            load_verbs().find_verb(verb, Words(subject={"Work"}, object={"Person"})).predicates
        )
        assert (cast.name, cast.subject, cast.object) == ("performs_in", "object", "subject")
        assert (
            not load_verbs().find_verb(verb, Words(subject={"Event"}, object={"Person"})).predicates
        )


def test_whoever_holds_or_buys_a_stake_has_invested():
    """In what the stake is in; holding something else says nothing of it."""
    for verb in ("hold", "own", "buy"):
        sense = load_verbs().find_verb(verb, Words(object={"stake"}))
        assert [(one.name, one.object) for one in sense.predicates] == [("invests_in", "in")]
    assert not load_verbs().find_verb("hold", Words(object={"lamp"})).predicates
