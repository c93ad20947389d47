"""Claims of several sources next to each other."""

from datetime import date

from warehouse.explorer.compare_claims import group_by_origin, mark_differences, pair_up, split_at_numbers


def claim(claim_id, text="It cost 4 m.", origin="o", document=None, cluster="k", quantities=()):
    return {
        "claim_id": claim_id,
        "text": text,
        "char_start": 100,
        "origin_id": origin,
        "document_id": document or origin,
        "cluster_id": cluster,
        "quantities": list(quantities),
        "published_on": None,
    }


def quantity(value, start, end, unit="EUR"):
    return {"value": value, "unit": unit, "char_start": start, "char_end": end, "approximate": False}


def test_copies_lie_under_their_origin():
    claims = [claim("a"), claim("b"), claim("c", document="copy"), claim("d", origin="p")]
    groups = group_by_origin(claims)
    assert [group["lead"]["claim_id"] for group in groups] == ["a", "d"]
    assert [one["claim_id"] for one in groups[0]["further"]] == ["b"]
    assert [one["claim_id"] for one in groups[0]["copies"]] == ["c"]


def test_words_are_cut_at_code_points():
    given = claim("a", "😀 cost 4 m.", quantities=[quantity(4, 107, 110)])
    assert split_at_numbers(given) == [
        {"kind": "", "text": "😀 cost "},
        {"kind": "amount", "text": "4 m"},
        {"kind": "", "text": "."},
    ]


def test_a_span_that_overlaps_or_lies_outside_is_left_alone():
    given = claim(
        "a", quantities=[quantity(4, 108, 111), quantity(4, 109, 111), quantity(9, 300, 301), quantity(9, 0, 4)]
    )
    assert "".join(piece["text"] for piece in split_at_numbers(given)) == "It cost 4 m."


def test_only_the_number_that_differs_is_marked():
    one = claim("a", "4 m in 2 years", quantities=[quantity(4, 100, 103), quantity(2, 107, 114, "years")])
    other = claim("b", "6 m in 2 years", quantities=[quantity(6, 100, 103), quantity(2, 107, 114, "years")])
    sides = mark_differences(one, other)
    assert [[(p["kind"], p["text"]) for p in side["pieces"]] for side in sides] == [
        [("differs", "4 m"), ("", " in "), ("amount", "2 years")],
        [("differs", "6 m"), ("", " in "), ("amount", "2 years")],
    ]


def test_each_cluster_that_disagrees_comes_once_and_on_the_right():
    members = {"a": claim("a"), "b": claim("b")}
    others = {"x": claim("x", cluster="q"), "y": claim("y", cluster="q")}
    links = [
        {"claim_id": "x", "other_claim_id": "a", "relation": "contradicts"},
        {"claim_id": "b", "other_claim_id": "y", "relation": "contradicts"},
        {"claim_id": "a", "other_claim_id": "b", "relation": "same"},
        {"claim_id": "a", "other_claim_id": "gone", "relation": "updates"},
    ]
    pairs = pair_up(links, members, others)
    assert [[side["claim"]["claim_id"] for side in pair["sides"]] for pair in pairs] == [["a", "x"]]


def test_of_an_update_the_earlier_comes_first():
    members = {"a": claim("a") | {"published_on": date(2024, 5, 2)}, "b": claim("b")}
    others = {"x": claim("x", cluster="q") | {"published_on": date(2024, 5, 1)}}
    links = [{"claim_id": "a", "other_claim_id": "x", "relation": "updates"}]
    pair = pair_up(links, members, others)[0]
    assert [side["claim"]["claim_id"] for side in pair["sides"]] == ["x", "a"]
    assert pair["other"]["claim_id"] == "x"
