"""SPARQL in a process of its own, so that a query can be stopped, and what is wrong with a query.

Guarantees: importing this package imports nothing else, since the process starts by it. It knows
nothing of graphs; `answers.py` does.
"""

LIMIT = 60.0  # seconds for a query; what somebody still waits for is answered long before
