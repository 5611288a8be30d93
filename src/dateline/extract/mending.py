"""What names tell of the grammar, where parsers are mostly wrong about them.

What is given to somebody named right before it ("named Ada Hart finance director", "fined Orbit 2
million euros") is parsed as one long noun with the name, and a noun before a name ("her uncle Bo
Lind left") as a second subject. A day right behind a verb of saying ("said on Monday it would go")
is when it was said, what stands behind a sum isn't of the sum ("a fine of 2 million euros on
Orbit"), and "who" means a name rather than its victory.

Guarantees: tokens keep their places and words; only what hangs on what is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.core.model import Mention
from dateline.core.parse import Annotated, Parse, Token
from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_sum
from dateline.extract.clauses.controllers import givers
from dateline.extract.clauses.words import find_words

_OBJECTS = frozenset({"attr", "dobj", "oprd"})
_OFF_SUMS = frozenset({"against", "by", "for", "from", "on", "over", "to"})
_CONJUNCTIONS = frozenset({"after", "as", "before", "since", "until"})  # prepositions, too
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_WHO = frozenset({"Person", "SportsTeam"})
_BEHIND_COMMA = 2  # tokens before a name: a post and a comma
_NEAR = 6  # tokens from "who" to whom it means
_ENDS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})


def mend(annotated: Annotated, at: Sequence[Sequence[Mention]]) -> Annotated:
    """Hang names and the posts and nouns beside them where they belong.

    Args:
        annotated: the document.
        at: for each token, the mentions that it stands in.
    """
    tokens = list(annotated.parse.tokens)
    for token in annotated.parse.tokens:
        if token.tag == "WP" and token.dep == "nsubj":
            _find_antecedent(tokens, at, token)
        if token.tag in {"VBD", "VBN"} and token.dep == "acl":
            _give_subject(tokens, at, token)
        if token.dep in {"appos", "conj"} and _is_person(at[token.index]):
            _hang_on_post(annotated.parse, tokens, at, token)
        if token.dep == "prep" and token.text.lower() in _CONJUNCTIONS:
            _open_clause(annotated.parse, tokens, token)
        if token.tag == "IN" and token.dep == "prep":
            _lift_preposition(annotated.parse, tokens, token)
        elif token.tag.startswith("NN") and token.dep in _OBJECTS:
            _part_given(tokens, at, token)
        elif token.tag.startswith("NN") and token.dep in _ENDS:
            _join_noun(tokens, at, token)
            _lift_holder(annotated.parse, tokens, at, token)
    if tuple(tokens) == annotated.parse.tokens:
        return annotated
    return replace(annotated, parse=Parse.of(tokens, annotated.parse.sentences))


def _part_given(tokens: list[Token], at: Sequence[Sequence[Mention]], given: Token) -> None:
    """Hang what is given and the name before it on the verb, each by itself."""
    verb, low = tokens[given.head], given.index
    while low and any(one.kind == "Position" for one in at[low]):
        low -= 1
    post = low < given.index and verb.lemma in find_words("giving_posts")
    low -= not post
    counted = not post and verb.lemma in givers()
    while counted and low > verb.index and tokens[low].tag in {"CD", "$"}:
        low -= 1
    amount = counted and low < given.index - 1
    thing = given.text.islower() and verb.lemma in find_words("giving_things")
    name = tokens[low]
    joined = verb.index < low and name.head == given.index and _is_named(at[low])
    if joined and (amount or (_is_person(at[low]) and (post or thing))):
        tokens[low] = replace(name, head=verb.index, dep="dobj" if post else "dative")
        tokens[given.index] = replace(given, dep="oprd" if post else "dobj")


def _join_noun(tokens: list[Token], at: Sequence[Sequence[Mention]], noun: Token) -> None:
    """Hang a noun on the name right behind it that has the same place in its clause."""
    end = noun.index + 1
    if noun.tag != "NN" or any(one.form == "name" for one in at[noun.index]):
        return
    while end < len(at) and _is_person(at[end]):
        end += 1
    name = tokens[end - 1]
    if name.index > noun.index and (name.dep, name.head) == (noun.dep, noun.head):
        tokens[noun.index] = replace(noun, head=name.index, dep="compound")


def _lift_holder(
    parse: Parse, tokens: list[Token], at: Sequence[Sequence[Mention]], name: Token
) -> None:
    """Put who holds a post above it: "Superintendent of Police Mukta Dhar" is no police's."""
    of = tokens[name.head]
    post, start = tokens[of.head], name.index
    if name.dep != "pobj" or not _is_person(at[start]):
        return
    while start and at[start - 1][:1] == at[name.index][:1]:
        start -= 1
    title = range(post.index, start)
    if not title or not all(any(one.kind == "Position" for one in at[i]) for i in title):
        return
    above = name.index if post.dep == "ROOT" else post.head
    tokens[name.index] = replace(name, head=above, dep=post.dep)
    tokens[post.index] = replace(post, head=name.index, dep="compound")
    for one in parse.below(post.index):
        if one.index > name.index:
            tokens[one.index] = replace(one, head=above)


def _open_clause(parse: Parse, tokens: list[Token], word: Token) -> None:
    """Read a clause behind "as" rather than a noun: "rose as Orbit's profit | gave it hope"."""
    noun = next((one for one in parse.below(word.index) if one.dep == "pobj"), None)
    verb = None if noun is None else next(iter(tokens[noun.index + 1 : noun.index + 2]), None)
    if noun is None or verb is None or verb.tag not in _FINITE or verb.dep != "conj":
        return
    if not any(one.dep.startswith("nsubj") for one in parse.below(verb.index)):
        tokens[noun.index] = replace(noun, head=verb.index, dep="nsubj")
        tokens[word.index] = replace(word, head=verb.index, dep="mark")
        tokens[verb.index] = replace(verb, dep="advcl")


def _give_subject(tokens: list[Token], at: Sequence[Sequence[Mention]], verb: Token) -> None:
    """Give a relative clause without "whom" its subject: "the five people Ada Hart killed"."""
    name, noun = tokens[verb.index - 1], tokens[verb.head]
    low = name.index
    while low and at[low - 1] and at[low - 1][:1] == at[name.index][:1]:
        low -= 1
    beside = name.dep == "appos" and name.head == noun.index == low - 1
    if beside and _is_named(at[name.index]):
        tokens[name.index] = replace(name, head=verb.index, dep="nsubj")
        tokens[verb.index] = replace(verb, tag="VBD", dep="relcl")


def _hang_on_post(
    parse: Parse, tokens: list[Token], at: Sequence[Sequence[Mention]], name: Token
) -> None:
    """Put a name beside the post before its comma: "the head of Orbit, Ada Hart, and Bo"."""
    low = name.index
    while low and (at[low - 1][:1] == at[name.index][:1] or _is_courtesy(tokens[low - 1])):
        low -= 1
    if low < _BEHIND_COMMA or tokens[low - 1].text != ",":
        return
    low -= 2
    if _is_named(at[low]) and not _is_person(at[low]):  # "the head of Orbit, Bo Lind"
        body = at[low][:1]
        while low and at[low][:1] == body:
            low -= 1
        low -= tokens[low].text.lower() == "the"
        low -= tokens[low].text.lower() == "of"
    post = [one for one in at[max(low, 0)] if one.kind == "Position" and one.form == "nominal"]
    if not post:
        return
    end = low + 1
    while low and post[0] in at[low - 1]:
        low -= 1
    head = parse.top(low, end)
    if name.dep == "appos" and head.dep == "conj" and head.head == name.head:
        return  # "its manager and president, Ada Hart"
    if all(one.index != name.index for one in parse.above(head.index)):
        tokens[name.index] = replace(name, head=head.index, dep="appos")
        for one in parse.below(name.index):
            if one.dep == "conj" and one.index > name.index:
                tokens[one.index] = replace(one, head=head.index)


def _find_antecedent(tokens: list[Token], at: Sequence[Sequence[Mention]], pronoun: Token) -> None:
    """Hang the clause of "who" on the name before it, where it hangs on what nobody can be."""
    verb = tokens[pronoun.head]
    noun = tokens[verb.head]
    near = range(pronoun.index - 1, max(noun.index, pronoun.index - _NEAR), -1)
    name = next((index for index in near if any(one.kind in _WHO for one in at[index])), None)
    if verb.dep == "relcl" and noun.tag == "NN" and not at[noun.index] and name is not None:
        known = lexicon().people | find_words("people") | lexicon().posts.keys()
        if noun.lemma not in known:
            tokens[verb.index] = replace(verb, head=name)


def _lift_preposition(parse: Parse, tokens: list[Token], preposition: Token) -> None:
    """Hang a preposition on the verb that it stands behind rather than on what that governs."""
    above = tokens[preposition.head]
    verb = tokens[above.head]
    days = [one for one in parse.below(preposition.index) if one.lemma in lexicon().calendar]
    behind = preposition.index == verb.index + 1 and above.dep == "ccomp"
    if behind and days and tokens[days[0].index + 1].text != ",":
        tokens[preposition.index] = replace(preposition, head=verb.index)
    if preposition.text.lower() in _OFF_SUMS and _is_sum(parse, above):
        of = above.dep == "pobj" and verb.text == "of"  # "a fine of 2 million euros | on Orbit"
        passive = any(one.dep == "auxpass" for one in parse.below(verb.index))
        agent = passive and preposition.text.lower() == "by"
        if of or above.dep == "dobj":
            tokens[preposition.index] = replace(
                preposition, head=verb.head if of else verb.index, dep="agent" if agent else "prep"
            )


def _is_sum(parse: Parse, head: Token) -> bool:
    low = min((one.index for one in parse.below(head.index)), default=head.index)
    words = (one.text for one in parse.tokens[low : head.index + 1])
    return low < head.index and is_sum(" ".join(words))


def _is_courtesy(token: Token) -> bool:
    return token.text.lower() in lexicon().courtesy


def _is_named(mentions: Sequence[Mention]) -> bool:
    return any(one.form == "name" and one.kind != "Position" for one in mentions)


def _is_person(mentions: Sequence[Mention]) -> bool:
    return any(one.kind == "Person" and one.form == "name" for one in mentions)
