"""Annotated documents in, claims with their evidence out."""
