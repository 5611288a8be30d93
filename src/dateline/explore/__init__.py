"""The page on which people explore a graph: its sources (`web`) and what they build (`bundle`)."""
