"""What lies on a stick: readable names, pages that lead to each other, nothing private."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pymupdf
import pytest
from tests.packs import GUIDE_TEXT, PackBuilder

from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import parse_place
from kiosk.core.folders import Folders
from kiosk.core.handover.stick import StickSources, plan_stick
from kiosk.core.handover.stick_plan import StickPlan
from kiosk.core.language.catalogue import ENGLISH, Catalogue, read_catalogue

REPOSITORY = Path(__file__).parents[3]
KHMER = read_catalogue(REPOSITORY / "translations" / "km.po")
TODAY = date(2026, 11, 28)
FOLDERS = Folders(
    resources=REPOSITORY / "resources",
    translations=REPOSITORY / "translations",
    settings=Path("nowhere"),
    packs=(REPOSITORY / "resources" / "packs",),
)

NAME_OF_FAT = re.compile(r'[^<>:"/\\|?*\x00-\x1f]+')


class Links(HTMLParser):
    """Collects the addresses of a page, and the ids that can be led to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "srcset") and value:
                self.addresses.append(value)
            if name == "id" and value:
                self.ids.add(value)


def planned(
    library: Library,
    *places: str,
    catalogues: tuple[Catalogue, ...] = (ENGLISH, KHMER),
    **more: object,
) -> StickPlan:
    sources = StickSources(
        library=library,
        catalogues=catalogues,
        folders=FOLDERS,
        today=TODAY,
        **more,  # type: ignore[arg-type]
    )
    return plan_stick([parse_place(place) for place in places], sources)


def names(plan: StickPlan) -> set[str]:
    return {file.name for file in plan.files}


def page(plan: StickPlan, name: str) -> str:
    (content,) = [file.content for file in plan.files if file.name == name]
    assert isinstance(content, bytes)
    return content.decode()


def written(plan: StickPlan, folder: Path) -> Path:
    """Put the files of a plan where a browser finds them; gives the folder of the copy."""
    for file in plan.files:
        target = folder / plan.folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        content = file.content
        target.write_bytes(content if isinstance(content, bytes) else content.read_bytes())
    return folder / plan.folder


@pytest.fixture(scope="module")
def bundled() -> Library:
    return PackFolders(FOLDERS.packs).load()


@pytest.fixture(scope="module")
def everything(bundled: Library) -> StickPlan:
    return planned(bundled, *bundled.shelves)


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs").filled()


class TestNames:
    def test_are_titles_with_their_language_in_folders_named_in_both(
        self, pack: PackBuilder
    ) -> None:
        pack.write("reports/study/en.pdf", b"%PDF")
        pack.write("reports/study/km.pdf", b"%PDF")

        plan = planned(pack.load(), "reports/study", "guides/lock")

        assert names(plan) == {
            "Reports – របាយការណ៍/The study (English).pdf",
            "Reports – របាយការណ៍/ការសិក្សា (ខ្មែរ).pdf",
            "Safety guides – មគ្គុទ្ទេសក៍សុវត្ថិភាព/Lock it (English).html",
            "index.html",
        }

    def test_begin_with_who_publishes(self, everything: StickPlan) -> None:
        assert everything.folder == "Kiosk – CamboJA"

    def test_of_two_items_with_one_title_are_two(self, pack: PackBuilder) -> None:
        pack.guide("other")

        plan = planned(pack.load(), "guides")

        assert len([name for name in names(plan) if "Lock it" in name]) == 2
        assert any(name.endswith("Lock it (2) (English).html") for name in names(plan))

    def test_that_differ_in_case_alone_are_told_apart(self, pack: PackBuilder) -> None:
        toml = 'id = "{id}"\nkind = "guide"\ntitle = { en = "LOCK IT" }\n'
        pack.write("guides/upper/item.toml", toml)
        pack.write("guides/upper/en.md", GUIDE_TEXT)

        plan = planned(pack.load(), "guides")

        folded = [name.casefold() for name in names(plan)]
        assert len(folded) == len(set(folded)) == 3

    @pytest.mark.parametrize("letter", ["a", "ក", "𝔸", "CON", "ខ្ញុំ"])
    def test_and_paths_fit_every_file_system_however_long_a_title_is(
        self, pack: PackBuilder, letter: str
    ) -> None:
        title = letter * 300
        pack.write(
            "guides/lock/item.toml", f'id = "lock"\nkind = "guide"\ntitle = {{ en = "{title}" }}'
        )

        plan = planned(pack.load(), "guides/lock")

        for name in names(plan):
            path = f"{plan.folder}/{name}"
            assert len(path.encode("utf-16-le")) // 2 < 240
            assert all(len(part.encode()) <= 255 for part in path.split("/"))

    def test_hold_nothing_that_a_stick_refuses(self, everything: StickPlan) -> None:
        for name in (everything.folder, *names(everything)):
            for part in name.split("/"):
                assert NAME_OF_FAT.fullmatch(part), part
                assert part == part.strip(" .")
                assert "\u200b" not in part


class TestPages:
    def test_lead_only_to_what_is_on_the_stick(self, everything: StickPlan, tmp_path: Path) -> None:
        top = written(everything, tmp_path)

        pages = list(top.rglob("*.html"))
        assert len(pages) > 40
        for one in pages:
            links = Links(one.read_text("utf-8"))
            for address in links.addresses:
                if address.startswith(("data:", "tel:", "mailto:", "https://signal.me/")):
                    continue
                path, _, part = address.partition("#")
                target = (one.parent / unquote(path)) if path else one
                assert target.is_file(), f"{one.name} leads to {address}"
                if part and target.suffix == ".html":
                    assert part in Links(target.read_text("utf-8")).ids, address

    def test_load_nothing_from_anywhere(self, everything: StickPlan) -> None:
        for file in everything.files:
            if file.name.endswith(".html"):
                html = page(everything, file.name)
                assert "<script" not in html
                assert not re.search(r'(?:src|srcset)="(?!data:)', html)
                assert not re.search(r"url\(\"?(?!\"?data:)", html)
                assert "<link" not in html

    def test_are_all_reached_from_the_first(self, everything: StickPlan, tmp_path: Path) -> None:
        top = written(everything, tmp_path)
        seen, coming = set(), [top / "index.html"]

        while coming:
            one = coming.pop()
            seen.add(one)
            if one.suffix != ".html":
                continue
            for address in Links(one.read_text("utf-8")).addresses:
                if ":" in address:
                    continue
                target = (one.parent / unquote(address.partition("#")[0])).resolve()
                if target.is_file() and target not in seen:
                    coming.append(target)

        assert seen == {file.resolve() for file in top.rglob("*") if file.is_file()}

    def test_say_first_what_the_window_speaks(self, pack: PackBuilder) -> None:
        plan = planned(pack.load(), "guides/lock", catalogues=(KHMER, ENGLISH))

        html = page(plan, "index.html")
        assert '<html lang="km">' in html
        assert html.index("ចាក់សោ") > 0
        assert "Lock it" in html

    def test_have_every_contact_on_one_and_a_card_for_each(self, pack: PackBuilder) -> None:
        pack.contact("licadho")

        plan = planned(pack.load(), "contacts")

        assert "Contacts (English).html" in names(plan)
        assert len([name for name in names(plan) if name.endswith(".vcf")]) == 2

    def test_hold_no_private_number_unless_it_is_asked_for(self, bundled: Library) -> None:
        plan = planned(bundled, "contacts/camboja", "first-aid")
        asked = planned(bundled, "contacts/camboja", with_phone=True)

        def digits(plan: StickPlan) -> str:
            texts = (one.content for one in plan.files if isinstance(one.content, bytes))
            without_fonts = (re.sub(rb"base64,[^\"]*", b"", one) for one in texts)
            return re.sub(rb"\D", b"", b"".join(without_fonts)).decode()

        assert "12519261" not in digits(plan)
        assert "12519261" in digits(asked)


class TestWhatIsLeftOut:
    def test_is_nothing_where_there_is_nothing(self, pack: PackBuilder) -> None:
        plan = planned(pack.load(), "reports")

        assert plan.files == ()

    def test_is_named(self, pack: PackBuilder) -> None:
        pack.write("guides/lock/en.md", b"\xff\xfe not a text")

        plan = planned(pack.load(), "guides/lock", "contacts")

        assert plan.left_out == ("Lock it",)
        assert "Lock it" not in page(plan, "index.html")

    def test_does_not_lead_anywhere(self, pack: PackBuilder) -> None:
        plan = planned(pack.load(), "reports", "guides")

        assert "The study" not in page(plan, "index.html")


def test_a_sheet_made_of_a_guide_lies_beside_it(pack: PackBuilder, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"%PDF")

    plan = planned(pack.load(), "guides/lock", handouts=lambda _guide, _language: sheet)

    (name,) = [name for name in names(plan) if name.endswith("Lock it (English).pdf")]
    assert name.rpartition("/")[2] in unquote(page(plan, "index.html"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "km"])
def test_a_browser_opens_them_from_a_folder_with_khmer_letters_and_spaces(
    bundled: Library, tmp_path: Path, language: str
) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    catalogues = (ENGLISH, KHMER) if language == "en" else (KHMER, ENGLISH)
    plan = planned(bundled, "guides/phishing", catalogues=catalogues)
    top = written(plan, tmp_path / "ឯកសារ របស់ខ្ញុំ 100%")
    (guide,) = [one for one in top.rglob("*.html") if catalogues[0].name in one.name]
    printed = tmp_path / "printed.pdf"

    subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--print-to-pdf={printed}",
            guide.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )

    with pymupdf.open(printed) as document:
        fonts = {
            font[3] for number in range(len(document)) for font in document.get_page_fonts(number)
        }
        assert any("KioskSans" in font for font in fonts)
        assert len(document) >= 1
        links = [link for one in document for link in one.get_links()]
    assert any("index.html" in str(link.get("file")) for link in links)
