"""A dozen items in the form of Wikidata's dump, and what makes more of them."""

from __future__ import annotations

import json

OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DIRECT = "http://www.wikidata.org/prop/direct/"
WIKIPEDIAS = ("enwiki", "frwiki", "kowiki", "dewiki", "jawiki", "eswiki", "zh_min_nanwiki")


def snak(said):
    """A value: an item's id, a time with its precision, a text with its language, or none."""
    if said is None:
        return {"snaktype": "somevalue", "hash": "f0"}
    if isinstance(said, str):
        value = {"entity-type": "item", "numeric-id": int(said[1:]), "id": said}
        return {"snaktype": "value", "datavalue": {"value": value, "type": "wikibase-entityid"}}
    first, second = said
    if isinstance(second, int):
        value = {"time": first, "timezone": 0, "before": 0, "after": 0, "precision": second}
        return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}}
    value = {"text": first, "language": second}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "monolingualtext"}}


def claim(said, rank="normal", **qualifiers):
    """A statement, with what limits it."""
    made = {"mainsnak": snak(said), "type": "statement", "rank": rank, "references": []}
    if qualifiers:
        made["qualifiers"] = {key: [snak(value)] for key, value in qualifiers.items()}
        made["qualifiers-order"] = list(qualifiers)
    return made


def day(text, precision=11):
    """A time, as qualifiers have it."""
    return f"+{text}T00:00:00Z", precision


def item(number, label, aliases=(), articles=7, labels=None, **claims):
    """An item with an English label, and articles in so many Wikipedias."""
    labels = labels or ({"en": label} if label else {})
    return {
        "type": "item",
        "id": number,
        "labels": {
            language: {"language": language, "value": value} for language, value in labels.items()
        }
        or [],
        "descriptions": [],
        "aliases": {"en": [{"language": "en", "value": one} for one in aliases]} if aliases else [],
        "claims": {
            key: [one if isinstance(one, dict) else claim(one) for one in said]
            for key, said in claims.items()
        }
        or [],
        "sitelinks": {
            wiki: {"site": wiki, "title": label or "x", "badges": []}
            for wiki in (*WIKIPEDIAS[:articles], "commonswiki", "enwikiquote")
        },
        "lastrevid": 1,
    }


EXCERPT = (
    item(
        "Q884",
        "South Korea",
        ["Republic of Korea", "ROK"],
        labels={"ko": "대한민국", "fr": "Corée du Sud", "en": "South Korea"},
        P31=["Q3624078", "Q7270", claim("Q515", "deprecated")],
        P17=["Q884"],
    ),
    item("Q8646", "Hong Kong", ["HK"], P31=["Q779415", "Q515"], P17=["Q148"]),
    item("Q30", "United States of America", ["US", "USA"], P31=["Q3624078"], P17=["Q30"]),
    item(
        "Q35171",
        "Grover Cleveland",
        ["Stephen Grover Cleveland"],
        P31=["Q5"],
        P27=["Q30", claim("Q884", "deprecated")],
        P39=[
            claim("Q11696", P580=day("1893-03-04"), P582=day("1897-03-04")),
            claim("Q11696", P580=day("1885-03-04"), P582=day("1889-03-04")),
            claim("Q11696", "deprecated", P580=day("1881-03-04")),
        ],
    ),
    item(
        "Q1253",
        "Ban Ki-moon",
        P31=["Q5"],
        P27=["Q884"],
        P39=[
            claim("Q81066", "preferred", P580=day("2007-01-01"), P582=day("2016-12-31")),
            claim("Q7330070", P580=day("2004-00-00", 9), P582=day("2006-11-00", 10), P642="Q884"),
        ],
    ),
    item(
        "Q11696", "President of the United States", P31=["Q294414"], P279=["Q48352"], P1001=["Q30"]
    ),
    item("Q81066", "Secretary-General of the United Nations", P31=["Q4164871"], P2389=["Q1065"]),
    item("Q7330070", "foreign minister", articles=2, P279=["Q83307"]),
    item("Q1065", "United Nations", ["UNO"], P31=["Q245065"], P1813=[claim(("UN", "en"))]),
    item(
        "Q20718",
        "Samsung Electronics",
        ["Samsung Electronics Co., Ltd."],
        P31=["Q6881511", "Q891723"],
        P17=["Q884"],
    ),
    item("Q9684", "The New York Times", ["NYT"], P31=["Q1110794"], P17=["Q30"]),
    item("Q7156", "FC Barcelona", ["Barça"], P31=["Q476028"], P17=["Q29"]),
    item("Q61448040", "Parasite", P31=["Q11424"]),
    item("Q246283", "Frozen", P31=["Q99000001"]),  # its class became another
    {"entity": "Q99000001", "redirect": "Q29168811"},
    item("Q24869", "feature film", P279=["Q11424"]),
    item("Q29168811", "animated feature film", articles=0, P279=["Q24869"]),
    item(
        "Q615",
        "",
        labels={"mul": "Lionel Messi"},
        P31=["Q5"],
        P27=["Q414", "Q29"],
    ),
    item("Q12156", "malaria", P31=["Q112193867"], P279=["Q18123741"]),
    item("Q140", "lion", P31=["Q16521"]),
    item("Q9900001", "Little Brook", articles=1, P31=["Q4022"]),
    item("Q9900002", "", labels={"ko": "이름"}, P31=["Q5"]),
    {"type": "property", "datatype": "wikibase-item", "id": "P31", "labels": [], "claims": []},
)
MALFORMED = '{"type":"item","id":"Q1","labels":{"en":{"language":"en","val'


def dump(entities=EXCERPT, *malformed):
    """The text of a dump: an array, an item a line."""
    lines = [*(json.dumps(one, ensure_ascii=False) for one in entities), *malformed]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def lines(entities=EXCERPT):
    """The same as filters leave it: an item a line, no array."""
    return "".join(json.dumps(one) + "\n" for one in entities)


def triples(entities=EXCERPT):
    """The same as truthy triples: without what is deprecated, less preferred, or a qualifier."""
    made = ['<http://wikiba.se/ontology#Dump> <http://www.w3.org/2002/07/owl#versionInfo> "1" .']
    for one in entities:
        if "redirect" in one:
            made.append(f"{entity(one['entity'])} <{OWL}sameAs> {entity(one['redirect'])} .")
        elif one["id"].startswith("Q"):
            made += item_triples(one)
    return "".join(line + "\n" for line in made)


def item_triples(one):
    """The lines of an item, and of the articles about it."""
    subject = entity(one["id"])
    for term in dict(one["labels"]).values():
        yield f"{subject} <{RDFS}label> {literal(**term)} ."
        yield f"{subject} <{SKOS}prefLabel> {literal(**term)} ."
    for term in (alias for several in dict(one["aliases"]).values() for alias in several):
        yield f"{subject} <{SKOS}altLabel> {literal(**term)} ."
    for key, statements in dict(one["claims"]).items():
        ranks = {statement["rank"] for statement in statements}
        best = "preferred" if "preferred" in ranks else "normal"
        for statement in statements:
            if statement["rank"] == best:
                said = statement["mainsnak"]["datavalue"]["value"]
                value = (
                    literal(**said, value=said["text"]) if "text" in said else entity(said["id"])
                )
                yield f"{subject} <{DIRECT}{key}> {value} ."
    for wiki in one["sitelinks"]:
        host = wiki.replace("wiki", ".wikipedia") if wiki in WIKIPEDIAS else "commons.wikimedia"
        article = f"<https://{host.replace('_', '-')}.org/wiki/X{one['id']}>"
        yield f"{article} <http://schema.org/about> {subject} ."
        yield f'{article} <http://schema.org/inLanguage> "x" .'


def entity(number):
    """The IRI of an item."""
    return f"<http://www.wikidata.org/entity/{number}>"


def literal(*, value, language, **_):
    """A literal, with what must be escaped in it."""
    plain = (
        value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    )
    return f'"{plain}"@{language}'
