"""Who a clause is of, where a parser loses its subject, or gives it another clause's.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.verb_rows import NO_OBJECT
from dateline.english.verbs import load_verbs
from dateline.extract.clauses.controllers import JUDGED, REASONS, judgements
from dateline.extract.clauses.words import find_words, people_words
from dateline.extract.mending.tree import FINITE, LEADING, QUOTES, SUBJECTS, Mends, Tree

_MANY = frozenset({"Person", "PoliticalParty", "SportsTeam"})  # who may be "who"
_SIDES = frozenset({"City", "Country", "Region", "SportsTeam"})
_FIXTURES = frozenset({"consult/visit", "host"})
_FULL = frozenset({"aux", "auxpass", "ccomp", "dobj"})  # has an object, or is passive anyway
_UNDERGOING = frozenset({"object", "recipient"})
_CHARGING = frozenset({"accuse", "charge", "convict", "suspect"})
_HARMING = frozenset({"damage", "destroy", "devastate", "injure", "kill", "maim", "wound"})
_HARMFUL = frozenset({"assault", "disaster", "mobilize", "protest"})  # families of types
_CLOSING = frozenset({",", ".", ":", "CC", "IN", "_SP"})  # behind a verb that has no object
_FAR = 16  # tokens from "who" to whom it means


def hang_on_which(tree: Tree, pronoun: Token) -> None:
    """Hang the clause of "which" on the name before it, where it hangs on somebody."""
    verb = tree.tokens[pronoun.head]
    noun = tree.tokens[verb.head]
    before = pronoun.index - 1
    before -= tree.tokens[before].text == ","
    somebody = tree.is_person(noun.index) or tree.is_post(noun.index)
    somebody = somebody or noun.lemma in people_words()
    named = before > noun.index and tree.is_named(before) and not tree.is_person(before)
    if pronoun.text.lower() == "which" and verb.dep == "relcl" and somebody and named:
        tree.hang(verb, before, verb.dep)


def hang_on_harm(tree: Tree, pronoun: Token) -> None:
    """Hang what harms on what happened somewhere: "an attack on a church in Oslo, | which killed".

    Where no noun tells what happened, it is what the clause before tells: "bombed Oslo, | which".
    """
    verb = tree.tokens[pronoun.head]
    place = tree.tokens[verb.head]
    if verb.dep != "relcl" or verb.lemma not in _HARMING or not tree.is_place(place.index):
        return
    for above in tree.parse.above(place.index):
        senses = load_verbs().by_lemma.get(above.lemma, ()) if above.is_verb else ()
        senses = senses or [one for one, _ in load_verbs().by_noun.get(above.lemma, ())]
        if not _HARMFUL.isdisjoint(one.type.partition("/")[0] for one in senses):
            tree.hang(verb, above.index, "advcl" if above.is_verb else "relcl")
            return
        if above.is_verb:
            return


def lift_charged(tree: Tree, participle: Token) -> None:
    """Charge who is in court rather than the court: "appeared in court | charged with murder"."""
    noun = tree.tokens[participle.head]
    verb = tree.tokens[tree.tokens[noun.head].head]
    in_dock = noun.dep == "pobj" and noun.lemma in find_words("docks") and verb.tag[:2] == "VB"
    if in_dock and participle.lemma in _CHARGING:
        tree.hang(participle, verb.index, "advcl")


def lower_reason(tree: Tree, preposition: Token) -> None:
    """Hang why on the noun that tells of whom: "upheld the ban on Ode | for fixing it"."""
    verb = tree.tokens[preposition.head]
    act = any(one.tag == "VBG" for one in tree.parse.below(preposition.index))
    if preposition.text not in REASONS or verb.tag[:2] != "VB" or not act:
        return
    for noun in tree.parse.below(verb, "dobj"):
        behind = (*tree.parse.below(noun, "prep"), *tree.parse.below(verb, "prep"))
        of = (one for one in behind if noun.index < one.index < preposition.index)
        if noun.lemma in judgements() and any(one.text in JUDGED for one in of):
            tree.hang(preposition, noun.index, "prep")


def hang_on_who(tree: Tree, pronoun: Token) -> None:
    """Hang the clause of "who" on somebody: "Ada Hart, head of a unit in Oslo, | who made it"."""
    verb = tree.tokens[pronoun.head]
    noun = tree.tokens[verb.head]
    kinds = {one.kind for one in tree.at[noun.index]}
    group = noun.lemma in people_words() or noun.tag not in {"NN", "NNP"} or kinds & _MANY
    if pronoun.text.lower() != "who" or verb.dep != "relcl" or group or tree.is_post(noun.index):
        return
    for one in tree.parse.above(noun.index):
        reduced = one.dep == "acl" and one.tag in {"VBG", "VBN"}  # "a cleric | based in Chad, who"
        if (one.tag[:2] == "VB" and not reduced) or pronoun.index - one.index > _FAR:
            return
        if tree.is_person(one.index) or one.lemma in people_words():
            tree.hang(verb, one.index, verb.dep)
            return


def lead_joined(tree: Tree, verb: Token) -> None:
    """Give a verb the name that "and" joins to no other: "hit by Ada Hart and | Bo Lind left"."""
    below = tree.parse.below(verb.index)
    own = any(one.dep.startswith(("nsubj", "csubj", "expl", "mark")) for one in below)
    start = tree.open_verb(verb)
    above = tree.tokens[verb.head]
    joints = [one for one in tree.parse.below(above.index) if one.dep == "cc"]
    if own or not tree.is_finite(verb) or any(above.index < one.index for one in joints):
        return
    for name in reversed(tree.tokens[above.index + 1 : start]):
        whole = name.dep == "conj" and tree.parse.subtree(name.index)[1] == start
        first = tree.tokens[name.head]
        if whole and tree.is_person(name.index) and first.dep in {"dobj", "pobj"}:
            tree.hang(verb, above.index, "conj")
            tree.hang_subject(name, verb)
            return


def lead_clause(tree: Tree, noun: Token) -> None:
    """Make a noun behind a name a subject: "in the journal Ode, | a team report it"."""
    start, end = tree.parse.subtree(noun.index)
    before = tree.tokens[start - 1] if start else noun
    if end >= len(tree.tokens) or before.text != ",":
        return
    verb = tree.tokens[end]
    while verb.dep in LEADING and verb.head > verb.index:
        verb = tree.tokens[verb.head]
    below = tree.parse.below(verb.index)
    own = any(one.dep.startswith(("nsubj", "csubj", "expl")) for one in below)
    finite = verb.tag in FINITE or any(one.tag in FINITE for one in below)
    if verb.dep == "ROOT" and finite and not own and verb.index > noun.index:
        tree.hang_subject(noun, verb)


def lead_said(tree: Tree, verb: Token) -> None:
    """Give what is said its subject: "she warned | the unions would strike".

    It has none of its own, and right before it stands what the verb of saying has for an object.
    """
    above, below = tree.tokens[verb.head], tree.parse.below(verb.index)
    own = any(one.dep.startswith(("nsubj", "csubj", "expl", "mark")) for one in below)
    senses = load_verbs().by_lemma.get(above.lemma, ())
    if own or not tree.is_finite(verb) or not any(one.complement == "says" for one in senses):
        return
    beside = tree.parse.below(above.index)
    for noun in beside:
        end, behind = tree.parse.subtree(noun.index)[1], []
        for one in beside:  # "announced the ship | from Chad | has sunk"
            if one.dep == "prep" and one.index == end:
                end = tree.parse.subtree(one.index)[1]
                behind.append(one)
        end += end < verb.index and tree.tokens[end].text in QUOTES
        if noun.dep == "dobj" and end == tree.open_verb(verb):
            tree.hang_subject(noun, verb)
            for one in behind:
                tree.hang(one, noun.index, "prep")


def lift_subject(tree: Tree, noun: Token) -> None:
    """Hang a subject on the verb rather than its auxiliary: "was brazenly | shot"."""
    helping = tree.tokens[noun.head]
    if helping.dep in {"aux", "auxpass"}:
        passive = helping.dep == "auxpass"
        tree.hang(noun, helping.head, "nsubjpass" if passive else noun.dep)


def lead_bare(tree: Tree, name: Token) -> None:
    """Make a name before a verb its subject: "demanded | Orbit leave Chad", "| Ode face Chad"."""
    verb = tree.tokens[name.head]
    own = any(one.dep in SUBJECTS for one in tree.parse.below(verb.index))
    bare = verb.dep == "ccomp" or (verb.dep == "ROOT" and verb.tag in FINITE)
    bare = bare and name.index < verb.index and name.lower not in lexicon().calendar
    if verb.tag[:2] == "VB" and bare and tree.is_named(name.index) and not own:
        tree.hang(name, verb.index, "nsubj")


def read_fixture(tree: Tree, noun: Token) -> None:
    """Read a verb between two names rather than a noun: "Everton | visit Leeds on Sunday"."""
    left, right = tree.tokens[max(noun.index - 1, 0)], tree.tokens[noun.head]
    types = {one.type for one in load_verbs().by_lemma.get(noun.lemma, ())}
    known = noun.tag == "NN" and bool(types & _FIXTURES)
    named = all(any(one.kind in _SIDES for one in tree.at[at.index]) for at in (left, right))
    bare = not tree.is_named(noun.index) and tree.begin(right.index) == noun.index + 1
    verb = tree.tokens[right.head]
    told = right.dep in SUBJECTS and tree.is_finite(verb)  # "the Kenya visit Chad planned"
    led = tree.tokens[max(tree.begin(left.index) - 1, 0)].tag in {"DT", "IN", "POS"}
    if not (known and named and bare) or told or led:
        return
    top = right if right.dep not in SUBJECTS else verb
    tree.hang(noun, noun.index if top.head == top.index else top.head, top.dep, tag="VBP")
    tree.hang(left, noun.index, "nsubj")
    tree.hang(right, noun.index, "dobj", tag="NNP")
    if top is verb:  # "having beaten Chad"
        tree.hang(verb, noun.index, "advcl")
    for one in tree.parse.below(right.index):
        if one.index > right.index:
            tree.hang(one, noun.index, one.dep)


def read_undergone(tree: Tree, verb: Token) -> None:
    """Read what is done to a subject where nothing is its object: "Ada Hart | shot dead in Oslo".

    Headlines have no "was", so that many such participles are parsed as the past tense, which
    headlines hardly have.
    """
    below, after = tree.parse.below(verb.index), tree.tokens[verb.index + 1 : verb.index + 3]
    said = {one.text.lower() for one in after[:1] if one.dep in {"acomp", "oprd"}}
    senses = load_verbs().by_lemma.get(verb.lemma, ())
    done = [one for one in senses if one.roles.get("object") in _UNDERGOING]
    known = any(one.particle in said or said & set(one.objects) for one in done)
    known = known and all(one.tag in _CLOSING for one in after[1:])
    subjects = [one for one in below if one.dep == "nsubj"]
    named = bool(done) and verb.dep == "ROOT" and _is_headline(tree, verb.sentence)
    named = named and all(one.tag[0] == "N" for one in subjects)
    objects = [one for one in below if one.dep == "dobj"]
    posts = [one for one in objects if tree.is_post(one.index) and not _is_title(tree, one)]
    ordered = verb.lemma in find_words("commanding")  # "| ordered to pay", but "promised to pay"
    full = any(one.dep in _FULL for one in below if one not in posts)
    full = full or (not ordered and any(one.dep == "xcomp" for one in below))
    if (named or (known and not posts)) and verb.tag == "VBD" and not full:
        tree.hang(verb, verb.head, verb.dep, tag="VBN")
        for one in subjects:
            tree.hang(one, verb.index, "nsubjpass")
        for one in posts:  # "Ada Hart | elected president"
            tree.hang(one, verb.index, "oprd")


def _is_title(tree: Tree, post: Token) -> bool:
    """Whether somebody's name follows a post."""
    return any(tree.is_person(one.index) for one in tree.tokens[post.index + 1 : post.index + 2])


def _is_headline(tree: Tree, sentence: int) -> bool:
    """Whether a sentence opens the text, and nothing closes it."""
    end = tree.parse.sentences[sentence][1]
    return sentence == 0 and tree.tokens[end - 1].text[-1].isalnum()


def read_gapped(tree: Tree, verb: Token) -> None:
    """Read the second of two passives without its "was": "30 were hurt and hundreds | held"."""
    above, senses = tree.tokens[verb.head], load_verbs().by_lemma.get(verb.lemma, ())
    passive = above.tag == "VBN" and tree.parse.has(above, "auxpass") and verb.tag in {"VBD", "VBN"}
    bare = not tree.parse.has(verb, *_FULL, "agent", "xcomp")
    done = any(one.roles.get("object") in _UNDERGOING for one in senses)
    alone = any(
        "alone" in one.roles or one.roles.get("subject") == "object" or NO_OBJECT in one.objects
        for one in senses
    )
    if passive and bare and done and not alone:
        tree.hang(verb, verb.head, verb.dep, tag="VBN")
        for one in tree.parse.below(verb, "nsubj"):
            tree.hang(one, verb.index, "nsubjpass")


WHOSE: Mends = {
    hang_on_which: {"WDT"},
    hang_on_harm: {"WDT"},
    lift_charged: {"acl"},
    lower_reason: {"prep"},
    hang_on_who: {"WP"},
    lead_joined: {"advcl", "conj"},
    lift_subject: SUBJECTS,
    lead_bare: {"compound", "npadvmod"},
    lead_said: {"ccomp"},
    read_fixture: {"compound", "nsubj"},
    lead_clause: {"appos"},
    read_gapped: {"conj"},
    read_undergone: {"ROOT", "ccomp", "conj"},
}
