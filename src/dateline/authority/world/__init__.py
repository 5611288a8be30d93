"""Things of the world that news names, beyond the bundled tables: one compiled file.

Guarantees: what it has is looked up when its name is asked for, and never looked for in prose. It
is made by `scripts/authority_world.py`; `own/compiled.py` reads it.
"""

from pathlib import Path

WORLD = Path(__file__).parent / "world.sqlite"
