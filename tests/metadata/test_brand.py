"""The site's own name: what is left out at a glance, and that a glance changes no answer."""

from clipper.metadata import brand, brand_names
from clipper.page import Block, Role

BLOCKS = [
    Block(text, n, role=role)
    for n, (text, role) in enumerate(
        [
            ("Tea Gazette", Role.NAVIGATION),
            ("Home", Role.NAVIGATION),
            ("Leaves of the North | Tea Gazette", Role.TITLE),
            ("Jane Doe walked up the hill with two baskets and a kettle.", Role.BODY),
            ("Subscribe to the letter of Tea Gazette and read more of Jane Doe.", Role.PROMOTION),
            ("© 2024 Tea Gazette. All rights reserved.", Role.NOTICE),
        ]
    )
]


def test_a_glance_leaves_out_the_close_columns_alone() -> None:
    found = brand_names.Names(BLOCKS)
    for key in found.keys:
        glance = found.description(key, closely=False)
        close = found.description(key)
        for at, (seen, known) in enumerate(zip(glance, close, strict=True)):
            if at in brand_names.CLOSE:
                assert seen == 0 <= known <= brand_names.CLOSE[at]
            else:
                assert seen == known, at


def test_the_best_name_is_that_of_a_close_look_at_all() -> None:
    weights, bias = brand._weights()
    scores = {
        name: bias + sum(w * x for w, x in zip(weights, row, strict=True))
        for name, row in brand_names.describe(BLOCKS)
    }
    best = brand.find(BLOCKS)
    assert best is not None
    assert best[0] == "Tea Gazette" == max(scores, key=lambda name: scores[name])
