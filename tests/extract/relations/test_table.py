"""The table of relational nouns: what a row says, and which rows are refused."""

from __future__ import annotations

import pytest

from dateline.core.errors import OntologyError
from dateline.extract.relations.table import (
    COLUMNS,
    load_relational_nouns,
    read_relational_nouns,
)

HEAD = "\t".join(COLUMNS)


def test_a_row_holds_for_each_noun_and_all_kinds_below():
    """What is said of organisations is said of parties, too."""
    table = read_relational_nouns(
        f"# no row\n{HEAD}\nhead|chief\tof\tPerson\tOrganization\t^founded_by"
    )
    (row,) = table["chief"]
    assert table["head"] == (row,)
    assert row.fits("of", "Person", "PoliticalParty")
    assert not row.fits("of", "Person", "City")
    assert not row.fits("in", "Person", "PoliticalParty")
    assert (row.predicate, row.inverse) == ("founded_by", True)


@pytest.mark.parametrize(
    "text",
    [
        "nouns\tlinks",
        f"{HEAD}\nhead\tof\tPerson\tBand\tfounded_by",
        f"{HEAD}\nhead\tof\tPerson\tCompany\trelated_to",
    ],
)
def test_what_the_ontology_lacks_is_refused(text):
    """A misspelt kind or predicate would never be claimed."""
    with pytest.raises(OntologyError):
        read_relational_nouns(text)


def test_the_packaged_table_is_sound():
    """It loads, and names without a noun have rows."""
    assert load_relational_nouns()[""]
