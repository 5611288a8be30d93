"""The fold: what a graph's records add up to, kept so that opening the graph needn't compute it.

Guarantees: a fold says which records, corrections and version it was made of, and is used for these
alone; it can be deleted at any time, and the next build makes it anew; what is read of one is what
a graph made of the records says, byte for byte. It holds no truth of its own.
"""
