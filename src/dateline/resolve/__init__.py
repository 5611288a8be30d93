"""Mentions and claims of all articles in, decisions about which are one thing out."""
