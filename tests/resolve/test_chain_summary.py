"""What the mentions of one chain add up to, whatever their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.model import Mention, Span
from dateline.resolve.chain_summary import stands_for, summarize_chains


def mention(name, *, kind="Country", form="name", chain="c", text=None, authority=None):
    """A mention, in a chain of the article's only one if none is given."""
    return Mention(
        id=f"{chain} {name} {form}",
        document="d",
        span=Span(start=0, end=5),
        text=text or name,
        kind=kind,
        form=form,
        name=name,
        chain=chain,
        authority=authority,
    )


def test_names_and_kinds_are_counted_and_adjectives_are_no_names():
    """A pronoun or a noun adds nothing."""
    rows = [
        mention("Kenya", authority="Q114"),
        mention("Kenya"),
        mention("Kenyan", form="demonym"),
        mention("it", form="pronoun", kind="Region"),
        mention("the country", form="nominal", kind="Region"),
    ]
    (made,) = summarize_chains(rows).values()
    assert (made.id, made.document) == ("c", "d")
    assert dict(made.names) == {"Kenya": 2}
    assert made.adjectives == {"Kenyan"}
    assert dict(made.kinds) == {"Country": 3}
    assert made.authorities == {"Q114"}
    assert made.metonyms == set()


def test_a_chain_without_a_name_is_left_out_but_for_topics():
    """A topic is named by a noun."""
    assert summarize_chains([mention("she", form="pronoun", kind="Person")]) == {}
    assert summarize_chains([mention("the bank", form="nominal", kind="Company")]) == {}
    assert set(summarize_chains([mention("fishing", form="nominal", kind="Topic")])) == {"c"}


@pytest.mark.parametrize(
    ("text", "authority", "form", "stands"),
    [
        ("Moscow", "Q159", "name", True),
        ("RUSSIA", "Q159", "name", False),  # another way to write its name
        ("Moscow", None, "name", False),
        ("Russian", "Q159", "demonym", False),
    ],
)
def test_words_stand_for_something_if_they_are_no_name_of_it(text, authority, form, stands):
    """A capital for its state, known by the words alone."""
    made = mention("Russia", text=text, authority=authority, form=form)
    assert stands_for(made) is stands
    assert summarize_chains([made])["c"].metonyms == ({text} if stands else set())


def test_a_chain_is_of_the_kind_of_most_mentions():
    """Of as many, the first in the alphabet; its group is right under the root."""
    rows = [mention("Ulm", kind=kind) for kind in ("City", "Company", "City")]
    assert summarize_chains(rows)["c"].kind == "City"
    assert summarize_chains(rows[:2])["c"].kind == "City"
    assert summarize_chains([rows[1]])["c"].top_kind == "Organization"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Kenya", "Oslo", "Kenyan"]),
            st.sampled_from(["Country", "City"]),
            st.sampled_from(["name", "demonym", "pronoun"]),
            st.sampled_from("ab"),
        ),
        max_size=6,
    ),
    st.randoms(),
)
def test_the_order_of_mentions_does_not_matter(rows, random):
    """Chains come sorted, and each is the same."""
    mentions = [
        mention(name, kind=kind, form=form, chain=chain) for name, kind, form, chain in rows
    ]
    found = summarize_chains(mentions)
    assert list(found) == sorted(found)
    random.shuffle(mentions)
    assert summarize_chains(mentions) == found
