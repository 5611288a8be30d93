"""What is known of the English language: words, verbs, dates and figures."""
