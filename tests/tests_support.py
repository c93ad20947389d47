"""Articles written for the tests."""

import os
import re
import signal
import time
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

_A = """Le port de Brévin double sa capacité

Publié le 3 mars 2023

Le port de Brévin a inauguré jeudi un quai de 12 000 mètres carrés. Les travaux ont coûté 4 millions d'euros et ont duré \
dix-huit mois, selon la mairie. « Nous attendons cent bateaux de plus chaque été », a déclaré Jeanne Morel, directrice du port.

L'ancien quai, construit en 1962, ne sera pas détruit. Il accueillera un marché aux poissons à partir de juin 2023.
"""
_B = """Brévin harbour doubles its capacity

Published on 4 March 2023

The harbour of Brévin opened a quay of 12,000 square metres on Thursday. The works cost 4 million euros and lasted eighteen \
months, according to the town hall. "We expect a hundred more boats every summer," said Jeanne Morel, who runs the harbour.

The old quay, built in 1962, will not be torn down. It will house a fish market from June 2023.
"""
_AGENCY = (
    _A.replace("Le port de Brévin double sa capacité", "Un quai tout neuf pour Brévin") + "\n(Agence du Littoral)\n"
)
_C = """Sieben Tage Regen am Bodensee

5. Mai 2023

Am Bodensee hat es sieben Tage lang geregnet. Der Pegel stieg um 42 Zentimeter, teilte das Amt für Wasserwirtschaft mit. \
Die Fähre nach Meersburg fuhr nicht. Am Montag soll es trocken bleiben, sagte die Meteorologin Ute Brandt.
"""
_D = '{"id": "d1", "title": "Vuelve el tren nocturno", "date": "2023-06-01", "text": "El tren nocturno entre Madrid y Lisboa \
volvió a circular el jueves. Transportó a 210 viajeros en su primer viaje, según la compañía. El billete cuesta 45 euros."}\n'

ARTICLES: Mapping[str, str] = {
    "a.txt": _A,
    "agency.txt": _AGENCY,
    "b.txt": _B,
    "c.txt": _C,
    "copy-of-a.txt": _A,
    "trains.jsonl": _D,
}
"""File name -> content: two languages of one story, an agency copy, an exact copy, a German note, a bulk record."""


def write_articles(folder: Path, articles: Mapping[str, str]) -> None:
    """Write articles into a folder."""
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")


def count_or_die(table: pa.Table) -> Mapping[str, pa.Table]:
    """A batch's work that does on some records what a bad parser might do."""
    records = table["document_id"].to_pylist()
    if "poison" in records:
        os._exit(9)
    if "hang" in records:
        re.match("(a+)+$", "a" * 64 + "b")  # inside C: no signal handler of Python runs before it returns
    if "hungry" in records:
        bytearray(8_000_000_000)
    if "poison the cluster" in records:
        os.kill(os.getppid(), signal.SIGKILL)  # whoever guards this process: a Dask worker
        time.sleep(60)
    if "unlucky" in records:
        raise ValueError("no luck")
    return {"seen": table.select(["document_id"])}


def die_of_nothing(table: pa.Table) -> Mapping[str, pa.Table]:
    """A batch's work that costs its worker where there is no record to blame."""
    if not table.num_rows:
        os._exit(9)
    return {"seen": table.select(["document_id"])}


def seen_slowly(table: pa.Table) -> Mapping[str, pa.Table]:
    """A batch's work that takes long enough to be interrupted."""
    time.sleep(0.5)
    return {"seen": table.select(["document_id"])}


def process_version() -> Mapping[str, str]:
    """A version that differs in every process."""
    return {"process": str(os.getpid())}


def say_lost(table: pa.Table, reason: str) -> Mapping[str, pa.Table]:
    """What is answered for a record that cost its worker."""
    lost = [f"{name}: {reason}" for name in table["document_id"].to_pylist()]
    return {"seen": pa.table({"document_id": lost})}
