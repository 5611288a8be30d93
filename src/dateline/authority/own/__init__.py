"""Authorities that somebody brought: read from files, compiled, and looked up beside the rest."""
