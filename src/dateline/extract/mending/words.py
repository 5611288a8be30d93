"""Prepositions, particles and words in "-ing" and "-ed", read as what they are.

What stands behind a sum isn't of the sum ("a fine of 2 million euros on Orbit"), a day right behind
a verb of saying is when it was said, and "promising" in "promising talks" is no promise.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, partial

from msgspec.structs import replace

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_sum
from dateline.english.verbs import LIGHT, VerbSense, load_verbs
from dateline.extract.clauses.words import find_words, people_words
from dateline.extract.mending.tree import Mends, Tree

_ASKED = frozenset({"against", "into", "over", "to", "toward", "towards", "with"})
_TOLD = ("accuse", "state")  # families of types
_OCCASIONS = ("consult", "state")  # families of types
_ACTING_ON_NOTHING = frozenset({"ail", "emerge", "fall", "flag", "rise", "soar", "struggle"})
_AWAY = frozenset({"ahead", "apart", "aside", "away", "clear"})
_BEFORE_HEADS = frozenset({"amod", "compound", "det", "nummod", "poss"})
_WAYS = frozenset({"from", "into", "to"})
_OFF_SUMS = frozenset({"against", "by", "for", "from", "on", "over", "to"})


def give_object(tree: Tree, preposition: Token) -> None:
    """Give a preposition what stands behind it: "a spokeswoman for | EU chief Ada Hart left".

    What stands there isn't the second subject of a verb: "who posed as | Bo Lind left"; nor does it
    tell what something is that the preposition is about: "a bill sponsored by | Ada Hart".
    """
    start = preposition.index + 1
    if preposition.tag != "IN" or tree.parse.below(preposition.index):
        return
    behind = _find_head(tree, start)
    if behind.dep in {"appos", "nmod"} and behind.head < preposition.index:
        tree.hang(behind, preposition.index, "pobj")
        for one in tree.parse.below(behind.head):
            if one.index > behind.index and one.dep in {"cc", "conj"}:
                tree.hang(one, behind.index, one.dep)
    for noun in tree.parse.above(preposition.index):
        subjects = [one for one in tree.parse.below(noun.head) if one.dep == "nsubj"]
        for one in subjects if noun.dep == "nsubj" else ():
            if one.index >= start and tree.parse.subtree(one.index)[0] == start:
                tree.hang(one, preposition.index, "pobj")


def lift_away(tree: Tree, preposition: Token) -> None:
    """Hang on the verb what stands behind its adverb: "pulled away | from Orbit in May"."""
    adverb = tree.tokens[preposition.head]
    verb = tree.tokens[adverb.head]
    beside = adverb.index == preposition.index - 1 and adverb.dep == "advmod"
    if beside and adverb.tag == "RB" and adverb.text in _AWAY and verb.tag[:2] == "VB":
        tree.hang(preposition, verb.index, "prep")


def join_nouns(tree: Tree, noun: Token) -> None:
    """Read two nouns side by side as one thing: "the next generation | games console"."""
    first = tree.tokens[noun.head]
    beside = tree.parse.subtree(noun.index)[0] == first.index + 1
    common = first.tag == "NN" and noun.tag in {"NN", "NNS"} and not tree.at[first.index]
    own = any(one.dep in {"det", "poss"} for one in tree.parse.below(noun.index))
    if beside and common and not own:  # "his brother | the priest"
        tree.put_above(noun, first)


def join_magnitude(tree: Tree, noun: Token) -> None:
    """Read one subject rather than two side by side: "a magnitude | 7.6 earthquake struck"."""
    end = tree.parse.subtree(noun.index)[1]
    for one in tree.parse.below(noun.head):
        beside = one.index >= end and tree.parse.subtree(one.index)[0] == end
        common = {noun.tag, one.tag} <= {"NN", "NNS"} and noun.text.isalpha()
        common = common and not tree.is_named(noun.index)
        own = any(low.dep in {"det", "poss"} for low in tree.parse.below(one.index))
        if beside and common and one.dep == noun.dep and not own and end == noun.index + 1:
            tree.put_above(one, noun)


def lift_negation(tree: Tree, word: Token) -> None:
    """Hang "not" on the verb and not on its helper: "had not, as of May, | left"."""
    helper = tree.tokens[word.head]
    if helper.dep in {"aux", "auxpass"}:
        tree.hang(word, helper.head, word.dep)


def share_place(tree: Tree, preposition: Token) -> None:
    """Give two prepositions what they share: "in and around | Oslo"."""
    first = tree.tokens[preposition.head]
    if first.dep == "prep" and not any(one.dep == "pobj" for one in tree.parse.below(first.index)):
        for one in tree.parse.below(preposition.index):
            if one.dep == "pobj":
                tree.hang(one, first.index, one.dep)


def read_infinitive(tree: Tree, word: Token) -> None:
    """Read a verb rather than a noun behind "to": "pledged to never | attack Bo"."""
    led = any(one.tag == "TO" and one.dep == "aux" for one in tree.parse.below(word.index))
    charged = tree.tokens[word.index + 1 : word.index + 2]  # "pleaded guilty to | murder charges"
    charged = [one for one in charged if one.lemma in find_words("charges")]
    if led and word.text in load_verbs().by_lemma and not charged:
        tree.hang(word, word.head, word.dep, tag="VB")


def read_noun(tree: Tree, verb: Token) -> None:
    """Read a noun rather than a bare verb: "was ruled out for the Six Nations | clash"."""
    before = tree.tokens[max(verb.index - 1, 0)]
    own = {one.dep for one in tree.parse.below(verb.index)} & {"aux", "mark", "nsubj", "dobj"}
    bare = verb.tag in {"VB", "VBP"} and not own
    let = tree.tokens[verb.head].lemma in find_words("bare") | {"help"}
    behind = before.dep in {"dobj", "pobj"} and tree.is_named(before.index)
    if bare and behind and not let and verb.text in load_verbs().by_noun:
        tree.hang(verb, verb.head, verb.dep, tag="NN")
        tree.put_above(verb, before)


def read_adjective(tree: Tree, verb: Token) -> None:
    """Read what something is rather than does behind a preposition: "lost at | struggling Orbit".

    So it is behind "amid", and where the verb acts on nothing.
    """
    preposition, below = tree.tokens[verb.head], tree.parse.below(verb.index)
    noun = next((one for one in below if one.dep == "dobj"), None)
    if noun is None or not (preposition.text.lower() == "amid" or verb.lemma in _ACTING_ON_NOTHING):
        return
    if tree.parse.subtree(noun.index)[0] == verb.index + 1:
        tree.hang(noun, preposition.index, "pobj")
        tree.hang(verb, noun.index, "amod")
        for one in below:
            if one.dep == "prep":
                tree.hang(one, noun.index, "prep")


def read_title(tree: Tree, verb: Token) -> None:
    """Read what somebody is, and no verb, before a name: "dropped Bo and Oslo | lock Ada Hart".

    A word that is a verb, too, needs the name of a team or a place before it.
    """
    behind, before = verb.index + 1, tree.tokens[max(verb.index - 1, 0)]
    last = behind == len(tree.at)
    if last or verb.text not in people_words() or not tree.is_person(behind):
        return
    ruled = tree.is_named(before.index) and not tree.is_person(before.index)
    if not ruled and verb.text in load_verbs().by_lemma:
        return
    end = behind
    while end + 1 < len(tree.at) and tree.at[end + 1] and tree.at[end + 1][0] in tree.at[behind]:
        end += 1
    name = tree.parse.top(behind, end + 1)
    tree.hang(verb, verb.head, verb.dep, tag="NN")
    said = next((one for one in tree.parse.below(verb.index) if one.dep == "ccomp"), None)
    if verb.dep == "ROOT" and said is not None:  # "but | defender Ada Hart is ill"
        tree.hang(said, said.index, "ROOT")
    if before.tag == "TO":  # "was married to | actress Ada Hart"
        above = verb.head if name.head == verb.index else name.head
        tree.hang(before, above, "prep", tag="IN")
        tree.hang(name, before.index, "pobj")
    elif ruled and before.dep == "conj":
        tree.hang(name, before.head, "conj")
    elif name.head == verb.index:
        tree.put_above(name, verb)
    for one in (verb, before) if ruled else (verb,):
        tree.hang(one, name.index, "compound")


def lower_preposition(tree: Tree, preposition: Token) -> None:
    """Hang a preposition on the object that asks for it: "announced a gift | to the bank"."""
    name, verb = preposition.text.lower(), tree.tokens[preposition.head]
    if name not in _ASKED or verb.tag[:2] != "VB":
        return
    objects = [one for one in tree.parse.below(verb.index) if one.dep == "dobj"]
    beside = [o for o in objects if tree.parse.subtree(o.index)[1] == preposition.index]
    table, nouns = load_verbs(), {one.lemma for one in beside}
    senses = [
        one
        for one in table.by_lemma.get(verb.lemma, ())
        if one.type != LIGHT or not one.objects or not nouns.isdisjoint(one.objects)
    ]
    own = {one.roles.get(name) for one in senses} - {None}
    light = any(one.type == LIGHT or one.asked(name) for one in senses)
    asked = {s.roles.get(name) for o in beside for s, _ in table.by_noun.get(o.lemma, ())}
    asked -= {None, "addressee"}
    if asked and not own and not light:
        tree.hang(preposition, beside[0].index, "prep")


def lift_asked(tree: Tree, preposition: Token) -> None:
    """Hang a preposition on the verb that asks for it: "blamed the cuts | on poor sales".

    So where a verb asks for its object, too: "took charge | of the North".
    """
    name, noun = preposition.text.lower(), tree.tokens[preposition.head]
    below = tree.parse.below(preposition.index)
    apart = name != "of" or any(
        low.text.lower() in {"a", "an"} for one in below for low in tree.parse.below(one.index)
    )  # "warned users | of a flaw", but "told the head of Orbit"
    table, verb = load_verbs(), tree.tokens[noun.head]
    senses = table.by_lemma.get(verb.lemma, ()) if verb.tag[:2] == "VB" else ()
    if noun.dep != "dobj":
        return
    led = {one.lemma for one in below} | {m.kind for one in below for m in tree.at[one.index]}
    both = any(_asks_both(sense, noun.lemma, name, led) for sense in senses)
    if both and not any(_is_sum(tree, one) for one in below):  # "took a charge of $5m"
        tree.hang(preposition, verb.index, "prep")
    if not apart:
        return
    own = any(name in one.roles for one, _ in table.by_noun.get(noun.lemma, ()))
    if any(map(partial(_takes, name=name), senses)) and not own:
        tree.hang(preposition, verb.index, "prep")


def _asks_both(sense: VerbSense, noun: str, name: str, led: Collection[str]) -> bool:
    """Whether a verb asks for an object and for what a preposition leads to: "took part in it"."""
    behind = dict(sense.prepositions).get(name)
    asked = behind is not None and (not behind or not behind.isdisjoint(led))
    return asked and noun in sense.objects and name in sense.roles


def _takes(sense: VerbSense, *, name: str) -> bool:
    """Whether a verb of blaming or saying has an object, and whatever a preposition leads to."""
    asks = (name, frozenset()) in sense.prepositions and sense.type.startswith(_TOLD)
    return asks and not sense.particle and {"object", name} <= sense.roles.keys()


def lift_preposition(tree: Tree, preposition: Token) -> None:
    """Hang a preposition on the verb that it stands behind rather than on what that governs."""
    if preposition.tag != "IN":
        return
    above = tree.tokens[preposition.head]
    verb = tree.tokens[above.head]
    below = tree.parse.below(preposition.index)
    days = [one for one in below if one.lemma in lexicon().calendar]
    behind = preposition.index == verb.index + 1 and above.dep == "ccomp"
    if behind and days and tree.tokens[days[0].index + 1].text != ",":
        tree.hang(preposition, verb.index, preposition.dep)
    nouns = load_verbs().by_noun
    told = [sense.type for one in below for sense, _ in nouns.get(one.lemma, ())]
    occasion = any(one.startswith(_OCCASIONS) for one in told) and above.lemma not in nouns
    if preposition.text.lower() == "at" and occasion and above.dep == "dobj":
        tree.hang(preposition, verb.index, "prep")  # "announced the measure | at a meeting"
    named = any(tree.is_named(one.index) for one in below)
    on = verb.text.lower() in {"on", "over"} and named  # but "fired at a man | with a knife"
    led = verb.text.lower() in _WAYS and any(tree.is_person(one.index) for one in below)
    if preposition.text.lower() == "with" and above.dep == "pobj" and (on or led):
        own = {"with"} & {k for s, _ in nouns.get(above.lemma, ()) for k in s.roles}
        governor = tree.tokens[verb.head]  # "worked on issues | with Chad"
        senses = load_verbs().by_lemma.get(governor.lemma, ()) if verb.dep == "prep" else ()
        if not own and (led or any("with" in one.roles for one in senses)):
            tree.hang(preposition, governor.index, "prep")  # "went to the fair | with Ada Hart"
    if preposition.text.lower() in _OFF_SUMS and _is_sum(tree, above):
        # "a fine of 2 million euros | on Orbit", "grew to $2 million | on rising demand"
        of = above.dep == "pobj" and verb.text in {"of", "to"}
        passive = any(one.dep == "auxpass" for one in tree.parse.below(verb.index))
        agent = passive and preposition.text.lower() == "by"
        if of or above.dep == "dobj":
            head = verb.head if of else verb.index
            tree.hang(preposition, head, "agent" if agent else "prep")


def lift_agent(tree: Tree, preposition: Token) -> None:
    """Hang on a passive whoever did it: "was replaced as head | by Ada Hart"."""
    noun = tree.tokens[preposition.head]
    led = tree.tokens[noun.head]
    verb = tree.tokens[led.head]
    deps = {one.dep for one in tree.parse.below(verb.index)}
    passive = verb.tag == "VBN" and "auxpass" in deps and "agent" not in deps
    named = [one for one in tree.parse.below(preposition.index) if tree.is_named(one.index)]
    if preposition.text == "by" and passive and (noun.dep, led.text) == ("pobj", "as") and named:
        tree.hang(preposition, verb.index, "agent")


def lift_reason(tree: Tree, preposition: Token) -> None:
    """Hang on the verb why, where or by whom somebody is punished: "jailed for a year | for fraud".

    So is why or how somebody is kept from something: "barred from running | for lying".
    """
    above = tree.tokens[preposition.head]
    if above.dep == "pcomp" and any(
        one.tag == "VBG" for one in tree.parse.below(preposition.index)
    ):
        led = tree.tokens[above.head]
        verb = tree.tokens[led.head]
        senses = load_verbs().by_lemma.get(verb.lemma, ())
        if led.text == "from" and any(one.complement == "prevents" for one in senses):
            tree.hang(preposition, verb.index, "prep")
    if preposition.text not in {"at", "by", "for"} or above.dep != "pobj":
        return
    for above in tree.parse.above(preposition.index):
        if above.tag[:2] == "VB":
            senses = load_verbs().by_lemma.get(above.lemma, ())
            if any(one.type in find_words("judging") for one in senses):
                tree.hang(preposition, above.index, "prep")
            return
        if above.dep != "prep" and above.lemma not in find_words("terms"):
            return


def lift_charge(tree: Tree, preposition: Token) -> None:
    """Hang what somebody is accused of on the verb: "accused the head of Orbit | of lying"."""
    gerund = any(one.dep == "pcomp" for one in tree.parse.below(preposition.index))
    noun = tree.tokens[preposition.head]
    blamed = tree.is_named(noun.index) or noun.lemma in lexicon().described
    blamed = noun.dep == "pobj" or (noun.dep == "dobj" and blamed)  # 'accused it | of "lying"'
    if preposition.text.lower() != "of" or not gerund or not blamed:
        return
    for above in tree.parse.above(noun.index):
        senses = load_verbs().by_lemma.get(above.lemma, ()) if above.tag[:2] == "VB" else ()
        if any(one.complement == "accuses" and "of" in one.roles for one in senses):
            tree.hang(preposition, above.index, preposition.dep)
        if senses:
            return


def lift_guilt(tree: Tree, preposition: Token) -> None:
    """Hang on a verb what leads on from what it says: "was found guilty | of lying"."""
    told = tree.tokens[preposition.head]
    verb, name = tree.tokens[told.head], preposition.text.lower()
    senses = load_verbs().by_lemma.get(verb.lemma, ()) if verb.tag[:2] == "VB" else ()
    asked = any(told.lemma in one.objects and name in one.roles for one in senses)
    if told.dep in {"acomp", "oprd"} and told.tag[:2] == "JJ" and asked:
        tree.hang(preposition, verb.index, "prep")


def count_out(tree: Tree, word: Token) -> None:
    """Hang "out of" on the number before it: "58 | out of 194 countries"."""
    before, behind = tree.tokens[word.index - 1], tree.tokens[word.index + 1 : word.index + 2]
    of = [one.text for one in behind] == ["of"]
    if word.index and word.text == "out" and of and before.tag == "CD":
        tree.hang(word, before.index, word.dep)


def read_feeling(tree: Tree, participle: Token) -> None:
    """Read how somebody is rather than what is done to him: "was | convinced that it won"."""
    below = tree.parse.below(participle.index)
    helper = next((one for one in below if one.dep == "auxpass" and one.lemma == "be"), None)
    said = {"agent"}.isdisjoint(one.dep for one in below) and "ccomp" in {o.dep for o in below}
    if helper is None or not said or participle.text.lower() not in _feelings():
        return
    top = participle.head == participle.index
    tree.hang(helper, helper.index if top else participle.head, participle.dep)
    for one in below:
        if one is not helper and one.dep != "prep":
            tree.hang(one, helper.index, one.dep.removesuffix("pass"))
    tree.hang(participle, helper.index, "acomp", tag="JJ")
    adjective = tree.tokens[participle.index]
    tree.tokens[participle.index] = replace(adjective, lemma=adjective.text.lower())


@cache
def _feelings() -> frozenset[str]:
    """What somebody is who thinks, hopes or fears that something is so, by the verb table."""
    felt = (one for one in load_verbs().by_lemma["be"] if one.form == "that")
    return frozenset().union(*(one.objects for one in felt))


def _find_head(tree: Tree, start: int) -> Token:
    """The head of the phrase that begins at a token, as far as that hangs on what follows."""
    found = tree.tokens[min(start, len(tree.tokens) - 1)]
    while found.head > found.index and found.dep in _BEFORE_HEADS:
        found = tree.tokens[found.head]
    return found


def _is_sum(tree: Tree, head: Token) -> bool:
    low = min((one.index for one in tree.parse.below(head.index)), default=head.index)
    words = (one.text for one in tree.parse.tokens[low : head.index + 1])
    return low < head.index and is_sum(" ".join(words))


WORDS: Mends = {
    lift_charge: {"IN"},
    lift_guilt: {"prep"},
    lift_reason: {"prep"},
    lift_agent: {"prep"},
    lower_preposition: {"dative", "prep"},
    read_infinitive: {"NN"},
    read_noun: {"advcl", "ccomp", "conj", "xcomp"},
    read_title: {"VB", "VBP"},
    read_adjective: {"pcomp"},
    read_feeling: {"VBN"},
    share_place: {"conj"},
    count_out: {"prep"},
    lift_asked: {"prep"},
    lift_preposition: {"prep"},
    give_object: {"agent", "prep"},
    lift_away: {"prep"},
    join_magnitude: {"nsubj", "nsubjpass"},
    join_nouns: {"appos"},
    lift_negation: {"neg"},
}
