"""How a clause stands: asserted, planned, possible, denied, and who is said to have said so.

Guarantees: read off the grammar around the trigger word only (auxiliaries, negation, governing
verbs, "if", "according to"); when the setting is one it doesn't know, it answers None, and nothing
is claimed. It does not judge whether anybody tells the truth.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core.model import Mention, Stance
from dateline.core.parse import Token
from dateline.extract import grammar, quotation_marks
from dateline.extract.reading import ParsedText

SAY = frozenset(
    {
        "say",
        "tell",
        "add",
        "state",
        "announce",
        "report",
        "claim",
        "declare",
        "explain",
        "note",
        "argue",
        "confirm",
        "insist",
        "stress",
        "warn",
        "believe",
        "think",
        "acknowledge",
        "admit",
        "maintain",
        "suggest",
        "reveal",
        "write",
        "tweet",
        "allege",
        "estimate",
        "predict",
        "recall",
        "remark",
        "reply",
        "respond",
        "observe",
        "emphasize",
        "emphasise",
        "reiterate",
        "contend",
        "assert",
        "conclude",
        "indicate",
        "complain",
        "comment",
        "testify",
        "post",
        "hope",
        "expect",
        "fear",
        "feel",
        "know",
        "show",
        "find",
        "hear",
        "learn",
        "see",
        "point",
        "mention",
        "caution",
        "affirm",
        "recount",
        "boast",
        "remind",
    }
)
_PLAN = frozenset(
    {
        "plan",
        "agree",
        "intend",
        "aim",
        "want",
        "hope",
        "expect",
        "vow",
        "promise",
        "pledge",
        "prepare",
        "seek",
        "decide",
        "propose",
        "schedule",
        "set",
        "due",
        "ready",
        "like",
        "wish",
        "commit",
        "offer",
        "look",
        "move",
        "volunteer",
        "opt",
        "choose",
        "resolve",
        "undertake",
        "slate",
        "poise",
    }
)
_DENY = frozenset(
    {"refuse", "decline", "fail", "deny", "reject", "stop", "avoid", "cease", "forget", "neglect"}
)
_FACT = frozenset(
    {
        "begin",
        "start",
        "continue",
        "manage",
        "help",
        "proceed",
        "come",
        "go",
        "serve",
        "get",
        "happen",
        "keep",
    }
)
_PLAN_NOUNS = frozenset(
    {
        "plan",
        "agreement",
        "deal",
        "promise",
        "pledge",
        "proposal",
        "intention",
        "offer",
        "bid",
        "commitment",
        "effort",
    }
)
_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "would", "must", "ought"})
_WISH = frozenset({"like", "want", "wish"})
_SPOKEN = frozenset(  # done by saying so: "would like to thank"
    {"thank", "congratulate", "commend", "praise", "applaud", "welcome", "honour", "honor"}
)
_OUGHT = frozenset({"threaten", "need", "have"})  # "needs to", "has to": as little as "must"
_RUMOURS = frozenset(
    {"report", "claim", "allegation", "rumour", "rumor", "suggestion", "accusation"}
)
# Verbs whose clause is wished for or doubted, and not said to be so.
_UNREAL = frozenset(
    {"demand", "propose", "recommend", "doubt", "request", "insist", "wish", "pretend", "imagine"}
    | {"suppose", "require", "ask"}
)
_NEVER = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without"})
_TELLING = frozenset({"say", "tell", "add", "claim", "write", "argue", "insist", "report"})
_TIMES = frozenset({"when", "after", "before", "as", "while", "once", "since"})
_HEDGES = frozenset(
    {
        "allegedly",
        "reportedly",
        "supposedly",
        "apparently",
        "possibly",
        "perhaps",
        "probably",
        "likely",
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The stance of a clause, and who is said to have said so (None where nobody is named)."""

    stance: Stance
    speaker: Mention | None = None
    verb: Token | None = None


def of(reading: ParsedText, trigger: Token) -> Standing | None:
    """The standing of the clause of a trigger word; None when it can't be told.

    Args:
        reading: the document.
        trigger: a verb, or a noun, whose verb is then asked.
    """
    verb = _verb_of(reading, trigger)
    if verb is None:
        return None
    stance = _clause(reading, verb)
    if stance is None:
        return None
    said, speaker = _source(reading, verb)
    if said is None:
        told = stance is Stance.ASSERTED and quoted(reading, verb)
        return Standing(Stance.REPORTED if told else stance)
    return Standing(Stance.REPORTED if stance is Stance.ASSERTED else stance, speaker, said)


def quoted(reading: ParsedText, verb: Token) -> bool:
    """Whether a clause stands in a quotation, of which it may not be the first sentence."""
    return quotation_marks.inside(reading.annotated.document.text, verb.start, verb.end)


def _verb_of(reading: ParsedText, token: Token) -> Token | None:
    for _ in range(8):
        if token.tag.startswith("VB") or token.tag == "MD":
            return token
        if token.head == token.index:
            return None
        token = reading.tokens[token.head]
    return None


def _clause(  # noqa: PLR0911 -- one a sort of sign
    reading: ParsedText, verb: Token, depth: int = 0
) -> Stance | None:
    children = list(reading.parse.below(verb.index))
    lowered = {
        child.text.lower()
        for child in children
        if child.dep in {"aux", "neg", "advmod", "mark", "preconj", "cc"}
    }
    infinitive = any(child.dep == "aux" and child.tag == "TO" for child in children)
    only = any(
        child.text.lower() == "not"
        and reading.tokens[min(child.index + 1, len(reading.tokens) - 1)].text.lower() == "only"
        for child in children
    )
    if not only and (lowered & _NEVER or any(child.dep == "neg" for child in children)):
        return Stance.DENIED if not lowered & _POSSIBLE else Stance.POSSIBLE
    if lowered & {"if", "unless", "whether"} or lowered & _HEDGES:
        return Stance.POSSIBLE
    if {"will", "shall", "'ll", "’ll", "wo"} & lowered:
        return Stance.PLANNED
    if lowered & _POSSIBLE:
        return Stance.PLANNED if "would" in lowered and _is_said(reading, verb) else Stance.POSSIBLE
    above = reading.tokens[verb.head]
    if verb.dep == "ccomp" and above.tag.startswith("VB"):
        if above.lemma == "deny":
            return Stance.DENIED
        if above.lemma in _UNREAL:
            return Stance.POSSIBLE
    if depth < 4 and (
        infinitive or verb.dep in {"xcomp", "conj"} or (verb.tag == "VBG" and verb.dep == "pcomp")
    ):
        return _governed(reading, verb, infinitive=infinitive, depth=depth)
    return Stance.ASSERTED


def _is_said(reading: ParsedText, verb: Token) -> bool:
    return verb.dep == "ccomp" and reading.tokens[verb.head].lemma in SAY


def _governed(  # noqa: PLR0911 -- one a sort of governing word
    reading: ParsedText, verb: Token, *, infinitive: bool, depth: int
) -> Stance | None:
    """The stance that a governing word lends ("agreed to", "refused to", "plans to")."""
    parent = reading.tokens[verb.head]
    if verb.dep == "conj":
        own = any(child.dep in {"nsubj", "nsubjpass"} for child in reading.parse.below(verb.index))
        if own and not infinitive:
            return Stance.ASSERTED
        return _clause(reading, parent, depth + 1) if parent.tag.startswith("VB") else None
    word = parent.lemma
    if word in _FACT or (word == "use" and verb.index == parent.index + 2):  # "used to own"
        return _clause(reading, parent, depth + 1)
    if word in _WISH and verb.lemma in _SPOKEN:
        negated = any(child.dep == "neg" for child in reading.parse.below(parent.index))
        return None if negated else Stance.ASSERTED
    if word in _PLAN or (parent.tag.startswith("NN") and word in _PLAN_NOUNS):
        outer = (
            _clause(reading, parent, depth + 1) if parent.tag.startswith("VB") else Stance.ASSERTED
        )
        return Stance.PLANNED if outer in {Stance.ASSERTED, Stance.PLANNED} else outer
    if word in _DENY:
        return Stance.DENIED
    if not infinitive:
        return Stance.ASSERTED if verb.dep not in {"xcomp", "pcomp"} else None
    if word in grammar.OBJECT_CONTROL or word in _OUGHT:
        return Stance.POSSIBLE
    return None


def _source(reading: ParsedText, verb: Token) -> tuple[Token | None, Mention | None]:
    """The verb of saying above a clause and its subject, or "according to" and its object."""
    token = verb
    for _ in range(6):
        parent = reading.tokens[token.head]
        if parent.index == token.index:
            break
        if _narrated(reading, token):
            break
        if (
            token.dep in {"ccomp", "parataxis"}
            and parent.lemma in SAY
            and parent.tag.startswith("VB")
        ):
            return parent, _speaker(reading, parent)
        if token.dep in {"acl", "ccomp"} and parent.lemma in _RUMOURS:
            return parent, None
        if token.dep in {"relcl", "acl"}:
            break
        token = parent
    for child in reading.parse.below(token.index):
        if (
            child.dep in {"ccomp", "parataxis"}
            and child.lemma in SAY
            and _is_inserted(reading, child, verb)
        ):
            return child, _speaker(reading, child)
        according = child.dep == "prep" and child.text.lower() == "according"
        if according and not _relative(reading, child):
            return child, _according(reading, child)
    return None, None


def _narrated(reading: ParsedText, clause: Token) -> bool:
    """Whether a clause under a verb of saying is the narrator's.

    "When A met B, he thought …" may be hung on "thought"; "A said …, while B wrote …" on what was
    said; "A claimed …; B said …" on "said"; "A says … and B says …" on what A says.
    """
    children = list(reading.parse.below(clause.index))
    time = any(
        child.dep in {"mark", "advmod"} and child.text.lower() in _TIMES for child in children
    )
    before = clause.index < clause.head
    low, high = sorted((clause.index, clause.head))
    between = {token.text for token in reading.tokens[low:high]}
    if ";" in between and '"' not in between:
        return True
    contrast = clause.dep == "advcl" and clause.lemma in SAY
    own = {child.tag for child in children if child.dep == "nsubj"}
    joined = clause.dep == "conj" and clause.lemma in _TELLING and bool(own - {"PRP"})
    joined = joined and not any(child.dep == "mark" for child in children)
    return (time and before and clause.dep == "ccomp") or (contrast and bool(own)) or joined


def _is_inserted(reading: ParsedText, said: Token, verb: Token) -> bool:
    """Whether a verb of saying is put in: "It will, the ministry said, take months"."""
    return said.index != verb.index and not any(
        child.dep in {"ccomp", "dobj"} for child in reading.parse.below(said.index)
    )


def _speaker(reading: ParsedText, said: Token) -> Mention | None:
    named = grammar.slot(reading, said, "subject")
    return named[0] if len(named) == 1 else None


def _relative(reading: ParsedText, according: Token) -> bool:
    """Whether a thing named before says what follows: "a deal, according to which"."""
    following = reading.parse.tokens[according.index + 2 : according.index + 3]
    return any(token.text.lower() in {"which", "whom"} for token in following)


def _according(reading: ParsedText, according: Token) -> Mention | None:
    for child in reading.parse.below(according.index):
        if child.text.lower() == "to":
            named = grammar.slot(reading, according, "to")
            return named[0] if len(named) == 1 else None
    return None
