"""Records made a graph: claims and decisions added up, looked up, explained and corrected."""
