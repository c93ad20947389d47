"""A folder of generated articles that changes as an editor's would: files come, go, are edited, renamed and copied."""

import random
import shutil
from pathlib import Path

PLACES = ("Orvenne", "Maubray", "Sarvigny", "Castelnou", "Pelves", "Lantry", "Harcombe", "Westerley")
PEOPLE = ("Anne Delmas", "Hugo Terrier", "Marta Linde", "Paul Okafor", "Ines Cardoso", "Tom Braddock")
SENTENCES = (
    "À {place}, {count} logements ont été rénovés en {year}, a indiqué {person}.",
    "Le chantier a coûté {money} millions d'euros, selon la mairie de {place}.",
    "« Nous n'attendons pas plus de {count} visiteurs par an », a déclaré {person}.",
    "{person} said {count} homes had been repaired in {place} since {year}.",
    "The works in {place} cost {money} million euros, according to the council.",
    "In {place} wurden {year} rund {count} Bäume gepflanzt, sagte {person}.",
    "La part des trajets à vélo a atteint {money} % à {place} en {year}.",
)


class ChangingFolder:
    """The folder at `path`, with sixteen articles to begin with; `chance` decides all that happens to it."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path, self._chance, self._number = path, chance, 0
        path.mkdir(parents=True)
        for _ in range(16):
            self._add()

    def change(self) -> None:
        """Some files come, one is edited, one is renamed or copied, one may go; never fewer than ten."""
        for _ in range(self._chance.randint(1, 3)):
            self._add()
        files = sorted(self.path.iterdir())
        edited, moved, gone = self._chance.sample(files, 3)
        edited.write_text(edited.read_text(encoding="utf-8") + "\n" + self._sentence() + "\n", encoding="utf-8")
        self._number += 1
        target = self.path / f"moved-{self._number}.txt"
        if self._chance.random() < 0.5:
            moved.rename(target)
        else:
            shutil.copy(moved, target)
        if len(files) > 10 and self._chance.random() < 0.8:
            gone.unlink()

    def _add(self) -> None:
        self._number += 1
        lines = [f"{self._chance.choice(PLACES)} {self._number}", ""]
        lines += [" ".join(self._sentence() for _ in range(5)) + "\n" for _ in range(3)]
        (self.path / f"article-{self._number:04d}.txt").write_text("\n".join(lines), encoding="utf-8")

    def _sentence(self) -> str:
        chance = self._chance
        return chance.choice(SENTENCES).format(
            place=chance.choice(PLACES),
            person=chance.choice(PEOPLE),
            count=chance.randint(120, 9_000),
            year=chance.randint(1990, 2026),
            money=chance.randint(2, 95) / 2,
        )
