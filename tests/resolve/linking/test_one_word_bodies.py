"""Bodies that an article calls by their last word: which are meant, and which aren't."""

from __future__ import annotations

from tests.resolve.linking.chains import candidate, chain, spoken

from dateline.authority import load_bundled
from dateline.resolve.linking.article_context import ArticleContext
from dateline.resolve.linking.one_word_bodies import find_one_word_body

ASKED = chain("Commission", kind="Organization")
UNION = "Q458"


def meant(asked, *others, found=None, context=None):
    """Ids that the last word of a body's name may stand for."""
    known = {one.id: one for one in (asked, *others)}
    made = find_one_word_body(
        asked, known, found or {}, context or ArticleContext(), load_bundled()
    )
    assert all(one.how == "last word" for one in made)
    return [one.entry.id for one in made]


def test_the_commission_is_the_one_that_is_named_in_full():
    """Another body of that word leaves it open, and one of another word doesn't."""
    full = chain("Norling Fishing Commission", kind="Organization")
    found = {full.id: [candidate("Q8880")]}
    assert meant(ASKED, full, found=found) == ["Q8880"]
    assert meant(ASKED, full, chain("Norling Council", kind="Company"), found=found) == ["Q8880"]
    second = chain("Tidal Commission", kind="Organization")
    assert meant(ASKED, full, second, found=found) == []
    assert meant(ASKED, full) == []


def test_the_commission_alone_is_the_european_one_beside_the_union():
    """Only where the article speaks of the Union, and of no other commission; a council never."""
    context = spoken(("EU", UNION))
    assert meant(ASKED, context=context) == ["Q8880"]
    assert meant(ASKED) == []
    assert meant(ASKED, chain("Tidal Commission", kind="Organization"), context=context) == []
    assert meant(chain("Council", kind="Organization"), context=context) == []


def test_other_words_and_other_things_stand_for_no_body():
    """A person called Commission, two words at once, and a word that heads no body."""
    context = spoken(("EU", UNION))
    assert meant(chain("Commission", kind="Person"), context=context) == []
    assert meant(chain("Commission", "Council", kind="Organization"), context=context) == []
    assert meant(chain("Brigade", kind="Organization"), context=context) == []
    full = chain("Norling Brigade", kind="Organization")
    asked = chain("Brigade", kind="Organization")
    assert meant(asked, full, found={full.id: [candidate("Q8880")]}) == []
