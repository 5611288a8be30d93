"""What noun phrases say of two things: relational nouns, posts, names side by side."""
