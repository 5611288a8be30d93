"""How the articles of a claim are cited."""

from __future__ import annotations

from dateline.core.model import Document, Entity, Evidence, Fact
from dateline.export.articles import cite


def cited(*documents):
    """The articles of a claim that stands in each of these."""
    ann = Entity(id="a", kind="Person", label="Ann")
    quotes = [Evidence(document=one.id, start=0, end=1, quote="x") for one in documents]
    fact = Fact(id="f", subject=ann, predicate="meets", object=ann, evidence=(*quotes, *quotes))
    return cite(fact, {one.id: one for one in documents})


def test_each_article_is_named_once_in_the_order_of_ids():
    """By its title, or by its first line where it has none; only real addresses are given."""
    one = Document(id="b", text="x", title="Pact", url="https://x.example/")
    found = cited(one, Document(id="a", text="y"))
    assert found.documents == ("a", "b")
    assert found.titles == ("y", "Pact")
    assert found.urls == ("https://x.example/",)


def test_the_first_day_of_publication_counts():
    """A date that is none, or none at all, says nothing."""
    dates = ("2021-05", "2021-04-30", "soon", None)
    documents = [
        Document(id=f"{number}", text=f"{number}", published=date)
        for number, date in enumerate(dates)
    ]
    assert cited(*documents).published == "2021-04-30"
    assert cited(documents[2]).published is None
