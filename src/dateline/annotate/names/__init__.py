"""Proper names: seen, read, weighed and cut to where they begin and end."""
