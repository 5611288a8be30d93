"""A text that is cut in the middle of a sentence, as teasers and previews are, is read."""

from __future__ import annotations

import pytest
from tests.news import Read, annotate

TEXTS = [
    "Ada Hart is a member of the board of directors of Greenpeace and a trustee of the World Bank.",
    "They met News Corporation's newspaper The Times.",
    "According to police, who came by car, Ada Hart left Leeds on Monday.",
    "And government statistics state that what Kenya sold to Norway fell.",
    "The judge in the case, which lasted seven days, said that [the] bank owed Kenya 40 percent.",
    "Kenya's foreign minister, Ada Hart, said that it had agreed with Norway to share it.",
    '"We will not," said Ada Hart, the head of Greenpeace\'s audit committee, "leave Leeds."',
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_may_end_behind_any_word(text):
    """Every quote lies in what is there, and nothing is looked for behind the end."""
    words = text.split()
    cut = [" ".join(words[:end]) for end in range(1, len(words) + 1)]
    for annotated in annotate(*cut):
        for claim in Read(annotated).claims:
            assert all(one.end <= len(annotated.document.text) for one in claim.evidence)
