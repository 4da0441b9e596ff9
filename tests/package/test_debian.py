"""The Debian package as a file: what dpkg, desktops and software centres read of it."""

import gzip
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from debian import build_deb, debian_version, installed_size
from debian_tools import DebianError
from debian_tree import Release, metainfo
from release_notes import changes_of

EPOCH = 1_795_000_000
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
RELEASE = Release(version="0.1.0", epoch=EPOCH)


@pytest.fixture(scope="module")
def deb(package: Callable[[str], Path]) -> Path:
    return package("_amd64.deb")


@pytest.fixture(scope="module")
def root(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the package installs, and its control files."""
    root = tmp_path_factory.mktemp("deb") / "root"
    subprocess.run(["dpkg-deb", "--raw-extract", deb, root], check=True)
    return root


@pytest.fixture
def small_program(tmp_path: Path) -> Path:
    """A program folder that is quickly packed."""
    inside = tmp_path / "kiosk" / "_internal"
    inside.mkdir(parents=True)
    shutil.copy("/bin/true", inside.parent / "kiosk")
    shutil.copy("/bin/true", inside / "library.so")
    (inside / "link.so").symlink_to("library.so")
    return inside.parent


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Plug in a disk, with these options of mount."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def plug_in(options: str) -> Path:
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
        return folder

    yield plug_in
    subprocess.run(["umount", folder], check=True)


def field(deb: Path, name: str) -> str:
    asked = ["dpkg-deb", "--field", str(deb), name]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def complaints(*command: str | Path, **environment: str) -> str:
    """Run a checker; gives what it says, nothing if all is well."""
    env = os.environ | environment
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    return done.stdout + done.stderr


# --- Sizes


def test_the_download_is_at_most_60_mb(deb: Path) -> None:
    assert deb.stat().st_size <= 60_000_000


def test_it_takes_at_most_175_mb_when_it_is_installed(deb: Path, root: Path) -> None:
    kilobytes = int(field(deb, "Installed-Size"))

    assert kilobytes * 1024 <= 175_000_000
    assert kilobytes == installed_size(root) - installed_size(root / "DEBIAN") - 1


# --- What others check


def test_lintian_has_neither_errors_nor_warnings(deb: Path) -> None:
    assert complaints("lintian", "--allow-root", "--fail-on=none", deb) == ""


def test_the_desktop_entry_is_valid(root: Path) -> None:
    entry = root / "usr/share/applications/kiosk.desktop"

    assert complaints("desktop-file-validate", entry) == ""
    assert {"GenericName[km]", "Comment[km]", "Keywords[km]"} <= {
        line.partition("=")[0] for line in entry.read_text(encoding="utf-8").splitlines()
    }


def test_kiosk_does_not_offer_itself_for_every_pdf(root: Path) -> None:
    entry = (root / "usr/share/applications/kiosk.desktop").read_text(encoding="utf-8")

    assert re.findall("MimeType=(.*)", entry) == ["application/vnd.kiosk.pack+zip;"]


@pytest.mark.parametrize("pictures", ["", "https://example.org/pictures"])
def test_appstream_accepts_the_metainfo(
    pictures: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_PICTURES_URL", pictures)
    file = tmp_path / "invalid.kiosk.kiosk.metainfo.xml"
    file.write_text(metainfo(RELEASE), encoding="utf-8")

    checked = subprocess.run(
        ["appstreamcli", "validate", "--no-net", file], capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stdout
    assert set(re.findall(r"(?m)^[EW]: .*", checked.stdout)) == set()
    images = [image.text for image in ET.parse(file).iter("image")]
    assert len(images) == (2 if pictures else 0)


def test_the_metainfo_in_the_package_speaks_both_languages(root: Path) -> None:
    (file,) = (root / "usr/share/metainfo").iterdir()
    texts = ET.parse(file).getroot()

    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for name in ("summary", "developer_name", "description/p"):
        languages = [text.get(lang) for text in texts.findall(name)]
        assert languages.count("km") == languages.count(None) > 0, name


def test_files_that_end_in_kioskpack_are_packs(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "usr/share/mime", tmp_path / "mime")

    said = complaints("update-mime-database", tmp_path / "mime", XDG_DATA_DIRS=str(tmp_path))

    assert said == ""
    globs = (tmp_path / "mime" / "globs2").read_text(encoding="utf-8")
    assert "50:application/vnd.kiosk.pack+zip:*.kioskpack" in globs


@pytest.mark.parametrize("name", ["apps/kiosk", "mimetypes/application-vnd.kiosk.pack+zip"])
def test_icons_are_there_in_every_size_and_as_drawn(root: Path, name: str) -> None:
    theme = root / "usr/share/icons/hicolor"

    assert (theme / f"scalable/{name}.svg").is_file()
    for size in SIZES:
        png = (theme / f"{size}x{size}" / f"{name}.png").read_bytes()
        assert int.from_bytes(png[16:20], "big") == int.from_bytes(png[20:24], "big") == size


@pytest.mark.parametrize("page", ["man1/kiosk.1.gz", "km/man1/kiosk.1.gz"])
def test_the_manual_is_set_without_a_warning(root: Path, page: str) -> None:
    file = root / "usr/share/man" / page

    said = subprocess.run(
        ["man", "--warnings", "--local-file", file],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANROFFSEQ": ""},
    )

    assert said.stderr == ""
    assert "kiosk handout PLACE" in said.stdout


def test_the_khmer_manual_says_that_nobody_has_reviewed_it(root: Path) -> None:
    page = gzip.decompress((root / "usr/share/man/km/man1/kiosk.1.gz").read_bytes()).decode()

    assert "ព្រាងដោយម៉ាស៊ីន" in page.replace(r"\:", "")


def test_the_description_is_in_both_languages(deb: Path) -> None:
    description = field(deb, "Description")

    assert "digital-safety" in description
    assert "មគ្គុទ្ទេសក៍សុវត្ថិភាព" in description


def test_everything_belongs_to_root_and_has_the_usual_rights(deb: Path) -> None:
    listed = subprocess.run(
        ["dpkg-deb", "--contents", deb], capture_output=True, text=True, check=True
    )
    kinds = {tuple(line.split()[:2]) for line in listed.stdout.splitlines()}

    modes = ("drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--", "lrwxrwxrwx")
    assert kinds <= {(mode, "root/root") for mode in modes}


# --- Building


def test_the_same_program_makes_the_same_bytes(small_program: Path, tmp_path: Path) -> None:
    packages = [
        build_deb(small_program, tmp_path / name, version="0.1.0", epoch=EPOCH)
        for name in ("one", "two")
    ]

    assert packages[0].read_bytes() == packages[1].read_bytes()
    assert [one.name for one in packages] == ["kiosk_0.1.0_amd64.deb"] * 2
    assert [file.name for file in (tmp_path / "one").iterdir()] == ["kiosk_0.1.0_amd64.deb"]


def test_a_version_before_a_release_comes_before_it() -> None:
    for before in ("1.0rc1", "1.0.dev3", "1.0a2"):
        comparison = ["dpkg", "--compare-versions", debian_version(before), "lt", "1.0"]
        assert subprocess.run(comparison, check=False).returncode == 0, before


def test_what_is_not_released_yet_is_what_the_next_version_brings() -> None:
    text = "## Not released yet\n\n- New.\n\n## 1.0\n\n- Ours.\n\n## 0.9\n\n- Old.\n"

    assert changes_of("1.0", text) == ("New.", "Ours.")


def test_it_is_said_which_program_of_debians_is_missing(
    small_program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(DebianError, match=r"dpkg is missing\. Install Debian's package"):
        build_deb(small_program, tmp_path / "dist", version="0.1.0", epoch=EPOCH)


def test_it_is_said_when_there_is_no_room(small_program: Path, disk: Callable[[str], Path]) -> None:
    dist = disk("size=64k")

    with pytest.raises(DebianError, match="no room for the package"):
        build_deb(small_program, dist, version="0.1.0", epoch=EPOCH)

    assert list(dist.iterdir()) == []


def test_it_is_said_when_nothing_can_be_written_there(
    small_program: Path, disk: Callable[[str], Path]
) -> None:
    dist = disk("ro")

    with pytest.raises(DebianError, match="package cannot be written to"):
        build_deb(small_program, dist, version="0.1.0", epoch=EPOCH)


def test_it_is_said_which_library_is_nowhere(
    small_program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = small_program / "_internal" / "library.so"
    program.write_bytes(program.read_bytes().replace(b"libc.so.6", b"libq.so.6"))

    with pytest.raises(DebianError, match=r"libq\.so\.6"):
        build_deb(small_program, tmp_path / "dist", version="0.1.0", epoch=EPOCH)
