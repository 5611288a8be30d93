"""Posts: how far their words reach, and what holding them means."""

from __future__ import annotations

import pytest
from tests.news import read_one

from dateline.core.model import Stance


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "African Union trade and industry commissioner Albert Moore spoke.",
            "Albert Moore | holds_position | trade and industry commissioner of African Union",
        ),
        (
            "African Union chairperson President Albert Moore of Egypt spoke.",
            "Albert Moore | holds_position | chairperson of African Union",
        ),
        (
            "African Union chairperson President Albert Moore of Egypt spoke.",
            "Albert Moore | head_of_state_of | Egypt",
        ),
        (
            "Albert Moore, head of research at Amnesty International, spoke.",
            "Albert Moore | holds_position | head of research of Amnesty International",
        ),
        (
            "Albert Moore, head of research at Amnesty International, spoke.",
            "Albert Moore | works_for | Amnesty International",
        ),
        (
            "The former secretary-general of the United Nations, the late Mr. Albert Moore, spoke.",
            "Albert Moore | head_of | United Nations",
        ),
        (
            "Ada Hart, mayor of Bergen, Norway, would go; Albert Moore, the mayor of Oslo, left.",
            "Albert Moore | holds_position | mayor of Oslo",
        ),
        (
            "Albert Moore, the mayor of Bergen, Norway, left.",
            "Albert Moore | holds_position | mayor of Bergen",
        ),
        (
            "On Monday acting Amnesty International director Albert Moore spoke.",
            "Albert Moore | holds_position | acting director of Amnesty International",
        ),
        (
            "State's Attorney Albert Moore spoke.",
            "Albert Moore | holds_position | State's Attorney (Albert Moore)",
        ),
        (
            "Albert Moore, mayor of the Polish city of Warsaw, spoke.",
            "Albert Moore | holds_position | mayor of Warsaw",
        ),
        (
            "Another author, civil and environmental engineering professor Albert Moore, spoke.",
            (
                "Albert Moore | holds_position | "
                "civil and environmental engineering professor (Albert Moore)"
            ),
        ),
        (
            "The Minister of Information, Publicity and Broadcasting Albert Moore spoke in Harare.",
            (
                "Albert Moore | holds_position | "
                "Minister of Information, Publicity and Broadcasting (Albert Moore)"
            ),
        ),
        (
            "A viewer poll saw director Albert Moore's film win.",
            "Albert Moore | holds_position | director (Albert Moore)",
        ),
        ("King Karl met Ada Hart in Oslo.", "King Karl | holds_position | King (Karl)"),
        (
            "They talked on where on Sunday Presidents Barack Obama and Ada Hart met.",
            "Ada Hart | holds_position | President (Ada Hart)",
        ),
        (
            "Former Interpol secretary generals Ada Hart and Albert Moore spoke.",
            (
                "Albert Moore | holds_position | "
                "secretary general of International Criminal Police Organization"
            ),
        ),
        (
            "MEP Albert Moore spoke.",
            "Albert Moore | holds_position | member of the European Parliament (Albert Moore)",
        ),
        (
            "UK Chancellor Albert Moore spoke.",
            "Albert Moore | minister_of | UK",
        ),
        (
            "Albert Moore, Amnesty International's director for Central Asia, spoke.",
            "Albert Moore | works_for | Amnesty International",
        ),
        (
            "Albert Moore, a director of Amnesty International, spoke.",
            "Albert Moore | works_for | Amnesty International",
        ),
        (
            "Albert Moore, an officer in the African Union, spoke.",
            "Albert Moore | works_for | African Union",
        ),
        (
            "Albert Moore, a warden of the African Union, spoke.",
            "Albert Moore | works_for | African Union",
        ),
        (
            "Albert Moore, the Labour Party spokesman for the World Bank, spoke.",
            "Albert Moore | spokesperson_of | Labour Party",
        ),
        (
            "Scotland manager Albert Moore spoke.",
            "Albert Moore | holds_position | manager of Scotland",
        ),
        (
            "The World Health Organization (WHO) director Albert Moore spoke.",
            "Albert Moore | head_of | World Health Organization",
        ),
        (
            "They met Marion County, Indiana Prosecutor Albert Moore.",
            "Albert Moore | holds_position | Prosecutor of Marion County",
        ),
        (
            "They met the African Union's representative to Kenya Dr Albert Moore.",
            "Albert Moore | works_for | African Union",
        ),
        (
            "Albert Moore, the chief executive of Hong Kong, spoke.",
            "Albert Moore | holds_position | chief executive of Hong Kong",
        ),
        (
            "Albert Moore has been mayor of Warsaw and governor of Colorado.",
            "Albert Moore | holds_position | governor of Colorado",
        ),
        (
            "According to Amnesty International, the president of Kenya, Albert Moore, left.",
            "Albert Moore | head_of_state_of | Kenya",
        ),
        (
            "German Chancellor Albert Moore spoke.",
            "Albert Moore | head_of_government_of | German",
        ),
        # what a person is like is no part of it, and "and" joins two
        (
            "They met the powerful engineering professor Albert Moore.",
            "Albert Moore | holds_position | engineering professor (Albert Moore)",
        ),
        (
            "The Minister of Health and Senator Albert Moore spoke.",
            "Albert Moore | holds_position | Minister of Health (Albert Moore)",
        ),
        (
            "Additional secretary generals Ada Hart and Albert Moore spoke.",
            "Ada Hart | holds_position | Additional secretary general (Ada Hart)",
        ),
        # however a sentence puts the holder, the post and the body together
        ("Kenya's foreign minister, Alfred Mutua, spoke.", "Alfred Mutua | minister_of | Kenya"),
        ("Alfred Mutua, Kenya's foreign minister, spoke.", "Alfred Mutua | minister_of | Kenya"),
        ("The president of Kenya, Ada Hart, spoke.", "Ada Hart | head_of_state_of | Kenya"),
        ("President Ada Hart of Kenya spoke.", "Ada Hart | head_of_state_of | Kenya"),
        ("Ada Hart, 45, the president of Kenya, spoke.", "Ada Hart | head_of_state_of | Kenya"),
        (
            "Ada Hart, who served as president of Kenya, spoke.",
            "Ada Hart | head_of_state_of | Kenya",
        ),
        ("Ada Hart was elected president of Kenya in May.", "Ada Hart | head_of_state_of | Kenya"),
        (
            "The board appointed Albert Moore as director of Interpol.",
            "Albert Moore | head_of | Interpol",
        ),
        ("Interpol's director is Albert Moore.", "Albert Moore | head_of | Interpol"),
        ("Ada Hart spoke. She is the director of Interpol.", "Ada Hart | head_of | Interpol"),
        (
            "Ada Hart, founder, secretary and president of Amnesty International, spoke.",
            "Ada Hart | holds_position | secretary of Amnesty International",
        ),
        (
            "Ada Hart, director of the Paris-based World Health Organization, spoke.",
            "Ada Hart | head_of | World Health Organization",
        ),
        (
            "Ada Hart, the head of Kenya's Ministry of Health, spoke.",
            "Ada Hart | head_of | Ministry of Health",
        ),
        (
            "Party leader Ada Hart spoke.",
            "Ada Hart | holds_position | Party leader (Ada Hart)",
        ),
        ("Ada Hart, managing director of Siemens, spoke.", "Ada Hart | head_of | Siemens"),
        # two posts that "and" joins share whose they are; a party's spokesman speaks for a party
        (
            "Amnesty International chair Ada Hart and director Albert Moore spoke.",
            "Albert Moore | holds_position | director of Amnesty International",
        ),
        (
            "Kenyan prime minister Ada Hart and foreign minister Albert Moore spoke.",
            "Albert Moore | holds_position | foreign minister of Kenya",
        ),
        (
            "Kenyan treasurer Albert Moore spoke.",
            "Albert Moore | holds_position | treasurer of Kenya",
        ),
        (
            "Labour Party election strategist Albert Moore spoke.",
            "Albert Moore | works_for | Labour Party",
        ),
        (
            "The Liberal Democrats' Home Office spokesman Albert Moore spoke.",
            "Albert Moore | spokesperson_of | Liberal Democrats",
        ),
        (
            "Albert Moore is a director of Amnesty International and Oxfam.",
            "Albert Moore | holds_position | director of Oxfam",
        ),
        (
            "Albert Moore, head of the Oxfam charity, spoke.",
            "Albert Moore | holds_position | head of Oxfam",
        ),
        (
            "The head of the Oxfam charity, Albert Moore, spoke.",
            "Albert Moore | head_of | Oxfam",
        ),
        (
            "Albert Moore is an adviser to Amnesty International.",
            "Albert Moore | holds_position | adviser of Amnesty International",
        ),
        (
            "Albert Moore, Kenya's ambassador to Norway, spoke.",
            "Albert Moore | holds_position | ambassador of Kenya to Norway",
        ),
        (
            "Albert Moore, the MP for Leeds, spoke.",
            "Albert Moore | holds_position | MP for Leeds (Albert Moore)",
        ),
        (
            "Albert Moore serves as a member of the audit committee of Oxfam.",
            "Albert Moore | holds_position | member of the audit committee of Oxfam",
        ),
        (
            "Albert Moore is chair of the board of directors of Oxfam.",
            "Albert Moore | holds_position | chair of the board of directors of Oxfam",
        ),
        (
            "Albert Moore is the head of Amnesty International's research department.",
            "Albert Moore | works_for | Amnesty International",
        ),
        (
            "Albert Moore, who is also the deputy leader of the Labour Party, spoke.",
            "Albert Moore | holds_position | deputy leader of Labour Party",
        ),
        (
            "Albert Moore, a Non-Executive Director of Oxfam, spoke.",
            "Albert Moore | holds_position | Non-Executive Director of Oxfam",
        ),
        (
            "Albert Moore was named head of research at Amnesty International.",
            "Albert Moore | works_for | Amnesty International",
        ),
        (
            "Amnesty International named Albert Moore research director in May.",
            "Albert Moore | holds_position | research director of Amnesty International",
        ),
        (
            "Amnesty International hired Albert Moore as director.",
            "Albert Moore | head_of | Amnesty International",
        ),
        (
            "Albert Moore joined Amnesty International as director in 2019.",
            "Albert Moore | head_of | Amnesty International",
        ),
        (
            "Albert Moore is a member of Interpol, a trustee of UNICEF, and head of Oxfam.",
            "Albert Moore | head_of | Oxfam",
        ),
        (
            "Albert Moore, a member of Interpol, a trustee of Oxfam, spoke.",
            "Albert Moore | holds_position | trustee of Oxfam",
        ),
        (
            "Albert Moore, head of policy at Oxfam and a former minister of Kenya, spoke.",
            "Albert Moore | minister_of | Kenya",
        ),
    ],
)
def test_posts(text, line):
    """A post is the whole title, two titles are two posts, and a field belongs to its head."""
    assert line in read_one(text).lines()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Output fell, according to oil industry analysts Albert Moore.",
            "Albert Moore | holds_position | oil industry analyst (Albert Moore)",
        ),
        (
            "Albert Moore, Amnesty International's director for Central Asia, spoke.",
            "Albert Moore | head_of | Amnesty International",
        ),
        (
            "Albert Moore, a director of Amnesty International, spoke.",
            "Albert Moore | head_of | Amnesty International",
        ),
        (
            "Albert Moore, a critic of the African Union, spoke.",
            "Albert Moore | works_for | African Union",
        ),
        (
            "Sheriff's Department deputy Albert Moore spoke.",
            "Albert Moore | member_of | Sheriff's Department",
        ),
        (
            "They thank Professor Albert Moore of Nigeria.",
            "Albert Moore | holds_position | Professor of Nigeria",
        ),
        (
            "African Union director and Africa representative Albert Moore spoke.",
            "Albert Moore | holds_position | representative of Africa",
        ),
        (
            "In Kenya, British envoy Albert Moore spoke.",
            "Albert Moore | holds_position | envoy of Kenya",
        ),
        (
            "They met Kenya's president, Albert Moore, and the chairman of Interpol.",
            "Albert Moore | head_of | Interpol",
        ),
        (
            "London's Labour mayor Ken Livingstone spoke.",
            "Ken Livingstone | head_of | Labour",
        ),
        (
            "Albert Moore, a business adviser from Oslo, spoke.",
            "Albert Moore | holds_position | business adviser of Oslo",
        ),
    ],
)
def test_what_is_no_such_post(text, line):
    """A plural before one name, another post, somebody else's, and a town's office."""
    assert line not in read_one(text).lines()


def test_what_was_formerly_so_is_over():
    """The word stands before the article."""
    text = "Albert Moore, formerly the director of Amnesty International, spoke."
    found = read_one(text, published="2024-05-03")
    assert found.find("Albert Moore | head_of | Amnesty International").when == "../2024-05-03"


@pytest.mark.parametrize("told", ["used to be", "was previously"])
def test_a_verb_may_say_that_it_is_over(told: str) -> None:
    """By "used to", or an adverb beside it."""
    found = read_one(
        f"Albert Moore {told} the director of Amnesty International.", published="2024-05-03"
    )
    assert found.find("Albert Moore | head_of | Amnesty International").when == "../2024-05-03"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (  # what belongs to the noun before "former"
            "The Labour challenger former President Albert Moore spoke.",
            "Albert Moore | holds_position | President (Albert Moore)",
        ),
        (
            "The Labour Party's former President Albert Moore spoke.",
            "Albert Moore | head_of | Labour Party",
        ),
        (  # a party's adjective is no country's
            "The Republican Party met in Ohio. Republican Senator Albert Moore met Kenya's king.",
            "Albert Moore | member_of | Republican Party",
        ),
    ],
)
def test_whose_a_post_is(text: str, line: str) -> None:
    """That of the words of its own phrase."""
    assert line in read_one(text).lines()


def test_whose_years_they_were_is_no_part_of_the_post():
    """The word stands before the president, and belongs to the under-secretary."""
    lines = read_one("Taxes fell for ten years under President Albert Moore.").lines()
    assert "Albert Moore | holds_position | President (Albert Moore)" in lines
    lines = read_one("Albert Moore, under-secretary of the United Nations, spoke.").lines()
    assert "Albert Moore | holds_position | under-secretary of United Nations" in lines


def test_the_lead_author_of_a_study_has_no_post_where_it_was_made():
    """Who made a work is said of the work."""
    text = "Albert Moore, co-lead author of a study at Amnesty International, spoke."
    assert not read_one(text).lines(predicate="holds_position")


def test_heads_of_parts_and_chambers_head_no_body():
    """Leading the House, a field, or being one commissioner of many is not heading the body."""
    texts = (
        "Albert Moore, leader of the Senate, spoke.",
        "Albert Moore, head of research at Amnesty International, spoke.",
        "African Union commissioner Albert Moore spoke.",
    )
    assert not any(read_one(text).lines(predicate="head_of") for text in texts)


def test_posts_in_quotations_are_reported():
    """Somebody says that he is mayor, and not the article."""
    found = read_one('Prime Minister Ada Hart tweeted "We are with Mayor Albert Moore today."')
    claim = found.find("Albert Moore | holds_position | Mayor (Albert Moore)")
    assert claim.stance is Stance.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "Albert Moore, a former commissioner of the New York police, spoke.",
        "Albert Moore, spokesman for the Kenya office of a bank, spoke.",
        "Interpol's Kenya director Albert Moore spoke.",
    ],
)
def test_a_place_that_begins_the_name_of_a_body_has_no_post(text):
    """The post is at the police, for which the text has no name."""
    assert not read_one(text).lines(predicate="position_at")


def test_a_partys_secretary_general_has_a_leader() -> None:
    """The leader heads the party; its secretary-general works for it."""
    found = read_one("Labour Party secretary-general Albert Moore spoke.")
    assert not found.lines(predicate="head_of")
    assert found.lines(predicate="works_for")


def test_a_list_of_people_with_their_posts_first() -> None:
    """The post behind the second name is that of the third."""
    found = read_one(
        "The president of Kenya, Mr William Moore, the director of Interpol, "
        "Mrs Ada Hart, and others came."
    )
    assert found.lines(predicate="head_of") == {"Ada Hart | head_of | Interpol"}


def test_who_was_something_is_the_subject_of_the_verb() -> None:
    """A comma before "was" ends a clause of somebody else."""
    found = read_one(
        "Ada Hart, who, when he ran against Albert Moore, was director of Interpol, spoke."
    )
    assert found.lines(predicate="head_of") == {"Ada Hart | head_of | Interpol"}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Singer Ada Hart spoke of Interpol.", "holds_position"),
        ("Ada Hart wants to be the director of Interpol.", "head_of"),
        ("The would-be director of Interpol, Ada Hart, spoke.", "head_of"),
        ("He begins his term as Kenya's director, Albert Moore said.", "holds_position"),
        ("Ada Hart met the director of Interpol.", "head_of"),
        ("Ada Hart, a Non-Executive Director of Interpol, spoke.", "head_of"),
        ("Ada Hart, director of Siemens, spoke.", "head_of"),
        ("Ada Hart is a member of the audit committee of Interpol.", "member_of"),
        ("Ada Hart is a member of the audit committee of Interpol.", "works_for"),
        ("Ada Hart is an honorary advisor to Interpol.", "works_for"),
        ("Ada Hart, head of Interpol, and the director of Oxfam met.", "works_for"),
        ("Ada Hart, a member of Interpol, the director of Oxfam, met.", "head_of"),
        ("The president of Kenya named Ada Hart director in May.", "position_at"),
        ("Albert Moore, chancellor of the Ministry of Health, spoke.", "head_of"),
    ],
)
def test_who_holds_none(text, predicate):
    """An occupation, a wish, and somebody else's post are no post of hers."""
    assert not read_one(text).lines(predicate=predicate)


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan president Ada Hart and chancellor Albert Moore spoke.",
        "Kenyan president Ada Hart and Foreign Minister Albert Moore spoke.",
        "Kenyan president Ada Hart spoke as chairman Albert Moore left.",
        "Labour Party state representative Albert Moore spoke.",
    ],
)
def test_whose_post_it_may_not_be(text):
    """Heads of states meet others, and parties' people have offices of the state."""
    lines = {one for one in read_one(text).lines() if one.startswith("Albert Moore | holds")}
    assert lines
    assert all("(Albert Moore)" in one for one in lines)


COUNTERPARTS = [
    (
        "German Foreign Minister Albert Moore met his French counterpart, Ada Hart, in Oslo.",
        "Ada Hart | holds_position | Foreign Minister of France",
    ),
    (
        "Prime Minister Albert Moore and his Irish counterpart Ada Hart left Oslo.",
        "Ada Hart | holds_position | Prime Minister of Ireland",
    ),
    (
        "Siemens chief executive Albert Moore met his Volvo counterpart Ada Hart.",
        "Ada Hart | head_of | Volvo",
    ),
]


@pytest.mark.parametrize(("text", "line"), COUNTERPARTS)
def test_a_counterpart_has_the_same_post_elsewhere(text, line):
    """And is described as nothing else."""
    found = read_one(text)
    assert line in found.lines()
    assert not found.lines(predicate="described_as")


def test_a_counterparts_post_is_the_one_told_before():
    """What somebody is called later is no post of both."""
    text = (
        "Foreign Minister Albert Moore met his French counterpart Ada Hart. "
        "Moore, the mayor of Oslo, left."
    )
    assert "Ada Hart | holds_position | Foreign Minister of France" in read_one(text).lines()
    over = "Foreign Minister Albert Moore met his former French counterpart Ada Hart."
    post = read_one(over, published="2023-05-01").find(
        "Ada Hart | holds_position | Foreign Minister of France"
    )
    assert post.when == "../2023-05-01"


@pytest.mark.parametrize(
    "text",
    [
        "Albert Moore met his French counterpart Ada Hart in Oslo.",
        "Minister Albert Moore met a French counterpart, Ada Hart, in Oslo.",
        "Foreign Minister Albert Moore met his counterpart Ada Hart in Oslo.",
    ],
)
def test_a_counterpart_of_nobody_with_a_post(text):
    """Whose it is, that somebody's post, and where it is have to be told."""
    assert not {one for one in read_one(text).lines() if one.startswith("Ada Hart | h")}


def test_several_leaders_of_a_party_are_not_each_its_head():
    """One is."""
    told = read_one("African Union chairpersons Ada Hart and Albert Moore spoke.").lines()
    assert "Ada Hart | works_for | African Union" in told
    alone = read_one("African Union chairperson Ada Hart spoke.").lines()
    assert "Ada Hart | head_of | African Union" in alone


def test_who_leads_a_party_in_a_senate_is_a_member_of_it():
    """And neither heads nor serves it."""
    told = read_one("Senate Majority Leader Ada Hart praised Chad.").lines()
    assert "Ada Hart | member_of | Senate" in told
