"""What several articles tell alike: one happening, not one an article.

Guarantees: what is told under one headline, with one type, stance and day, of somebody who has a
name, has one key, whichever article tells it; a headline of few words tells nothing by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.core.ids import content_id
from dateline.core.model import Claim, Mention
from dateline.core.text import normalize_name
from dateline.resolve.identity.evidence import HAPPENING, Clue, NameKey
from dateline.resolve.identity.profiles import ArticleChains, Profile

_HEADLINE = 4  # words from which what happened is told by its headline


def find_happenings(
    article: ArticleChains,
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    *,
    day: str,
    company: tuple[Clue, ...],
) -> Iterator[Profile]:
    """Yield a profile of each event that another article may tell alike: a reprint, most often.

    Args:
        article: the chains with their links.
        mentions: the article's mentions.
        claims: the article's claims.
        day: when it was published, as EDTF; empty if that isn't known.
        company: the clues that its chains share.
    """
    chains = {one.id: one.chain for one in mentions}
    told: dict[str, list[Claim]] = defaultdict(list)
    named: set[str] = set()
    for claim in claims:
        told[claim.subject].append(claim)
        if isinstance(claim.object, str) and chains.get(claim.object) in article.chains:
            named.add(claim.subject)
    for one in mentions:
        if one.form != "event" or one.id not in named or len(one.name.split()) < _HEADLINE:
            continue
        days = sorted({claim.when or day for claim in told[one.id]})
        stances = sorted({claim.stance.value for claim in told[one.id]})
        words = (normalize_name(one.name), one.type or "", *days, *stances)
        yield Profile(
            id=one.chain,
            document=one.document,
            kind=one.kind,
            key=NameKey(HAPPENING, content_id(*words)),
            label=one.name,
            company=company,
        )
