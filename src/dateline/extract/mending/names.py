"""Names, and the posts, nouns and lists beside them, hung where they belong.

What is given to somebody named right before it ("named Ada Hart finance director") is parsed as one
long noun with the name, a noun before a name ("her uncle Bo Lind left") as a second subject, and a
place before who acts ("in the East, Oslo, the men met") as who does.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.controllers import givers
from dateline.extract.clauses.words import find_words, people_words, skip_letters
from dateline.extract.mending.tree import BEHIND_COMMA, Mends, Tree

_LETTERS = 3  # tokens that letters in brackets take: "(CEO)"
_BESIDE = frozenset({",", '"', "“", "the"})  # between a noun and its name
_OF_NAMES = frozenset({"DT", "NNP", "NNPS"})  # "President of the Republic"


def part_given(tree: Tree, given: Token) -> None:
    """Hang what is given and the name before it on the verb, each by itself."""
    if not given.tag.startswith("NN"):
        return
    verb, low = tree.tokens[given.head], given.index
    while low and tree.is_post(low):
        low -= 1
    post = low < given.index and verb.lemma in find_words("giving_posts")
    low = low if post else given.index - 1
    counted = not post and verb.lemma in givers()
    while counted and low > verb.index and _counts(tree.tokens[low]):
        low -= 1
    amount = counted and low < given.index - 1
    thing = given.text.islower() and verb.lemma in find_words("giving_things")
    name = tree.tokens[low]
    joined = verb.index < low < name.head <= given.index and tree.is_named(low)
    if joined and (amount or (tree.is_person(low) and (post or thing))):
        tree.hang(name, verb.index, "dobj" if post else "dative")
        tree.hang(given, given.head, "oprd" if post else "dobj")


def _counts(token: Token) -> bool:
    """Whether a word is a figure, or the sign of its money; taggers take "497m" for a name."""
    return token.tag in {"CD", "$"} or token.text[0].isdigit()


def join_noun(tree: Tree, noun: Token) -> None:
    """Hang a noun on the name right behind it that has the same place in its clause.

    So the last of a list: "Chad's leader and his counterpart | Bo Lind met" is two people.
    """
    named = any(one.form == "name" for one in tree.at[noun.index])
    if noun.tag != "NN" or named:
        return
    end = noun.index + 1
    end += [one.text for one in tree.tokens[end : end + 1]] == ["The"]
    while end < len(tree.at) and tree.is_named(end):
        end += 1
    name = tree.tokens[end - 1]
    first = tree.tokens[noun.head] if noun.dep == "conj" else noun
    if name.index > noun.index and (name.dep, name.head) == (first.dep, first.head):
        if first is not noun:
            tree.hang(name, noun.head, "conj")
        tree.hang(noun, name.index, "compound")


def join_beside(tree: Tree, name: Token) -> None:
    """Hang a name on the noun right before it: "sold it to Italian bank | Orbit for $5m".

    So where it is told apart: "the launch of its attraction, the “Coffee | Route”, in May".
    """
    start = tree.begin(name.index)
    while start > 1 and tree.tokens[start - 1].text in _BESIDE:
        start -= 1
    noun = tree.tokens[start - 1] if start else name
    if not tree.is_named(name.index) or noun.tag != "NN" or noun.dep not in {"dobj", "pobj"}:
        return
    verb = name.head
    tree.hang(name, noun.index, "appos")
    for one in tree.parse.below(name.index):
        if one.dep == "prep" and one.index > name.index:
            tree.hang(one, verb, one.dep)


def part_bracket(tree: Tree, name: Token) -> None:
    """Put a name above what stands in brackets behind it: "by Ada Hart | (17th District)"."""
    inner = tree.tokens[name.head]
    between = [one.text for one in tree.tokens[name.index + 1 : inner.index]]
    if between[:1] == ["("] and ")" not in between and tree.is_named(name.index):
        tree.put_above(name, inner)
        tree.hang(inner, name.index, "appos")


def lift_styled(tree: Tree, noun: Token) -> None:
    """Put who is meant above his style: "His Highness the Crown | Prince met" is no highness."""
    style, below = tree.tokens[noun.head], tree.parse.below(noun.head)
    own = any(one.tag == "PRP$" for one in below)
    first = tree.parse.subtree(noun.index)[0]
    if style.lemma.lower() in find_words("styles") and own and first == style.index + 1:
        tree.hang(noun, noun.index if style.head == style.index else style.head, style.dep)
        tree.hang(style, noun.index, "compound")


def read_owner(tree: Tree, noun: Token) -> None:
    """Make a name with "'s" the next one's owner: "owned by China's | Geely" is owned by Geely."""
    below = tree.parse.below(noun.head, "pobj")
    later = next((one for one in below if one.index > noun.index), None)
    owner = tree.parse.has(noun, "case") and tree.tokens[noun.index + 1].text in {"'s", "’s", "'"}
    if owner and later is not None and tree.parse.subtree(later.index)[0] == noun.index + 2:
        tree.hang(noun, later.index, "poss")


def read_acronym(tree: Tree, word: Token) -> None:
    """Read a name rather than a pronoun: "asked the | WHO to help"."""
    if word.text.isupper() and tree.is_named(word.index):
        tree.hang(word, word.head, word.dep, tag="NNP")


def lift_owned(tree: Tree, noun: Token) -> None:
    """Put a noun above the body before it: "Bank of England | figures fell" are no bank.

    Nor is "the University of Oslo's new | institute".
    """
    owners = [one for one in tree.parse.below(noun.index) if one.dep == "poss"]
    name = owners[0] if owners else tree.tokens[noun.index - 1]
    held = tree.at[name.index][:1] if tree.is_named(name.index) else ()
    first = tree.begin(name.index)
    while first < name.index and tree.tokens[first].tag == "DT":
        first += 1
    preposition, head = tree.tokens[noun.head], tree.tokens[tree.tokens[noun.head].head]
    other = tree.at[noun.index]
    apart = held and (held[0] not in other if owners else not other)
    inside = apart and first <= head.index < preposition.index
    if inside and name.dep in {"compound", "poss"} and name.head == noun.index:
        tree.put_above(noun, head)
        tree.hang(name, preposition.index, "pobj")
        if owners:
            tree.hang(head, noun.index, "poss")


def lift_holder(tree: Tree, name: Token) -> None:
    """Put who holds a post above it: "Superintendent of Police Mukta Dhar" is no police's."""
    if not tree.is_person(name.index):
        return
    post = tree.tokens[tree.tokens[name.head].head]
    title = range(post.index, tree.begin(name.index))
    whole = bool(title) and all(map(tree.is_post, title))
    if not (whole or _is_post_of(tree, title)):
        return
    above = name.index if post.dep == "ROOT" else post.head
    tree.hang(name, above, post.dep)
    tree.hang(post, name.index, "compound")
    for one in tree.parse.below(post.index):
        if one.index > name.index:
            behind = above if one.dep in {"prep", "advmod", "npadvmod"} else name.index
            tree.hang(one, behind, one.dep)


def _is_post_of(tree: Tree, title: range) -> bool:
    """Whether words are a post and what it is of: "Chief Executive of Hong Kong | Bo Lind".

    So is a field, but nobody: "the manager of singer | Ada Hart" is none of her posts.
    """
    at = next((one for one in title if not tree.is_post(one)), title.stop)
    of = at > title.start and tree.tokens[at].text == "of"
    behind = title[at - title.start + 1 :]
    words = [tree.tokens[one] for one in behind]
    field = bool(words) and words[-1].tag in {"NN", "NNS"} and words[-1].text.islower()
    field = field and words[-1].lemma not in people_words() and not tree.is_post(behind[-1])
    return of and bool(words) and (field or all(one.tag in _OF_NAMES for one in words))


def hang_on_post(tree: Tree, name: Token) -> None:
    """Put a name beside the post before its comma: "the head of Orbit, Ada Hart, and Bo".

    So it is behind the post's letters, too: "Chief Justice of Chad (CJC) | Ada Hart left".
    """
    behind = tree.tokens[name.index + 1 : name.index + 2]
    listed = name.dep == "conj" and [one.text for one in behind] == ["and"]
    lettered = tree.tokens[max(tree.begin(name.index) - 1, 0)].text == ")"
    apart = (name.dep != "nsubj" or lettered) and tree.is_person(name.index) and not listed
    end = _find_post(tree, name) if apart else None
    if end is None:
        return
    head = tree.parse.top(tree.begin(end, "Position"), end + 1)
    if name.dep == "appos" and head.dep == "conj" and head.head == name.head:
        return  # "its manager and president, Ada Hart"
    if name.dep == "nsubj" and head.head != name.head:
        return  # the verb has no other subject
    if all(one.index != name.index for one in tree.parse.above(head.index)):
        tree.hang(name, head.index, "appos")
        for one in tree.tokens[end + 1 : tree.begin(name.index)]:
            if one.text.lower() == "to" and one.dep == "prep":  # "met the envoy of Chad | to Kenya"
                tree.hang(one, head.index, one.dep)
        for one in tree.parse.below(name.index):
            if one.dep == "conj" and one.index > name.index:
                tree.hang(one, head.index, one.dep)


def _find_post(tree: Tree, name: Token) -> int | None:
    """The last word of the post that stands before a name and its comma, or its letters."""
    low, tokens = tree.begin(name.index), tree.tokens
    while low and tokens[low - 1].text.lower() in lexicon().courtesy:
        low -= 1
    if low > _LETTERS and skip_letters(tokens, low - _LETTERS) == low:
        low -= _LETTERS + 1
    elif low >= BEHIND_COMMA and tokens[low - 1].text == ",":
        low -= 2
    else:
        return None
    for leads in ({"for", "of", "to"}, {"of"}):  # "the envoy of Chad to Kenya, Bo Lind"
        if not tree.is_named(low) or tree.is_person(low):
            break
        low = max(tree.begin(low) - 1, 0)
        low -= tokens[low].text.lower() == "the"
        low -= tokens[low].text.lower() in leads
    here = tree.at[max(low, 0)]
    return low if any(one.kind == "Position" and one.form == "nominal" for one in here) else None


NAMES: Mends = {
    hang_on_post: {"appos", "conj", "npadvmod", "nsubj"},
    lift_styled: {"appos"},
    read_owner: {"pobj"},
    read_acronym: {"WP"},
    lift_owned: {"pobj"},
    join_beside: {"dep", "npadvmod"},
    part_bracket: {"nmod"},
    part_given: {"attr", "dobj", "oprd"},
    join_noun: {"conj", "dobj", "nsubj", "nsubjpass", "pobj"},
    lift_holder: {"pobj"},
}
