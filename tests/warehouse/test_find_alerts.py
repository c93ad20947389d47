"""Silence and drift, with the day moved: what is an alert and, as much, what is none."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from warehouse.connect import Connection, open_memory
from warehouse.find_alerts import Expected, find_alerts
from warehouse.migrate import migrate

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday
NOTHING: list[Expected] = []


@pytest.fixture
def con() -> Iterator[Connection]:
    with open_memory() as connection:
        migrate(connection)
        yield connection


def arrive(
    con: Connection, days_ago: float, count: int, publisher: str | None = "La Gazette", **properties: object
) -> None:
    """Documents that came with one run so many days before NOW, in the folder `gazette/`, one claim each."""
    at = NOW - timedelta(days=days_ago)
    values = {"title": "Un titre", "language": "fr", "published_on": "2026-11-01"} | properties
    con.execute(
        "INSERT INTO documents BY NAME SELECT uuid() AS document_id, $title AS title, [] AS authors, $publisher AS publisher, "
        "$published_on::DATE AS published_on, 'article' AS kind, 'text' AS format, $language AS language, 1 AS language_confidence, "
        "[] AS languages, $language AS second_language, true AS languages_agree, 'x' AS text, 1 AS char_count, 1 AS word_count, "
        "uuid() AS text_id, true AS is_origin, true AS is_current, 'x' AS raw_sha256, {'title': NULL, 'authors': [], 'publisher': NULL, "
        "'url': NULL, 'published_on': NULL, 'published_at': NULL, 'published_from': NULL, 'kind': NULL} AS own_metadata, "
        "$at::TIMESTAMPTZ AS ingested_at, uuid() AS run_id, '1' AS pipeline_version, '1' AS text_version, '1' AS mentions_version, "
        "'1' AS claims_version FROM range($count)",
        {"at": at, "count": count, "publisher": publisher} | {k: v for k, v in values.items() if k != "claims"},
    )
    con.execute(
        "INSERT INTO source_versions SELECT '/srv/in', 'gazette/' || document_id || '.txt', 1, document_id, run_id, ingested_at, NULL "
        "FROM documents WHERE ingested_at = ?",
        [at],
    )
    if values.get("claims", True):
        con.execute(
            "INSERT INTO claims BY NAME SELECT uuid() AS claim_id, document_id, uuid() AS segment_id, uuid() AS sentence_id, "
            "0 AS char_start, 1 AS char_end, 'x' AS text, language, 'author' AS attribution, 'affirmed' AS polarity, "
            "'asserted' AS modality, [] AS quantities, [] AS dates, 0 AS checkworthiness, [] AS signals, uuid() AS claim_key, "
            "'rules' AS extractor, '1' AS extractor_version, run_id FROM documents WHERE ingested_at = ?",
            [at],
        )
    complete(con, days_ago)


def complete(con: Connection, days_ago: float) -> None:
    con.execute(
        "INSERT INTO runs BY NAME SELECT uuid() AS run_id, 'ingest' AS trigger, $at AS started_at, $at AS finished_at, "
        "'complete' AS status, 0 AS added, 0 AS changed, 0 AS removed, 0 AS unchanged, 0 AS duplicate, 0 AS failed, 0 AS skipped, "
        "[] AS stage_seconds, '1' AS pipeline_version, '1' AS config_hash",
        {"at": NOW - timedelta(days=days_ago)},
    )


def told(con: Connection, expected: list[Expected] = NOTHING, now: datetime = NOW) -> list[tuple[str, str, str]]:
    return [(alert.check, alert.subject, alert.message) for alert in find_alerts(con, now, expected)]


def test_an_empty_warehouse_and_one_run_tell_nothing(con):
    expected = [Expected("runs", "", "1h", 3_600), Expected("folder", "gazette/", "1h", 3_600)]
    assert told(con, expected) == []
    arrive(con, 0, 500)
    assert told(con, expected) == []


def test_what_is_expected_and_late_is_told(con):
    arrive(con, 2, 3)
    complete(con, 0.1)
    day = 86_400
    expected = [
        Expected("folder", "gazette/", "24h", day),
        Expected("folder", "/srv/in/gazette/", "3d", 3 * day),
        Expected("folder", "gaz/", "1d", day),
        Expected("outlet", "la gazette", "1d", day),
        Expected("documents", "", "1d", day),
        Expected("runs", "", "1d", day),
    ]
    assert told(con, expected) == [
        ("warn_overdue", "documents", "nothing new since 2026-11-20 12:00Z, expected every 1d"),
        ("warn_overdue", "folder gaz/", "nothing new ever, expected every 1d"),
        ("warn_overdue", "folder gazette/", "nothing new since 2026-11-20 12:00Z, expected every 24h"),
        ("warn_overdue", "outlet la gazette", "nothing new since 2026-11-20 12:00Z, expected every 1d"),
    ]
    assert told(con, expected, NOW - timedelta(days=1.5)) == []


def test_files_moved_about_in_their_folder_are_no_news(con):
    arrive(con, 3, 1)
    con.execute(
        "INSERT INTO source_versions SELECT root, 'gazette/moved.txt', 1, document_id, run_id, $at, NULL FROM source_versions",
        {"at": NOW},
    )
    expected = [Expected("folder", "gazette/", "1d", 86_400)]
    assert [subject for _, subject, _ in told(con, expected)] == ["folder gazette/"]


def test_runs_that_stop_or_bring_nothing_are_noticed_without_any_expectation(con):
    for days_ago in (5, 6, 7, 10, 11, 12, 13):  # Tuesday back to Monday of the week before, no weekend
        arrive(con, days_ago, 2)
    for days_ago in range(5):
        complete(con, days_ago)
    (alert,) = told(con)
    assert alert == (
        "warn_quiet",
        "new documents",
        "no new document since 2026-11-17 12:00Z; before, the longest pause was 3 days",
    )
    assert told(con, now=NOW - timedelta(days=1.1)) == []  # three days and one more
    assert [subject for _, subject, _ in told(con, now=NOW + timedelta(days=60))] == ["completed runs", "new documents"]


def weekly(con: Connection, *counts: int, publisher: str | None = "La Gazette") -> None:
    """So many documents in each of the last seven-day periods, the present one first, spread over two runs."""
    for week, count in enumerate(counts):
        arrive(con, 7 * week + 1, count - count // 2, publisher)
        arrive(con, 7 * week + 4, count // 2, publisher)


def of_check(alerts: list[tuple[str, str, str]], check: str) -> list[tuple[str, str]]:
    return [(subject, message) for name, subject, message in alerts if name == check]


def test_a_week_far_below_the_usual_is_told_per_outlet(con):
    weekly(con, 8, 40, 44, 38, 41, 39, 3)
    weekly(con, 41, 40, 44, 38, 41, 39, 3, publisher="Der Bote")
    assert of_check(told(con), "warn_volume") == [
        ("all outlets", "49 documents in seven days, usually 80"),
        ("outlet La Gazette", "8 documents in seven days, usually 40"),
    ]


def test_a_week_far_above_the_usual_is_told_too(con):
    weekly(con, 130, 40, 44, 38, 41, 39, 3)
    assert of_check(told(con), "warn_volume") == [
        ("all outlets", "130 documents in seven days, usually 40"),
        ("outlet La Gazette", "130 documents in seven days, usually 40"),
    ]


@pytest.mark.parametrize(
    "counts",
    [
        (2, 40, 44, 38, 500),  # three weeks and a back catalogue are no base
        (2, 6, 7, 5, 6, 6, 6),  # few documents vary
        (20, 4, 60, 12, 33, 2, 50, 9),  # an outlet that always varies
        (30, 40, 44, 38, 41, 39, 600),  # a summer week
    ],
)
def test_a_week_that_proves_nothing_is_not_told(con, counts):
    weekly(con, *counts)
    assert of_check(told(con), "warn_volume") == []


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ({"published_on": None}, "a publication date"),
        ({"title": None}, "a title"),
        ({"language": "und"}, "a known language"),
        ({"claims": False}, "any claim"),
    ],
)
def test_latest_documents_that_lack_what_the_former_had_are_told(con, broken, what):
    for days_ago in (20, 15, 10, 5):
        arrive(con, days_ago, 15)
    arrive(con, 1, 12, **broken)
    arrive(con, 0.5, 8)
    message = f"60 % of the latest 20 documents are without {what}, before 2 %"
    assert of_check(told(con), "warn_missing") == [("all outlets", message), ("outlet La Gazette", message)]


def test_a_whole_broken_run_is_not_hidden_by_its_own_size(con):
    arrive(con, 10, 50, None)
    arrive(con, 1, 1_000, None, title="")
    message = "100 % of the latest 1000 documents are without a title, before 2 %"
    assert of_check(told(con), "warn_missing") == [("all outlets", message), ("no outlet", message)]


def test_an_outlet_that_never_gave_dates_and_a_few_bad_documents_are_not_told(con):
    for days_ago in (20, 15, 10, 5, 1):
        arrive(con, days_ago, 30, "Der Bote", published_on=None)
        arrive(con, days_ago, 30)
    arrive(con, 0.5, 2, title=None)
    assert of_check(told(con), "warn_missing") == []
    assert of_check(told(con, now=NOW + timedelta(days=30)), "warn_missing") == []
