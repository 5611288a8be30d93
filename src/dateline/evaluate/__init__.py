"""Scores against people's annotation: how much of a text is found, and how much of it is right.

Guarantees: what is compared is fixed by the data set's scheme in `datasets/`, never by the answer;
measures are those that the field uses, each with its source. It trains and tunes nothing, and keeps
no text.
"""

from dateline.evaluate.run import Outcome, evaluate, score_documents
from dateline.evaluate.scheme import dataset_names

__all__ = ["Outcome", "dataset_names", "evaluate", "score_documents"]
