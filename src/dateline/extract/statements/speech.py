"""Which verbs say something, by the verb table.

Guarantees: it depends on the table alone; a verb that is put in or that follows a quotation is read
as one with a clause under it ("It is over, she added").
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.verbs import VerbSense, Words, load_verbs
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.reading import ParsedText

# What a verb does to a clause under it that is what somebody said.
_SAYING = frozenset({"accuses", "believes", "doubts", "fears", "hopes", "promises", "says"})
_ADDRESSING = frozenset({"asks", "orders"})  # "“Who pays?” she asked"
_SPEAKING = _SAYING | _ADDRESSING | {"denies"}
_SPEAKERS = frozenset({"speaker", "actor"})


class SpeechFinder:
    """Tells which verbs of one document say something."""

    def __init__(self, parsed: ParsedText, senses: SenseFinder) -> None:
        """Take the document, and who finds the senses of its verbs."""
        self._parsed, self._senses = parsed, senses

    def find_saying(self, verb: Token, *, quoting: bool = False) -> VerbSense | None:
        """The sense of a verb whose subject says a clause, or a quotation beside it.

        Args:
            verb: the verb.
            quoting: whether what is said may stand beside it, in quotation marks or behind a comma.
        """
        if not verb.tag.startswith("VB"):
            return None
        asked = _SAYING | _ADDRESSING if quoting else _SAYING
        found = [self._senses.verb(verb)]
        if quoting:
            particle = " ".join(
                one.text.lower() for one in self._parsed.parse.below(verb.index) if one.dep == "prt"
            )
            found.append(load_verbs().find_verb(verb.lemma, Words(form="that", particle=particle)))
        for sense in found:
            if sense is None or sense.event_type is None or sense.complement not in asked:
                continue
            if (
                sense.roles.get("subject") in _SPEAKERS
                and sense.roles.get("complement") == "content"
            ):
                return sense
        return None

    def speaks(self, verb: Token) -> bool:
        """Whether a verb tells that its subject speaks: "called on others to stop"."""
        if not verb.tag.startswith("VB"):
            return False
        sense = self._senses.verb(verb)
        return sense is not None and sense.complement in _SPEAKING

    def says_below(self, verb: Token) -> bool:
        """Whether a verb only quotes what another says: "quoted her as saying"."""
        return any(
            said.dep == "pcomp" and one.text.lower() == "as"
            for one in self._parsed.parse.below(verb.index)
            for said in self._parsed.parse.below(one.index)
        )
