from transforms.parse.pdf.normalise_glyphs import normalise_glyphs


def test_ligatures_and_private_glyphs_are_spelt_out() -> None:
    assert normalise_glyphs("e\ufb03cace, \ufb01n \uf0b7 \uf732\uf730 \uf761\uf762") == "efficace, fin • 20 AB"


def test_what_nobody_can_know_is_said() -> None:
    assert normalise_glyphs("logo \ue9f1") == "logo \ufffd"
