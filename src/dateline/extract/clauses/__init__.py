"""Clauses: one predicate with what belongs to it, read once a document."""
