from __future__ import annotations

from dateline.reader.words import frequent_words


def test_frequent_words_are_whole_words():
    """Ordinary words and well-known names are in, in lower case; pieces and rare names aren't."""
    words = frequent_words()
    assert {"minister", "london", "obama"} <= words
    assert not {"Minister", "##ing", "odhiambo"} & words
    assert not [one for one in words if one.startswith("##")]
