"""What a decision on a chain says, in words that a reader of the article can check."""

from __future__ import annotations

import pytest
from tests.resolve.linking.chains import candidate, chain, spoken

from dateline.authority import load_bundled
from dateline.resolve.linking.article_context import ArticleContext
from dateline.resolve.linking.probability import WeighedCandidate
from dateline.resolve.linking.reasons import explain_link

KENYA, LONDON, CANADIAN = "Q114", "geonames:2643743", "geonames:6058560"


def reasons(*found, context=None, linked=True, **more):
    """The reasons of a decision on what a chain may be: ids or candidates, likeliest first."""
    rows = [one if not isinstance(one, str) else candidate(one) for one in found]
    ranked = [WeighedCandidate(one, 0.9 / (1 + number)) for number, one in enumerate(rows)]
    asked = chain(rows[0].name, made="c", **more)
    return list(
        explain_link(asked, ranked, context or ArticleContext(), load_bundled(), linked=linked)
    )


def test_the_first_reason_says_what_the_name_may_mean():
    """The only entry, several, a nearly equal name, or a short one."""
    assert reasons(KENYA) == ["“Kenya” is the only entry of that name"]
    two = [candidate(one, name="London") for one in (LONDON, CANADIAN)]
    assert reasons(*two)[0] == (f"“London” may be London ({LONDON}) or London ({CANADIAN})")
    assert reasons(*two, *two)[0].endswith("or others")
    assert not reasons(*two, two[0])[0].endswith("or others")
    near = candidate(KENYA, how="similar", name="Kenia")
    assert reasons(near) == ["“Kenia” is nearly the name of “Kenya”"]
    bare = candidate("Q7747", how="bare surname", name="Putin")
    assert reasons(bare)[0] == "“Vladimir Putin” is the only entry of that surname"
    other = candidate(LONDON, how="another sort", name="Ann London")
    assert reasons(other)[0] == "“Ann London” was read as something of another sort than “London”"
    short = candidate("Q8880", how="last word", name="Commission")
    assert reasons(short)[0] == "“Commission” is short for “European Commission” in this article"


def test_nothing_else_to_say_of_several_is_said():
    """Of one there is nothing to say, and with a reason of the article's it isn't needed."""
    two = [candidate(one, name="London") for one in (LONDON, CANADIAN)]
    bare = "nothing in the article speaks for another, and it is the best known"
    assert reasons(*two)[-1] == bare
    assert bare not in reasons(LONDON)
    assert bare not in reasons(*two, context=spoken(("Leeds", "Q145")))


def test_a_name_that_is_not_linked_says_how_likely_it_was():
    """In per cent."""
    assert reasons(KENYA, linked=False)[-1] == "no link: that it is Kenya is only 90% likely"
    both = reasons(CANADIAN, KENYA, linked=False)
    assert both[-1] == "no link: that it is London is only 90% likely"


@pytest.mark.parametrize(("times", "said"), [(1, "once"), (3, "3 times")])
def test_where_else_the_article_speaks_of_the_place_is_told(times, said):
    """Of the country, be it the entry itself; what the chain itself says doesn't count."""
    found = reasons(LONDON, context=spoken(("Leeds", "Q145"), times=times))
    where = f"the article speaks of United Kingdom, or of what is there, {said} elsewhere"
    assert where in found
    country = reasons(KENYA, context=spoken(("Nairobi", KENYA), times=times))
    assert f"the article speaks of Kenya, or of what is there, {said} elsewhere" in country
    assert reasons(KENYA, context=spoken(("c", KENYA), times=times)) == reasons(KENYA)
    assert reasons(KENYA, context=spoken(("Oslo", "Q20"), times=times)) == reasons(KENYA)


def test_where_the_article_puts_it_is_told_instead():
    """A country isn't in itself."""
    context = spoken(("Ontario", "Q1904"))
    context.placed["c"].add("Q1904")
    assert "the article says that it is in Ontario" in reasons(CANADIAN, context=context)
    own = ArticleContext()
    own.placed["c"].add(KENYA)
    assert reasons(KENYA, context=own) == reasons(KENYA)


def test_a_capital_that_acts_is_told():
    """Moscow stands for Russia."""
    found = reasons("Q159", kind="Country", metonyms={"Moscow"})
    assert found[1] == "“Moscow” acts here as a government does, and stands for Russia"


def test_a_person_has_reasons_of_their_own():
    """Their country, not their whereabouts."""
    found = reasons("Q7747", kind="Person", context=spoken(("Russia", "Q159")))
    assert found[1] == "the article speaks of the country that they held office in"
