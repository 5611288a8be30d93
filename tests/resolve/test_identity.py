"""Who is who across articles: names that differ, namesakes, and what holds whatever the corpus."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.corpus import News, decide, judged, nodes, together

from dateline.authority import load_bundled
from dateline.core.model import Decision, Document, Judgement, Stance
from dateline.resolve.linker import NameLinker
from dateline.workspace.store import Store


def pair(one, other, *, kind="Person", shared=(), also=()):
    """Two articles that each name one thing, and both name some others besides."""
    news, chains = [], []
    for title, name in (("first", one), ("second", other)):
        article = News(title)
        chains.append(article.name(name, kind, also=also))
        for companion in shared:
            article.name(companion)
        news.append(article)
    return news, chains


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Norling", "William Norling"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Muammar Gaddafi", "Moammar al-Gadhafi"),
        ("Mohammed Ritani", "Muhammad Ritani"),
        ("Orbán Viktor", "Viktor Orban"),
        ("Dr. Anders Holm", "Anders Holm"),
        ("Anders P. Holm", "Anders Holm"),
        ("Hillary Rodham Norling", "Hillary Norling"),
    ],
)
def test_spellings_of_one_name_join(one, other):
    """Nicknames, titles, order, middle names and romanisations make no difference."""
    news, chains = pair(one, other)
    assert together(news, *chains)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bolling", "George H. W. Bolling"),
        ("Mario Ritani", "Maria Ritani"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Anders Holm Jr.", "Anders Holm Sr."),
        ("Barack Norling", "Michelle Norling"),
        ("Norling", "Norling"),
    ],
)
def test_names_of_two_people_stay_apart(one, other):
    """A difference that two people's names have isn't explained away, whatever else is shared."""
    news, chains = pair(one, other, shared=("Ruth Vik", "Jonas Berg"))
    assert not together(news, *chains)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. K. Rowland", "Joanne Rowland"),
        ("Mahmoud Ritanijad", "Mahmoud Ritainjad"),
        ("Kim Min-jae", "Min-jae Kim"),
        ("John Smith", "John Smith"),
    ],
)
def test_what_a_name_leaves_open_needs_something_shared(one, other):
    """Initials, slips and common names join where the articles know the same people, only there."""
    news, chains = pair(one, other)
    assert not together(news, *chains)
    assert frozenset(chains) in judged(news, Judgement.UNSURE)
    news, chains = pair(one, other, shared=("Ruth Vik",))
    assert together(news, *chains)


def test_a_player_and_a_professor_of_one_name_are_two():
    """Walks of life that few go between tell namesakes apart, and a reason says so."""
    sport, more, science = News("match"), News("derby"), News("lecture")
    player = sport.name("Michael Jordan")
    sport.post(player, "player", sport.name("Harbour Bulls", "SportsTeam"))
    again = more.name("Michael Jordan")
    more.post(again, "striker", more.name("Harbour Bulls", "SportsTeam"))
    professor = science.name("Michael Jordan")
    science.post(professor, "professor", science.name("Holm University", "EducationalInstitution"))
    news = [sport, more, science]
    assert together(news, player, again)
    assert not together(news, player, professor)
    apart = [one for one in decide(news) if one.judgement is Judgement.DIFFERENT]
    assert [one.reasons for one in apart] == [
        ("“Michael Jordan”: one is in science, the other in sport",)
    ]


def test_two_korean_namesakes_are_two():
    """A footballer and a minister of one common name are two in spite of their country."""
    sport, state = News("match"), News("cabinet")
    player = sport.name("Kim Min-jae")
    sport.post(player, "defender", sport.name("Harbour Bulls", "SportsTeam"))
    minister = state.name("Kim Min-jae")
    state.post(minister, "deputy minister of South Korea")
    for article in (sport, state):
        article.name("South Korea", "Country")
        article.name("Seoul", "City")
    assert not together([sport, state], player, minister)


def test_a_person_whose_post_changes_stays_one():
    """A minister who becomes a professor, or head of a company, is the same person."""
    before, after, later = News("cabinet"), News("lecture"), News("board")
    chains = []
    for article, post in ((before, "minister"), (after, "professor"), (later, "chief executive")):
        chains.append(article.name("Anders Holm"))
        article.post(chains[-1], post)
    assert together([before, after, later], *chains)


def test_birthdays_tell_namesakes_apart():
    """Two dates of birth are two people, whatever else the articles share; a year may be vaguer."""
    news, chains = pair("Anders Holm", "Anders Holm", shared=("Ruth Vik", "Jonas Berg"))
    news[0].born(chains[0], "1961-02-03")
    news[1].born(chains[1], "1961")
    assert together(news, *chains)
    third = News("third")
    other = third.name("Anders Holm")
    third.born(other, "1987")
    for companion in ("Ruth Vik", "Jonas Berg"):
        third.name(companion)
    assert not together([*news, third], chains[0], other)


def test_a_third_name_does_not_chain_two_people_together():
    """What fits two people who don't fit each other goes to neither, and is asked about."""
    senior, junior, either = News("then"), News("now"), News("some day")
    chains = [
        senior.name("George H. W. Bolling"),
        junior.name("George W. Bolling"),
        either.name("George Bolling"),
    ]
    news = [senior, junior, either]
    assert {frozenset((one,)) for one in chains} <= nodes(news)
    assert len(judged(news, Judgement.UNSURE)) == 2
    for article in (junior, either):
        article.name("Ruth Vik")
    assert together(news, chains[1], chains[2])
    assert not together(news, chains[0], chains[2])


def test_two_names_that_one_article_keeps_apart_stay_apart():
    """An article that speaks of William and of Bill Norling means two."""
    one, other = News("both"), News("one")
    william, bill = one.name("William Norling"), one.name("Bill Norling")
    again = other.name("Bill Norling")
    assert not together([one, other], william, bill)
    assert together([one, other], bill, again)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norling Inc.", "Norling"),
        ("The Ritter GmbH & Co. KG", "Ritter"),
        ("Heinrich Böll Foundation", "Heinrich Boell Foundation"),
        ("Holm Labour Organisation", "Holm Labor Organization"),
        ("Holm Democrats", "Holm Democrat"),
    ],
)
def test_legal_forms_and_spelling_make_no_difference_to_bodies(one, other):
    """A company is one with and without its legal form."""
    news, chains = pair(one, other, kind="Company")
    assert together(news, *chains)


def test_bodies_of_every_country_need_a_country():
    """The Greens of two articles are one where both are about one country, and not else."""
    news, chains = pair("Greens", "Greens", kind="PoliticalParty")
    assert not together(news, *chains)
    for article in news:
        article.name("Norway", "Country")
    assert together(news, *chains)


def test_an_acronym_is_what_another_article_spells_out():
    """An acronym joins the one body called so, and of two bodies it stays alone."""
    full, bare = News("full"), News("bare")
    spelt = full.name("Norling Fisheries Quota Board", "Organization", also=("NFQB",))
    short = bare.name("NFQB", "Organization")
    assert together([full, bare], spelt, short)
    other = News("other")
    other.name("Northern Folk Quartet Band", "Organization", also=("NFQB",))
    assert not together([full, bare, other], spelt, short)
    lone = News("lone")
    third = lone.name("NFQB", "Organization")
    assert together([bare, lone], short, third)
    assert not together([full, bare, other, lone], short, third)


@pytest.mark.parametrize(
    ("kind", "name", "one"),
    [
        ("Event", "Norling Open", True),
        ("Event", "Expo", True),
        ("Event", "General Election", False),
        ("Event", "World Cup", False),
        ("Event", "World Cup 2006", True),
        ("Agreement", "Constitution", False),
        ("Agreement", "Norling Treaty", True),
        ("Work", "Bluetooth", True),
        ("Work", "News", False),
    ],
)
def test_what_happens_is_agreed_or_made_is_one_thing_by_a_name_of_its_own(kind, name, one):
    """What its name says the sort of only needs something shared."""
    left, right = News("left"), News("right")
    chains = [left.name(name, kind), right.name(name, kind)]
    assert together([left, right], *chains) is one
    for news in (left, right):
        news.name("Anders Holm")
    assert together([left, right], *chains)


def test_a_short_form_is_no_name_outside_its_article():
    """Two clubs that their articles call "Borussia" are two."""
    one, other = News("one"), News("other")
    left = one.name("Borussia Holmstadt", "SportsTeam", also=("Borussia",))
    right = other.name("Borussia Norlingen", "SportsTeam", also=("Borussia",))
    assert not together([one, other], left, right)


PEOPLE = ("Anders Holm", "Bill Norling", "William Norling", "Kim Min-jae", "John Smith", "J. Vik")
SURNAMES = ("Norling", "Holm", "Reagan")
OTHERS = ("Ruth Vik", "Jonas Berg", "Jon Berg", "Joanne Vik")
POSTS = ("striker", "professor", "minister", "singer", "President (Holm)", "president of Norway")
YEARS = (None, None, "1984", "1988-05", "2003-02-01")


@st.composite
def corpora(draw):
    """Up to nine short articles of a few names, some with posts."""
    news = []
    for number in range(draw(st.integers(2, 9))):
        article = News(f"article {number}", published=draw(st.sampled_from(YEARS)))
        names = st.sampled_from(PEOPLE + SURNAMES + OTHERS)
        for name in draw(st.lists(names, max_size=4, unique=True)):
            chain = article.name(name)
            post = draw(st.none() | st.sampled_from(POSTS))
            if post is not None:
                article.post(chain, post)
        news.append(article)
    return news


@settings(max_examples=60, deadline=None)
@given(corpora(), st.randoms())
def test_the_order_of_articles_does_not_matter(news, random):
    """Decisions are the same, word for word, in whatever order articles come."""
    shuffled = list(news)
    random.shuffle(shuffled)
    assert set(decide(shuffled)) == set(decide(news))


@settings(max_examples=20, deadline=None)
@given(corpora(), st.integers(0, 9))
def test_adding_in_two_steps_equals_adding_at_once(news, first):
    """What the store holds decides, not how it came in."""

    def stored(*batches):
        with Store(None) as store:
            for batch in batches:
                documents = [Document(id=one.id, text=one.title) for one in batch]
                mentions = [mention for one in batch for mention in one.mentions]
                claims = [claim for one in batch for claim in one.claims]
                store.add(documents, mentions, claims, version="1")
            return list(NameLinker().resolve(store.mentions(), store.claims(), load_bundled()))

    assert stored(news[first:], news[:first]) == stored(news)


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_what_is_together_is_never_judged_apart(news):
    """No node holds two chains that were judged different, or that one article keeps apart."""
    apart = judged(news, Judgement.DIFFERENT)
    for node in nodes(news):
        assert not any(one <= node for one in apart)


@settings(max_examples=60, deadline=None)
@given(corpora(), st.data())
def test_a_merge_can_be_undone(news, data):
    """A person's "different" parts two chains of a node; all other nodes stay as they were.

    What one entry of the authority holds together, as Reagan does in 1984, is parted by its links.
    """
    decisions = decide(news)
    before = nodes(news, decisions)
    linked = {one.left for one in decisions if load_bundled().get(one.right) is not None}
    large = sorted(sorted(node) for node in before if len(node - linked) > 1)
    large = [[one for one in node if one not in linked] for node in large]
    if not large:
        return
    left, right = data.draw(st.permutations(data.draw(st.sampled_from(large))))[:2]
    ruling = Decision(
        left=left,
        right=right,
        judgement=Judgement.DIFFERENT,
        score=0.0,
        reasons=("I know both",),
        by="Ruth Vik",
    )
    after = nodes(news, [*decisions, ruling])
    assert not any({left, right} <= node for node in after)
    touched = next(node for node in before if left in node)
    assert before - {touched} <= after
    assert frozenset().union(*(after - before)) == touched


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_every_decision_gives_reasons(news):
    """Each says why in words, names the smaller id first, and is a probability."""
    known = {mention.chain for one in news for mention in one.mentions}
    for one in decide(news):
        assert one.reasons
        assert all(one.reasons)
        assert 0 <= one.score <= 1
        assert one.right not in known or one.left < one.right


def tell(title, headline="Ada Hart meets Bo Lind", *, published=None, who="Ada Hart", **more):
    """An article that tells what somebody did, and the chain of that."""
    news = News(title, published=published)
    event = news.name(headline, "Event", form="event")
    news.say(event, "actor", news.name(who, form="nominal" if who.islower() else "name"), **more)
    return news, event


def test_what_two_articles_tell_alike_is_one_happening():
    """Under one headline, of one day, in one stance, of somebody who has a name."""
    day = {"published": "2024-05-06"}
    (left, one), (right, other) = tell("left", **day), tell("right", **day)
    assert together([left, right], one, other)
    for apart in (
        tell("right", "Ada Hart meets Bo", **day),
        tell("right", stance=Stance.PLANNED, **day),
        tell("right", when="2024-05-05", **day),
        tell("right", published="2024-05-07"),
        tell("right", who="a minister", **day),
    ):
        assert not together([left, apart[0]], one, apart[1])
    again = [tell(title, "Ada Hart quits", **day) for title in ("left", "right")]
    assert not together([news for news, _ in again], *(event for _, event in again))
    dated = [tell(day, published=day, when="2024-05-05") for day in ("2024-05-06", "2024-05-07")]
    assert together([news for news, _ in dated], *(event for _, event in dated))
