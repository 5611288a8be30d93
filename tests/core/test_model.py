from __future__ import annotations

from dataclasses import replace

from dateline.core.ids import document_id
from dateline.core.model import Document


def test_a_document_makes_its_own_id():
    """Without one, the id is the hash of the text, as when the text is read from a file."""
    made = Document(text="Ann Ode joined Orbit.")
    assert made.id == document_id("Ann Ode joined Orbit.")
    assert made == Document(id=made.id, text=made.text)
    assert replace(made, title="Ann joins").id == made.id


def test_a_document_keeps_the_id_that_it_is_given():
    """A data set's own ids stay what they are."""
    assert Document(id="gold-7", text="Ann Ode joined Orbit.").id == "gold-7"
