"""What telling who is who keeps of each article, so that adding some needn't read the others.

Guarantees: it holds exactly the documents that aren't hidden, as they are stored; what another
version, or another authority, has noted isn't used, and neither is what was cut off. It is no truth
of its own: its file may be deleted at any time, and the next build reads all articles for it.
"""
