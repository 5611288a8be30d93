"""The same articles give the same bytes in every process: no order comes from hashes of strings."""

from __future__ import annotations

import os
import subprocess
import sys

# Where orders of sets could show: posts of many words, names with namesakes, things of several
# kinds, several posts, parties and places in one sentence, people whom several names fit.
TEXTS = """\
Malawi's chief medical officer Tamala Chisomo said on Friday that the clinics stay open.

Ghana's deputy senior research officer Kofi Adomako and Peru's chief scientific adviser Rosa
Quispe Mamani met the vice president of the World Bank, Lena Ortega, in Paris, Texas.

The Seoul-based Tideway Institute (TI) and the Tidewater Initiative (TI) signed a deal with
France, Germany and Chad. TI said the agreement was good. The two countries agreed.

Georgia's president met mayors from Springfield, Cordoba, Santiago and London, Ontario.
San Jose and Georgetown sent envoys. Birmingham, Alabama, did not.

Anna Riskova and Omar Riskov, Riskova's brother, left Granada for Valencia. Riskov said that
he would go on. The acting interior and justice minister of Kosovo, Arta Beqiri, agreed.

Kenya's interior ministry, the Kenya Police and the Bank of Kenya sued Acme Holdings Ltd,
owner of Bolt Media, whose founder and former chief executive Jim Tarrow was arrested.
"""
SEEDS = ("0", "1", "2")
BUILD = """
import sys
import dateline
from dateline.core.ids import document_id
texts = sys.argv[2].split("\\n\\n")
graph = dateline.build([dateline.Document(id=document_id(one), text=one) for one in texts])
for ending in ("ttl", "claims.jsonl", "graphml", "svg"):
    sys.stdout.buffer.write(graph.export(f"{sys.argv[1]}/graph.{ending}").read_bytes())
"""


def test_the_same_articles_give_the_same_bytes(tmp_path):
    """Whatever seed Python's hashes have, and however many threads may count."""
    running = []
    for number, seed in enumerate(SEEDS):
        folder = tmp_path / seed
        folder.mkdir()
        places = {"PYTHONPATH": os.pathsep.join(sys.path)}
        chance = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": str(number % 2 + 1)}
        running.append(
            subprocess.Popen(
                [sys.executable, "-W", "ignore", "-c", BUILD, str(folder), TEXTS],
                stdout=subprocess.PIPE, env=os.environ | places | chance,
            )
        )  # fmt: skip
    made = [one.communicate(timeout=120)[0] for one in running]
    assert all(one.returncode == 0 for one in running)
    assert b"Tamala Chisomo" in made[0]
    assert len(set(made)) == 1
