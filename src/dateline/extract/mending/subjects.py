"""Who a clause is of, where a parser loses its subject, or gives it another clause's.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.verbs import load_verbs
from dateline.extract.clauses.words import people_words
from dateline.extract.mending.tree import FINITE, LEADING, QUOTES, SUBJECTS, Mends, Tree

_MANY = frozenset({"Person", "PoliticalParty", "SportsTeam"})  # who may be "who"
_WHO = frozenset({"Person", "SportsTeam"})
_SIDES = frozenset({"City", "Country", "Region", "SportsTeam"})
_FIXTURES = frozenset({"consult/visit", "host"})
_NEAR = 6  # tokens from "who" to whom it means


def hang_on_who(tree: Tree, pronoun: Token) -> None:
    """Hang the clause of "who" on the name before it, where it hangs on what nobody can be."""
    if pronoun.dep not in SUBJECTS:
        return
    verb = tree.tokens[pronoun.head]
    noun = tree.tokens[verb.head]
    somebody = _find_somebody(tree, noun) if verb.dep == "relcl" else None
    if somebody is not None:
        tree.hang(verb, somebody, verb.dep)
        return
    near = range(pronoun.index - 1, max(noun.index, pronoun.index - _NEAR), -1)
    name = next((i for i in near if any(one.kind in _WHO for one in tree.at[i])), None)
    bare = noun.tag == "NN" and not tree.at[noun.index] and noun.lemma not in people_words()
    if verb.dep == "relcl" and bare and name is not None:
        tree.hang(verb, name, verb.dep)


def _find_somebody(tree: Tree, noun: Token) -> int | None:
    """Whom a place or body tells more of: "Bo Lind from Kenya, who", "the head of Orbit, who"."""
    agent = tree.tokens[noun.head - 1] if noun.head else noun  # "won by Bo Lind | from Kenya"
    other = noun.tag[:3] == "NNP" and not any(one.kind in _MANY for one in tree.at[noun.index])
    if noun.dep != "pobj" or not other:
        return None
    above = []  # "a manager of a business in Oslo, who"
    for one in tree.parse.above(noun.index):
        if one.tag[:2] == "VB":
            break
        above.append(one)
    for one in (*above, agent):
        told = one.tag == "NN" and one.dep == "appos" and one.lemma in people_words()
        if tree.is_person(one.index) or told:
            return one.index
    return None


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


def give_subject(tree: Tree, verb: Token) -> None:
    """Give a relative clause without "whom" its subject: "the five people Ada Hart killed"."""
    if verb.tag not in {"VBD", "VBN"}:
        return
    name, noun = tree.tokens[verb.index - 1], tree.tokens[verb.head]
    beside = name.dep == "appos" and name.head == noun.index
    if beside and tree.is_named(name.index) and tree.begin(name.index) == noun.index + 1:
        tree.hang(name, verb.index, "nsubj")
        tree.hang(verb, verb.head, "relcl", tag="VBD")


def give_absolute(tree: Tree, verb: Token) -> None:
    """Give a participle whom "with" names before it: "with Kenya and Chad | paying"."""
    name = tree.tokens[verb.index - 1]
    if verb.dep not in {"acl", "advcl", "xcomp"} or not tree.is_named(name.index):
        return
    while name.dep == "conj":
        name = tree.tokens[name.head]
    led = tree.tokens[name.head]
    if name.dep == "pobj" and led.text.lower() == "with" and tree.is_named(name.index):
        tree.hang(led, led.head if verb.dep == "acl" else verb.head, "prep")
        tree.hang(verb, led.index, "pcomp")
        tree.hang(name, verb.index, "nsubj")


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


def lower_said(tree: Tree, verb: Token) -> None:
    """Put what is said under who says it: "is happy to say a jury | has found him guilty"."""
    below, first = tree.parse.below(verb.index), tree.open_verb(verb)
    own = any(one.dep.startswith(("nsubj", "csubj", "expl", "mark")) for one in below)
    told = [one for one in below if one.dep == "ccomp" and one.index < first]
    if verb.dep != "ROOT" or own or not told or not tree.is_finite(verb):
        return
    last = tree.tokens[first - 1]
    for noun in (last, *tree.parse.above(last.index)):
        says = load_verbs().by_lemma.get(tree.tokens[noun.head].lemma, ())
        ends = noun.dep == "dobj" and tree.parse.subtree(noun.index)[1] == first
        if ends and any(one.complement == "says" for one in says):
            tree.hang(told[0], told[0].index, "ROOT")
            for one in below:
                if one.index < told[0].index:
                    tree.hang(one, told[0].index, one.dep)
            tree.hang(verb, noun.head, "ccomp")
            tree.hang_subject(noun, verb)
            return


def part_leading(tree: Tree, preposition: Token) -> None:
    """Part who acts from what a sentence begins with: "with Bo Lind, | Ada Hart set it up"."""
    verb = tree.tokens[preposition.head]
    below = tree.parse.below(verb.index)
    first = preposition.index == tree.parse.sentences[preposition.sentence][0]
    noun = next((one for one in below if one.dep in SUBJECTS), preposition)
    beside = tree.parse.below(noun.index)
    names = [one for one in beside if one.dep == "appos" and tree.is_named(one.index)]
    if not first or tree.parse.below(preposition.index) or len(names) != 1:
        return
    start, end = tree.parse.subtree(names[0].index)
    apart = tree.parse.subtree(noun.index)[0] == preposition.index + 1
    if apart and tree.tokens[start - 1].text == "," and end == tree.open_verb(verb):
        tree.hang(names[0], verb.index, noun.dep)
        tree.hang(noun, preposition.index, "pobj")


def lead_renamed(tree: Tree, noun: Token) -> None:
    """Make a name the subject that is told again between commas: "Ada Hart, the author, | died"."""
    verb, start, end = tree.tokens[noun.head], *tree.parse.subtree(noun.index)
    apart = start > 1 and tree.tokens[start - 1].text == ","
    closed = end <= verb.index and "," in (tree.tokens[end - 1].text, tree.tokens[end].text)
    name = tree.tokens[start - 2]
    if not (apart and closed and tree.is_named(name.index)) or tree.is_named(noun.index):
        return
    while name.head not in {verb.index, name.index}:
        name = tree.tokens[name.head]
    loose = name.dep in {"dep", "npadvmod"} and tree.parse.subtree(name.index)[1] == start - 1
    if loose and name.head == verb.index:
        tree.hang(name, verb.index, noun.dep)
        tree.hang(noun, name.index, "appos")


def lift_subject(tree: Tree, noun: Token) -> None:
    """Hang a subject on the verb rather than its auxiliary: "was brazenly | shot"."""
    helping = tree.tokens[noun.head]
    if helping.dep in {"aux", "auxpass"}:
        passive = helping.dep == "auxpass"
        tree.hang(noun, helping.head, "nsubjpass" if passive else noun.dep)


def lead_bare(tree: Tree, name: Token) -> None:
    """Make a name before a bare verb its subject: "demanded | Orbit leave Chad"."""
    verb = tree.tokens[name.head]
    own = any(one.dep in SUBJECTS for one in tree.parse.below(verb.index))
    if verb.tag[:2] == "VB" and verb.dep == "ccomp" and tree.is_named(name.index) and not own:
        tree.hang(name, verb.index, "nsubj")


def read_noun(tree: Tree, before: Token) -> None:
    """Read a noun that a parser takes for a verb as the subject: "four Orbit | pilots died"."""
    noun = tree.tokens[before.head]
    below = tree.parse.below(noun.index)
    verb = next((one for one in below if one.index > noun.index and one.dep == "ccomp"), None)
    taken = noun.tag in {"NN", "NNS"} and before.index == noun.index - 1
    if not taken or verb is None or verb.tag not in FINITE:
        return
    bare = not any(one.dep.startswith(("nsubj", "mark")) for one in tree.parse.below(verb.index))
    if bare and tree.open_verb(verb) == noun.index + 1:
        tree.hang(verb, verb.index if noun.head == noun.index else noun.head, noun.dep)
        tree.hang(noun, verb.index, "nsubj")
        tree.hang(before, noun.index, "compound")


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


def raise_outcome(tree: Tree, verb: Token) -> None:
    """Read what became of something as the verb: "its efforts to help Chad | failed"."""
    meant, below = tree.tokens[verb.head], tree.parse.below(verb.index)
    noun = tree.tokens[meant.head]
    subject = next((one for one in below if one.dep in SUBJECTS), None)
    led = meant.dep == "acl" and any(one.tag == "TO" for one in tree.parse.below(meant.index))
    finite = verb.tag in FINITE or any(one.dep in {"aux", "auxpass"} for one in below)
    alone = noun.dep == "ROOT" and noun.tag[:2] == "NN" and meant.index < verb.index
    bare = not any(one.dep == "mark" for one in below)
    if subject is not None and led and finite and alone and bare:
        tree.hang(verb, verb.index, "ROOT")
        tree.hang(noun, verb.index, subject.dep)
        tree.hang(subject, meant.index, "dobj")


WHOSE: Mends = {
    hang_on_who: {"WP"},
    hang_on_which: {"WDT"},
    give_subject: {"acl"},
    give_absolute: {"VBG"},
    lift_subject: SUBJECTS,
    lead_bare: {"compound"},
    lead_said: {"ccomp"},
    lower_said: {"ROOT"},
    lead_renamed: SUBJECTS,
    part_leading: {"prep"},
    read_noun: SUBJECTS,
    read_fixture: {"compound", "nsubj"},
    raise_outcome: {"ccomp"},
    lead_clause: {"appos"},
}
