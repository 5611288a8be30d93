"""Gold documents written for tests, in DWIE's labels."""

from __future__ import annotations

import json

TEXT = (
    "The Kenya Fisheries Service's director Amina Odhiambo met Jonas Berg in Oslo.\n"
    "Odhiambo leads the Kenya Fisheries Service. Berg is a citizen of Norway."
)
_NAMES = (
    ("The Kenya Fisheries Service's", 0, ("type::organization", "type::agency")),
    ("director", 4, None),
    ("Amina Odhiambo", 1, ("type::person",)),
    ("Jonas Berg", 2, ("type::person",)),
    ("Oslo", 3, ("type::location", "type::gpe", "type::gpe2")),
    ("Odhiambo leads", 1, ("type::person",)),
    ("Kenya Fisheries Service.", 0, ("type::organization", "type::agency")),
    ("Berg is", 2, ("type::person",)),
    ("Norway", 5, ("type::location", "type::gpe", "type::gpe0")),
)
_LINKS = {3: ("Oslo", None), 5: ("Norway", "Q20")}


def document(**changes):
    """A document as a line of a gold file holds it."""
    mentions = []
    for words, entity, types in _NAMES:
        start = TEXT.index(words)
        end = start + len(words.removesuffix(" leads").removesuffix(" is").removesuffix("."))
        native = ("type::value", "type::role") if types is None else ("type::entity", *types)
        mentions.append(
            {
                "start": start,
                "end": end,
                "text": TEXT[start:end],
                "entity": entity,
                "types": list(native),
            }
        )
    entities = [
        {
            "id": number,
            "types": [],
            "wikidata": _LINKS.get(number, ("", None))[1],
            "wikipedia": _LINKS.get(number, (None, None))[0],
            "geonames": None,
        }
        for number in range(6)
    ]
    relations = [
        {"subject": 1, "predicate": "head_of", "object": 0},
        {"subject": 1, "predicate": "is_meeting", "object": 2},
        {"subject": 2, "predicate": "citizen_of", "object": 5},
        {"subject": 3, "predicate": "in0", "object": 5},
        {"subject": 2, "predicate": "citizen_of-x", "object": 4},
    ]
    made = {
        "id": "one",
        "dataset": "dwie",
        "split": "dev",
        "title": None,
        "published": "2024-05-03",
        "url": None,
        "text": TEXT,
        "mentions": mentions,
        "entities": entities,
        "relations": relations,
    }
    return made | changes


def write(path, *documents):
    """A gold file."""
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    return path
