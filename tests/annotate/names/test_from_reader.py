"""What becomes of what the trained reader names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.news import article
from tests.readings import Says, found, reading

from dateline.annotate.names import from_reader
from dateline.annotate.news import GrammarAnnotator, NewsAnnotator
from dateline.authority import load_bundled
from dateline.core.model import Mention
from dateline.core.parse import Annotated, Parse, Token
from dateline.reader import Found, Reading


def annotate(text: str, *mentions: Found) -> Annotated:
    """A text annotated with these mentions as the reader's."""
    says = Says({text: reading(*mentions)})
    (annotated,) = NewsAnnotator(says).annotate([article(text)], authority=load_bundled())
    return annotated


def named(annotated: Annotated) -> dict[str, Mention]:
    """Names by their words; the last one of equal words."""
    return {one.text: one for one in annotated.mentions if one.form == "name"}


@pytest.mark.parametrize(
    ("label", "types", "kind"),
    [
        ("location", (("gpe", 0.99), ("gpe0", 0.97)), "Country"),
        ("location", (("gpe", 0.99), ("gpe2", 0.3)), "Place"),
        ("organization", (("igo", 0.9),), "IntergovernmentalOrganization"),
        ("organization", (), "Organization"),
        ("person", (("politician", 0.9), ("gpe0", 0.9)), "Person"),
        ("misc", (("treaty", 0.9),), "Agreement"),
        ("misc", (("language", 0.9),), None),
        ("misc", (), None),
        ("event", (("holiday", 0.9),), None),
        ("value", (("role", 0.9),), None),
        ("other", (("gpe0-x", 0.9),), "People"),
    ],
)
def test_types_become_kinds(label, types, kind):
    """The most probable listed type decides, the class where none is likely enough."""
    assert from_reader.kind_of(Found(start=0, end=1, label=label, types=types)) == kind


def test_a_name_that_only_the_reader_sees_is_kept():
    """A lone word that no rule knows is a name when the reader says so, and its origin says who."""
    text = "Nobody uses Smile any more."
    assert "Smile" not in named(annotate(text))
    mention = named(annotate(text, found(text, "Smile", "company", 0)))["Smile"]
    assert (mention.kind, mention.origin) == ("Company", "reader@2")


def test_agreement_is_recorded_and_raises_confidence():
    """A name that both ways of reading see has both as its origin, and half the doubt."""
    text = "The Baltic Trade Ministry met in Riga."
    body = found(text, "Baltic Trade Ministry", "organization", 0, confidence=0.9)
    mention = named(annotate(text, body))["Baltic Trade Ministry"]
    assert mention.origin == "news@5+reader@2"
    assert mention.confidence == pytest.approx(0.95)


def test_titles_and_articles_stay_outside():
    """Spans are trimmed as spaCy's are."""
    text = "The Foreign Minister Ada Berg spoke to the Zirbel workers. Kivik Hansel on Sunday won."
    names = named(
        annotate(
            text,
            found(text, "Foreign Minister Ada Berg", "person", 0),
            found(text, "the Zirbel", "company", 1),
            found(text, "Kivik Hansel on", "company", 2),
        )
    )
    assert {"Ada Berg", "Zirbel", "Kivik Hansel"} <= set(names)


def test_adjectives_are_demonyms():
    """The adjective stands for the country, and is no name."""
    text = "The Kenyan delegation left."
    annotated = annotate(text, found(text, "Kenyan", "gpe0-x", 0))
    (mention,) = [one for one in annotated.mentions if one.text == "Kenyan"]
    assert (mention.form, mention.kind) == ("demonym", "Country")
    assert mention.origin == "news@5+reader@2"


def test_what_our_tokens_cannot_hold_is_dropped():
    """A span that ends inside a word is no name."""
    text = "Workers at Zirbelwerke went home early."
    assert "Zirbel" not in named(annotate(text, found(text, "Zirbel", "company", 0)))


def test_parts_of_posts_and_things_in_general_name_nothing():
    """Capitals of "Assistant District Attorney" and "the Republic"."""
    for text, words, kind in (
        ("Assistant District Attorney Ada Hart spoke.", "Assistant", "company"),
        ("The President of the Republic spoke.", "Republic", "organization"),
        ("Chief Cabinet Secretary Ken Mori spoke.", "Chief Cabinet", "organization"),
        ("Peyman Zanz, DOB: 8-30-70, was convicted.", "DOB", "ministry"),
        ("They sued Zircom Systems, Inc., in May.", "Inc.", "company"),
        ("The Minister for Trade and Gulf Affairs left.", "Gulf Affairs", "organization"),
        ("Other Heads of State and Government left.", "State and Government", "ministry"),
        ("The Bonn Police Chiefs met.", "Bonn Police Chiefs", "organization"),
        ("Our UN Member States met.", "UN Member States", "organization"),
        ("Much of the Federal government is shut.", "Federal", "ministry"),
    ):
        assert words not in named(annotate(text, found(text, words, kind, 0)))


def test_an_exact_kind_of_body_needs_more_than_a_guess():
    """A body whose exact kind is doubtful is an organisation."""
    one = Found(start=0, end=5, label="organization", types=(("company", 0.6),))
    assert from_reader.kind_of(one) == "Organization"
    assert from_reader.kind_of(replace(one, types=(("company", 0.8),))) == "Company"


def test_what_is_somebody_everywhere_else_is_somebody_here():
    """A guess that a person's surname names a body gives way to surer places; a sure one not."""
    text = "Ada Ford spoke. Ford left. Ford waved. Ford sat. The Ford rally ended."
    people = [
        found(text, "Ada Ford", "person", 0),
        *(found(text, "Ford", "person", 0, nth=nth) for nth in (1, 2, 3)),
    ]
    for confidence, kind in ((0.4, "Person"), (0.9, "Organization")):
        body = found(text, "Ford", "organization", 1, nth=4, confidence=confidence)
        made = annotate(text, *people, body).mentions
        assert [one.kind for one in made if one.span.start == body.start] == [kind]


def test_nobody_is_named_in_furniture():
    """What the reader takes for a footer is no prose."""
    text = "Farmers met on Monday. Author: Norway"
    start = text.index("Author")
    footer = Found(start=start, end=len(text), label="other", types=(("footer", 0.9),))
    assert "Norway" in named(annotate(text))
    assert "Norway" not in named(annotate(text, footer))


def test_without_a_reader_nothing_is_read():
    """The grammar annotator gives no reading, and says so."""
    met = article("Kenya met Japan in Nairobi.")
    (annotated,) = GrammarAnnotator().annotate([met], authority=load_bundled())
    assert annotated.reading is None
    assert "reading" not in GrammarAnnotator.gives
    assert {one.origin for one in annotated.mentions} == {"grammar@5"}


def test_the_reading_travels_with_the_document():
    """Extractors get the reading that the names were taken from."""
    text = "Kenya met Japan."
    said = reading(found(text, "Kenya", "gpe0", 0), found(text, "Japan", "gpe0", 1))
    (annotated,) = NewsAnnotator(Says({text: said})).annotate(
        [article(text)], authority=load_bundled()
    )
    assert annotated.reading is said


WORDS = ("Ada", "Berg", "met", "the", "Zirbel", "workers")


def parse() -> Parse:
    """One sentence without grammar."""
    tokens, at = [], 0
    for index, word in enumerate(WORDS):
        tokens.append(Token(index, at, at + len(word), word, word, "NNP", "dep", index, 0))
        at += len(word) + 1
    return Parse.of(tokens, [(0, len(tokens))])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 31))))
def test_drafts_stand_on_tokens(spans):
    """Whatever the spans, a draft is a stretch of whole tokens inside the text."""
    mentions = [Found(start=start, end=end, label="person") for start, end in spans if start < end]
    for draft in from_reader.drafts(parse(), Reading(layer="dwie", mentions=tuple(mentions))):
        assert 0 <= draft.start < draft.end <= len(WORDS)


@pytest.mark.parametrize(
    ("name", "types", "kind"),
    [
        ("Refugee Council", (("agency", 0.75),), "Organization"),
        ("Indian Security Bureau", (("agency", 0.95),), "GovernmentBody"),
        ("Trinamool Congress", (("party", 0.9),), "PoliticalParty"),
        ("Trinamool Congress", (("agency", 0.86),), "Organization"),
        ("Oslo University", (("company", 0.9),), "Organization"),
    ],
)
def test_kinds_of_bodies_are_voted_on(name, types, kind):
    """Where the reader and the words of a name disagree, a body is an organisation."""
    text = f"Nobody in Essen had asked {name} before."
    start = text.index(name)
    says = Found(
        start=start, end=start + len(name), label="organization", confidence=0.9, types=types
    )
    assert named(annotate(text, says))[name].kind == kind


def test_a_mislabelled_mention_has_its_clusters_kind():
    """Types are a cluster's: a company that is labelled as a person once stays a company."""
    says = Found(start=0, end=5, label="person", types=(("company", 0.99), ("organization", 0.98)))
    assert from_reader.kind_of(says) == "Company"
