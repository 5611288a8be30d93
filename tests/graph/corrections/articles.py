"""Four small articles, and a correction of every kind to what is read in them."""

from __future__ import annotations

import pytest

from dateline import cli
from dateline.workspace import config

ARTICLES = {
    "nato.txt": """Petrov warns NATO over spending

BRUSSELS, 10 June 2011 - Clara Petrov, the United States secretary of defense, warned NATO on \
Friday that it faces a dim future. Clara Petrov met Anders Fogh Rasmussen in Brussels.
""",
    "kabul.txt": """Clara Stone visits Kabul

KABUL, 4 June 2011 - Clara Stone, the United States secretary of defense, met Hamid Karzai, the \
president of Afghanistan, in Kabul on Saturday. Clara Stone praised the Afghan National Army.
""",
    "owner.txt": """Michael Jordan buys stake

CHARLOTTE, 17 March 2010 - Michael Jordan, the owner of the Charlotte Hornets, met David Stern in \
New York on Wednesday. Harbour Sports was founded by Michael Jordan in 2003. Linda Ray works for \
Harbour Sports.
""",
    "professor.txt": """Statistician honoured

BERKELEY, 5 May 2011 - Michael Jordan, a professor at the University of California, met Angela \
Merkel in Berkeley on Thursday.
""",
}

FILE = """
# Ignored for now.
[[correction]]
do = "ignore"
thing = "David Stern"
author = "mk"
date = 2026-11-25

[[correction]]
do = "retype"
thing = "Charlotte Hornets"
to = "SportsTeam"
author = "mk"
note = "they play basketball"

[[correction]]
do = "add"
subject = "Linda Ray"
predicate = "educated_at"
object = "University of California"
source = "Linda Ray: A Life in Sports, p. 12"
quote = "Ray left the University of California in 1990."
author = "mk"

[[correction]]
do = "change"
subject = "Harbour Sports"
predicate = "founded_by"
object = {name = "Michael Jordan", article = "owner.txt"}
when = "2004"
stance = "reported"
author = "mk"
"""

VERBS = (
    ("merge", "Clara Stone", "Clara Petrov", "--note", "she married in May"),
    ("split", "Michael Jordan@owner.txt", "Michael Jordan@professor.txt"),
    ("rename", "Harbour Sports", "Harbour Sports Group"),
    ("link", "Linda Ray", "https://people.example/linda-ray"),
    ("link", "NATO", "Q7184", "--remove"),
    ("drop", "Clara Stone", "meets", "Hamid Karzai"),
)


def by_file(folder):
    """Write corrections as a person does."""
    with (folder / config.CORRECTIONS).open("a") as file:
        file.write(FILE)


def by_verb(folder):
    """Make corrections by the commands."""
    for verb, *rest in VERBS:
        with pytest.raises(SystemExit) as caught:
            cli.main([verb, str(folder), *rest, "--author", "mk"])
        assert not caught.value.code, verb
