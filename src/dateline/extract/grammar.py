"""Who does what to whom: grammatical slots of a trigger word, passives and control undone.

Slots of a verb: `subject`, `object`, any preposition ("with", "to", "against" …). Slots of a noun:
`possessor`, `modifier`, `copula` (the subject of "X is a partner of Y") and any preposition.

Guarantees: a slot gives the mentions that its head words name, coordinated ones included; a
head word that names nothing known gives nothing. It says nothing about stance.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.extract.reading import ParsedText

OBJECT_CONTROL = frozenset(
    {"urge", "ask", "tell", "order", "persuade", "allow", "force", "call", "press", "advise"}
    | {"encourage", "invite", "request", "require", "help", "enable", "expect", "want", "warn"}
    | {"instruct", "permit", "authorize", "authorise", "convince", "beg", "compel"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_LIST_MARKS = frozenset({",", "and", "&", "or", "the", "as", "well"})
_REFERRING = frozenset({"name", "nominal", "pronoun"})


def slot(reading: ParsedText, trigger: Token, name: str) -> list[Mention]:
    """The mentions in one slot of a trigger word, without repeats, in text order."""
    heads = list(_slot_heads(reading, trigger, name))
    found: dict[str, Mention] = {}
    for head in heads:
        for mention in _named(reading, head):
            found.setdefault(reading.head(mention).id, mention)
    return sorted(found.values(), key=lambda m: m.span.start)


def slot_heads(reading: ParsedText, trigger: Token, name: str) -> list[Token]:
    """The head words in a slot, whether they name anything or not."""
    return list(_slot_heads(reading, trigger, name))


def _slot_heads(reading: ParsedText, trigger: Token, name: str) -> Iterator[Token]:
    verb = trigger.tag.startswith("VB")
    if name == "subject":
        yield from subject(reading, trigger) if verb else ()
    elif name == "object":
        yield from _object(reading, trigger) if verb else ()
    elif name == "possessor":
        yield from _dependants(reading, trigger, {"poss"})
    elif name == "modifier":
        yield from _dependants(reading, trigger, {"compound", "amod", "nmod"})
    elif name == "copula":
        yield from _copula(reading, trigger)
    elif name == "clause":
        yield from _dependants(reading, trigger, {"ccomp"})
    elif name == "infinitive":
        clauses = _dependants(reading, trigger, {"xcomp", "ccomp", "advcl"})
        yield from (one for one in clauses if _is_infinitive(reading, one))
    elif name.startswith("*"):
        yield from _deep(reading, trigger, name[1:])
    elif name == "apposition":
        yield from _dependants(reading, trigger, {"appos"})
    else:
        yield from prepositional(reading, trigger, name)


def _is_infinitive(reading: ParsedText, verb: Token) -> bool:
    return any(
        child.dep == "aux" and child.tag == "TO" for child in reading.parse.below(verb.index)
    )


def _dependants(reading: ParsedText, token: Token, deps: set[str]) -> Iterator[Token]:
    return (child for child in reading.parse.below(token.index) if child.dep in deps)


def passive(reading: ParsedText, verb: Token) -> bool:
    """Whether a verb is in the passive, reduced relative clauses ("held by") included."""
    children = list(reading.parse.below(verb.index))
    if any(child.dep in {"nsubjpass", "auxpass", "agent"} for child in children):
        return True
    return verb.dep == "acl" and verb.tag == "VBN"


def subject(reading: ParsedText, verb: Token, *, depth: int = 0) -> Iterator[Token]:
    """Head words of whoever acts, through passives, relatives, coordination and control."""
    if passive(reading, verb):
        for agent in _dependants(reading, verb, {"agent"}):
            yield from _dependants(reading, agent, {"pobj"})
        return
    own = [child for child in reading.parse.below(verb.index) if child.dep == "nsubj"]
    if own:
        yield from (
            head
            for child in own
            if _may_act(reading, child, head := _antecedent(reading, verb, child))
        )
    elif depth < 4:
        yield from _inherited_subject(reading, verb, depth)


def _inherited_subject(reading: ParsedText, verb: Token, depth: int) -> Iterator[Token]:
    parent = reading.tokens[verb.head]
    if parent.index == verb.index:
        return
    if verb.dep == "conj" and parent.tag.startswith("VB"):
        if not _joined(reading, parent, verb):
            return
        if passive(reading, parent):
            yield from _dependants(reading, parent, {"nsubjpass"})
        else:
            yield from subject(reading, parent, depth=depth + 1)
    elif verb.dep in {"xcomp", "advcl", "ccomp"} and parent.tag.startswith("VB"):
        if (
            verb.dep == "ccomp"
            and any(child.dep == "nsubj" for child in reading.parse.below(parent.index))
            and parent.lemma not in OBJECT_CONTROL
        ):
            return
        controlled = verb.dep != "advcl" and parent.lemma in OBJECT_CONTROL
        if controlled or passive(reading, parent):
            # "I want to thank A, B": what comes after the infinitive doesn't act in it
            yield from (one for one in _object(reading, parent) if one.index < verb.index)
        elif verb.dep != "advcl" or verb.tag == "VBG":
            yield from subject(reading, parent, depth=depth + 1)
    elif verb.dep == "acl" and verb.tag == "VBG":
        yield parent


def _joined(reading: ParsedText, parent: Token, verb: Token) -> bool:
    """Whether an "and" joins two verbs; "X reported officials, after a visit, stated" has none."""
    chain = [parent]
    last: Token | None = verb
    while last is not None:
        chain.append(last)
        last = next(_dependants(reading, last, {"conj"}), None)
    return any(child.dep == "cc" for one in chain for child in reading.parse.below(one.index))


def _may_act(reading: ParsedText, pronoun: Token, antecedent: Token) -> bool:
    """Whether "who" stands for a person, and "which" for none.

    If not, the parser has hung the clause on the wrong word.
    """
    people = {m.kind == "Person" for m in reading.at[antecedent.index] if m.form == "name"}
    word = pronoun.text.lower()
    return (
        not people
        or pronoun is antecedent
        or word not in {"who", "which"}
        or (word == "who") in people
    )


def _antecedent(reading: ParsedText, verb: Token, child: Token) -> Token:
    """For "who" and "which", the noun that the clause hangs on, if it stands right before.

    In "the campaign of A, who was arrested; and B" a parser may hang the clause on B: then nobody.
    """
    if child.text.lower() not in _RELATIVE or verb.dep != "relcl":
        return child
    noun, before = reading.tokens[verb.head], child.index - 1
    if before > 0 and reading.tokens[before].text == ",":
        before -= 1
    beside = noun.index == before or any(
        low <= noun.index < high and low <= before < high
        for low, high in (reading.ranges[m.id] for m in reading.at[noun.index])
    )
    return noun if beside else child


def _object(reading: ParsedText, verb: Token) -> Iterator[Token]:
    if passive(reading, verb):
        own = [child for child in reading.parse.below(verb.index) if child.dep == "nsubjpass"]
        if own:
            yield from (_antecedent(reading, verb, child) for child in own)
        elif verb.dep == "acl":
            yield _modified(reading, verb)
        elif verb.dep == "conj":
            yield from _dependants(reading, reading.tokens[verb.head], {"nsubjpass"})
        return
    found = False
    for child in reading.parse.below(verb.index):
        if child.dep in {"dobj", "dative"} and child.tag != "IN":
            found = True
            yield _relative_object(reading, verb, child)
    if not found:
        # "urged the police to act": the small model reads the object as the clause's subject
        for clause in _dependants(reading, verb, {"ccomp"}):
            if verb.lemma in OBJECT_CONTROL and _is_infinitive(reading, clause):
                yield from _dependants(reading, clause, {"nsubj"})


def _modified(reading: ParsedText, verb: Token) -> Token:
    """What "hosted by" modifies: the name right before it, though a parser may reach back."""
    before = verb.index - 1
    if before >= 0 and any(
        reading.ranges[m.id][1] == verb.index for m in reading.at[before] if m.form == "name"
    ):
        return reading.tokens[before]
    return reading.tokens[verb.head]


def _relative_object(reading: ParsedText, verb: Token, child: Token) -> Token:
    """For "which" as an object, the noun that the clause hangs on, if that is plain.

    "The anniversary of the body, which Senegal endorses": what hangs on what can't be told.
    """
    noun = reading.tokens[verb.head]
    plain = child.text.lower() in _RELATIVE and verb.dep == "relcl" and noun.dep != "pobj"
    return noun if plain else child


def _copula(reading: ParsedText, noun: Token) -> Iterator[Token]:
    verb = reading.tokens[noun.head]
    if noun.dep == "attr" and verb.lemma in {"be", "become", "remain"}:
        yield from subject(reading, verb)


def prepositional(reading: ParsedText, trigger: Token, preposition: str) -> Iterator[Token]:
    """Head words behind a preposition that hangs on a trigger or on its direct complement."""
    for child in reading.parse.below(trigger.index):
        if child.dep in {"prep", "dative", "agent"} and child.text.lower() == preposition:
            if _aside(reading, child):
                continue
            yield from _dependants(reading, child, {"pobj"})
        elif (
            child.dep == "prep"
            and child.text.lower() == "along"
            and preposition == "with"
            and child.index > trigger.index  # "along with Niger, Ireland has worked with us"
        ):
            yield from prepositional(reading, child, preposition)


def _aside(reading: ParsedText, preposition: Token) -> bool:
    """Whether somebody acts beside the subject: "hosted, together with Chile, talks"."""
    at = preposition.index
    return [one.text.lower() for one in reading.tokens[max(0, at - 2) : at]] == [",", "together"]


def _deep(reading: ParsedText, trigger: Token, preposition: str) -> Iterator[Token]:
    """A preposition anywhere after the trigger in its clause.

    "Shared its expertise in tackling crime with Kenya": a parser may hang "with" on "tackling".
    """
    _, high = reading.parse.subtree(trigger.index)
    for index in range(trigger.index + 1, high):
        token = reading.tokens[index]
        if token.dep in {"nsubj", "nsubjpass"}:
            return
        if token.dep == "prep" and token.text.lower() == preposition:
            yield from _dependants(reading, token, {"pobj"})


def attached(reading: ParsedText, trigger: Token, preposition: str) -> list[Mention]:
    """Mentions behind a preposition on the trigger's object ("signed a deal with Japan")."""
    found: list[Mention] = []
    for head in _slot_heads(reading, trigger, "object"):
        for inner in prepositional(reading, head, preposition):
            found.extend(_named(reading, inner))
    return found


def broken(reading: ParsedText, low: int, high: int) -> bool:
    """Whether a stretch of words begins in an editor's bracket, or stops before it is complete."""
    tokens = reading.tokens
    last, after = tokens[high - 1], tokens[high : high + 2]
    bracket = tokens[low].text == "[" and tokens[low + 1].text.islower()
    dangling = last.tag in {"IN", "CC", "DT", "TO", "WDT"} or last.text in {"“", "(", "including"}
    comma = len(after) > 1 and after[0].text == ","
    goes_on = comma and (after[1].dep in {"aux", "auxpass"} or after[1].text.isdigit())
    texts = [token.text for token in tokens[low:high]]
    unclosed = texts.count("(") != texts.count(")")
    return bracket or dangling or goes_on or unclosed


def _named(reading: ParsedText, head: Token) -> Iterator[Mention]:
    """What a head word names, and what is coordinated with it."""
    direct = list(_mentions_at(reading, head))
    yield from direct
    if not direct and _shared(reading, head):
        return
    seen = {head.index}
    stack = [child for child in reading.parse.below(head.index) if child.dep == "conj"]
    while stack:
        current = stack.pop()
        if current.index in seen:
            continue
        seen.add(current.index)
        if not _in_bracket(reading, head.index, current.index):
            yield from _mentions_at(reading, current)
        stack.extend(child for child in reading.parse.below(current.index) if child.dep == "conj")
    for mention in direct:
        yield from _list_after(reading, mention)


def _in_bracket(reading: ParsedText, start: int, index: int) -> bool:
    """Whether a bracket that opens behind one word is open at another: "Ada (of Interpol)"."""
    texts = [token.text for token in reading.tokens[start:index]]
    return texts.count("(") > texts.count(")")


def _shared(reading: ParsedText, head: Token) -> bool:
    """Whether what is coordinated with a plural may belong to its "of" instead.

    In "the presidents of Chile and Peru met", Peru didn't.
    """
    return head.tag in {"NNS", "NNPS"} and any(
        child.dep == "prep" and child.index > head.index
        for child in reading.parse.below(head.index)
    )


def _mentions_at(reading: ParsedText, head: Token) -> Iterator[Mention]:
    """Mentions whose head word this is; a post gives the person beside it."""
    mentions = [m for m in reading.at[head.index] if m.form in _REFERRING]
    posts = [m for m in mentions if m.kind == "Position"]
    others = [
        m
        for m in mentions
        if m.kind != "Position" and _is_head(reading, m, head) and not _leads_on(reading, m)
    ]
    if others:
        yield from others
    elif posts or not mentions:
        for child in reading.parse.below(head.index):
            if child.dep == "appos":
                yield from (
                    m for m in reading.at[child.index] if m.kind == "Person" and m.form == "name"
                )


def _leads_on(reading: ParsedText, mention: Mention) -> bool:
    """Whether a body or country only leads on to a name or post: "met US Under Secretary Zeya"."""
    end = reading.ranges[mention.id][1]
    if mention.kind in {"Person", "Event", "Agreement"} or end >= len(reading.tokens):
        return False
    following = reading.tokens[end]
    if following.sentence != reading.tokens[end - 1].sentence:
        return False
    post = any(m.kind in {"Position", "Person"} for m in reading.at[end])
    return post or (following.tag in {"NNP", "NNPS"} and following.text[0].isupper())


def _is_head(reading: ParsedText, mention: Mention, head: Token) -> bool:
    """Whether a word heads a mention: what it hangs on is outside, or it is the last word."""
    low, high = reading.ranges[mention.id]
    return not low <= head.head < high or head.head == head.index or head.index == high - 1


def _list_after(reading: ParsedText, mention: Mention) -> Iterator[Mention]:
    """The rest of a list of names of one kind, which parsers of small models tear apart.

    "Bangladesh, Bosnia and Herzegovina, the Democratic Republic of the Congo and Kenya": names
    of the same kind with only commas, "and" and "the" between them, three or more in all.
    """
    tokens = reading.tokens
    found: list[Mention] = []
    at = reading.ranges[mention.id][1]
    sentence = tokens[at - 1].sentence
    while at < len(tokens) and tokens[at].sentence == sentence:
        gap = at
        while gap < len(tokens) and tokens[gap].text.lower() in _LIST_MARKS and gap - at < 4:
            gap += 1
        if gap == at or gap >= len(tokens) or tokens[at].text.lower() == "the":
            break
        following = next(
            (m for m in reading.at[gap] if m.form == "name" and reading.ranges[m.id][0] == gap),
            None,
        )
        if following is None or following.kind != mention.kind:
            break
        found.append(following)
        at = reading.ranges[following.id][1]
    closed = any(
        tokens[i].text.lower() in {"and", "&", "or"}
        for i in range(reading.ranges[mention.id][1], at)
    )
    if len(found) >= 2 and closed:
        yield from found
