"""A backfill through a real S3-compatible server on loopback."""

import pytest
from tests_support import ARTICLES, write_articles

from flows.errors import RunError


def test_partitions_in_object_storage_give_the_rows_of_an_ingest(bucket, harvest, make_harvest, folder):
    import s3fs  # noqa: PLC0415 - an extra

    staging = f"{bucket.url}/staging"
    write_articles(folder, ARTICLES)
    staged = make_harvest("staged").backfill(staging, folder, batch_documents=2, workers=2, document_seconds=60)
    assert staged.content_digest == harvest.ingest(folder).content_digest
    made = sorted(s3fs.S3FileSystem().glob("moisson/staging/*/documents.parquet"))
    assert made == [f"moisson/staging/partition=00000{n}/documents.parquet" for n in (1, 2, 3, 4)]
    modified = [s3fs.S3FileSystem().modified(path) for path in made]
    again = make_harvest("again").backfill(staging, folder, batch_documents=2)
    assert again.content_digest == staged.content_digest
    assert [s3fs.S3FileSystem().modified(path) for path in made] == modified


def test_a_backfill_from_object_storage_to_object_storage_gives_the_same_rows(bucket, harvest, make_harvest, folder):
    write_articles(folder, ARTICLES)
    bucket.put({f"archive/{name}": text for name, text in ARTICLES.items()})
    archive, staging = f"{bucket.url}/archive", f"{bucket.url}/staging"
    staged = make_harvest("staged").backfill(staging, archive, batch_documents=2, workers=2, document_seconds=60)
    assert staged.content_digest == harvest.ingest(folder).content_digest
    assert make_harvest("staged").ingest(archive).changed is False


def test_staging_inside_what_is_ingested_is_refused(bucket, harvest):
    bucket.put({"archive/a.txt": ARTICLES["a.txt"]})
    with pytest.raises(RunError, match="s3://moisson/archive/staging lies inside s3://moisson/archive"):
        harvest.backfill(f"{bucket.url}/archive/staging", f"{bucket.url}/archive")


def test_a_staging_url_with_a_password_is_refused_and_not_repeated(harvest, folder):
    with pytest.raises(RunError) as refused:
        harvest.backfill("s3://key:geheim@moisson/staging", folder)
    assert "geheim" not in str(refused.value)
