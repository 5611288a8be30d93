"""Fitting what Dateline ships with: the reader, and the weights of names, links and events."""

import sys
from pathlib import Path

# Scripts find each other in their own folder, and so they have to when they are imported here.
sys.path.append(str(Path(__file__).parents[1] / "scripts"))
