"""Lists, of which a parser hangs a name on a part of another, or what they are beside them.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.quantities import read_quantity
from dateline.english.verbs import load_verbs
from dateline.extract.clauses.words import people_words
from dateline.extract.mending.tree import BEHIND_COMMA, SUBJECTS, Mends, Tree
from dateline.ontology import is_a


def join_list(tree: Tree, name: Token) -> None:
    """Hang a name on the one before its "and": "talks at the G-7 and | G-20" are no G-20."""
    start, noun = tree.begin(name.index), tree.tokens[name.head]
    if start < BEHIND_COMMA or tree.tokens[start - 1].dep != "cc":
        return
    joint, before = tree.tokens[start - 1], tree.tokens[start - 2]
    own, other = (
        {one.kind for one in tree.at[at] if one.form == "name"} for at in (name.index, before.index)
    )
    placed = all(any(is_a(one, "Place") for one in kinds) for kinds in (own, other))
    lex = lexicon()
    known = noun.lemma in people_words() or noun.lemma in lex.nominals
    somebody = known and not placed
    thing = noun.tag.startswith("NN") and not tree.is_named(noun.index)
    alike = bool(own & other) or placed
    if alike and thing and noun.index < before.index and not somebody:
        tree.hang(name, before.index, "conj")
        tree.hang(joint, before.index, "cc")


def list_named(tree: Tree, name: Token) -> None:
    """Read a name behind a comma as one of a list: "Orbit, | the Bank of Chad and Ode left"."""
    first, below = tree.tokens[name.head], tree.parse.below(name.index)
    joined = [one for one in below if one.dep == "conj"]
    named = all(tree.is_named(one.index) for one in (first, name, *joined))
    listed = bool(joined) and any(
        one.dep == "cc" for low in (name, *joined) for one in tree.parse.below(low.index)
    )
    placed = tree.is_place(first.index) and tree.is_place(name.index)
    end = tree.parse.subtree(name.index)[1]
    closed = [one.text for one in tree.tokens[end : end + 1]] == [","]
    apart = tree.begin(name.index) > first.index and not set(tree.at[first.index]) & set(
        tree.at[name.index]
    )
    if named and listed and apart and not (placed or closed):
        tree.hang(name, first.index, "conj")


def list_counted(tree: Tree, noun: Token) -> None:
    """Read what is counted as one of a list: "won two golds, | a silver and a bronze".

    But "three men, a cook and two waiters" are three.
    """
    first = tree.tokens[noun.head]
    listed = [noun]
    for one in listed:
        listed += tree.parse.below(one, "conj")
    joined = any(tree.parse.has(one, "cc") for one in listed)
    total, *counts = (_count(tree, one) for one in (first, *listed))
    if joined and total and all(counts) and sum(counts) != total:
        tree.hang(noun, first.index, "conj")


def _count(tree: Tree, noun: Token) -> int:
    """How many a noun says that there are; 0 where it doesn't."""
    for one in tree.parse.below(noun, "det", "nummod"):
        if one.lower in {"a", "an", "one"}:
            return 1
        quantity = read_quantity(one.text)
        if quantity is not None and quantity.number is not None:
            return int(quantity.number)
    return 0


def lift_listed(tree: Tree, name: Token) -> None:
    """Hang a name of a list on the whole of another: "House of Ode, | Orbit and Chad said so"."""
    last = tree.tokens[name.head]
    held = next((one for one in tree.at[last.index] if one.form == "name"), None)
    if held is None or held in tree.at[name.index] or not tree.is_named(name.index):
        return
    whole = last
    while held in tree.at[whole.head] and whole.head != whole.index:
        whole = tree.tokens[whole.head]
    if whole is not last and last.dep == "pobj":
        for one in tree.parse.below(last.index):
            if one.dep in {"cc", "conj"} and held not in tree.at[one.index]:
                tree.hang(one, whole.index, one.dep)


def part_example(tree: Tree, name: Token) -> None:
    """Hang an example on what it is one of: "left the banks, in particular | Orbit" left both."""
    below = tree.parse.below(name.index)
    first = below[0] if below else name
    words = [one.text.lower() for one in tree.tokens[first.index : first.index + 2]]
    if words != ["in", "particular"] or first.index < BEHIND_COMMA:
        return
    noun, comma = tree.tokens[first.index - 2 : first.index]
    if comma.text == "," and noun.tag == "NNS" and noun.index != name.head:
        tree.hang(name, noun.index, "dep")


def part_aside(tree: Tree, noun: Token) -> None:
    """Read what a list is, behind it, as no part of it: "A, B and C, | members of D, left"."""
    above = tree.tokens[noun.head]
    start = tree.parse.subtree(noun.index)[0]
    joined = [one for one in tree.parse.below(above.index) if one.index < start]
    joints = [one.index for one in joined if one.dep == "cc"]
    last = [one for one in joined if one.dep == "conj" and joints and one.index > joints[0]]
    before = tree.tokens[start - 1]
    if last and noun.tag == "NNS" and before.text == "," and not tree.is_named(noun.index):
        tree.hang(noun, last[-1].index, "appos")


def part_summary(tree: Tree, noun: Token) -> None:
    """Read what sums up a clause as no second object: "raised it to 5%, | its third increase".

    Nor is it what somebody is besides: "became head of Orbit, | the first woman to lead it".
    """
    verb, start = tree.tokens[noun.head], tree.parse.subtree(noun.index)[0]
    objects = [one.index for one in tree.parse.below(verb.index) if one.dep == noun.dep]
    near = start - (noun.dep == "dobj")  # not "bought Orbit, the firm"
    first = any(tree.parse.subtree(one)[1] < near for one in objects)
    own = any(one.dep in {"det", "poss"} for one in tree.parse.below(noun.index))
    if first and own and tree.tokens[start - 1].text == "," and not tree.is_named(noun.index):
        tree.hang(noun, verb.index, "dep")


def join_company(tree: Tree, noun: Token) -> None:
    """Join who is "along with" or "together with" another: "were killed, along with | nine men"."""
    last = tree.tokens[noun.head]
    first = tree.tokens[last.index - 1]
    if last.text.lower() != "with" or first.text.lower() not in {"along", "together"}:
        return
    verb = tree.tokens[first.head if last.head == first.index else last.head]
    below = {one.index: one.dep for one in tree.parse.below(verb.index) if one.index < first.index}
    before = first.index - 1 - (tree.tokens[first.index - 1].text == ",")
    whose = next(
        (dep for dep in ("nsubjpass", "dobj", "nsubj") if dep in below.values()), None
    )  # "Orbit was sold", "they bought Orbit", "they left"
    other = before if below.get(before) in SUBJECTS else None
    for at, dep in below.items():
        if other is None and dep == whose:
            other = at
    if other is not None:
        tree.hang(noun, other, "conj")
        for one in (first, last):
            tree.hang(one, other, "cc")


def lift_joined(tree: Tree, verb: Token) -> None:
    """Join to the main verb what follows an aside: "left, saying that Ode lost, and | returned"."""
    inner, start = tree.tokens[verb.head], tree.open_verb(verb)
    aside = tree.tokens[inner.head]
    main = tree.tokens[aside.head]
    joint = tree.tokens[max(start - 1, 0)]
    closed = joint.dep == "cc" and tree.tokens[max(start - 2, 0)].text == ","
    opened = tree.tokens[max(tree.parse.subtree(aside.index)[0] - 1, 0)].text == ","
    own = tree.parse.has(verb, *SUBJECTS) or not tree.is_finite(verb)
    said = inner.dep == "ccomp" and aside.dep == "advcl" and aside.tag == "VBG"
    if said and opened and closed and not own and main.index < aside.index:
        tree.hang(verb, main.index, "conj")
        tree.hang(joint, main.index, "cc")


def join_gerund(tree: Tree, word: Token) -> None:
    """Read a noun of two words rather than a clause: "convicted of fraud and witness | tampering".

    So it is where the first has no determiner, and the word has no object.
    """
    first = tree.tokens[max(word.index - 1, 0)]
    bare = first.tag == "NN" and first.dep == "conj" and not tree.parse.below(first.index)
    if bare and word.text in load_verbs().by_noun and not tree.parse.has(word, "dobj"):
        tree.hang(word, first.head, first.dep, tag="NN")
        tree.hang(first, word.index, "compound")


LISTS: Mends = {
    join_company: {"pobj"},
    part_example: {"appos", "conj", "dobj"},
    part_aside: {"conj"},
    part_summary: {"attr", "dobj"},
    join_gerund: {"advcl"},
    join_list: {"conj"},
    list_named: {"appos"},
    list_counted: {"appos"},
    lift_listed: {"conj"},
    lift_joined: {"conj"},
}
