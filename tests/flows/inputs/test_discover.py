"""Discovery and planning: sidecars, ignore files, filters and the mass-deletion guard."""

import pytest
from tests_support import ARTICLES, write_articles

from flows.errors import GuardError, RunError
from flows.inputs.discover import discover
from flows.inputs.resolve_targets import Target, resolve_targets


def test_sidecars_belong_to_their_file_and_ignored_files_say_why(folder):
    for name in ("a.txt", "a.txt.yml", "lonely.yml", "draft.txt", "README.md", ".hidden", "half.txt.part"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / ".moissonignore").write_text("# drafts stay out\ndraft*\n", encoding="utf-8")
    found = discover(folder)
    entries = {row["file_id"]: row for row in found.entries.to_pylist()}
    assert set(entries) == {"a.txt", "lonely.yml"}
    assert entries["a.txt"]["sidecar_size"] == 1
    assert dict(found.ignored) == {
        ".hidden": "a dotfile",
        ".moissonignore": "a dotfile",
        "README.md": "about the folder",
        "draft.txt": "listed in .moissonignore",
        "half.txt.part": "a temporary file",
    }


def test_a_filter_lists_only_what_is_under_it(folder):
    (folder / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt", "sub/b.txt.yml", "subtle.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    assert discover(folder, "sub").entries["file_id"].to_pylist() == ["sub/b.txt"]
    only_file = discover(folder, "sub/b.txt").entries
    assert only_file.select(["file_id", "sidecar_size"]).to_pylist() == [{"file_id": "sub/b.txt", "sidecar_size": 1}]


def test_a_path_in_a_known_root_is_a_filter_any_other_a_root(folder, tmp_path):
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text("x", encoding="utf-8")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    known = [str(folder)]
    assert resolve_targets([], known, seeds) == [Target(seeds)]
    assert resolve_targets([folder / "sub"], known, seeds) == [Target(folder, "sub")]
    assert resolve_targets([folder / "sub" / "b.txt", folder], known, seeds) == [Target(folder)]
    assert resolve_targets([folder / "sub" / "b.txt"], [], seeds) == [Target(folder / "sub", "b.txt")]
    with pytest.raises(RunError, match="no file or folder"):
        resolve_targets([tmp_path / "nowhere"], known, seeds)


def test_an_emptied_folder_removes_nothing(folder, harvest):
    write_articles(folder, ARTICLES)
    harvest.ingest(folder)
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(GuardError, match="nothing was changed"):
        harvest.ingest(folder)
    assert harvest.ingest(folder, allow_removals=True).counts["removed"] == len(ARTICLES)
    assert harvest.rows("SELECT count(*) FROM articles") == [(0,)]
    assert harvest.rows("SELECT count(*) FROM documents WHERE is_current") == [(0,)]


def test_a_filtered_run_removes_nothing(folder, harvest):
    write_articles(folder, ARTICLES)
    harvest.ingest(folder)
    (folder / "b.txt").unlink()
    assert harvest.ingest(folder / "a.txt").counts["removed"] == 0
    assert harvest.ingest(folder).counts["removed"] == 1


def test_a_sidecar_overrides_and_its_removal_restores(folder, harvest):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"]})
    (folder / "a.txt.yml").write_text(
        "title: Autre titre\npublisher: Le Quai\npublished: 2022-02-02\n", encoding="utf-8"
    )
    harvest.ingest(folder)
    wanted = "SELECT title, publisher, published_on::VARCHAR, published_from FROM documents"
    assert harvest.rows(wanted) == [("Autre titre", "Le Quai", "2022-02-02", "metadata")]
    (folder / "a.txt.yml").unlink()
    assert harvest.ingest(folder).counts["changed"] == 1
    assert harvest.rows(wanted) == [("Le port de Brévin double sa capacité", None, "2023-03-03", "text")]
