"""What is known of the English language: words, and how dates are said."""
