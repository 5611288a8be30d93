"""Documents in, documents with their grammar and what they mention out."""
