"""The full-text index behind `search()`: the words of titles and sentences, by stem, with their places.

Stems come from a pure function over words that the index does not know yet: `flows` hands it in. Documents are taken in
slices, each in one transaction; what is found depends on the documents, not on the slices or their order.
"""

from collections.abc import Callable

import pyarrow as pa

from warehouse.connect import Connection, transaction
from warehouse.sql_files import read_sql

Stemmer = Callable[[pa.Table], pa.Table]
"""(word, language) -> the same rows with their stem."""

DOCUMENTS_AT_ONCE = 6_000
CHARS_AT_ONCE = 32_000_000
"""A slice ends where either is reached: bounds the memory of a transaction."""

DOCUMENTS_UNSORTED = 2_000
"""Fewer that came since the index was last put in order are not worth doing it again."""


def index_documents(con: Connection, stem: Stemmer) -> None:
    """Index the pending documents anew; put the index in order where a third of it came since that was last done.

    Sorting costs each document some three times the tenth of a millisecond that one sort takes, and saves each query
    the reading of most of the index.
    """
    con.execute("SET VARIABLE slice_documents = ?", [DOCUMENTS_AT_ONCE])
    con.execute("SET VARIABLE slice_chars = ?", [CHARS_AT_ONCE])
    is_first = con.execute("SELECT NOT EXISTS (FROM search_documents)").fetchone() == (True,)
    slices = 0
    while _index_slice(con, stem):
        slices += 1
    if is_first and slices == 1:  # a slice is in order by itself
        with transaction(con):
            con.execute(read_sql("resolve/search/35_mark_sorted.sql"))
    elif _is_unsorted(con):
        with transaction(con):
            con.execute(read_sql("resolve/search/30_sort.sql"))
            con.execute(read_sql("resolve/search/35_mark_sorted.sql"))


def _index_slice(con: Connection, stem: Stemmer) -> bool:
    """Index the next pending documents; whether there were any."""
    with transaction(con):
        con.execute(read_sql("resolve/search/00_batch.sql"))
        if con.execute("SELECT EXISTS (FROM stage_batch)").fetchone() == (False,):
            return False
        if con.execute("SELECT EXISTS (FROM new_documents)").fetchone() == (True,):
            con.execute(read_sql("reprocess/25_remove_index.sql"))
        con.execute(read_sql("resolve/search/10_words.sql"))
        words = con.sql("SELECT word, language FROM new_words ORDER BY ALL").to_arrow_table()
        con.register("staged_stems", stem(words))
        try:
            con.execute(read_sql("resolve/search/20_index.sql"))
        finally:
            con.unregister("staged_stems")
    return True


def _is_unsorted(con: Connection) -> bool:
    row = con.execute(
        "SELECT count(*) FILTER (document_no > last) AS unsorted, count(*) AS documents FROM search_documents, "
        "(SELECT coalesce(max(value::INTEGER), 0) AS last FROM meta WHERE key = 'search_sorted')"
    ).fetchone()
    return bool(row and row[0] > DOCUMENTS_UNSORTED and 3 * row[0] > row[1])
