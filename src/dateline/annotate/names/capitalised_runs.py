"""Runs of capitalised words whose head noun shows that they name something.

Guarantees: a run never crosses a sentence, and has two capitals at least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Draft
from dateline.annotate.names.shapes import refine, trim
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon


def find(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Runs of capitalised words whose head noun shows that they name something."""
    kinds, posts = lexicon().kinds, lexicon().posts
    index = 0
    while index < len(tokens):
        if not _capital(tokens[index]):
            index += 1
            continue
        end = index + 1
        while (
            end < len(tokens)
            and tokens[end].sentence == tokens[index].sentence
            and (_capital(tokens[end]) or _joins(tokens, end) or _year(tokens, end))
        ):
            if tokens[end].text.lower() in posts and tokens[end - 1].text.lower() not in {
                "of",
                "the",
            }:
                break
            person = (
                tokens[end].text.lower() == "of"
                and tokens[end + 1].text.lower() == "the"
                and end - index > 1
            )
            if person and not any(token.text.lower() in kinds for token in tokens[index:end]):
                break
            end += 1
        start, stop = trim(tokens, index, _before_place(tokens, index, end))
        behind = _behind_post(tokens, start, stop)
        if behind:
            index = behind
            continue
        texts = [token.text for token in tokens[start:stop]]
        keyword = any(kinds.get(text.lower()) for text in texts if text[0].isupper())
        if keyword and len([text for text in texts if text[0].isupper()]) > 1:
            kind = refine("Organization", texts)
            if not _mixed(texts) and _shows(texts):
                yield Draft(start, stop, kind, confidence=0.8)
        index = end


def _behind_post(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a run goes on behind a post: "Director of the | Crime Center"; 0 for nowhere."""
    lex = lexicon()
    small = [index for index in range(start + 1, end) if tokens[index].text == "of"]
    word = tokens[small[0] - 1].text.lower() if small else ""
    return small[0] + 1 if word in lex.posts and word not in lex.kinds else 0


def _before_place(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a run ends before where or when it is: "Police Summit 2023 | in Seoul"."""
    rest = range(start + 1, end)
    return next((i for i in rest if tokens[i].text.lower() in {"in", "at", "on"}), end)


def _shows(texts: Sequence[str]) -> bool:
    """Whether the last or the first word of a run shows a kind, as in "Ministry of Justice"."""
    kinds = lexicon().kinds
    last = texts[-2] if texts[-1].isdigit() and len(texts) > 1 else texts[-1]  # "Summit 2023"
    return last.lower() in kinds or texts[0].lower() in kinds


def _mixed(texts: Sequence[str]) -> bool:
    """Whether a run is likely several names joined ("Foreign Ministry and the Pentagon")."""
    lowered = [text.lower() for text in texts]
    return (
        "and" in lowered or "'s" in lowered or "to" in lowered or "at" in lowered or "in" in lowered
    )


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.tag in {"NNP", "NNPS", "JJ", "NN", "NNS", "VBN", "VBG"}


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word stands between two capitals, as in "Ministry of Justice"."""
    text = tokens[index].text
    if text.lower() not in lexicon().joiners or index + 1 >= len(tokens):
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
