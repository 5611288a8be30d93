"""What a clause's own words say of how it stands."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.extract.clauses.read_clauses import Clauses, read_clauses

from dateline.extract.clauses.signs import SignReader

VERBS = [
    ("Kenya signed the pact.", "signed", "asserted"),
    ("Kenya has signed the pact.", "signed", "asserted"),
    ("Kenya apparently signed the pact.", "signed", "possible"),
    ("Kenya openly signed the pact.", "signed", "asserted"),
    ("Kenya would sign the pact.", "sign", "possible"),
    ("Kenya shall sign the pact.", "sign", "planned"),
    ("Kenya will probably sign the pact.", "sign", "possible"),
    ("Kenya never signed the pact.", "signed", "denied"),
    ("Kenya did not fully sign the pact.", "sign", "possible"),
    ("Kenya did not sadly sign the pact.", "sign", "denied"),
    ("Not a single country signed the pact.", "signed", "denied"),
    ("Not only a single country signed the pact.", "signed", "asserted"),
    ("Kenya spared no pact.", "spared", "asserted"),
    ("Kenya did not sign the pact.", "sign", "denied"),
    ("Kenya will not sign the pact.", "sign", "denied"),
    ("Kenya could not sign the pact.", "sign", "denied"),
    ("Kenya cannot praise the pact enough.", "praise", "asserted"),
    ("Kenya cannot praise the pact.", "praise", "denied"),
    ("Kenya cannot pay enough.", "pay", "denied"),
    ("Kenya did not praise the pact enough.", "praise", "possible"),
    ("Kenya would not sign the pact.", "sign", "denied"),
    ("Kenya may not sign the pact.", "sign", "possible"),
    ("Kenya would not have signed the pact.", "signed", "possible"),
    ("Kenya would not sign the pact if Japan paid.", "sign", "possible"),
    ("Kenya would not sign the pact when Japan paid.", "sign", "denied"),
    ("Kenya hardly signed the pact.", "signed", "denied"),
    ("Kenya not only signed the pact.", "signed", "asserted"),
    ("Kenya had hardly signed the pact when Japan paid.", "signed", "asserted"),
    ("Kenya nearly doubled its fleet.", "doubled", "asserted"),
    ("Kenya apparently doubled its fleet.", "doubled", "possible"),
    ("Kenya nearly signed the pact.", "signed", "denied"),
    ("Kenya was neither a friend of Japan nor a member.", "was", "denied"),
    ("Kenya was both a friend of Japan and a member.", "was", "asserted"),
    ("Nobody signed the pact.", "signed", "denied"),
    ("Nothing was signed.", "signed", "denied"),
    ("No country signed the pact.", "signed", "denied"),
    ("Neither country signed the pact.", "signed", "denied"),
    ("The country signed the pact.", "signed", "asserted"),
    ("Kenya signed nothing.", "signed", "denied"),
    ("Kenya signed no pact.", "signed", "denied"),
    ("Kenya signed the pact with no country.", "signed", "asserted"),
    ("Neither Kenya nor Japan signed the pact.", "signed", "denied"),
    ("Kenya neither signed the pact nor paid.", "signed", "denied"),
    ("Please sign the pact.", "sign", "possible"),
    ("Sign the pact and save the peace.", "save", "possible"),
    ("Charged with theft in Oslo.", "Charged", "asserted"),
    ("Kenya will go and sign the pact.", "sign", "asserted"),
    ("Kenya let Japan sign the pact.", "sign", "asserted"),
    ("Kenya did sign the pact.", "sign", "asserted"),
    ("On 6 May 2019 Kenya signed the pact.", "signed", "asserted"),
    ("Kenya signed the pact 6 May 2019.", "signed", "asserted"),
    ("If Kenya signs the pact, Japan will pay.", "signs", "possible"),
    ("Kenya asked if Japan signed the pact.", "signed", "possible"),
    ("Kenya paid, whether or not Japan signed the pact.", "signed", "asserted"),
    ("Should Kenya sign the pact, Japan will pay.", "sign", "possible"),
    ("Had Kenya signed the pact, Japan would be glad.", "signed", "possible"),
    ("Hardly had Kenya signed the pact when Japan paid.", "signed", "asserted"),
    ("When Kenya had signed the pact, Japan paid.", "signed", "asserted"),
    ("In the film, Kenya signs the pact.", "signs", "possible"),
    ("In the film, Kenya signed the pact.", "signed", "asserted"),
    ("In the capital, Kenya signs the pact.", "signs", "asserted"),
]  # fmt: skip

NOUNS = [
    ("The attack on Kuwait failed.", "attack", "asserted"),
    ("The planned attack on Kuwait failed.", "attack", "planned"),
    ("The bloody attack on Kuwait failed.", "attack", "asserted"),
    ("Next month's attack on Kuwait failed.", "attack", "planned"),
    ("The alleged attack on Kuwait failed.", "attack", "possible"),
    ("The foiled attack on Kuwait failed.", "attack", "denied"),
    ("No attack on Kuwait failed.", "attack", "denied"),
    ("Any attack on Kuwait failed.", "attack", "possible"),
    ("The attack on the planned port failed.", "attack", "asserted"),
]  # fmt: skip

HEARSAY = [
    ("Kenya allegedly signed the pact.", True),
    ("Kenya openly signed the pact.", False),
    ("By all accounts, Kenya signed the pact.", True),
    ("By all means, Kenya signed the pact.", False),
    ("After all accounts were closed, Kenya signed the pact.", False),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    return read_clauses(*(row[0] for row in (*VERBS, *NOUNS, *HEARSAY)))


@pytest.mark.parametrize(("text", "word", "stance"), VERBS)
def test_a_verb(told: Mapping[str, Clauses], text: str, word: str, stance: str) -> None:
    """Auxiliaries, adverbs, conditions, and who or what there is none of."""
    found = told[text]
    assert SignReader(found.parsed.parse).verb(found.word(word)).value == stance


@pytest.mark.parametrize(("text", "word", "stance"), NOUNS)
def test_a_noun(told: Mapping[str, Clauses], text: str, word: str, stance: str) -> None:
    """What stands before it, and not what stands before another noun."""
    found = told[text]
    assert SignReader(found.parsed.parse).noun(found.word(word)).value == stance


@pytest.mark.parametrize(("text", "expected"), HEARSAY)
def test_hearsay(told: Mapping[str, Clauses], text: str, *, expected: bool) -> None:
    """A clause may say itself that it is nobody's certain word."""
    found = told[text]
    assert SignReader(found.parsed.parse).is_hearsay(found.word("signed")) is expected
