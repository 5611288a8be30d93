"""Statements: who said what, read on the clause layer and claimed."""
