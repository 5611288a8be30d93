"""What verbs say of posts: that they are held, begin, end, or pass from one to another."""

from __future__ import annotations

import pytest
from tests.news import read

from dateline.core.model import Stance

_OBAMA = "Barack Obama | head_of | World Bank"
# What is said → whose post it is, how it stands, and when.
SAID = {
    "Barack Obama was appointed president of the World Bank in March 2021.": (
        {(_OBAMA, Stance.ASSERTED, "2021-03/..")}
    ),
    "Barack Obama took office as president of the World Bank in March 2021.": (
        {(_OBAMA, Stance.ASSERTED, "2021-03/..")}
    ),
    "Barack Obama was sworn in as president of the World Bank in March 2021.": (
        {(_OBAMA, Stance.ASSERTED, "2021-03/..")}
    ),
    "Barack Obama resigned as president of the World Bank on 5 May 2022.": (
        {(_OBAMA, Stance.ASSERTED, "../2022-05-05")}
    ),
    "Barack Obama quit his job as president of the World Bank in 2020.": (
        {(_OBAMA, Stance.ASSERTED, "../2020")}
    ),
    "Barack Obama quit as president of the World Bank.": (
        {(_OBAMA, Stance.ASSERTED, "../2023-08-31")}
    ),
    "Barack Obama succeeded Donald Trump as president of the World Bank on 5 May 2022.": {
        (_OBAMA, Stance.ASSERTED, "2022-05-05/.."),
        ("Donald Trump | head_of | World Bank", Stance.ASSERTED, "../2022-05-05"),
    },
    "Donald Trump was replaced as president of the World Bank by Barack Obama in 2020.": {
        (_OBAMA, Stance.ASSERTED, "2020/.."),
        ("Donald Trump | head_of | World Bank", Stance.ASSERTED, "../2020"),
    },
    "Barack Obama took over from Donald Trump as president of the World Bank in 2020.": {
        (_OBAMA, Stance.ASSERTED, "2020/.."),
        ("Donald Trump | head_of | World Bank", Stance.ASSERTED, "../2020"),
    },
    "Barack Obama will step down as president of the World Bank in January 2025.": {
        (_OBAMA, Stance.ASSERTED, None),
        (_OBAMA, Stance.PLANNED, "../2025-01"),
    },
    "Barack Obama will become president of the World Bank in 2025.": (
        {(_OBAMA, Stance.PLANNED, "2025/..")}
    ),
    "Barack Obama is to become president of the World Bank in 2025.": (
        {(_OBAMA, Stance.PLANNED, "2025/..")}
    ),
    "Barack Obama was president of the World Bank from 2003 to 2008.": (
        {(_OBAMA, Stance.ASSERTED, "2003/2008")}
    ),
    "Barack Obama, president of the World Bank since 2003, spoke.": (
        {(_OBAMA, Stance.ASSERTED, "2003/..")}
    ),
    "The World Bank's newly appointed president Barack Obama spoke.": (
        {(_OBAMA, Stance.ASSERTED, "2023-08-31/..")}
    ),
    "World Bank president-elect Barack Obama spoke.": {(_OBAMA, Stance.PLANNED, None)},
    "Donald Trump's predecessor as president of the World Bank, Barack Obama, spoke.": (
        {(_OBAMA, Stance.ASSERTED, "../2023-08-31")}
    ),
    "As president of the World Bank, Barack Obama led the talks.": (
        {(_OBAMA, Stance.ASSERTED, None)}
    ),
    "Barack Obama denied resigning as president of the World Bank.": set(),
    "Barack Obama hopes to resign as president of the World Bank.": set(),
    "Barack Obama presented himself as president of the World Bank.": set(),
}


@pytest.fixture(scope="module")
def found():
    """All texts, read in one batch."""
    return dict(zip(SAID, read(*SAID, published="2023-08-31"), strict=True))


@pytest.mark.parametrize("text", SAID)
def test_who_holds_a_post_and_when(found, text):
    """A verb of taking or leaving a post bounds its time; one that isn't so yet is planned."""
    one = found[text]
    claims = (claim for claim in one.claims if claim.predicate == "head_of")
    assert {(one.line(claim), claim.stance, claim.when) for claim in claims} == SAID[text]


def test_a_post_stays_where_it_is(found):
    """Whoever leaves it: where a post is has no time."""
    claims = [claim for one in found.values() for claim in one.claims]
    assert {one.when for one in claims if one.predicate == "position_at"} == {None}
