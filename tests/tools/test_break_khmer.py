"""Word breaks in Khmer: where they go, where they never go, and that files survive."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

import break_khmer
from khmer_breaks import COENG, ZERO_WIDTH_SPACE, cluster_count, with_breaks

SENTENCE = "សមាគមសម្ព័ន្ធអ្នកសារព័ត៌មានកម្ពុជា"
LONG_RUN = SENTENCE * 2
KHMER_LETTERS = "កខគងញដតនបមយរលសហអឥ្ាិីឹុូួើៀេែៃោៅំះៈ៉៊់៌៍័។៖ៗ០១៩"


def shown_breaks(text: str) -> str:
    return text.replace(ZERO_WIDTH_SPACE, "|")


def write(folder: Path, name: str, content: str) -> Path:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return file


def test_words_are_parted_by_zero_width_spaces() -> None:
    broken = with_breaks(SENTENCE)

    assert shown_breaks(broken) == "សមាគម|សម្ព័ន្ធ|អ្នកសារព័ត៌មាន|កម្ពុជា"


def test_a_persons_break_stays_and_a_second_run_adds_nothing() -> None:
    by_hand = SENTENCE.replace("អ្នកសារ", f"អ្នក{ZERO_WIDTH_SPACE}សារ")

    once = with_breaks(by_hand)

    assert shown_breaks(once) == "សមាគម|សម្ព័ន្ធ|អ្នក|សារព័ត៌មាន|កម្ពុជា"
    assert with_breaks(once) == once


@given(st.text(alphabet=KHMER_LETTERS + " «»a", max_size=40))
def test_no_break_stands_inside_a_cluster_or_before_a_sign(text: str) -> None:
    broken = with_breaks(text)

    assert broken.replace(ZERO_WIDTH_SPACE, "") == text
    for index, character in enumerate(broken):
        if character == ZERO_WIDTH_SPACE:
            before, after = broken[index - 1], broken[index + 1]
            assert before != COENG
            assert after in "កខគងញដតនបមយរលសហអឥ០១៩"
            assert "\u1780" <= before <= "\u17ff"


@pytest.mark.parametrize("text", ["ផ្សេងៗ។", "«ភាសាខ្មែរ»៖", "១២៣៤", "Signal", "ក"])
def test_nothing_is_parted_from_what_belongs_to_it(text: str) -> None:
    broken = with_breaks(text)

    for sign in "ៗ។៖»":
        assert ZERO_WIDTH_SPACE + sign not in broken
    assert "១២៣៤" not in text or broken == text


def test_no_line_begins_with_a_lone_consonant_that_ends_a_word() -> None:
    assert shown_breaks(with_breaks("ដោះថាសចេញ")) == "ដោះ|ថាស|ចេញ"


def test_a_new_word_begins_after_a_repetition_sign() -> None:
    assert f"ៗ{ZERO_WIDTH_SPACE}ពី" in with_breaks("ផ្សេងៗពីគ្នា")


def test_markdown_keeps_its_ids_links_and_code(tmp_path: Path) -> None:
    source = (
        f"## ចាក់សោអេក្រង់ {{#screen-lock}}\n\n"
        f"ប្រើ[ពាក្យសម្ងាត់វែង](glossary/ពាក្យសម្ងាត់វែង)ជានិច្ច `{SENTENCE}`\n"
        f"```\n{SENTENCE}\n```\n"
    )
    file = write(tmp_path, "km.md", source)

    break_khmer.break_file(file)

    broken = file.read_text(encoding="utf-8")
    assert broken.replace(ZERO_WIDTH_SPACE, "") == source
    assert "](glossary/ពាក្យសម្ងាត់វែង)" in broken
    assert f"`{SENTENCE}`" in broken
    assert f"```\n{SENTENCE}\n```" in broken
    assert f"ប្រើ{ZERO_WIDTH_SPACE}[" in broken
    assert f"){ZERO_WIDTH_SPACE}ជានិច្ច" in broken


def test_toml_is_changed_only_in_its_string_values(tmp_path: Path) -> None:
    source = (
        f'# {SENTENCE}\ntitle = {{ en = "Report", km = "{SENTENCE}" }}  # {SENTENCE}\n'
        f'"{SENTENCE}" = 1\nnote = """\n{SENTENCE}"""\nfile = \'{SENTENCE}\'\n'
    )
    file = write(tmp_path, "item.toml", source)

    break_khmer.break_file(file)

    broken = file.read_text(encoding="utf-8")
    values = tomllib.loads(broken)
    assert values["title"]["km"] == values["note"] == values["file"] == with_breaks(SENTENCE)
    assert SENTENCE in values
    assert broken.count(f"# {SENTENCE}\n") == 2


def test_a_catalogue_keeps_its_lines_and_its_source_texts(tmp_path: Path) -> None:
    source = (
        f"# {SENTENCE}\n#: src/kiosk/ui/window.py:10\n"
        f'msgid "{SENTENCE}"\nmsgstr "{SENTENCE} {{name}}"\n\n'
        'msgid "Two lines"\nmsgstr ""\n"សមាគមសម្ព័ន្ធ"\n"អ្នកសារព័ត៌មានកម្ពុជា\\n"\n\n'
        f'#~ msgid "Old"\n#~ msgstr "{SENTENCE}"\n'
    )
    file = write(tmp_path, "km.po", source)

    break_khmer.break_file(file)

    broken = file.read_text(encoding="utf-8")
    first, second = (entry for entry in polib.pofile(str(file)) if not entry.obsolete)
    assert broken.replace(ZERO_WIDTH_SPACE, "") == source
    assert first.msgid == SENTENCE
    assert first.msgstr == with_breaks(SENTENCE) + " {name}"
    assert second.msgstr == with_breaks(SENTENCE) + "\n"
    assert f'#~ msgstr "{SENTENCE}"' in broken


def test_a_glossary_keeps_its_columns(tmp_path: Path) -> None:
    source = f'id,en,km,meaning.km\nreport,Report,"{SENTENCE}","{SENTENCE}, ""{SENTENCE}"""\r\n'
    file = tmp_path / "glossary.csv"
    file.write_bytes(source.encode())

    changed = [break_khmer.break_file(file), break_khmer.break_file(file)]

    expected = source.replace(SENTENCE, with_breaks(SENTENCE))
    assert file.read_bytes().decode() == expected
    assert changed == [True, False]


def test_the_check_names_file_and_line_of_a_long_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "km.md", f"ខ្លី\n\nខ្លី [{SENTENCE}](a/b){SENTENCE}\n")
    write(tmp_path, "synonyms.csv", LONG_RUN)

    before = break_khmer.main(["--check", str(tmp_path)])
    break_khmer.main([str(tmp_path)])
    named = capsys.readouterr().out
    after = break_khmer.main(["--check", str(tmp_path)])

    assert cluster_count(LONG_RUN) > break_khmer.LONGEST_RUN
    assert (before, after) == (1, 0)
    assert f"{tmp_path / 'km.md'}:3: Khmer without a word break: {LONG_RUN}" in named
    assert "synonyms" not in named


def test_a_path_that_does_not_exist_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = break_khmer.main([str(tmp_path / "nowhere")])

    assert code == 1
    assert "nowhere" in capsys.readouterr().err
