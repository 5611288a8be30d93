"""What an event is called: a headline of who did what to whom.

"Microsoft to buy Sybari", "Gunmen hit tanker", "Tanker hit": the present tells what has happened,
"to" what is planned, "may" what is possible. Guarantees: one line; what stands behind a verb is the
text's own words in their order, cut where a headline is long enough; names stand for pronouns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dateline.core.model import Mention, Stance
from dateline.core.parse import Token
from dateline.extract.clauses.clause import Clause
from dateline.extract.clauses.phrases import find_clause_end, is_timed
from dateline.extract.events.event import NONE, EventDraft
from dateline.extract.reading import ParsedText

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
# What stands behind "may have" and "suspected of" for "be".
_BEING = {"have": "been", "of": "being"}
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_LEADING = ("on", "against", "for", "to", "with")
_SHOWN = 12  # words behind a verb
# Below a verb, but no part of what it says; the particle stands right behind the verb.
_APART = frozenset(
    {"cc", "conj", "dep", "intj", "mark", "meta", "neg", "parataxis", "prt", "punct"}
    | {"aux", "auxpass", "expl", "nsubj", "nsubjpass", "csubj"}
)
_BESIDE = frozenset({"acl", "appos", "relcl"})  # behind a comma, told beside the rest
_ARTICLES = frozenset({"the", "a", "an"})
_MARKS = frozenset({",", "-", "–", "—"})
_HANGING = frozenset({"CC", "DT", "IN", "PRP$", "TO", "WDT", "WP", "WRB"})
_TELLING = 2  # ends; with fewer a headline needs its place
_DIRECT = ("indirect", "object")
_BARE = frozenset({"clause", "complement", "extent", "modifier"})


def write_headline(parsed: ParsedText, draft: EventDraft) -> str:
    """The headline of an event."""
    if draft.clause.nominal:
        return head_noun(draft.clause, draft.slots(parsed), draft.leads(parsed))
    return _head_verb(parsed, draft)


def _head_verb(parsed: ParsedText, draft: EventDraft) -> str:
    """Who does it, the verb, and the text's own words behind it, in its order."""
    clause, ends = draft.clause, draft.slots(parsed)
    actors = join_names(ends.get("subject", ()))
    tail = list(_find_tail(parsed, draft, acted=bool(actors)))
    apart: dict[str, list[str]] = {}  # what the text tells elsewhere: "the ships that Kenya sold"
    cut = False
    for one in (*draft.fillers, *draft.beside):
        if not one.label or one.slot == "subject" or one.head in tail:
            continue
        if one.head < clause.trigger.index or one.slot in _DIRECT:
            apart.setdefault(one.slot, []).append(one.label)
        else:
            cut = True  # the rest of a list, which a parser hangs elsewhere
    given, objects = (join_names(apart.pop(slot, ())) for slot in _DIRECT)
    behind = [_lead(slot, labels) for slot, labels in apart.items()]
    if clause.where is None or parsed.ranges[clause.where.id][0] not in tail:
        behind += _place(clause, ends)
    rest = [_write_tail(parsed, draft, tail, cut=cut), *behind]
    if not actors:
        first = given if clause.passive and given else objects  # "Ada Hart awarded prize"
        done = _done(clause, first, _stance(clause, ends))
        said = [*done, "" if first == objects else objects, *rest]
    else:
        said = [actors, _conjugate(clause, ends), clause.particle, given, objects, *rest]
    return _capitalize(" ".join(filter(None, said)))


def _find_tail(parsed: ParsedText, draft: EventDraft, *, acted: bool) -> Iterator[int]:
    """The tokens behind a verb that belong to what it says, but for when it was and who says it.

    Where the headline begins with who `acted`, "by Kenya" isn't told again.
    """
    trigger, particle = draft.clause.trigger, draft.clause.particle
    heads = {one.head for one in draft.fillers}
    for one in parsed.parse.below(trigger):
        low, high = parsed.parse.subtree(one)
        apart = one.dep in _APART and one.text != '"'
        if one.index < trigger.index or apart or one.lower in {particle, "according"}:
            continue
        another = parsed.tokens[low - 1].text == "," or parsed.tokens[low].tag in {"IN", "WRB"}
        if one.dep == "advcl" and another:
            continue  # told beside it: behind a comma, or "after", "when"
        timed = one.index in parsed.timed or (one.dep == "prep" and is_timed(parsed, one))
        timed = timed and not any(low <= head < high for head in heads)  # "jailed for six years"
        if not timed and not (acted and one.dep == "agent"):
            high = min(high, find_clause_end(parsed, one))  # "tried to sell | but left"
            high -= parsed.tokens[high - 1].tag == "CC"
            aside = set(_find_asides(parsed, heads, low, high))
            for lent in draft.clause.lent:
                aside.update(range(*parsed.parse.subtree(lent)))
            yield from (at for at in range(max(low, trigger.index + 1), high) if at not in aside)


def _find_asides(parsed: ParsedText, heads: Collection[int], low: int, high: int) -> Iterator[int]:
    """Tokens in brackets, and of what is told beside the rest between commas or dashes.

    What has somebody in it who is in the event stays: "in Kenya, Chad and Peru".
    """
    depth = 0
    for at in range(low, high):
        word = parsed.tokens[at]
        depth += word.text == "("
        if depth:
            yield at
        depth -= word.text == ")" and depth > 0
        if word.dep == "prep" and word.text == "on" and is_timed(parsed, word):
            yield from range(*parsed.parse.subtree(at))  # "in Oslo on Monday"
        if word.dep in _BESIDE and at not in parsed.quoted:  # "“one country, two systems”"
            start, end = parsed.parse.subtree(at)
            told = any(start <= one < end for one in heads)
            if start > low and parsed.tokens[start - 1].text in _MARKS and not told:
                yield from range(start - 1, min(end + 1, high))


def _write_tail(parsed: ParsedText, draft: EventDraft, tail: Sequence[int], *, cut: bool) -> str:
    """The words at some tokens as headlines have them: names for pronouns, no leading article.

    They end in "…" where that is not all, as `cut` tells.
    """
    spans = [
        (_find_name(parsed, one.mention, one.label), one.label)
        for one in draft.fillers
        if one.mention is not None and one.label
    ]
    names = {span[0]: (span, label) for span, label in spans}
    words: list[tuple[str, Token]] = []
    until = 0
    for at in tail:
        token = parsed.tokens[at]
        span, name = names.get(at, ((at, at + 1), ""))
        named = parsed.names(at)
        if at < until or (not words and token.lower in _ARTICLES and not named):
            continue
        until = span[1]
        owner = token.tag == "PRP$" and until == at + 1  # "its", and not all of "its trade truce"
        text = name + "'s" * owner if name else token.text
        last = parsed.tokens[until - 1]
        if words and words[-1][1].end == token.start:
            words[-1] = (words[-1][0] + text, last)
        else:
            words.append((text, last))
    shown = min(_SHOWN, len(words))
    while shown < len(words) and _is_half(parsed, words[shown - 1][1]):
        shown += 1
    cut = cut or shown < len(words)
    while cut and shown and words[shown - 1][1].tag in _HANGING:
        shown -= 1
    words = words[:shown]
    said = " ".join(text for text, _ in words).strip(" ,;:-–—")
    said = " ".join(said.replace('"', " ").split()) if said.count('"') % 2 else said
    return f"{said} …" if cut and said else said


def _find_name(parsed: ParsedText, mention: Mention, label: str) -> tuple[int, int]:
    """The tokens of a name, and of the title before it that its label has: "met Lord Hart"."""
    (low, high), words = parsed.ranges[mention.id], label.lower().split()
    start = min(low, max(0, high - len(words)))
    before = [one.lower for one in parsed.tokens[start:low]]
    return (start, high) if before == words[: len(before)] else (low, high)


def _is_half(parsed: ParsedText, last: Token) -> bool:
    """Whether a name goes on behind a word."""
    ends = (parsed.ranges[one.id][1] for one in parsed.names(last.index))
    return any(end > last.index + 1 for end in ends)


def _lead(slot: str, labels: Sequence[str]) -> str:
    """What stands in a slot, with what leads to it."""
    return " ".join([*([] if slot in _BARE else [slot]), join_names(labels)])


def _place(clause: Clause, ends: Mapping[str, Sequence[str]]) -> list[str]:
    """Where it was, if little else is told of it."""
    told, where = [one for labels in ends.values() for one in labels], clause.where
    if where is None or len(told) >= _TELLING or where.name in told:
        return []
    return [f"{'at' if where.kind == 'Facility' else 'in'} {where.name}"]


def _conjugate(clause: Clause, ends: Mapping[str, Sequence[str]]) -> str:
    """The verb of whoever acts, as a headline has it."""
    lemma, _ = _verb(clause)
    first = next(iter(clause.arguments.get("subject", ())), None)
    plural = len(ends["subject"]) > 1 or (first is not None and first.plural)
    stance = _stance(clause, ends)
    verb = clause.ended.lemma if clause.ended is not None else lemma
    said = _inflect(clause, verb, stance, plural=plural)
    return said if clause.ended is None else f"{said} {_write_broken_off(clause)}"


def _stance(clause: Clause, ends: Mapping[str, Sequence[str]]) -> Stance:
    """How a clause stands, but for what its ends deny: "Orbit gives no reason"."""
    labels = (one for slot in ("subject", *_DIRECT) for one in ends.get(slot, ()))
    return Stance.ASSERTED if any(map(NONE.match, labels)) else clause.standing.stance


def _write_broken_off(clause: Clause) -> str:
    """What a verb breaks off, as it stands under it: "selling", "to sell", "sale"."""
    text = clause.trigger.lower
    return f"to {text}" if clause.trigger.tag == "VB" else text


def head_noun(clause: Clause, ends: Mapping[str, Sequence[str]], led: Mapping[str, str]) -> str:
    """The headline of what a noun names.

    Args:
        clause: what it is read from.
        ends: slot → names and words of what stands there; `subject` and `object`, and
            prepositions.
        led: `subject` and `object` → the preposition that leads from a noun to it, if one does.
    """
    lemma, particle = _verb(clause)
    actors, objects = join_names(ends.get("subject", ())), join_names(ends.get("object", ()))
    rest = [
        _lead(slot, ends[slot])
        for slot in sorted(ends, key=lambda one: one != "of")  # "40 percent of Orbit from Lumen"
        if slot not in {"subject", "extent", "modifier", *_DIRECT}
    ]
    rest += _place(clause, ends)
    if not actors or not lemma or clause.ended is not None:
        noun = " ".join([*ends.get("modifier", ()), clause.trigger.lower])  # "Oslo crash"
        much = join_names(ends.get("extent", ()))
        usual = "for" if much else _leading(clause) or "of"
        of = [f"{led.get('object', usual)} {objects}"] if objects else []
        of = [*([f"of {much}"] if much else []), *of]
        if clause.ended is not None:  # "Orbit halts sale of …", "Sale of … halted"
            hedge = _hedge(clause, clause.standing.stance)
            over = [] if actors else [hedge, clause.ended.lower]
            told = [actors, _conjugate(clause, ends)] if actors else [noun]
            return _capitalize(" ".join(filter(None, [*told, *of, *rest, *over])))
        usual = "of" if _leading(clause) == "with" else "by"  # "interview of Ode with Orbit"
        by = [f"{led.get('subject', usual)} {actors}"] if actors else []  # "outbreak of violence"
        told = [*by, *of] if usual == "of" else [*of, *by]
        return _capitalize(" ".join([noun, *told, *rest]))
    indirect = join_names(ends.get("indirect", ()))
    asked = {name for name, _ in clause.sense.prepositions}
    if objects and _leading(clause) in asked:
        objects = f"{_leading(clause)} {objects}"  # "Orbit bids for Lumen"
    said = [actors, _conjugate(clause, ends), particle, indirect, objects, *rest]
    return _capitalize(" ".join(filter(None, said)))


def join_names(names: Sequence[str]) -> str:
    """Names as a list is written, the third and later ones counted."""
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _done(clause: Clause, objects: str, stance: Stance) -> list[str]:
    """What is done where nobody is said to do it: "Tanker hit", "Knocks rival out"."""
    if clause.passive:
        return [objects, _hedge(clause, stance), clause.trigger.lower, clause.particle]
    ended = clause.trigger if clause.ended is None else clause.ended
    verb = _inflect(clause, ended.lemma, stance, plural=False)
    broken_off = "" if clause.ended is None else _write_broken_off(clause)
    return [verb, broken_off, clause.particle, objects]


def _verb(clause: Clause) -> tuple[str, str]:
    """The verb and its particle; of a noun, the verb whose happening it names, or ""."""
    if not clause.nominal:
        return clause.trigger.lemma, clause.particle
    sense = clause.sense
    if not sense.lemmas:
        return "", ""
    formed = clause.trigger.lemma[:4] == sense.lemmas[0][:4]  # "deployment", but no "storm"
    if (sense.objects or sense.prepositions) and not formed:
        return "", ""
    return sense.lemmas[0], sense.particle


def _leading(clause: Clause) -> str:
    """What leads from a noun to its object, where that isn't "of": an attack on, a bid for."""
    noun = clause.trigger.lemma
    led = (one.stands_for_object for one in clause.sense.nouns if one.noun == noun)
    found = frozenset[str]().union(*led)
    return next((one for one in _LEADING if one in found), "")


def _hedge(clause: Clause, stance: Stance) -> str:
    modal = clause.modal or "may"
    maybe = f"{modal} {_BEING.get(modal.split()[-1], 'be')}"
    words = {Stance.PLANNED: "to be", Stance.POSSIBLE: maybe, Stance.DENIED: "not"}
    return words.get(stance, "")


def _inflect(clause: Clause, lemma: str, stance: Stance, *, plural: bool) -> str:
    """The verb as a headline has it: "fines", "to fine", "helps fine"."""
    if clause.helped:
        return f"{_inflect(replace(clause, helped=False), 'help', stance, plural=plural)} {lemma}"
    if stance is Stance.POSSIBLE:
        modal, own = clause.modal or "may", clause.ended or clause.trigger
        return f"{modal} {own.lower if modal.split()[-1] in _BEING else lemma}"
    if stance is Stance.PLANNED:
        return f"to {lemma}"
    if stance is Stance.DENIED:
        helper = clause.modal if clause.modal.endswith(" not") else ""  # "could not"
        helper = helper.replace("can not", "cannot") or ("do not" if plural else "does not")
        return f"{helper} {lemma}"
    if plural:
        return "are" if lemma == "be" else lemma
    return _IRREGULAR.get(lemma) or _third_person(lemma)


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith((*_SIBILANTS, "o")) else f"{lemma}s"


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]
