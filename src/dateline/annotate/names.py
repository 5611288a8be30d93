"""Proper names: what spaCy sees, what the authority knows, and what a name's last word shows.

Guarantees: names don't overlap; a leading article, a title, a courtesy and a possessive are outside
the name; a name in a headline is kept only if the body or the authority has it too, since headline
capitals fool a tagger. It does not decide which "Georgia" is meant: candidates are passed on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.annotate.draft import Draft, words
from dateline.lexicon import lexicon
from dateline.annotate.tokens import Hint
from dateline.authority import Authority, Entry
from dateline.parse import Token

_KINDS = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Facility",
    "NORP": "People", "EVENT": "Event", "LAW": "Agreement",
}  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "both", "all", "its", "their", "his", "her", "our", "my", "your", "some", "many", "several", "former", "new", "late", "next", "last"})  # fmt: skip
_EDGES = frozenset({"'s", "'", "’s", "’", '"', "“", "”", "''", "``", ",", ".", ";", ":", "(", ")", "-", "–", "—", "[", "]", "/", "and", "of", "in", "for", "at", "&"})  # fmt: skip
_PARTICLES = frozenset({"de", "da", "do", "dos", "del", "della", "di", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "ul", "ur", "e", "y", "ter", "ten", "-", "'", "’", "abu", "ould", "of"})  # fmt: skip
_JOINERS = frozenset({"of", "for", "on", "and", "the", "&", "in", "against", "to", "at", "-", "de", "la", "'s", "’s"})  # fmt: skip
# Acronyms that name a thing in general and nobody in particular.
_GENERIC = frozenset({"TV", "GDP", "DNA", "RNA", "CEO", "CFO", "PC", "DVD", "CD", "IT", "AI", "PM", "AM", "MP", "MPs", "HIV", "AIDS", "HIV/AIDS", "GPS", "VAT", "IPO", "USD", "EUR", "ID", "SMS", "USB", "CCTV", "NGO", "NGOs", "PR", "FM", "GMT", "UTC", "BST", "EST", "EDT", "DOB", "COVID", "COVID-19", "Covid-19", "Covid", "SARS", "QR", "LGBT", "LGBTQ", "SUV", "ATM", "PIN", "ICU", "PPE", "MVP", "FAQ", "PDF", "HD", "VIP", "DUI", "DA", "SDGs", "SDG", "ICT", "R&D", "Internet", "GMO", "MOU", "MoU", "H.E.", "MD", "QC", "KC", "OK", "Parliament", "Congress", "Senate", "Government", "Cabinet", "State", "Council", "Committee", "Commission", "Court", "Assembly", "House", "Ministry", "Department", "Union", "University", "Party", "Army", "Police", "Bank", "Church", "Board", "Group", "Club", "League", "Federation", "Administration", "Agency", "Embassy", "Treasury", "Organization", "Organisation", "Foundation", "Company", "Authority", "Association", "Institute", "Centre", "Center", "Office", "Bureau", "Commonwealth Games"}) - {"Commonwealth Games"}  # fmt: skip
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today tomorrow yesterday christmas easter ramadan".split())  # fmt: skip
_LONG_NAME = 4  # tokens; a person's name that is longer is not extended
_WORD = re.compile(r"[^\W\d_]")


def find(tokens: Sequence[Token], hints: Sequence[Hint], authority: Authority, headline_end: int) -> list[Draft]:
    """All names of a document, in text order.

    Args:
        tokens: the document's tokens.
        hints: spaCy's entities.
        authority: the bundled tables.
        headline_end: index of the first token after the headline; 0 when there is none.
    """
    known = list(_known(tokens, authority))
    full_names = {tokens[h.end - 1].text for h in hints if h.label == "PERSON" and h.end - h.start > 1}
    seen = [draft for hint in hints if (draft := _from_hint(tokens, hint)) is not None]
    runs = [draft for draft in _runs(tokens) if draft.start >= headline_end]
    names = _merge(tokens, seen, known, runs, full_names, authority)
    _complete(tokens, names)
    for name in names:
        name.title = name.start < headline_end
        name.name = words(tokens, name.start, name.end)
    _as_people(names)
    return _trusted(names)


def _complete(tokens: Sequence[Token], names: list[Draft]) -> None:
    """Give people the rest of their names, and make people of what follows a post or "Mr"."""
    taken = {index for draft in names for index in range(draft.start, draft.end)}
    lex = lexicon()
    for draft in names:
        if draft.kind == "Person":
            while _goes_on(tokens, taken, draft.end, draft.start):
                taken.add(draft.end)
                draft.end += 1
            while draft.start and len(draft) < _LONG_NAME and _leads_in(tokens, taken, draft.start - 1, draft.start):
                draft.start -= 1
                taken.add(draft.start)
            before = tokens[draft.start - 1] if draft.start else None
            if len(draft) == 1 and before is not None and before.text[0].isupper() and before.text.lower() in lex.royal:
                draft.start -= 1
                taken.add(draft.start)
    index = 1
    while index < len(tokens):
        before = tokens[index - 1].text.lower()
        leads = index not in taken and (before in lex.posts or before in lex.after or before in lex.courtesy or before in lex.short)
        if not leads or not _goes_on(tokens, taken, index, index - 1) or tokens[index].text.lower() in lex.posts:
            index += 1
            continue
        end = index + 1
        while _goes_on(tokens, taken, end, index):
            end += 1
        stretch = tokens[index:end]
        if end - index == 1 and not _titles_one(before, tokens[index - 1], tokens[index]):
            index = end
            continue
        if before in lex.after and before not in lex.posts and (index < 2 or tokens[index - 2].text.lower() not in lex.posts):  # noqa: PLR2004
            index = end
            continue
        if _looks_like("Person", stretch) and refine("Organization", [t.text for t in stretch]) == "Organization":
            start = index - 1 if before in lex.royal and end - index == 1 else index
            names.append(Draft(start, end, "Person", confidence=0.85))
            taken.update(range(start, end))
        index = end
    names.sort(key=lambda draft: draft.start)


def _leads_in(tokens: Sequence[Token], taken: set[int], index: int, start: int) -> bool:
    """Whether a token is a given name before a surname that a tagger saw alone ("Anders" Holm)."""
    token, lex = tokens[index], lexicon()
    word = token.text.lower()
    outside = word in lex.posts or word in lex.before or word in lex.courtesy or word in lex.kinds or word in lex.acting or word in lex.ended or word in lex.short
    return (
        index not in taken and token.sentence == tokens[start].sentence and token.tag == "NNP" and token.text[0].isupper()
        and token.text.isalpha() and not token.text.isupper() and not outside and word not in _DAYS and token.dep == "compound"
        and token.head in range(start, start + _LONG_NAME)
    )  # fmt: skip


def _titles_one(before: str, title: Token, name: Token) -> bool:
    """Whether a word before a lone capitalised word shows that it is a surname: "Mr", "President"."""
    lex = lexicon()
    if before in lex.courtesy or before in lex.short:
        return name.tag == "NNP"
    weighty = lex.posts.get(before, frozenset()) & {"head", "head_of_state", "head_of_government", "minister", "other"}
    return bool(weighty) and title.text[0].isupper() and name.tag == "NNP"


def _goes_on(tokens: Sequence[Token], taken: set[int], index: int, start: int) -> bool:
    """Whether a token can belong to a person's name that runs up to it."""
    if index >= len(tokens) or index in taken or tokens[index].sentence != tokens[start].sentence:
        return False
    token = tokens[index]
    lex, lowered = lexicon(), token.text.lower()
    if token.text == "-" and token.start == tokens[index - 1].end and index + 1 < len(tokens):
        return tokens[index + 1].start == token.end and tokens[index + 1].text.isalpha()
    if tokens[index - 1].text == "-" and tokens[index - 1].end == token.start and index - 1 > start:
        return token.text.isalpha()
    return (
        token.text[0].isupper() and token.tag in {"NNP", "NNPS", "NN"} and lowered not in _DAYS and token.text.replace("'", "").isalpha()
        and lowered not in lex.posts and lowered not in lex.kinds and not (token.text.isupper() and len(token.text) > 1)
    )  # fmt: skip


def _known(tokens: Sequence[Token], authority: Authority) -> Iterator[Draft]:
    """What the authority knows, longest first, left to right, without overlap."""
    forms = [token.text for token in tokens]
    index = 0
    while index < len(tokens):
        token = tokens[index]
        found = authority.longest(forms, index) if token.text[0].isupper() else None
        if found is None:
            index += 1
            continue
        size, entries = found
        yield _from_entries(tokens, index, index + size, entries)
        index += size


def _from_entries(tokens: Sequence[Token], start: int, end: int, entries: tuple[Entry, ...]) -> Draft:
    text = words(tokens, start, end)
    adjective = all(text in entry.demonyms for entry in entries)
    draft = Draft(start, end, entries[0].kind, confidence=0.97)
    if adjective and tokens[end - 1].tag in {"NNS", "NNPS"}:
        draft.kind = "People"
    elif adjective:
        draft.form = "demonym"
    draft.candidates = tuple(entry.id for entry in entries)
    if len(entries) == 1 and draft.kind != "People":
        draft.authority = entries[0].id
    return draft


def _from_hint(tokens: Sequence[Token], hint: Hint) -> Draft | None:
    kind = _KINDS.get(hint.label)
    if kind is None:
        return None
    start, end = _trim(tokens, hint.start, hint.end)
    if start < end - 1 and tokens[start].text.lower() in lexicon().courtesy and kind == "Organization":
        kind = "Person"
    if kind == "Organization":
        kind, start, end = _reread(tokens, start, end)
    if kind == "Person":
        start = _after_titles(tokens, start, end)
    elif kind == "Organization":
        end = _before_titles(tokens, start, end)
    if start >= end or not _looks_like(kind, tokens[start:end]):
        return None
    if kind == "Organization" and tokens[end - 1].tag == "JJ" and not _has_keyword(tokens[start:end], None):
        return None  # "Tasmanian Aboriginal" is an adjective
    draft = Draft(start, end, kind, confidence=0.85)
    draft.kind = refine(kind, [token.text for token in tokens[start:end]])
    if hint.label in {"EVENT", "LAW", "FAC"} and draft.kind not in {"Event", "Agreement", "Facility"}:
        return None
    if kind == "People" and tokens[end - 1].tag not in {"NNS", "NNPS"}:
        draft.form = "demonym"
    if hint.label in {"EVENT", "LAW", "FAC"} and not _has_keyword(tokens[start:end], draft.kind):
        return None
    return draft


def _reread(tokens: Sequence[Token], start: int, end: int) -> tuple[str, int, int]:
    """See through what a small model runs together: "District Attorney Kim Ogg", two bodies joined by "and"."""
    lex = lexicon()
    lowered = [token.text.lower() for token in tokens[start:end]]
    posts = [i for i, word in enumerate(lowered[:-2]) if word in lex.posts]
    if posts and "of" not in lowered and not any(word in lex.kinds or word in lex.posts for word in lowered[posts[-1] + 1 :]):
        return "Person", start + posts[-1] + 1, end
    if "and" in lowered:
        cut = lowered.index("and")
        if all(any(word in lex.kinds for word in part) for part in (lowered[:cut], lowered[cut + 1 :])):
            return "Organization", start, start + cut
    return "Organization", start, end


def _trim(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Cut articles, possessives and punctuation off both ends, and all after a paragraph's end."""
    for index in range(start + 1, end):
        if tokens[index].sentence != tokens[start].sentence:
            end = index
            break
    while start < end and (tokens[start].text.lower() in _ARTICLES or tokens[start].text in _EDGES):
        start += 1
    while start < end and tokens[end - 1].text in _EDGES:
        end -= 1
    return start, end


def _after_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a person's name begins once the posts and courtesies before it are taken off."""
    lex = lexicon()
    for index in range(end - 2, start - 1, -1):
        word = tokens[index].text.lower()
        if word in lex.royal and index == end - 2:
            return index
        titled = word in lex.posts or word in lex.courtesy or word in lex.short or word in lex.ended
        if titled or (word in lex.after and index > start and tokens[index - 1].text.lower() in lex.posts):
            return index + 1
    return start


def _before_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where an organisation's name ends once a post that follows it is taken off."""
    lex = lexicon()
    if any(token.text.lower() == "of" for token in tokens[start:end]):
        return end  # "Office of the Prosecutor": the post is part of the name
    stop = end
    while stop > start and tokens[stop - 1].text.lower() in lex.after and tokens[stop - 1].text.lower() not in lex.posts:
        stop -= 1
    cut = stop
    while cut > start and tokens[cut - 1].text.lower() in lex.posts:
        cut -= 1
    if cut == stop:
        return end
    while cut > start and tokens[cut - 1].text.lower() in lex.before and tokens[cut - 1].text.lower() not in lex.kinds:
        cut -= 1
    return cut


def _looks_like(kind: str, stretch: Sequence[Token]) -> bool:
    """Whether a stretch has the shape that a name of its kind has."""
    texts = [token.text for token in stretch]
    joined = "".join(texts)
    if not _WORD.search(joined) or texts[0].lower() in _DAYS or len(joined) < 2 or len(stretch) > 12:
        return False
    capitals = [text for text in texts if text[0].isupper()]
    if kind == "Person":
        shaped = all(
            t[0].isupper() or t.lower() in _PARTICLES or t.startswith(("al-", "el-")) or before == "-"
            for before, t in zip(["", *texts], texts, strict=False)
        )
        posts = lexicon().posts
        return (
            shaped and bool(capitals) and len(stretch) <= 6 and not any(c.isdigit() for c in joined)
            and not (len(texts) == 1 and (texts[0].isupper() or texts[0].lower() in posts))
            and texts[-1].lower() not in _PARTICLES
        )  # fmt: skip
    if len(texts) == 1 and (texts[0] in _GENERIC or texts[0].lower() in lexicon().posts):
        return False
    if kind in {"Organization", "Place", "Facility"}:
        return texts[0][0].isupper() and texts[-1][:1].isalnum() and "@" not in joined
    return bool(capitals)


def _has_keyword(stretch: Sequence[Token], kind: str | None) -> bool:
    """Whether a word of a name shows its kind: the one given, or any."""
    found = {lexicon().kinds.get(token.text.lower()) for token in stretch if token.text[0].isupper()}
    return kind in found if kind is not None else bool(found - {None})


def refine(kind: str, texts: Sequence[str]) -> str:
    """The exact kind of an organisation, event or agreement by the words of its name."""
    if kind not in {"Organization", "Event", "Agreement", "Facility"}:
        return kind
    kinds = lexicon().kinds
    lowered = [text.lower() for text in texts if text[0].isupper() or text.lower() in {"of", "for", "on"}]
    while lowered and lowered[-1].isdigit():
        lowered.pop()
    head = lowered
    for index, word in enumerate(lowered):
        if word in {"of", "for", "on"} and index:
            head = lowered[:index]
            break
    found = kinds.get(head[-1]) if head else None
    if found is None and kind == "Organization" and lowered:
        found = next((kinds[w] for w in reversed(lowered) if kinds.get(w) in {"GovernmentBody", "EducationalInstitution", "PoliticalParty"}), None)  # fmt: skip
    bodied = found == "Event" and head is not lowered and head[-1] in {"conference", "forum", "congress", "assembly"}
    if kind == "Organization" and (bodied or (found in {"Event", "Agreement", "Facility"} and len(lowered) < 2)):
        return kind  # "Bishops' Conference of the Philippines" meets, and is no meeting
    return found or kind


def _runs(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Runs of capitalised words whose head noun shows that they name something."""
    kinds, posts = lexicon().kinds, lexicon().posts
    index = 0
    while index < len(tokens):
        if not _capital(tokens[index]):
            index += 1
            continue
        end = index + 1
        while end < len(tokens) and tokens[end].sentence == tokens[index].sentence and (
            _capital(tokens[end]) or _joins(tokens, end) or _year(tokens, end)
        ):
            if tokens[end].text.lower() in posts and tokens[end - 1].text.lower() not in {"of", "the"}:
                break
            end += 1
        start, stop = _trim(tokens, index, end)
        texts = [token.text for token in tokens[start:stop]]
        keyword = any(kinds.get(text.lower()) for text in texts if text[0].isupper())
        if keyword and len([text for text in texts if text[0].isupper()]) > 1:
            kind = refine("Organization", texts)
            if not _mixed(texts) and kinds.get(texts[-1].lower(), kinds.get(texts[0].lower())):
                yield Draft(start, stop, kind, confidence=0.8)
        index = end


def _mixed(texts: Sequence[str]) -> bool:
    """Whether a run is likely several names joined ("Foreign Ministry and the Pentagon")."""
    lowered = [text.lower() for text in texts]
    return "and" in lowered or "'s" in lowered or "to" in lowered or "at" in lowered or "in" in lowered


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.tag in {"NNP", "NNPS", "JJ", "NN", "NNS", "VBN", "VBG"}


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word stands between two capitals, as in "Ministry of Justice"."""
    text = tokens[index].text
    if text.lower() not in _JOINERS or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if following.text.lower() == "the" and index + 2 < len(tokens):
        following = tokens[index + 2]
    return following.text[0].isupper() and following.tag in {"NNP", "NNPS", "JJ"}


def _year(tokens: Sequence[Token], index: int) -> bool:
    """Whether a bare year closes the name of an event ("Summit 2023")."""
    text = tokens[index].text
    last = tokens[index - 1].text.lower()
    return len(text) == 4 and text.isdigit() and lexicon().kinds.get(last) == "Event"


def _merge(
    tokens: Sequence[Token],
    seen: Iterable[Draft],
    known: Iterable[Draft],
    runs: Iterable[Draft],
    full_names: set[str],
    authority: Authority,
) -> list[Draft]:
    """One set without overlaps: the longest reading wins, the authority breaks ties."""
    kept: list[Draft] = []
    for draft in known:
        if not _person_clash(tokens, draft, full_names):
            kept.append(draft)
    for draft in [*seen, *runs]:
        clashes = [other for other in kept if other.overlaps(draft.start, draft.end)]
        if not clashes:
            kept.append(draft)
        elif all(_gives_way(other, draft) for other in clashes):
            kept = [other for other in kept if other not in clashes]
            kept.append(draft)
    kept = [draft for draft in kept if _supported(tokens, draft, seen, authority)]
    return sorted(kept, key=lambda draft: draft.start)


def _person_clash(tokens: Sequence[Token], draft: Draft, full_names: set[str]) -> bool:
    """A place's name that is somebody's surname in this article ("Michael Jordan")."""
    return len(draft) == 1 and draft.form == "name" and tokens[draft.start].text in full_names


def _gives_way(old: Draft, new: Draft) -> bool:
    """Whether a reading must yield to another that overlaps it."""
    if not (new.start <= old.start and old.end <= new.end) or len(new) <= len(old):
        return False
    return new.kind not in {"Place", "People", "City", "Country", "Region"}


def _supported(tokens: Sequence[Token], draft: Draft, seen: Iterable[Draft], authority: Authority) -> bool:
    """A city, or a name that is also a word, that only the table sees needs another sign that it is meant."""
    if not draft.candidates or draft.form == "demonym":
        return True
    common = authority.common(words(tokens, draft.start, draft.end))
    if draft.kind != "City" and not common:
        return True
    if any(other.overlaps(draft.start, draft.end) and other.kind not in {"Person", "People", "Event"} for other in seen):
        return True
    before = tokens[draft.start - 1] if draft.start else None
    after = tokens[draft.end] if draft.end < len(tokens) else None
    alone = after is None or not (after.text[0].isupper() and after.tag.startswith("NNP"))
    return before is not None and before.text.lower() in {"in", "from", "near", "to"} and alone and not common


def _as_people(names: list[Draft]) -> None:
    """A lone word that is part of a person's full name in this article is that person."""
    parts = {part for draft in names if draft.kind == "Person" for part in draft.name.split() if len(draft) > 1}
    for draft in names:
        if len(draft) == 1 and draft.name in parts and not draft.candidates and draft.kind in {"Organization", "Place"}:
            draft.kind = "Person"


def _trusted(names: list[Draft]) -> list[Draft]:
    """Drop what is only in the headline, and lone acronyms and single words seen once as a guess."""
    body = {draft.name.casefold() for draft in names if not draft.title}
    surnames = {draft.name.split()[-1].casefold() for draft in names if draft.kind == "Person" and len(draft) > 1}
    counts = Counter(draft.name for draft in names)
    kept = []
    for draft in names:
        folded = draft.name.casefold()
        if draft.title and not draft.candidates and folded not in body and folded not in surnames:
            continue
        lone = " " not in draft.name and not draft.candidates
        if lone and draft.kind == "Organization" and draft.name.isupper() and counts[draft.name] < 2:
            continue
        kept.append(draft)
    return kept
