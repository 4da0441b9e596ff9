"""What a document calls its pages."""

from pathlib import Path

import pytest
from tests.workers import pdfs

from kiosk.workers.render.pdf import Pdf


def labels(path: Path, tree: bytes, *further: bytes, pages: int = 6) -> tuple[str, ...]:
    return Pdf(str(pdfs.labelled_pdf(path, tree, *further, pages=pages))).labels()


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (b"0<</S/r>>3<</S/D>>", ("i", "ii", "iii", "1", "2", "3")),
        (b"0<</S/R/St 8>>", ("VIII", "IX", "X", "XI", "XII", "XIII")),
        (b"0<</S/a/St 25>>", ("y", "z", "aa", "bb", "cc", "dd")),
        (b"0<</P(A-)/S/D>>2<</P(Cover)>>", ("A-1", "A-2", "Cover", "Cover", "Cover", "Cover")),
        (b"3<</S/A>>", ("1", "2", "3", "A", "B", "C")),
        (b"3<</S/A>>0<</S/r>>", ("i", "ii", "iii", "A", "B", "C")),
    ],
)
def test_they_are_numbered_as_it_says(
    tmp_path: Path, numbers: bytes, expected: tuple[str, ...]
) -> None:
    assert labels(tmp_path / "a.pdf", b"<</Nums[%s]>>" % numbers) == expected


def test_a_prefix_may_be_khmer(tmp_path: Path) -> None:
    prefix = "ទំព័រ".encode("utf-16").hex().encode()

    called = labels(tmp_path / "a.pdf", b"<</Nums[0<</S/D/P<%s>>>]>>" % prefix, pages=1)

    assert called == ("ទំព័រ1",)


def test_a_tree_may_have_branches(tmp_path: Path) -> None:
    branches = b"<</Nums[0<</S/r>>]>>", b"<</Nums[2<</S/D>>]>>"

    called = labels(tmp_path / "a.pdf", b"<</Kids[4 0 R 5 0 R]>>", *branches)

    assert called == ("i", "ii", "1", "2", "3", "4")


@pytest.mark.parametrize(
    "tree",
    [b"<</Nums[0<</S/D>>]>>", b"<</Nums[]>>", b"<<>>", b"null", b"(text)", b"<</Nums 5>>"],
)
def test_pages_that_are_only_counted_have_none(tmp_path: Path, tree: bytes) -> None:
    assert labels(tmp_path / "a.pdf", tree) == ()


@pytest.mark.parametrize(
    ("tree", "further"),
    [
        (b"<</Kids[3 0 R 3 0 R]>>", []),
        (b"<</Kids[4 0 R 4 0 R]>>", [b"<</Kids[3 0 R 4 0 R]>>"]),
        (b"<</Kids[%s]>>" % (b"<</Kids[4 0 R]>>" * 20_000), [b"<</Kids[3 0 R]>>"]),
        (b"<</Nums[%s]>>" % b" ".join(b"%d<</S/D>>" % at for at in range(100_000)), []),
    ],
    ids=["to-itself", "in-a-circle", "wide", "long"],
)
def test_a_tree_without_end_ends(tmp_path: Path, tree: bytes, further: list[bytes]) -> None:
    assert len(labels(tmp_path / "a.pdf", tree, *further)) in {0, 6}


@pytest.mark.parametrize(
    "rule",
    [
        b"<</S/r/St 2147483647>>",
        b"<</S/a/St 2147483647>>",
        b"<</S/D/St -5>>",
        b"<</S/A/P(%s)>>" % (b"x" * 100_000),
        b"<</P(\\000\\033\\n)>>",
        b"<</P<FEFFD800>/S/D>>",
    ],
)
def test_no_label_is_too_long_or_unprintable(tmp_path: Path, rule: bytes) -> None:
    called = labels(tmp_path / "a.pdf", b"<</Nums[1%s]>>" % rule)

    assert all(label.isprintable() and len(label) <= 40 for label in called)
