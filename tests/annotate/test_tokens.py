from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate import tokens
from dateline.core.machine import NUMPY_THREADS
from dateline.core.model import Document

# What news is made of, what spaCy's rules split, and long runs of what they split badly.
PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["(", '"', "—", "'s", "…", "$5", " ", "\n", "\u200b", "e\u0301", "😀", "U.S."]),
    st.builds(str.__mul__, st.sampled_from(["(", "a", "’s", "_", ":)", "x—", "\u0301"]),
              st.integers(1, 700)),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=8).map("".join)


@given(TEXTS)
def test_tokens_and_what_is_between_them_are_the_text(text):
    """Wherever a text is cut, no character is lost and every offset holds."""
    doc = tokens.tokenise(tokens.language(), text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(TEXTS)
def test_no_stretch_is_longer_than_the_bound(text):
    """What spaCy's loops see is short, and only long stretches are cut."""
    ends = tokens.cuts(text)
    pieces = [text[low:high] for low, high in pairwise((0, *ends, len(text)))]
    assert all(len(word) <= tokens.LONGEST_WORD for piece in pieces for word in piece.split())
    longest = max(map(len, text.split()), default=0)
    assert bool(ends) == (longest > tokens.LONGEST_WORD)


def test_a_text_of_words_is_tokenised_as_ever():
    """The longest word is left whole, with its rules: "don't" is two tokens, and one is “not”."""
    nlp = tokens.language()
    text = f"Anna Riskova (PAL) doesn't read https://example.org/{'a' * 200}."
    cut, plain = tokens.tokenise(nlp, text), nlp.make_doc(text)
    assert cut.to_bytes() == plain.to_bytes()


def test_a_cut_leaves_the_words_around_it_as_they_were():
    """Their forms and the rules for them too."""
    nlp = tokens.language()
    text = f"Riskova doesn't {'(' * 1000} agree, can't  go."
    cut, around = tokens.tokenise(nlp, text), nlp.make_doc("Riskova doesn't agree, can't  go.")
    kept = [token for token in cut if token.text != "("]
    assert [token.norm_ for token in kept] == [token.norm_ for token in around]
    assert [token.whitespace_ for token in kept] == [token.whitespace_ for token in around]


@pytest.mark.parametrize("threads", ["1", "2"])
def test_numpy_multiplies_where_it_has_one_thread(monkeypatch, threads):
    """Where it has more, they would wait for each other; the grammar is the same by both."""
    monkeypatch.setenv(NUMPY_THREADS, threads)
    nlp = tokens.language.__wrapped__()
    assert nlp.get_pipe("tok2vec").model.ops.use_blis == (threads != "1")
    text = "Ada Hart, who leads the Orbit Bank in Oslo, said on Monday that it would cut 40 jobs."
    ours, usual = nlp(text), tokens.language()(text)
    assert [(one.tag, one.dep, one.head.i) for one in ours] == [
        (one.tag, one.dep, one.head.i) for one in usual
    ]


def test_a_document_of_nothing_has_no_tokens():
    """Nor has one of white space."""
    documents = [Document(text=text) for text in ("", " \n\n")]
    assert [len(one.tokens) for one in tokens.parses(documents)] == [0, 0]


def test_a_sentence_does_not_end_at_a_comma():
    """The parser cut off who said so; a full stop and a paragraph's end still end one."""
    told = (
        "A Wharton man was sentenced Friday to life in prison for his part in a fight that killed "
        "three people, Tahiti County District Attorney Anna Riskova announced."
    )
    found = next(tokens.parses([Document(id="d", text=f"{told} He left.\n\nPolice came")]))
    assert [found.tokens[low].text for low, _ in found.sentences] == ["A", "He", "Police"]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (
            "Ode was jailed in a raid, District Attorney Anna Riskova announced Monday.",
            0,
        ),
        ("Ode was jailed in a raid, and Anna Riskova announced a plan.", 1),
        (
            "Ode was jailed in a raid, and District Attorney Anna Riskova wept Monday.",
            1,
        ),
    ],
)
def test_a_sentence_hangs_on_who_says_it(text: str, root: int) -> None:
    """Whatever a parser joins by a comma alone; what "and" joins, or says nothing, stays."""
    (parse,) = tokens.parses([Document(id="d", text=text)])
    roots = [one.text for one in parse.tokens if one.head == one.index]
    assert roots == [("announced", "jailed")[root]]


@pytest.mark.parametrize(
    ("verb", "root"),
    [("announced", "announced"), ("confirmed", "confirmed"), ("believed", "sank")],
)
def test_what_says_something_is_a_verb_of_saying(verb: str, root: str) -> None:
    """Who only thinks it tells nobody."""
    text = f"The ship sank off Oslo, District Attorney Anna Riskova {verb} Monday."
    (parse,) = tokens.parses([Document(id="d", text=text)])
    assert [one.text for one in parse.tokens if one.head == one.index] == [root]


def test_an_endless_sentence_is_several():
    """Nothing in one hangs on a word of another, and no token is lost."""
    text = "Anna Riskova said that " * 300 + "nobody came. Omar left."
    (parse,) = tokens.parses([Document(id="d", text=text)])
    assert len(parse.tokens) == len(text.split()) + 2
    sizes = [high - low for low, high in parse.sentences]
    assert sum(sizes) == len(parse.tokens)
    assert max(sizes) == tokens.LONGEST_SENTENCE
    heads = [parse.tokens[one.head] for one in parse.tokens]
    assert all(one.sentence == head.sentence for one, head in zip(parse.tokens, heads, strict=True))


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("hoping", "hope"),
        ("hopping", "hop"),
        ("staging", "stage"),
        ("raped", "rape"),
        ("sites", "site"),
        ("routes", "route"),
        ("quoting", "quote"),
        ("rushes", "rush"),
        ("visiting", "visit"),
        ("singing", "sing"),
        ("putting", "put"),
        ("phishing", "phish"),
        ("dying", "die"),
        ("upcoming", "upcome"),
    ],
)
def test_a_verb_is_told_by_its_spelling_and_else_by_the_verb_table(form: str, verb: str) -> None:
    """A last letter that isn't doubled shows a silent "e"; what is no known verb is left alone."""
    assert tokens.lemma(form, "VERB") == verb


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("re-opened", "reopen"),
        ("re-elected", "re-elect"),
        ("co-wrote", "write"),
        ("re-signing", "sign"),
        ("de-listed", "delist"),
        ("over-ruled", "overrule"),
        ("co-operated", "cooperate"),
        ("re-branded", "rebrand"),
        ("co-owns", "own"),
    ],
)
def test_what_is_done_again_or_together_is_done(form: str, verb: str) -> None:
    """Where the verb table doesn't know better; other prefixes make another verb: "de-listed"."""
    assert tokens.lemma(form, "VERB") == verb


def test_a_verb_with_a_prefix_is_one_word() -> None:
    """And so are nouns of "re-", which are verbs' own; "pre-tax" is two words with a hyphen."""
    text = "Chad re-elected him, they co-wrote it, re-election; a co-founder of pre-tax, Re-opened"
    (parse,) = tokens.parses([Document(id="d", text=text)])
    assert [one.lemma for one in parse.tokens if "-" in one.text and len(one.text) > 1] == [
        "re-elect",
        "write",
        "election",
        "reopen",
    ]
    assert sum(one.text == "-" for one in parse.tokens) == 2


def test_a_noun_is_no_verb() -> None:
    """What is said of verbs changes no noun: "rates" of money and "putts" on a green."""
    assert tokens.lemma("putts", "NOUN") == "putt"
    assert tokens.lemma("rates", "NOUN") == "rate"


def test_a_ticker_is_no_prose() -> None:
    """It is blank at its length, so that the sentence goes on over it."""
    document = Document(id="d", text="Texaco Inc <TX> sold Getty.")
    assert tokens.prose(document) == "Texaco Inc      sold Getty."
    (parse,) = tokens.parses([document])
    assert [one.text for one in parse.tokens] == ["Texaco", "Inc", "sold", "Getty", "."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kim (김주애, 김) met Lind.", "Kim (      ) met Lind."),
        ("He said: видел, 2 раза. It ended.", "He said:              . It ended."),
        ("TNF-α and 5 Ω are signs.", "TNF-α and 5 Ω are signs."),
        ("Nguyễn Phú Trọng and Łódź stay.", "Nguyễn Phú Trọng and Łódź stay."),
        ("\u200dParis\u200f wept.", " Paris  wept."),
    ],
)
def test_words_of_another_script_are_no_prose(text: str, shown: str) -> None:
    """They are blank at their length; a letter that is a sign isn't, nor a Latin one with marks."""
    assert tokens.prose(Document(text=text)) == shown


def test_words_that_look_like_ours_without_an_apostrophe_are_whole() -> None:
    """No "we'd" is "wed", whose dictionary form is itself; "dont" is two words still."""
    cut = [one.text for one in tokens.language().make_doc("They wed on Wed, dont")]
    assert cut == ["They", "wed", "on", "Wed", ",", "do", "nt"]
    assert tokens.lemma("wed", "VERB") == "wed"


def test_a_stop_without_a_space_behind_a_year_ends_a_sentence() -> None:
    """Not behind a letter and a digit, nor where no sentence begins."""
    cut = [one.text for one in tokens.language().make_doc("in 2022.He left U2.The 10.5 2022.he")]
    assert cut == ["in", "2022", ".", "He", "left", "U2.The", "10.5", "2022.he"]


def test_millions_are_one_word_and_units_two() -> None:
    """Where "70m" is cut in two, its "m" is taken for a verb; "5km" is a number and its unit."""
    cut = [one.text for one in tokens.language().make_doc("70m euros, $40.8m, 3M, 5km and 2m².")]
    assert cut == [
        "70m",
        "euros",
        ",",
        "$",
        "40.8m",
        ",",
        "3M",
        ",",
        "5",
        "km",
        "and",
        "2",
        "m²",
        ".",
    ]
    (parse,) = tokens.parses(
        [Document(text="France is to hand its wine industry 70m euros in aid.")]
    )
    heads = {one.text: parse.tokens[one.head].text for one in parse.tokens}
    assert (heads["industry"], heads["euros"], heads["70m"]) == ("hand", "hand", "euros")


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_hyphen_between_spaces_is_a_dash(dash):
    """It joins no words, whatever it is written as; between figures it does."""
    text = (
        f"Ada Hart is to launch a new label {dash} convinced that it will grow. It won 2 {dash} 1."
    )
    (parse,) = tokens.parses([Document(id="d", text=text)])
    label, mark = (
        one for one in parse.tokens if one.text in {"label", "-", "—"} and one.start < 60
    )
    assert parse.tokens[label.head].text == "launch"
    assert mark.text == ("-" if dash == "-" else "—")
    assert text[mark.start : mark.end] == dash


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kenya sold the shares of Orbit Corp. it had bought.", 1),
        ("Kenya sold the shares of Orbit. it had bought them.", 2),
        ("Kenya sold the shares of Orbit Corp. It had bought them.", 2),
    ],
)
def test_a_sentence_goes_on_behind_what_is_short(text, sentences):
    """Behind "Corp." a small letter begins no sentence."""
    (parse,) = tokens.parses([Document(id="a", text=text)])
    assert len(parse.sentences) == sentences


def test_an_age_is_no_part_of_a_name():
    """Not even where a space was forgotten; a number with commas is one."""
    (parse,) = tokens.parses([Document(id="a", text="Ada Hart,31, sold 1,310 ships.")])
    words = [one.text for one in parse.tokens]
    assert words == ["Ada", "Hart", ",", "31", ",", "sold", "1,310", "ships", "."]


def test_a_sentence_ends_behind_a_capital_in_a_word():
    """The stop of "the MoD." is no part of it; that of "McD." is one of an initial."""
    (parse,) = tokens.parses([Document(id="a", text="Ada left the MoD. John McD. Hart left.")])
    words = [one.text for one in parse.tokens]
    assert words == ["Ada", "left", "the", "MoD", ".", "John", "McD.", "Hart", "left", "."]


def test_verbs_with_a_prefix_are_one_word():
    """So "co-operate" has a parser read a verb, and a hyphen between others stays."""
    (parse,) = tokens.parses([Document(id="a", text="Kenya co-operates with co-pilots.")])
    words = [one.text for one in parse.tokens]
    assert words[1] == "co-operates"
    assert "co-pilots" not in words
