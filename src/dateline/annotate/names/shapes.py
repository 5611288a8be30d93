"""The shape of names: where one begins and ends, whether it looks like its kind, what it shows.

Guarantees: pure functions of words and tags. They find nothing: `proper_names.py` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon

_ANYWHERE = frozenset({"GovernmentBody", "EducationalInstitution", "PoliticalParty"})
_WHOLE = 2  # words of a full name at least
_FULL_NAME = 3  # words of a person's name, as a rule
_PARTIES = re.compile(r"COP-?\d+")  # a conference of the parties to a treaty
# What a name's head ends before: "Kids in Court" are kids.
_INWARD = frozenset(
    {"of", "for", "on", "in", "at", "to", "with", "from", "by", "without", "against"}
)
_WORD = re.compile(r"[^\W\d_]")


def trim(tokens: Sequence[Token], start: int, end: int, *, person: bool = False) -> tuple[int, int]:
    """Cut articles, possessives and punctuation off both ends, and all after a paragraph's end.

    A person's name goes on in the next line or after an abbreviation's point ("Sgt. Ada | Hart"),
    but a whole name in the next line stands by itself.
    """
    for index in range(start + 1, end):
        if tokens[index].sentence == tokens[index - 1].sentence:
            continue
        near = person and tokens[index].start - tokens[index - 1].end <= 1
        if near and min(index - start, end - index) >= _WHOLE:
            return trim(tokens, index, end, person=True)  # "from El Salvador | Ada Maria Hart"
        if not near:
            end = index
            break
    lex = lexicon()
    opens = start == 0 or tokens[start - 1].sentence != tokens[start].sentence
    while (
        start < end - 1
        and opens
        and (
            tokens[start].text.lower() in lex.articles - {"new"}
            or tokens[start].tag in {"VB", "VBP"}
        )
    ):
        start += 1  # "Former Labour …", "Meet the …": capitals that only open the sentence
    union = not opens and [one.text.istitle() for one in tokens[start : start + 2]] == [True, True]
    while start < end and (
        tokens[start].text in lex.articles  # "New" in capitals may be part of a name
        or tokens[start].text.lower() in lex.determiners
        or tokens[start].text in lex.edges
    ):
        if union and tokens[start].text == "All":  # the All India Hindu Union
            break
        start += 1
    while start < end and tokens[end - 1].text in lex.edges:
        end -= 1
    opened = [i for i in range(start, end) if tokens[i].text in {"(", "["}]
    counted = (
        end - start > 2 and tokens[end - 1].text.isdigit() and tokens[end - 2].text in {"-", "–"}
    )
    if opened or counted:  # "Federation of Cuban Women (FMC", "Scottish National Party - 48"
        return trim(tokens, start, opened[0] if opened else end - 2)
    return start, end


def after_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a person's name begins once the posts and courtesies before it are taken off."""
    lex = lexicon()
    for index in range(end - 2, start - 1, -1):
        word = tokens[index].text.lower()
        if index > start and word in lex.forenames and not is_title(tokens[index - 1].text):
            continue  # "Gabriel Dean Watters" has no dean
        if word in lex.royal and index == end - 2:
            return index
        several = word.endswith("s") and word[:-1] in lex.posts  # "District Attorneys Ada Hart"
        titled = (
            several
            or word in lex.posts
            or word in lex.courtesy
            or word in lex.short
            or word in lex.ended
            or tokens[index].text in lex.initials
        )
        if titled or (
            word in lex.after and index > start and tokens[index - 1].text.lower() in lex.posts
        ):
            return index + 1
    return start


def local_post(texts: Sequence[str]) -> int:
    """How many words at the beginning are a post of a place: "District Attorney", "Mayor"."""
    if list(texts[:2]) == ["District", "Attorney"]:
        return 2
    return int(bool(texts) and texts[0] in lexicon().local)


def is_courtesy(word: str) -> bool:
    """Whether a word only goes before people's names, or names nobody human."""
    lex, folded = lexicon(), word.lower()
    return folded in lex.courtesy or folded in lex.short or folded in lex.deities


def is_title(word: str) -> bool:
    """Whether a word is a post, or stands before one ("Assistant")."""
    lex, folded = lexicon(), word.lower()
    led = folded in lex.before and folded not in lex.kinds
    return led or folded in lex.posts or word in lex.initials


def before_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where an organisation's name ends once a post that follows it is taken off."""
    lex = lexicon()
    if any(token.text.lower() == "of" for token in tokens[start:end]):
        return end  # "Office of the Prosecutor": the post is part of the name
    stop = end
    while (
        stop > start
        and tokens[stop - 1].text.lower() in lex.after
        and tokens[stop - 1].text.lower() not in lex.posts
    ):
        stop -= 1
    cut = stop
    while cut > start and (
        tokens[cut - 1].text.lower() in lex.posts or tokens[cut - 1].text in lex.initials
    ):
        cut -= 1
    if cut == stop:
        return end
    while (
        cut > start
        and tokens[cut - 1].text.lower() in lex.before
        and tokens[cut - 1].text.lower() not in lex.kinds
        and tokens[cut - 1].text not in lex.jurisdictions
    ):
        cut -= 1
    return cut


def reread(tokens: Sequence[Token], start: int, end: int) -> tuple[str, int, int]:
    """See through what a small model runs together: the kind and range that are likely meant.

    "District Attorney Kim Ogg" is a person; of two bodies joined by "and", the first is kept.
    """
    lowered = [token.text.lower() for token in tokens[start:end]]
    name = _person_within(lowered)
    if name is not None:
        return "Person", start + name, end
    low, high = _one_body(lowered)
    return "Organization", start + low, start + high


def _person_within(lowered: Sequence[str]) -> int | None:
    """Where the name of a person begins that a run of words ends in, if it does."""
    lex = lexicon()
    posts = [i for i, word in enumerate(lowered[:-2]) if word in lex.posts]
    if (
        posts
        and "of" not in lowered
        and not any(word in lex.kinds or word in lex.posts for word in lowered[posts[-1] + 1 :])
    ):
        return posts[-1] + 1
    titled = [i for i, word in enumerate(lowered[:-1]) if word in lex.courtesy and i]
    if titled:
        return titled[-1] + 1  # "Sky's Mr Saunders"
    given = lowered[0] in lex.female | lex.male and 2 <= len(lowered) <= _FULL_NAME
    if given and not any(word in lex.kinds or not word.isalpha() for word in lowered):
        return 0
    return None


def _one_body(lowered: Sequence[str]) -> tuple[int, int]:
    """Which words of a run name one body: before a comma, behind "… of the", before "and"."""
    lex = lexicon()
    if "," in lowered and lowered[lowered.index(",") + 1 :][:1] not in (
        ["inc"],
        ["inc."],
        ["ltd"],
        ["ltd."],
        ["llc"],
    ):
        series = "of" in lowered[: lowered.index(",")] and "and" in lowered
        if not series:  # but a "Department of Environment, Land and Water" is one
            return 0, lowered.index(",")
    if "of" in lowered[2:] and not any(
        word in lex.kinds for word in lowered[: lowered.index("of", 2)]
    ):
        cut = lowered.index("of", 2) + 1  # "Joanna Cherry of the Scottish National Party"
        if lowered[cut] == "the" and any(word in lex.kinds for word in lowered[cut:]):
            return cut + 1, len(lowered)
    return 0, first_of_two(lowered)


def first_of_two(lowered: Sequence[str]) -> int:
    """How many words name the first of two bodies that are joined by "and"; all if it is one."""
    kinds = lexicon().kinds
    for cut, word in enumerate(lowered):
        parts = lowered[:cut], lowered[cut + 1 :]
        if word == "and" and all(any(one in kinds for one in part) for part in parts):
            return cut
    return len(lowered)


def looks_like(kind: str, stretch: Sequence[Token]) -> bool:
    """Whether a stretch has the shape that a name of its kind has."""
    texts = [token.text for token in stretch]
    joined = "".join(texts)
    if (
        not _WORD.search(joined)
        or texts[0].lower() in lexicon().calendar
        or len(joined) < 2
        or len(stretch) > 12
    ):
        return False
    capitals = [text for text in texts if text[0].isupper()]
    if kind == "Person":
        shaped = all(
            t[0].isupper()
            or t.lower() in lexicon().particles
            or t.startswith(("al-", "el-"))
            or before == "-"
            for before, t in zip(["", *texts], texts, strict=False)
        )
        posts = lexicon().posts
        plural = lexicon().kinds.get(texts[-1].lower()) == "PoliticalParty"  # "Lib Dems"
        placed = len(texts) > 1 and texts[-1].lower() in lexicon().sites  # "Mary River Mine"
        return (
            shaped
            and not plural
            and not placed
            and bool(capitals)
            and len(stretch) <= 6
            and not any(c.isdigit() for c in joined)
            and not (len(texts) == 1 and (texts[0].isupper() or texts[0].lower() in posts))
            and texts[-1].lower() not in lexicon().particles
        )
    if len(texts) == 1 and (texts[0] in lexicon().generic or texts[0].lower() in lexicon().posts):
        return False
    if kind == "Organization" and not _is_body([text.lower() for text in texts]):
        return False
    if kind in {"Organization", "Place", "Facility"}:
        return texts[0][0].isupper() and texts[-1][:1].isalnum() and "@" not in joined
    return bool(capitals)


def _is_body(lowered: Sequence[str]) -> bool:
    """Whether words can name a body, and aren't a post, a portfolio or a group of countries."""
    lex = lexicon()
    portfolio = all(w in lex.portfolios or w in lex.before or w in {"and", "of"} for w in lowered)
    post = lowered[0] in lex.posts and lowered[-1] not in lex.kinds  # "Head of State"
    group = len(lowered) > 1 and lowered[-1] in {"states", "countries", "nations"}
    head = lowered[lowered.index("of") - 1] if "of" in lowered[1:] else lowered[-1]
    plural = len(lowered) > 1 and lowered[-1].endswith("s") and lowered[-1][:-1] in lex.posts
    if plural:  # "Labour MPs"
        return False
    return not (head in lex.undertakings or portfolio or post or (group and lowered[0] != "united"))


def has_keyword(stretch: Sequence[Token], kind: str | None) -> bool:
    """Whether a word of a name shows its kind: the one given, or any."""
    found = {
        lexicon().kinds.get(token.text.lower()) for token in stretch if token.text[0].isupper()
    }
    return kind in found if kind is not None else bool(found - {None})


def general(texts: Sequence[str]) -> bool:
    """Whether the words of a body's name say that its exact kind can't be told by them."""
    lowered, head = _head(texts)
    return _of_many_kinds(head, lowered)


def _of_many_kinds(head: Sequence[str], lowered: Sequence[str]) -> bool:
    """Whether bodies so called are of different kinds.

    The General Assembly is the United Nations', a state's or a church's; most academies of
    sciences, arts or medicine don't teach; a liberation army is a state's or fights one.
    """
    academy = head[-1:] == ["academy"] and len(head) < len(lowered)
    army = head[-1:] == ["army"] and not {"liberation", "resistance"}.isdisjoint(head)
    return academy or army or head[-2:] == ["general", "assembly"]


def _head(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of a name in small letters, and those up to its first preposition."""
    lowered = [text.lower() for text in texts if text[0].isupper() or text in _INWARD]
    while lowered and lowered[-1].isdigit():
        lowered.pop()
    cuts = (at for at, word in enumerate(lowered) if at and word in _INWARD)
    return lowered, lowered[: next(cuts, len(lowered))]


def _of_a_state(head: Sequence[str], lowered: Sequence[str]) -> bool:
    """Whether a bank may be a state's or many states': "Central Bank", "Bank of England"."""
    return len(head) < len(lowered) or bool(
        {"central", "reserve", "national", "state", "federal", "world", "development"} & set(head)
    )


def _officer(head: Sequence[str]) -> bool:
    """Whether an office is that of a servant of the state: "District Attorney's Office"."""
    return head[-1] == "office" and len(head) > 1 and head[-2] in lexicon().servants


def refine(kind: str, texts: Sequence[str]) -> str:
    """The exact kind of an organisation, event or agreement by the words of its name."""
    if kind not in {"Organization", "Event", "Agreement", "Facility"}:
        return kind
    if kind == "Organization" and _PARTIES.fullmatch("".join(texts)):
        return "Event"
    lowered, head = _head(texts)
    if kind == "Organization" and len(lowered) > 1 and lowered[-1] == "act":
        return "Agreement"  # "Administration of Justice Act 2015"
    found = _shown(head, lowered)
    of_all = texts[:2] in (["United", "Nations"], ["UN", texts[-1]])
    if kind == "Organization" and of_all:
        return found if found in {"Agreement", "Event"} else "IntergovernmentalOrganization"
    if found is None and kind == "Organization":
        asked = lowered if head == ["house"] else head  # the Commons are no house by their name
        shown = (lexicon().kinds.get(word) for word in reversed(asked))
        found = next((one for one in shown if one in _ANYWHERE), None)
    bodied = (
        found == "Event"
        and len(head) < len(lowered)
        and head[-1] in {"conference", "forum", "congress", "assembly"}
        and lowered[-1] != "parties"  # to a treaty, who meet
    )
    if kind == "Organization" and (
        bodied or (found in {"Event", "Agreement", "Facility"} and len(lowered) < 2)
    ):
        return kind  # "Bishops' Conference of the Philippines" meets, and is no meeting
    return found or kind


def _shown(head: Sequence[str], lowered: Sequence[str]) -> str | None:
    """The kind that the last word before "of" shows; None for no kind."""
    found = lexicon().kinds.get(head[-1]) if head else None
    if _of_many_kinds(head, lowered):
        return "Organization"
    if found == "Company" and head[-1] == "bank" and _of_a_state(head, lowered):
        return "Organization"
    if found == "Organization" and (head[0] == "federal" or _officer(head)):
        return "GovernmentBody"
    return found
