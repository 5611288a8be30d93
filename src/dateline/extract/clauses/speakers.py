"""Whom pronouns mean in what somebody says: "officials said they had left".

Guarantees: a pronoun of which the text tells otherwise whom it means is left alone.
"""

from __future__ import annotations

from dateline.english.expletives import is_expletive
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.participants import Participant, read_participant
from dateline.extract.clauses.voices import NOBODY
from dateline.extract.clauses.walk import ClauseStanding
from dateline.extract.clauses.words import find_words, people_words
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a

Participants = dict[str, tuple[Participant, ...]]  # slot → who stands in it


def put_speaker(
    parsed: ParsedText, arguments: Participants, standing: ClauseStanding
) -> Participants:
    """Arguments with the speaker for a pronoun that is nobody else."""
    if not standing.speakers or standing.speakers[-1] == NOBODY:
        return arguments
    speaker = read_participant(parsed, parsed.tokens[standing.speakers[-1]])
    voice = parsed.tokens[speaker.head].lemma in find_words("voices")
    if voice and len(speaker.inside) == 1:
        speaker = Participant(speaker.head, speaker.inside)  # "an Interpol spokesman said it"
    if not (speaker.mentions or speaker.words):
        return arguments
    said = standing.verb
    return {
        slot: tuple(
            speaker if _agrees(parsed, one, speaker) and not _is_told_of(parsed, one, said) else one
            for one in participants
        )
        for slot, participants in arguments.items()
    }


def _is_told_of(parsed: ParsedText, pronoun: Participant, said: int | None) -> bool:
    """Whether somebody told of stands before a pronoun: "she said a man left when he".

    Who speaks is then less likely meant. Nor is whom a verb is said to: "accusing it of arming Ode"
    isn't of itself.
    """
    if said is None:  # in an interview it is "I" who speaks
        return parsed.tokens[pronoun.head].text != "I"
    if (parsed.tokens[pronoun.head].dep, parsed.tokens[pronoun.head].head) == ("dobj", said):
        return True
    between = parsed.tokens[said + 1 : pronoun.head]
    subjects = (one for one in between if one.dep in {"nsubj", "nsubjpass"})
    return any(one.tag == "NN" and one.lemma in people_words() for one in subjects)


def _agrees(parsed: ParsedText, participant: Participant, speaker: Participant) -> bool:
    """Whether a pronoun agrees with who speaks; within quotation marks only "I" and "we" do."""
    word = parsed.tokens[participant.head]
    if participant.mentions or participant.words or word.tag != "PRP":
        return False
    empty = is_expletive(parsed.parse, word)  # "it is necessary to act, the firm said"
    if empty or (word.index in parsed.quoted and word.text.lower() not in {"i", "we"}):
        return False
    text, plural = word.text.lower(), parsed.tokens[speaker.head].tag.endswith("S")
    if speaker.mentions:
        named = {parsed.head(one).kind for one in speaker.mentions}
        if named == {"Person"}:
            return text in {"he", "she", "i"} and len(speaker.mentions) == 1
        return text in {"it", "they", "we"} and "Person" not in named
    if plural:
        return text == "they"
    # "the army said it", "police say they"
    kinds = lexicon().described.get(parsed.tokens[speaker.head].lemma, frozenset[str]())
    body = any(is_a(kind, "Organization") for kind in kinds)
    return text in ({"it", "they"} if body else {"he", "she"})
