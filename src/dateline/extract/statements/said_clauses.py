"""Where a clause that somebody said begins and ends, where a parser's is too long or too short.

Guarantees: a stretch that opens a quotation reaches to its end; the narrator's "and", "while" and
", who …" stay outside. It finds no statements: that is `reader.py`.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.signs import FINITE
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.extract.statements.statement import Stretch

SHORTEST = 3  # words; a shorter quotation is a phrase in a statement, and not the statement
_ASIDES = frozenset(
    {"according", "which", "where", "who", "whose", "before", "after", "despite"}
    | {"although", "though"}
)
_CONTRASTS = frozenset({"while", "whereas"})
_EDGES = frozenset({",", ":", ";", "-", "–", "—", "--", '"', "."})
_OPENING = _EDGES | {")", "]"}  # "According to the Oslo Post (OP), …"
_MARKS = frozenset({",", "-", "–", "—", '"'})
_TURNS = frozenset({"however", "but", "while", "although", "though", "whereas", "and"})
_QUESTIONS = frozenset({"how", "why", "whether", "where", "which", "who", "whose"})
_CUT = ("…", "...")  # how a teaser ends
_GOING_ON = FINITE | {"PRP", "DT", "EX", "NN", "NNS", "NNP", "TO", "VBG", "VBN"}
_DANGLING = frozenset({"IN", "CC", "DT", "TO", "WDT", "PRP$"})


class ClauseTrimmer:
    """Finds the clauses that the verbs of saying of one document have under them."""

    def __init__(self, parsed: ParsedText, senses: SenseFinder) -> None:
        """Take the document, and which of its verbs say something."""
        self._parsed, self._parse, self._tokens = parsed, parsed.parse, parsed.tokens
        self._senses = senses

    def find_clause(self, said: Token) -> tuple[Stretch, ...]:
        """The stretches of what was said, if a clause; none if it can't be told where it is."""
        last = self._parse.sentences[said.sentence][1]
        under = self._parse.below(said, "ccomp")
        clauses = [one for one in under if self._is_finite(one, said)]
        if clauses:  # the one behind, where a parser has two: "Aiming to win, he said it was time"
            child = next((one for one in clauses if one.index > said.index), clauses[0])
            found = self._pieces(child, self._own(said, child))
            return self._trim(said, child, found) if found else ()
        following = said.index + 1
        if following < last and self._tokens[following].lower == "that":
            clause = self._tokens[self._tokens[following].head]
            return self._trim(said, clause, [(following, last)])  # whatever a parser makes of it
        above = self._tokens[said.head]
        as_said = said.dep == "advcl" and self._tokens[self._parse.subtree(said)[0]].lower == "as"
        if (said.dep in {"ccomp", "parataxis"} or as_said) and self._is_inserted(said, above):
            found = self._pieces(above, set(range(*self._parse.subtree(said))))
            return self._trim(said, above, found) if found else ()
        return ()

    def is_clause(self, low: int, high: int) -> bool:
        """Whether a stretch has a subject with its verb: "the clinic, which he left" is none."""
        return high - low >= SHORTEST and any(
            one.dep in {"nsubj", "nsubjpass", "csubj", "expl"}
            and low <= one.head < high
            and self._tokens[one.head].dep != "relcl"
            for one in self._tokens[low:high]
        )

    def strip(self, low: int, high: int) -> Stretch:
        """A stretch without marks, commas, and "that" at its ends."""
        tokens = self._tokens
        kept = {
            one.start for one in self._parsed.quotations if low <= one.start + 1 < one.end < high
        }
        low -= low - 1 in kept
        while (
            low < high
            and low not in kept
            and (tokens[low].text in _OPENING or self._leads(low, high))
        ):
            low += 1
        while low < high and (tokens[high - 1].text in _EDGES or tokens[high - 1].tag == "CC"):
            high -= 1
        for one in self._parsed.quotations:
            if low <= one.start < high < one.end and one.closed:
                high = one.end  # a quotation inside what was said keeps its end
        return low, high

    def _leads(self, low: int, high: int) -> bool:
        """Whether "that" only leads on to a clause whose subject follows it."""
        token = self._tokens[low]
        return token.lower == "that" and (
            token.tag == "IN"
            or (token.dep not in {"nsubj", "nsubjpass", "det"} and low + 1 < token.head < high)
        )

    def _is_finite(self, verb: Token, said: Token) -> bool:
        """Whether a clause may be what was said: "reported 32 hospitalised" is none."""
        below = self._parse.below(verb)
        if any(one.tag == "TO" and one.dep == "aux" for one in below):
            return False
        if not verb.tag.startswith(("VB", "MD")):
            return False  # "found her guilty"
        if verb.tag not in {"VBN", "VBG"} or any(one.tag in FINITE for one in below):
            return True
        sense = self._senses.saying(said)  # a parser may take "burned" for a participle
        acts = any(one.dep == "nsubj" for one in below)
        acts = acts and verb.index > said.index and verb.tag == "VBN"
        return acts and sense.type != "state/report"

    def _is_inserted(self, said: Token, above: Token) -> bool:
        """Whether a verb of saying is put into a clause or behind it, between commas."""
        low, high = self._parse.subtree(said)
        sense = self._senses.saying(said, quoting=True)
        told = sense.roles.get("object") == "addressee"
        kept = {"ccomp", "xcomp"} if told else {"ccomp", "xcomp", "dobj"}
        if any(one.dep in kept for one in self._parse.below(said)):
            return False
        around = [one.text for one in self._tokens[max(low - 1, 0) : high + 1]]
        begins = low == self._parse.sentences[said.sentence][0]  # "As she said, …"
        opened = begins or not _MARKS.isdisjoint(around[:2])
        return opened and (above.index < low or "," in around[-2:])

    def _own(self, said: Token, clause: Token) -> set[int]:
        """The tokens of the verb of saying itself, with its subject and all but the clause."""
        own = {said.index}
        for child in self._parse.below(said):
            if child.index != clause.index:
                own.update(range(*self._parse.subtree(child)))
        return own

    def _pieces(self, clause: Token, own: set[int]) -> list[Stretch]:
        """The stretches of a clause without the words of who says it."""
        found: list[Stretch] = []
        low = None
        first, last = self._parse.subtree(clause)
        for index in range(first, last + 1):
            inside = index < last and index not in own
            if inside and low is None:
                low = index
            elif not inside and low is not None:
                found.append((low, index))
                low = None
        return [one for one in found if any(map(_says_something, self._tokens[slice(*one)]))]

    def _trim(self, said: Token, clause: Token, pieces: list[Stretch]) -> tuple[Stretch, ...]:
        behind = pieces[0][0] > said.index
        if len(pieces) > 1:
            joined = [self.strip(*one) for one in pieces]  # "It will, she said, take months"
            relative = self._tokens[joined[0][0]].tag in {"WDT", "WP"}  # "which, she said, may"
            return () if relative else tuple(joined)
        low, high = pieces[0]
        if behind:
            low, high = self._after(said, clause, low, high)
        low, high = self.strip(low, high)
        led = self._parse.has_word(clause, "that")
        if low >= high or not (led or self.is_clause(low, high)) or self._is_broken(low, high):
            return ()
        if not behind and any(one.lower in _TURNS for one in self._tokens[high : said.index][:3]):
            return ()
        return ((low, high),)

    def _after(self, said: Token, clause: Token, low: int, high: int) -> Stretch:
        """The clause behind its verb of saying, without the narrator's words."""
        low = self._after_that(clause, low)
        low = self._with_subject(said, low)
        if low >= high or self._tokens[low].lower in _QUESTIONS:
            return low, low
        high = self._own_clause(said, low, high)
        high = self._to_its_end(said, low, high)
        high = self._before_aside(low, high)
        last = self._parse.sentences[said.sentence][1]
        ends = (self._tokens[last - 1].text, self._tokens[high - 1].text)
        return (low, low) if any(one.endswith(_CUT) for one in ends) else (low, high)

    def _is_broken(self, low: int, high: int) -> bool:
        """Whether a stretch begins in an editor's bracket, or stops before it is complete."""
        tokens = self._tokens
        bracket = tokens[low].text == "[" and tokens[low + 1].text.islower()
        dangling = tokens[high - 1].tag in _DANGLING
        texts = [token.text for token in tokens[low:high]]
        return bracket or dangling or texts.count("(") != texts.count(")")

    def _after_that(self, clause: Token, low: int) -> int:
        """Where a clause begins behind its "that" ("said when asked that …")."""
        for one in self._parse.below(clause):
            if one.dep == "mark" and one.lower == "that":
                return one.index + 1
        return low

    def _with_subject(self, said: Token, low: int) -> int:
        """Where a clause begins whose subject a parser took for an object of the verb of saying.

        "Warned | the picture was not rosy"; whom somebody tells it may well be an object.
        """
        sense = self._senses.saying(said, quoting=True)
        told = sense.roles.get("object") == "addressee"
        for child in self._parse.below(said):
            start, end = self._parse.subtree(child)
            beside = child.dep in {"dobj", "dative"} and 0 <= low - end <= 1
            led = self._tokens[low - 1].lower == "that"  # "told the court | that"
            if beside and not (told or led):
                return start
        return low

    def _own_clause(self, said: Token, low: int, high: int) -> int:
        """Where a reported clause ends before the narrator goes on.

        "Said no deal was near but twice declined to say why": a verb coordinated with another, in
        the tense of the verb of saying and without a subject of its own, has the speaker as its
        subject if it is one of speech, or stands behind a comma.
        """
        for token in self._tokens[low:high]:
            if token.dep != "conj":
                continue
            joints = [
                one.index
                for one in self._parse.below(token.head, "cc")
                if low < one.index < token.index
            ]
            if joints and self._is_narrators(said, token, joints[-1]):
                return joints[-1]
        return high

    def _is_narrators(self, said: Token, verb: Token, joint: int) -> bool:
        """Whether a verb behind "and" or "but" is likelier the narrator's."""
        speaks = verb.tag in FINITE and self._senses.speaks(verb)
        own = self._parse.below(verb, "nsubj", "nsubjpass", "expl")
        bound = self._parse.has(verb, "mark")
        but = self._tokens[joint].lower == "but"
        contrary = but and not bound and any(one.is_noun for one in own)
        if not (speaks or contrary or verb.tag == said.tag):
            return False
        if own:
            return contrary or (speaks and any(one.tag != "PRP" for one in own))
        return speaks or (self._tokens[joint - 1].text == "," and not but)

    def _to_its_end(self, said: Token, low: int, high: int) -> int:
        """Where a clause ends, if a parser took a part of it for the whole.

        "Said parties engaged in the drive | had begun": what goes on so can't be the
        narrator's, and no verb of saying may follow.
        """
        last = self._parse.sentences[said.sentence][1]
        if not low < high < last:
            return high
        rest = self._tokens[high:last]
        spoken = (one.tag in FINITE and self._senses.speaks(one) for one in rest)
        cut = any(one.text in {'"', ";"} for one in rest)
        if rest[0].tag not in _GOING_ON or any(spoken) or cut:
            return high
        return self.strip(low, last)[1]

    def _before_aside(self, low: int, high: int) -> int:
        """Where what was said ends before ", adding …", ", according to …" or ", which …".

        A relative clause behind a comma is often the narrator's; what is left is said in any case.
        """
        tokens = self._tokens
        for index in range(low + 1, high - 1):
            ends = tokens[index + 1].text == '"'  # "“it is over,” adding …"
            if not ends and any(one.holds(index) for one in self._parsed.quotations):
                continue
            rest = (one for one in tokens[index + 1 : high] if one.tag != "RB" and one.text != '"')
            following = next(rest, tokens[index + 1])
            speaks = following.tag == "VBG" and self._senses.speaks(following)
            if following.lower in _CONTRASTS:  # ", while others said"
                speaks = any(map(self._senses.speaks, tokens[index + 1 : high]))
            aside = following.lower in _ASIDES or speaks
            comma = tokens[index].text == ","
            if comma and aside and self.is_clause(low, index):
                return index
            joined = tokens[index].tag == "VBG" and self._senses.speaks(tokens[index])
            joined &= all(one.dep != "aux" for one in self._parse.below(index))  # "was saying that"
            if joined and tokens[index + 1].lower == "that":
                return index  # "it was over adding that …"
        return high


def _says_something(token: Token) -> bool:
    """Whether a word is more than a mark, or a link to what was written before: "Moreover"."""
    return token.text.isalnum() and token.lower not in find_words("links")
