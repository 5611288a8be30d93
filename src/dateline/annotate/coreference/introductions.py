"""Who was spoken of before the article gave a name: "a man was held. He was named as Ada Hart".

Guarantees: whoever is meant is one that the text tells to have the name, and that no other phrase
before it could be. What could be two people, or had another part in a crime, stays unnamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.annotate.coreference.discourse import HEADS, SUBJECTS, Discourse, is_person
from dateline.annotate.coreference.signs import DEFINITE, OTHERS, SORTS
from dateline.annotate.names.draft import Draft, words
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.verbs import Words, load_verbs

_SURE = 0.85  # how probable it is that both are one; our estimate
_REACH = {"he": 2, "noun": 8}  # sentences back from where the name is told
_NEW = OTHERS | {"a", "an", "one"}
_KNOWN = DEFINITE - {"both"}
_PARTS = {"deceased": "victim", "victim": "victim"}
_OTHER_PART = {"victim": "suspect", "suspect": "victim"}
_TRIALS = frozenset({"coerce/try", "justice/plead"})
_SHE = frozenset({"her", "hers", "she"})


def find_introduced(discourse: Discourse, names: Sequence[Draft]) -> list[Draft]:
    """Descriptions and pronouns that the text names later, each in the chain of its name.

    Args:
        discourse: the article's grammar and names.
        names: the names, in text order.
    """
    found: dict[int, Draft] = {}
    for name in names:
        if name.form == "name" and name.kind == "Person":
            told = (
                k for one in _find_told(discourse, name) for k in _find_before(discourse, one, name)
            )
            accused = _find_accused(discourse, name) if _stands_trial(discourse, name) else []
            for token in (*told, *accused):
                found.setdefault(token.index, _draft(discourse, token, name))
    return list(found.values())


def _draft(discourse: Discourse, token: Token, name: Draft) -> Draft:
    start, end = discourse.parse.subtree(token.index)[0], token.index + 1
    draft = Draft(start, end, "Person", form="nominal", confidence=_SURE, chain=name.root())
    if token.tag[:3] != "PRP":
        determined = discourse.parse.tokens[start].tag == "DT"
        draft.name = words(discourse.parse.tokens, start + determined, end)
    else:
        draft.start, draft.form = token.index, "pronoun"
    return draft


def _find_told(discourse: Discourse, name: Draft) -> Iterator[Token]:
    """Who is said to have a name: "identified the driver as X"; "the driver, X, fled"."""
    tokens = discourse.parse.tokens
    head = discourse.parse.top(name.start, name.end)
    for one in discourse.identified_as(name):
        somebody = one.tag in {"NN", "JJ"} and _is_somebody(one)
        known = one.index < head.index or _is_definite(discourse, one)  # no "known as a survivor"
        if (somebody and known) or SORTS.get(one.text.lower()) == "he":
            yield one
    after = [one.text for one in tokens[name.end : name.end + 2]]
    comma = name.start - 1
    while comma > 0 and tokens[comma].tag == "NNP":  # "the driver, Mr Bo Lind, fled"
        comma -= 1
    noun = tokens[max(comma - 1, 0)]
    closed = tokens[comma].text == "," and after[:1] == [","] and after[1:] not in (["and"], ["or"])
    beside = noun.dep in SUBJECTS or (head.dep, head.head) == ("appos", noun.index)
    if closed and beside and noun.tag == "NN" and _is_definite(discourse, noun):
        yield noun


def _stands_trial(discourse: Discourse, name: Draft) -> bool:
    """Whether a name comes up as that of who is tried: "Bo Lind, 34, pleaded guilty"."""
    parse, head = discourse.parse, discourse.parse.top(name.start, name.end)
    after = [one.lower for one in parse.tokens[name.end : name.end + 2]]
    brought_in = after[:1] == [","] and (after[-1].isdigit() or after[-1] in {"from", "of"})
    if not brought_in or head.dep not in SUBJECTS:
        return False
    if name.start != min(at for at, one in discourse.names.items() if one.root() is name.root()):
        return False  # known by name already
    verb = parse.tokens[head.head]
    led = {
        one.lower: {k.lemma.lower() for k in parse.below(one, "pobj")}
        for one in parse.below(verb, "prep")
    }
    sense = load_verbs().find_verb(verb.lemma, Words(prepositions=led))
    tried = sense is not None and sense.type in _TRIALS
    return tried or (head.dep == "nsubjpass" and discourse.part_of(head.index) == "suspect")


def _find_accused(discourse: Discourse, name: Draft) -> list[Token]:
    """The one that the two sentences before say is accused: "a man has been charged with theft"."""
    parse, lex = discourse.parse, lexicon()
    here = parse.tokens[name.start].sentence
    first = name.name.split()[0].lower()
    accused = [
        one
        for one in parse.tokens[parse.sentences[max(here - 2, 0)][0] : parse.sentences[here][0]]
        if one.tag == "NN" and is_person(one.lemma) and discourse.part_of(one.index) == "suspect"
    ]
    alone = len(accused) == 1 and not parse.has(accused[0], "conj")
    if not alone or not _has(discourse, accused[0], _NEW):
        return []
    noun = accused[0].lemma
    fits = not all(({noun, first} & lex.female - lex.male, {noun, first} & lex.male - lex.female))
    return accused if fits else []


def _find_before(discourse: Discourse, told: Token, name: Draft) -> Iterator[Token]:
    """What meant that person before, and is told to be named; nothing if two may be meant."""
    groups = _group(discourse, told, name)
    meant = groups.pop(told.lemma, [])
    if not _count_new(discourse, meant):  # "a man was held; the defendant …"
        fits = [one for one in groups.values() if _may_be(discourse, one, told)]
        meant = [*meant, *(fits[0] if len(fits) == 1 else ())]
    known = told.tag[:3] == "PRP" or _has(discourse, told, _KNOWN)
    if _count_new(discourse, meant) > 1 or not known:
        meant = []
    yield from meant
    if told.tag[:3] != "PRP" or meant:
        yield told


def _count_new(discourse: Discourse, group: Sequence[Token]) -> int:
    return sum(_has(discourse, one, _NEW) for one in group)


def _group(discourse: Discourse, told: Token, name: Draft) -> dict[str, list[Token]]:
    """Phrases for somebody without a name, near enough before a token, by their nouns."""
    tokens, root = discourse.parse.tokens, name.root()
    first = told.sentence - _REACH["he" if told.tag[:3] == "PRP" else "noun"]
    named = {tokens[at].sentence for at, one in discourse.names.items() if one.root() is root}
    found: dict[str, list[Token]] = defaultdict(list)
    for one in tokens[discourse.parse.sentences[max(first, 0)][0] : told.index]:
        if one.tag != "NN" or one.dep not in HEADS or one.index in discourse.names:
            continue
        brought_in = _has(discourse, one, _NEW) and one.dep != "poss"  # no "a person's rights"
        known = _is_definite(discourse, one) or (brought_in and _is_somebody(one))
        if known and one.sentence not in named and not discourse.describes(one):
            found[one.lemma].append(one)
    return found


def _may_be(discourse: Discourse, group: Sequence[Token], told: Token) -> bool:
    """Whether nothing tells that a noun means somebody else: a gender, a part in a crime."""
    lex, word, noun = lexicon(), told.text.lower(), group[0].lemma
    if told.tag[:3] == "PRP":
        return noun not in (lex.male if word in _SHE else lex.female)
    genders = ({word, noun} & lex.female, {word, noun} & lex.male)
    parts = {discourse.part_of(one.index) for one in group} | {_part(noun)}
    return not all(genders) and _OTHER_PART.get(_part(word)) not in parts


def _part(noun: str) -> str:
    """The part in a crime that a noun tells of."""
    return "suspect" if noun in lexicon().suspects else _PARTS.get(noun, "")


def _is_somebody(noun: Token) -> bool:
    return is_person(noun.lemma) and noun.lemma not in lexicon().crowds


def _has(discourse: Discourse, token: Token, words: frozenset[str]) -> bool:
    return any(one.text.lower() in words for one in discourse.parse.below(token.index))


def _is_definite(discourse: Discourse, noun: Token) -> bool:
    """Whether a noun means one that is known, and says no more: "the man", not "the minister"."""
    plain = _is_somebody(noun) and noun.lemma not in lexicon().posts
    return plain and _has(discourse, noun, _KNOWN)
