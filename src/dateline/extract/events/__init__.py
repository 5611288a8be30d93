"""Clauses in, events out: what happened, who is who in it, and what it is called."""
