"""The web application: a graph folder in the browser, and its endpoints for programs.

Guarantees: it listens on this machine alone and asks nobody anything; what an article says is data
in every answer and never markup or script; of the folder it writes `corrections.toml` and nothing
else, and only for requests that its own page made. `export/html.py` makes the one-file page.
"""
