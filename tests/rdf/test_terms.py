"""Terms from outside: addresses that may be followed, and values that are what their type says."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.model import Literal
from dateline.rdf import terms


def shown(literal):
    """Value, prefixed datatype and language of a literal, as a reader of N-Triples finds them."""
    (row,) = pyoxigraph.parse(f"<urn:s> <urn:p> {literal} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    datatype = row.object.datatype.value
    for prefix in ("xsd", "edtf", "rdf"):
        datatype = datatype.replace(terms.PREFIXES[prefix], f"{prefix}:")
    return row.object.value, datatype, row.object.language


@pytest.mark.parametrize(
    ("value", "datatype", "stays"),
    [
        ("5", "xsd:integer", True),
        ("-5", "xsd:integer", True),
        ("5.0", "xsd:integer", False),
        ("٥", "xsd:integer", False),
        ("some 5", "xsd:integer", False),
        ("5.5", "xsd:decimal", True),
        ("1e5", "xsd:decimal", False),
        ("true", "xsd:boolean", True),
        ("yes", "xsd:boolean", False),
        ("2017-08-31", "xsd:date", True),
        ("2017-02-31", "xsd:date", False),
        ("2017", "xsd:date", False),
        ("2017", "xsd:gYear", True),
        ("2017-08", "xsd:gYearMonth", True),
        ("2017-08-31", "xsd:gYearMonth", False),
        ("2017/..", "edtf:EDTF", True),
        ("last spring", "edtf:EDTF", False),
        ("words", "xsd:string", True),
        ("x", "nobody:knows", False),
    ],
)
def test_a_value_has_its_type_only_if_it_is_one_of_it(value, datatype, stays):
    """Otherwise it is words, which no reader warns of."""
    found = shown(terms.claim_literal(Literal(value=value, datatype=datatype)))
    assert found == (value, datatype if stays else "xsd:string", None)


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        *(("2017", "xsd:gYear"), ("2017-08", "xsd:gYearMonth"), ("2017-08-31", "xsd:date")),
        *(("201X", "edtf:EDTF"), ("2017/..", "edtf:EDTF"), ("last spring", "xsd:string")),
    ],
)
def test_a_date_has_the_type_of_its_precision(value, datatype):
    """EDTF where XSD has none, and words where it is no date."""
    assert shown(terms.claim_literal(Literal(value=value, datatype="edtf"))) == (
        value,
        datatype,
        None,
    )


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("HTTPS://example.org/", "HTTPS://example.org/"),
        ("ftp://example.org/", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("example.org", None),
        ("urn:isbn:1", None),
    ],
)
def test_a_web_address_is_made_safe_or_is_none(value, found):
    """What is escaped already isn't escaped again."""
    made = terms.web_iri(value)
    assert (None if made is None else terms.value_of(made)) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("urn:isbn:1", "urn:isbn:1"),
        ("URN:isbn:1", "URN:isbn:1"),
        ("https://example.org/한", "https://example.org/한"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("mailto:a@example.org", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_link_is_taken_as_it_is_if_it_may_be_followed(value, found):
    """Names of things elsewhere aren't rewritten unless they are broken."""
    made = terms.link_iri(value)
    assert (None if made is None else terms.value_of(made)) == found


@given(st.text(), st.sampled_from([None, "en", "EN-gb", "no such tag", ""]))
def test_words_keep_their_letters_and_only_a_real_language(value, language):
    """A tag that is none is left out, and one that is comes in lower case."""
    made = terms.string_literal(value, language=language)
    words, _, tag = shown(made)
    assert words == terms.value_of(made) == value.encode("utf-8", "replace").decode("utf-8")
    assert tag == terms.language_of(made) == {"en": "en", "EN-gb": "en-gb"}.get(language or "")
    assert "\n" not in made


def test_a_term_says_what_it_is():
    """An IRI has no language and no datatype, words no datatype, a number no language."""
    number = terms.integer_literal(-3)
    assert (terms.value_of(number), terms.datatype_of(number)) == ("-3", terms.curie("xsd:integer"))
    assert terms.language_of(number) is None
    assert terms.datatype_of(terms.string_literal("a>", language="en")) is None
    assert terms.datatype_of(terms.curie("skos:prefLabel")) is None
    assert terms.language_of(terms.curie("skos:prefLabel")) is None
    assert terms.language_of(terms.string_literal("a@b")) is None


def test_a_type_of_event_is_one_term():
    """Whatever stands in its path, the term is made of letters, digits and hyphens."""
    assert terms.event_type("agree/sign") == terms.curie(":type-agree-sign")
    assert terms.event_type("a b/c") == terms.curie(":type-a-b-c")
