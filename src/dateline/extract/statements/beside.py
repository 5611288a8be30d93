"""Which verb of saying a quotation stands beside: right before it, or right behind.

Guarantees: a verb is given only to a quotation that has a clause in it; what is quoted in the midst
of a clause is none. Who says it is no business of this module.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.core.parse import Token
from dateline.english.quotations import Quotation
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.signs import FINITE
from dateline.extract.reading import ParsedText
from dateline.extract.statements.said_clauses import ClauseTrimmer

_BEHIND = 30  # tokens from a quotation to the verb behind it
_ENDS = frozenset({".", "!", "?", ";", ":"})
# How a quotation before its verb ends.
_GOES_ON = frozenset({",", "!", "?", "-", "–", "—", "...", "…"})
_LEADING = frozenset({"DT", "JJ", "JJR", "JJS", "PRP$", "CD", "POS", "TO", "CC"})


class VerbFinder:
    """Finds the verbs of saying that stand beside the quotations of one document."""

    def __init__(self, parsed: ParsedText, senses: SenseFinder, trimmer: ClauseTrimmer) -> None:
        """Take the document, and which of its verbs say something and what."""
        self._parsed, self._parse, self._tokens = parsed, parsed.parse, parsed.tokens
        self._senses, self._trimmer = senses, trimmer

    def find_verb(self, quotation: Quotation, beside: Collection[int]) -> Token | None:
        """The verb that a quotation stands beside; None if there is none.

        `beside` are verbs that have one already: "“It is over,” she said, “and done”".
        """
        return self._find_behind(quotation) or self._find_before(quotation, beside)

    def _find_behind(self, quotation: Quotation) -> Token | None:
        """The verb of saying right behind a quotation: '"It is over," said Ada'."""
        tokens, end = self._tokens, quotation.end
        if not self._begins_sentence(quotation.start):
            return None  # "it meant that “it is over”, she said"
        last = tokens[quotation.parts[-1][1] - 1].text
        comma = end < len(tokens) and tokens[end].text == ","
        for token in tokens[end + comma : end + _BEHIND]:
            if (
                token.text in _ENDS
                or token.index in self._parsed.paragraphs
                or token.index in self._parsed.quoted
                or (token.dep == "relcl" and token.is_verb)  # '"No." Ada met Bo, who agreed'
            ):
                return None
            if self._quotes_another(token):
                continue
            quoting = token.tag in FINITE or (token.tag == "VBG" and token.dep == "pcomp")
            if quoting and self._senses.saying(token, quoting=True).known:
                goes_on = last in _GOES_ON and not (last in "!?" and self._says_more(token))
                if goes_on or comma or self._is_tail(token):
                    return token
                return None
            if token.tag[:2] in {"VB", "MD"} and token.dep in {"ROOT", "conj"}:
                return None
        return None

    def _quotes_another(self, verb: Token) -> bool:
        """Whether a verb only quotes what another says: "quoted her as saying"."""
        led = (one for one in self._parse.below(verb) if one.lower == "as")
        return any(said.dep == "pcomp" for one in led for said in self._parse.below(one))

    def _says_more(self, said: Token) -> bool:
        """Whether a verb has something else to say: '"Who?" Ada said that Bo left.'."""
        return any(one.dep == "ccomp" and one.index > said.index for one in self._parse.below(said))

    def _begins_sentence(self, at: int) -> bool:
        before = self._tokens[at - 1]
        return before.sentence != self._tokens[at].sentence or before.text[-1] in '.!?":,'

    def _is_tail(self, said: Token) -> bool:
        """Whether a verb behind a full stop has nothing else to say: '"It is over." Ada said.'."""
        last = self._parse.sentences[said.sentence][1]
        rest = self._tokens[said.index + 1 : last]
        return not any(one.text in {":", '"'} or one.dep in {"ccomp", "dobj"} for one in rest)

    def _find_before(self, quotation: Quotation, beside: Collection[int]) -> Token | None:
        """The verb of saying right before a quotation: 'Ada told Bo: "It is over."'."""
        at = max(quotation.start - 1, 0)
        mark = self._tokens[at]
        first = self._parse.sentences[mark.sentence][0]
        plain = mark.text not in {":", ","}
        begins = mark.text in _ENDS or quotation.start in self._parsed.paragraphs
        phrase = mark.tag in _LEADING or (mark.tag == "IN" and mark.lower != "that")
        if plain and (begins or phrase):
            return None
        for index in range(at, first - 1, -1):
            token = self._tokens[index]
            if index in self._parsed.quoted:
                continue
            if token.dep in {"nsubj", "nsubjpass"} and plain:
                return None
            sense = self._senses.saying(token, quoting=True)
            if sense.known and token.dep not in {"amod", "acl"}:
                if index in beside and mark.text == ",":
                    return token
                clause = self._trimmer.find_clause(token)
                objects = {one.index for one in self._parse.below(index, "dobj")}
                thing = sense.roles.get("object") != "addressee"
                # "says her song, “We Won”, was sold"
                thing = thing and not objects <= self._parsed.quoted
                apart = not clause or clause[0][0] >= quotation.start
                return token if apart and not (thing and mark.text == ",") else None
        return None
