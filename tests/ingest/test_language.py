"""Which language a text is in."""

# ruff: noqa: E501 -- markup and articles have long lines
from __future__ import annotations

import pytest
from tests.ingest.sources import GERMAN, STORY

from dateline.core.model import Document
from dateline.ingest import language

TEXTS = {
    "de": GERMAN,
    "fr": "Le conseil du port s'est réuni mardi et a signé l'accord que la ville attendait depuis de longues années.",
    "es": "La junta del puerto se reunió el martes y firmó el acuerdo que la ciudad esperaba desde hacía muchos años.",
    "da": "Havnerådet mødtes tirsdag og underskrev den aftale, som byen havde ventet på i mange år, sagde borgmesteren.",
    "ru": "Портовый совет собрался во вторник и подписал соглашение, которого город ждал много лет, сообщила мэр.",
    "ar": "اجتمع مجلس الميناء يوم الثلاثاء ووقع الاتفاق الذي كانت المدينة تنتظره منذ سنوات عديدة، حسبما قالت رئيسة البلدية.",
    "en": STORY,
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_found(code):
    """From a sentence on."""
    assert language.find_language(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "Der Hafenrat.", "12 345 | 67.8 " * 100, "Kim Park Lee Choi Jung " * 3]
)
def test_what_is_too_little_is_none(text):
    """Short texts, figures and names tell no language."""
    assert language.find_language(text) is None


def test_quotes_in_another_language_change_nothing():
    """An English text that quotes is English."""
    assert language.find_language(f"{STORY} {STORY} “{TEXTS['fr']}”, he said in French.") == "en"


@pytest.mark.parametrize("code", sorted(TEXTS.keys() - {"en"}))
def test_only_english_is_plainly_english(code):
    """Its small words hardly stand in other languages."""
    words = TEXTS[code].lower().split()
    assert sum(word in language._SMALL for word in words) < language._PLAIN / 2 * len(words)


def test_a_text_of_foreign_names_is_english():
    """Small words tell more than the letters of names."""
    names = "Kulakov, Nikolaevich and Gavrilov of Chelyabinsk, with Gaidarovich from Tyumen, "
    assert language.find_language(names + "are those who have won the Olympiad.") == "en"


@pytest.mark.parametrize(
    ("text", "declared", "spoken"),
    [
        (STORY, "en-GB", "en-GB"),
        (STORY, "de", "en"),
        (GERMAN, "en", "de"),
        (GERMAN, "de-AT", "de-AT"),
        ("Kurz.", "de", "de"),
        ("Short.", "en", "en"),
    ],
)
def test_what_a_text_shows_counts_more_than_what_is_declared(text, declared, spoken):
    """Pages say "en" since their template did; a short text is believed."""
    assert language.spoken_language(Document(text=text, language=declared)) == spoken


def test_languages_have_names():
    """Those that the library can tell and news is written in; else the tag is shown."""
    assert language.name_language("de-AT") == "German"
    assert language.name_language("zxx") == "zxx"
    assert (language.is_english("en_US"), language.is_english("enm")) == (True, False)


def test_each_name_is_that_of_a_language_that_can_be_told():
    """No line of the table is for nothing."""
    assert set(language._names()) <= set(language._load_identifier().labels)
