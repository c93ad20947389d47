"""What is new joins the counts of its entities; they are what counting everything gives, and `verify` agrees."""

from warehouse.connect import open_published
from warehouse.verify_warehouse import run_sql_laws

OPENING = """Une salle rouvre

Publié le {day} mars 2023

Jeanne Morel a rouvert la salle vendredi. Jeanne Morel a déclaré que {visitors} visiteurs sont venus le premier jour.
"""
COUNTS = "SELECT mention_count, document_count, first_seen_on::VARCHAR, last_seen_on::VARCHAR FROM entities WHERE name = 'Jeanne Morel'"


def _write(folder, **days: int) -> None:
    for name, day in days.items():
        (folder / f"{name}.txt").write_text(OPENING.format(day=day, visitors=100 * day), encoding="utf-8")


def _laws_broken(harvest) -> list[object]:
    with open_published(harvest.published) as con:
        return [law.first for law in run_sql_laws(con, 5) if law.broken]


def test_counts_grow_with_what_is_new_and_shrink_with_what_goes(folder, harvest, make_harvest):
    _write(folder, one=6)
    harvest.ingest(folder)
    assert harvest.rows(COUNTS) == [(2, 1, "2023-03-06", "2023-03-06")]
    _write(folder, two=9, three=4)
    harvest.ingest(folder)
    assert harvest.rows(COUNTS) == [(6, 3, "2023-03-04", "2023-03-09")]
    (folder / "three.txt").unlink()
    _write(folder, four=12)  # in one run something leaves and something comes
    grown = harvest.ingest(folder, allow_removals=True)
    assert harvest.rows(COUNTS) == [(6, 3, "2023-03-06", "2023-03-12")]
    assert _laws_broken(harvest) == []
    assert grown.current_digest == make_harvest("fresh").ingest(folder).current_digest


def test_another_name_of_the_same_thing_is_counted_with_all_of_them(folder, harvest, make_harvest):
    _write(folder, one=6)
    harvest.ingest(folder)
    text = OPENING.format(day=9, visitors=900).replace("Jeanne Morel", "JEANNE MOREL")
    (folder / "two.txt").write_text(text, encoding="utf-8")
    harvest.ingest(folder)
    _write(folder, three=12)
    harvest.ingest(folder)
    fresh = make_harvest("fresh")
    fresh.ingest(folder)
    rows = "SELECT * FROM entities ORDER BY ALL"
    assert harvest.rows(rows) == fresh.rows(rows)
    assert _laws_broken(harvest) == []
