"""Draw claims at random for people to judge.

Articles first: equally many of every news file, so that a large file doesn't drown the others.
Then claims of those articles, in strata: the roles of "somebody said something" and the posts that
people hold are three quarters of all claims and much alike, so that each gets at most its share in
`MOST` of the sample. A claim's weight is the number of claims of its stratum that it stands for,
so that the weighted precision is an unbiased estimate for all claims of such articles.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping
from math import ceil
from pathlib import Path

import msgspec

from measure_news import Article, articles, files
from precision_rows import Row, make_rows

MOST = {"speech": 0.4, "posts": 0.2}  # largest shares of the sample; "other" gets the rest
ARTICLES = 0.5  # articles drawn for each claim wanted: few claims come of one article


def draw_sample(news: Path, *, claims: int, seed: int, skip: Collection[str]) -> list[Row]:
    """Draw claims.

    Args:
        news: a folder of news files.
        claims: how many to draw; fewer come if the articles don't make as many.
        seed: the same seed draws the same articles.
        skip: ids of articles to leave out, as `id` or `file/id`.
    """
    chance = random.Random(seed)
    names = files(news)
    each = ceil(claims * ARTICLES / len(names))
    found: list[Row] = []
    for name in names:
        found += make_rows(name, _some(articles(news, name), name, each, skip, chance))
    strata = {name: [row for row in found if row.stratum == name] for name in (*MOST, "other")}
    quotas = _quotas({name: len(stratum) for name, stratum in strata.items()}, claims)
    drawn = [row for name in strata for row in _draw(strata[name], quotas[name], chance)]
    drawn.sort(key=lambda row: (row.file, row.article, row.evidence[0].start, row.subject.start))
    return [msgspec.structs.replace(row, number=at) for at, row in enumerate(drawn, start=1)]


def _some(
    found: Iterable[Article], file: str, count: int, skip: Collection[str], chance: random.Random
) -> list[Article]:
    """Some articles of a file at random."""
    allowed = [one for one in found if one.id not in skip and f"{file}/{one.id}" not in skip]
    allowed.sort(key=lambda one: one.id)
    return chance.sample(allowed, min(count, len(allowed)))


def _quotas(sizes: Mapping[str, int], claims: int) -> dict[str, int]:
    """How many claims to draw of each stratum."""
    total = max(1, sum(sizes.values()))
    quotas = {
        name: min(sizes[name], round(claims * min(most, sizes[name] / total)))
        for name, most in MOST.items()
    }
    quotas["other"] = 0
    for name in ("other", *MOST):  # the common ones make up for what there isn't of the others
        left = claims - sum(quotas.values())
        quotas[name] += min(left, sizes[name] - quotas[name])
    return quotas


def _draw(stratum: list[Row], count: int, chance: random.Random) -> list[Row]:
    """Some claims of a stratum at random, each with the number of claims it stands for."""
    drawn = chance.sample(stratum, min(count, len(stratum)))
    weight = len(stratum) / max(1, len(drawn))
    return [msgspec.structs.replace(row, weight=round(weight, 4)) for row in drawn]
