from transforms.duplicates.hash_shingles import hash_shingles

# Computed with Python's integers from xxhash alone. They are stored in warehouses: a change is a new version.
FIRST, SECOND, THIRD = 0x2060913150D4704, 0xB56E357888FBC7E9, 0x43D0170DB241B6E3
TWO_WORDS = 0x4C8D5D990BCA56AD


def test_hashes_every_run_of_five_words_in_order() -> None:
    assert hash_shingles("le train part demain a huit heures").tolist() == [FIRST, SECOND, THIRD]


def test_five_words_are_one_shingle() -> None:
    assert hash_shingles("le train part demain a").tolist() == [FIRST]


def test_fewer_words_are_one_shingle_of_what_there_is() -> None:
    assert hash_shingles("le train").tolist() == [TWO_WORDS]


def test_no_words_give_no_shingles() -> None:
    hashes = hash_shingles("")
    assert hashes.tolist() == []
    assert hashes.dtype == "uint64"


def test_repetitions_are_kept_and_word_order_matters() -> None:
    assert len(hash_shingles("non " * 7)) == 3
    assert len(set(hash_shingles("non " * 7).tolist())) == 1
    assert hash_shingles("un deux trois quatre cinq").tolist() != hash_shingles("deux un trois quatre cinq").tolist()
