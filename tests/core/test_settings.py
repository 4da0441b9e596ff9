"""The settings file: read once, written only when something was changed, never fatal."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.core.conftest import Nobody

from kiosk.core.language.catalogue import ENGLISH
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.settings import (
    TEXT_SCALES,
    Settings,
    SettingsFile,
    SettingsNotSavedError,
    SettingsRead,
    ThemeName,
)

KM = LanguageCode("km")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
SETTINGS = st.builds(
    Settings,
    language=st.sampled_from([None, KM, LanguageCode("en")]),
    text_scale=st.sampled_from(TEXT_SCALES),
    theme=st.sampled_from(ThemeName),
    others=st.dictionaries(
        st.text().filter(lambda key: key not in {"language", "text_scale", "theme"}),
        JSON.filter(lambda value: "nan" not in repr(value)),
        max_size=3,
    ),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings would be: neither file nor folder is there yet."""
    return tmp_path / "config" / "kiosk" / "settings.json"


def written(file: Path, content: str | bytes) -> SettingsFile:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return SettingsFile(file)


def test_reading_creates_nothing(file: Path) -> None:
    assert SettingsFile(file).read() == SettingsRead(Settings())
    assert SettingsFile(file).read_quietly() == Settings()
    assert not file.parent.exists()


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SETTINGS)
def test_what_was_set_is_found_again(file: Path, settings: Settings) -> None:
    SettingsFile(file).write(settings)

    assert SettingsFile(file).read() == SettingsRead(settings)
    assert SettingsFile(file).read_quietly() == settings


def test_only_what_differs_from_the_defaults_is_written(file: Path) -> None:
    SettingsFile(file).write(Settings(theme=ThemeName.DARK))

    assert json.loads(file.read_text()) == {"theme": "dark"}


def test_keys_of_a_newer_version_survive_a_change(file: Path) -> None:
    settings_file = written(file, '{"theme": "dark", "lock": {"pin": [1, "ខ្មែរ"]}, "n": null}')

    settings_file.write(replace(settings_file.read().settings, text_scale=150))

    assert json.loads(file.read_text()) == {
        "lock": {"pin": [1, "ខ្មែរ"]},
        "n": None,
        "text_scale": 150,
        "theme": "dark",
    }


@pytest.mark.parametrize(
    "values",
    [
        {"language": 3, "text_scale": "150", "theme": []},
        {"text_scale": 1000, "theme": "pink"},
        {"text_scale": True, "theme": None, "language": None},
        {"text_scale": 150.5, "theme": {}},
    ],
)
def test_a_value_that_makes_no_sense_counts_as_the_default(
    file: Path, values: dict[str, object]
) -> None:
    read = written(file, json.dumps(values)).read()

    assert read == SettingsRead(Settings())


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'"text"', b"null", b"\xff\xfe\x00", b"[" * 100_000, b"9" * 5000],
    ids=["empty", "cut", "list", "text", "null", "binary", "nested", "number"],
)
def test_a_broken_file_is_set_aside_and_told(file: Path, content: bytes) -> None:
    settings_file = written(file, content)

    read = settings_file.read()

    assert read.settings == Settings()
    assert read.trouble is not None
    aside = file.with_name("settings.broken.json")
    assert str(aside) in ENGLISH.tell(read.trouble)
    assert aside.read_bytes() == content
    assert not file.exists()
    assert settings_file.read() == SettingsRead(Settings())


def test_a_broken_file_is_left_alone_by_who_only_looks(file: Path) -> None:
    settings_file = written(file, b"{")

    assert settings_file.read_quietly() == Settings()
    assert file.read_bytes() == b"{"


def test_a_byte_order_mark_does_not_matter(file: Path) -> None:
    assert written(file, '\ufeff{"text_scale": 150}').read().settings.text_scale == 150


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    file.mkdir(parents=True)

    read = SettingsFile(file).read()

    assert read.settings == Settings()
    assert read.trouble is not None
    assert str(file) in ENGLISH.tell(read.trouble)


def test_a_change_that_cannot_be_written_is_told_and_leaves_nothing_behind(file: Path) -> None:
    file.mkdir(parents=True)

    with pytest.raises(SettingsNotSavedError) as refused:
        SettingsFile(file).write(Settings(text_scale=150))

    assert "holds only until you close Kiosk" in str(refused.value)
    assert str(file) in str(refused.value)
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")

    with pytest.raises(SettingsNotSavedError):
        SettingsFile(tmp_path / "config" / "settings.json").write(Settings(text_scale=150))


@pytest.fixture
def read_only(file: Path, as_nobody: Nobody) -> Path:
    """Settings in a folder that this user may read and not write."""
    with as_nobody.as_root():
        written(file, '{"text_scale": 130}')
    return file


def test_a_read_only_folder_is_told_and_the_old_settings_stay(read_only: Path) -> None:
    settings_file = SettingsFile(read_only)

    with pytest.raises(SettingsNotSavedError):
        settings_file.write(Settings(text_scale=200))

    assert settings_file.read() == SettingsRead(Settings(text_scale=130))


def test_a_broken_file_in_a_read_only_folder_is_told_and_stays(
    read_only: Path, as_nobody: Nobody
) -> None:
    with as_nobody.as_root():
        read_only.write_text("{")

    read = SettingsFile(read_only).read()

    assert read.settings == Settings()
    assert read.trouble is not None
    assert read_only.read_text() == "{"


def test_the_old_file_stays_whole_when_writing_the_new_one_breaks_off(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_file = written(file, '{"text_scale": 130}')

    def full(path: Path, text: str, encoding: str) -> int:
        path.write_bytes(text.encode()[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(SettingsNotSavedError, match="No space left"):
        settings_file.write(Settings(text_scale=200))

    assert settings_file.read().settings.text_scale == 130
    assert [one.name for one in file.parent.iterdir()] == ["settings.json"]
