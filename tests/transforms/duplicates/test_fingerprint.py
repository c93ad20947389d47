import numpy as np

from transforms.duplicates.fingerprint import fingerprint, shingle_hashes

REPORT = """Le conseil municipal de Valbrune a voté lundi soir la rénovation du vieux pont suspendu, fermé aux voitures
depuis onze ans. Les travaux doivent commencer en mars et durer quatorze mois, selon le maire, qui promet une passerelle
provisoire pour les piétons et les cyclistes pendant toute la durée du chantier."""


def test_counts_distinct_shingles() -> None:
    assert fingerprint("un deux trois quatre cinq six").shingle_count == 2
    assert fingerprint("oui " * 9).shingle_count == 1
    assert fingerprint("un deux").shingle_count == 1


def test_a_text_without_words_has_no_anchors() -> None:
    empty = fingerprint(" … ")
    # printf '' | sha256sum
    assert empty.text_digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert empty.shingle_count == 0
    assert empty.anchors.tolist() == []


def test_typography_case_and_accents_do_not_matter() -> None:
    one, other = (
        fingerprint(REPORT),
        fingerprint(REPORT.upper().replace("É", "E").replace("'", "’").replace(" ", "\u00a0")),
    )
    assert one.text_digest == other.text_digest
    assert one.shingle_count == other.shingle_count
    assert one.anchors.tolist() == other.anchors.tolist()


def test_anchors_are_few_sorted_distinct_shingles_of_the_text() -> None:
    anchors = fingerprint(REPORT).anchors
    assert anchors.dtype == np.uint64
    assert anchors.tolist() == sorted(set(anchors.tolist()))
    assert set(anchors.tolist()) <= set(shingle_hashes(REPORT).tolist())
    assert 3 <= len(anchors) <= len(shingle_hashes(REPORT)) // 2


def test_a_quotation_of_twelve_words_shares_an_anchor() -> None:
    quotation = "qui promet une passerelle provisoire pour les piétons et les cyclistes pendant"
    article = f"Notre commentaire de la semaine porte sur ce maire, {quotation} que rien n'avance ailleurs."
    assert set(fingerprint(REPORT).anchors.tolist()) & set(fingerprint(article).anchors.tolist())


def test_unrelated_texts_share_none() -> None:
    other = "La sonde a transmis ses premières images de la comète après un voyage de trois ans et demi vers le Soleil."
    assert not set(shingle_hashes(REPORT).tolist()) & set(shingle_hashes(other).tolist())


def test_shingle_hashes_are_sorted_and_distinct() -> None:
    hashes = shingle_hashes(REPORT + " " + REPORT).tolist()
    assert hashes == sorted(set(hashes))
