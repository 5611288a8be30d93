"""People whom articles name by surname and post only: when they are one, and when they aren't."""

from __future__ import annotations

import pytest
from tests.resolve.corpus import News, decide, judged, together

from dateline.core.model import Judgement, Stance


def article(title, name, post, *, published=None, **more):
    """An article that gives one person a post, and that person."""
    news = News(title, published=published)
    person = news.name(name)
    if post is not None:
        news.post(person, post, **more)
    return news, person


def corpus(*rows):
    """Articles of (name, post) or (name, post, day), and their people."""
    made = [
        article(f"article {number}", name, post, published=day[0] if day else None)
        for number, (name, post, *day) in enumerate(rows)
    ]
    return [news for news, _ in made], [person for _, person in made]


BARE = "President (Norling)"  # as a post without a body is called


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Norling", BARE), ("Norling", BARE)),
        (("Norling", BARE), ("Norling", "president of Norway")),
        (("Norling", "foreign minister (Norling)"), ("Norling", "foreign minister (Norling)")),
        (("Norling", "head of the Quota Board"), ("Norling", "Head of the Quota Board")),
        (("Kim", "president of Norway"), ("Kim", "president of Norway")),
        (("Norling", BARE), ("Ruth Norling", "president of Norway")),
        (("Norling", "president of Norway"), ("Ruth Norling", BARE)),
        (("President Norling", BARE), ("Ruth Norling", BARE)),
        (("Norling", BARE, "1984-03-01"), ("Norling", BARE, "1988")),
        (("Norling", BARE, "1984"), ("Norling", BARE)),
    ],
)
def test_a_surname_and_a_post_are_one_person(one, other):
    """With the same post, of a known body or one of which a state has only one, in like years."""
    news, people = corpus(one, other)
    assert together(news, *people)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Norling", None), ("Norling", None)),  # the surname alone
        (("Norling", None), ("Norling", BARE)),
        (("Norling", None), ("Ruth Norling", BARE)),
        (("Norling", BARE), ("Ruth Norling", None)),
        (("Norling", "senator (Norling)"), ("Norling", "senator (Norling)")),  # many at a time
        (("Norling", "spokesman (Norling)"), ("Norling", "spokesman (Norling)")),
        (("Norling", "minister (Norling)"), ("Norling", "minister (Norling)")),
        (("Norling", BARE), ("Norling", "prime minister (Norling)")),
        (("Norling", BARE), ("Norling", "vice president (Norling)")),
        (("Norling", "president of Norway"), ("Norling", "president of Chad")),
        (("Kim", BARE), ("Kim", BARE)),  # a surname that many have
        (("Kim", "analyst of Ulm Bank"), ("Kim", "analyst of Ulm Bank")),
        (("Norling", BARE, "1984"), ("Norling", BARE, "1990")),
        (("Norling", BARE, "1984"), ("Ruth Norling", BARE, "1990")),
        (("Norling", BARE), ("Vik", BARE)),
    ],
)
def test_less_than_surname_and_post_is_not_enough(one, other):
    """Nor is a post that many hold at a time, a surname that many have, or another time."""
    news, people = corpus(one, other)
    assert not together(news, *people)


def test_what_is_said_of_two_keeps_them_apart():
    """Presidents who were born in different years are two."""
    news, people = corpus(("Norling", "president of Norway"), ("Norling", "president of Norway"))
    for one, person, birth in zip(news, people, ("1931", "1960"), strict=True):
        one.born(person, birth)
    assert not together(news, *people)
    third, bare = article("third", "Norling", BARE)
    fourth, again = article("fourth", "Norling", BARE)
    assert not together([*news, third, fourth], bare, again)
    assert together([third, fourth], bare, again)


def test_a_second_bearer_of_surname_and_post_leaves_both_open():
    """Of two full names with the post neither is taken, and a person is asked; a third isn't in."""
    rows = [("Norling", BARE), ("Ruth Norling", BARE), ("Jonas Norling", "president of Chad")]
    news, people = corpus(*rows)
    assert not any(together(news, people[0], other) for other in people[1:])
    assert judged(news, Judgement.UNSURE) >= {frozenset((people[0], one)) for one in people[1:]}
    news, people = corpus(*rows[:2], ("Jonas Norling", "striker"))
    assert together(news, *people[:2])


def test_a_namesake_without_a_full_name_leaves_a_bare_post_open():
    """Beside Norway's Ruth Norling, "President Norling" may be the one of Chad."""
    rows = [("Ruth Norling", "president of Norway"), ("Norling", "president of Chad")]
    news, people = corpus(*rows, ("Norling", BARE))
    assert not any(together(news, people[2], other) for other in people[:2])
    news, people = corpus(rows[0], ("Norling", BARE))
    assert together(news, *people)


def test_what_is_said_of_a_full_name_counts():
    """A birthday of the surname's bearer must be the full name's, and each other's."""
    rows = [("Ruth Norling", BARE), ("Ruth Norling", "foreign minister (Norling)")]
    news, people = corpus(*rows, ("Norling", BARE), ("Norling", "foreign minister (Norling)"))
    assert together(news, *people)
    news[2].born(people[2], "1931")
    news[3].born(people[3], "1960")
    assert not together(news, *people[2:])
    news[0].born(people[0], "1984")
    assert not together(news, people[0], people[2])
    assert not together(news, people[0], people[3])


def test_the_years_of_a_full_name_are_those_of_the_post():
    """Who was president in 1984 and is named in 2004 isn't for that the president of 2004."""
    rows = [("Ruth Norling", BARE, "1984"), ("Ruth Norling", None, "2004")]
    news, people = corpus(*rows, ("Norling", BARE, "2004"))
    assert together(news, *people[:2])
    assert not together(news, people[1], people[2])


def test_full_names_without_the_post_leave_surnames_apart():
    """Where somebody else of the surname is named, two presidents may be two; it is asked."""
    news, people = corpus(("Norling", BARE), ("Norling", BARE), ("Ruth Norling", "striker"))
    assert not together(news, *people[:2])
    assert frozenset(people[:2]) in judged(news, Judgement.UNSURE)


def test_a_post_of_two_bodies_is_neither_where_no_body_is_said():
    """Presidents Norling of Norway and Chad are two, and "President Norling" is none of them."""
    news, people = corpus(
        ("Norling", "president of Norway"), ("Norling", "president of Chad"), ("Norling", BARE)
    )
    assert not any(together(news, people[2], other) for other in people[:2])
    news, people = corpus(
        ("Norling", "president of Norway", "1984"),
        ("Norling", "president of Chad", "1984"),
        ("Ruth Norling", BARE, "1984"),
    )
    assert not any(together(news, people[2], other) for other in people[:2])


def test_undated_articles_join_only_one_time():
    """Between two presidents of one surname, years apart, an undated article is neither's."""
    rows = [("Norling", BARE, "1984"), ("Norling", BARE, "1985"), ("Norling", BARE, "2003")]
    news, people = corpus(*rows, ("Norling", BARE))
    assert together(news, *people[:2])
    assert not together(news, people[0], people[2])
    assert not any(together(news, people[3], other) for other in people[:3])
    news, people = corpus(*rows, ("Ruth Norling", BARE))
    assert not any(together(news, people[3], other) for other in people[:3])


def test_two_of_one_article_are_two():
    """An article that keeps two of a surname and post apart says that there are two."""
    first, one = article("first", "Norling", BARE)
    other = first.name("Norling")
    first.post(other, BARE)
    second, third = article("second", "Norling", BARE)
    assert not together([first, second], one, third)
    assert not together([first, second], other, third)
    first, one = article("first", "Norling", BARE)
    first.name("Ruth Norling")
    second, full = article("second", "Ruth Norling", BARE)
    assert not together([first, second], one, full)
    first, one = article("first", "Norling", BARE)
    other = first.name("Norling")
    first.post(other, "foreign minister (Norling)")
    second, full = article("second", "Ruth Norling", BARE)
    second.post(full, "foreign minister (Norling)")
    assert together([first, second], full, other)
    assert not together([first, second], one, other)


@pytest.mark.parametrize(
    "more", [{"when_text": "former"}, {"when": "../2005-03-01"}, {"stance": Stance.PLANNED}]
)
def test_a_post_that_is_over_or_to_come_is_none(more):
    """Of two former presidents of a surname either may be meant, and nobody is one by a plan."""
    first, one = article("first", "Norling", BARE, **more)
    second, other = article("second", "Norling", BARE)
    assert not together([first, second], one, other)


def test_who_is_linked_has_the_authoritys_name_and_terms():
    """A president that the tables know is the one whom other articles name in full, in his time."""
    news, people = corpus(
        ("Reagan", "president of United States", "1986"),
        ("Ronald Reagan", None),
        ("Reagan", "President (Reagan)", "1984"),
        ("Reagan", "President (Reagan)", "2012"),
    )
    assert together(news, *people[:3])
    assert not together(news, people[0], people[3])


def test_two_names_with_one_link_are_one_bearer():
    """A slip in a president's given name doesn't make a second president of him."""
    for full, slip, surname, linked in (
        ("Bashar al-Assad", "Bashir al-Assad", "Assad", True),
        ("Ruth Norling", "Rath Norling", "Norling", False),
    ):
        news, people = corpus((full, "president of Syria"), (surname, BARE))
        news[0].post(news[0].name(slip), "president of Syria")
        assert together(news, *people) is linked


def test_a_join_says_why():
    """Names, the post, and that nobody else is known, with less certainty where no body is said."""
    news, _ = corpus(("Norling", BARE), ("Ruth Norling", "president of Norway"))
    (found,) = [one for one in decide(news) if one.judgement is Judgement.SAME and one.score < 0.9]
    assert found.score == 0.85
    assert "both president, in articles of the same years as far as is known" in found.reasons[0]
    assert found.reasons[1] == "nobody else of the surname is known to have such a post"
