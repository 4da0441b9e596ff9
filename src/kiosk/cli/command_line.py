"""What the command line takes, and which command it runs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NoReturn, TextIO

from kiosk import __version__
from kiosk.cli.context import CliContext
from kiosk.core.content.library import PackFolders
from kiosk.core.content.place import HOME, Place, file_place, parse_place
from kiosk.core.folders import Folders, find_folders
from kiosk.core.language.catalogue import ENGLISH, Catalogue, interface_languages, read_catalogue
from kiosk.core.language.choice import starting_language
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem
from kiosk.core.settings import SettingsFile
from kiosk.workers.launch import WorkerProcess

_COMMANDS: dict[str, Message] = {
    "list": message("list what is in the library"),
    "qr": message("make the QR code of a place"),
    "self-test": message("try everything out and say what works"),
}
_NO_WINDOW = {*_COMMANDS, "-h", "--help", "--version"}


class FileNotThereError(Problem):
    """A file or folder that the command line names does not exist."""

    def __init__(self, file: Path) -> None:
        super().__init__(message("There is no file {file}. Check the path.", file=file))


class NoDisplayError(Problem):
    """There is no screen to open a window on."""

    def __init__(self) -> None:
        super().__init__(
            message("There is no screen to open a window on: start Kiosk in a desktop session.")
        )


class _WrongUsageError(Exception):
    """The command line cannot be understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, reason: str) -> NoReturn:
        raise _WrongUsageError(reason)


def opens_window(words: Sequence[str]) -> bool:
    """Say, before anything is read, whether these arguments will open the window."""
    return not any(word in _NO_WINDOW for word in words)


def run(words: Sequence[str], worker: WorkerProcess | None) -> int:
    """Run a command; gives 0 for done, 1 for a problem (told on stderr), 2 for wrong usage."""
    catalogue = _catalogue(words)
    try:
        return _run(words, worker, catalogue)
    except _WrongUsageError as error:
        _complain(
            catalogue.say(
                "This cannot be understood: {reason}. See “kiosk --help”.", reason=str(error)
            )
        )
        return 2
    except Problem as error:
        _complain(catalogue.tell(error.message))
        return 1
    except BrokenPipeError:
        # Whoever read the answer has heard enough, as in “kiosk list | head”.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - closed at exit, unwritten
        return 1
    finally:
        if worker is not None:
            worker.dismiss()


def _run(words: Sequence[str], worker: WorkerProcess | None, catalogue: Catalogue) -> int:
    name = next((word for word in words if word in _COMMANDS), None)
    if name is None:
        return _open_window(_window_parser(catalogue).parse_args(words), worker)
    module = _command(name)
    parser = _Parser(prog=f"kiosk {name}", description=catalogue.tell(_COMMANDS[name]))
    _add_common(parser, catalogue)
    module.add_arguments(parser)
    rest = list(words)
    rest.remove(name)
    arguments = parser.parse_args(rest)
    result: int = module.run(arguments, _context(arguments, catalogue))
    return result


def _command(name: str) -> ModuleType:
    """Import only the command that is run."""
    match name:
        case "list":
            from kiosk.cli import listing

            return listing
        case "qr":
            from kiosk.cli import qr

            return qr
        case _:
            from kiosk.cli import self_test

            return self_test


def _window_parser(catalogue: Catalogue) -> _Parser:
    say = catalogue.say
    commands = "\n".join(
        f"  kiosk {name:<12}{catalogue.tell(words)}" for name, words in _COMMANDS.items()
    )
    parser = _Parser(
        prog="kiosk",
        description=say(
            "A library to carry: reports, safety guides and contacts, without a network."
        ),
        epilog=f"{say('Other commands:')}\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "place", nargs="?", help=say("a place such as guides/lock-your-phone, or a PDF file")
    )
    parser.add_argument("--full-screen", action="store_true", help=say("fill the whole screen"))
    parser.add_argument("--version", action="version", version=f"Kiosk {__version__}")
    _add_common(parser, catalogue)
    return parser


def _add_common(parser: argparse.ArgumentParser, catalogue: Catalogue) -> None:
    say = catalogue.say
    parser.add_argument("--lang", metavar="CODE", help=say("the language, such as km or en"))
    parser.add_argument(
        "--pack",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help=say("use this pack, or the packs in this folder"),
    )
    parser.add_argument(
        "--portable",
        type=Path,
        metavar="DIR",
        help=say("keep settings and packs in this folder and nowhere else"),
    )


def _open_window(arguments: argparse.Namespace, worker: WorkerProcess | None) -> int:
    place = _place(arguments.place)
    folders = _folders(arguments)
    _check_display()
    from kiosk.app import Wishes
    from kiosk.app import run as run_window

    wishes = Wishes(
        place=place,
        language=LanguageCode(arguments.lang) if arguments.lang else None,
        full_screen=arguments.full_screen,
        packs=_packs(arguments),
    )
    return run_window(folders, wishes, worker)


def _place(text: str | None) -> Place:
    """Read PLACE, or a path to a file; raises a `Problem` for what is neither."""
    if text is None:
        return HOME
    if text.lower().endswith(".pdf") or Path(text).is_file():
        file = Path(text).absolute()
        if not file.exists():
            raise FileNotThereError(file)
        return file_place(str(file))
    return parse_place(text)


def _check_display() -> None:
    """Qt would abort where there is no screen; say it in words instead."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise NoDisplayError


def _folders(arguments: argparse.Namespace) -> Folders:
    return find_folders(os.environ, portable=arguments.portable)


def _packs(arguments: argparse.Namespace) -> tuple[Path, ...]:
    for folder in arguments.pack:
        if not folder.is_dir():
            raise FileNotThereError(folder)
    return tuple(folder.absolute() for folder in arguments.pack)


def _context(arguments: argparse.Namespace, catalogue: Catalogue) -> CliContext:
    folders = _folders(arguments)
    library = PackFolders(folders.packs, chosen=_packs(arguments)).load()
    for finding in library.findings:
        _complain(catalogue.tell(finding.sentence))
    return CliContext(
        library=library, catalogue=catalogue, folders=folders, write=_write, complain=_complain
    )


def _catalogue(words: Sequence[str]) -> Catalogue:
    """Choose the language to answer in before the arguments are parsed: errors are told in it."""
    wanted = next(
        (after for word, after in zip(words, words[1:], strict=False) if word == "--lang"), None
    )
    joined = next(
        (word.removeprefix("--lang=") for word in words if word.startswith("--lang=")), None
    )
    asked = wanted or joined
    folders = find_folders(os.environ)
    code = starting_language(
        interface_languages(folders.translations),
        os.environ,
        wanted=LanguageCode(asked) if asked else None,
        kept=SettingsFile(folders.settings_file).read_quietly().language,
    )
    if code == ENGLISH.code:
        return ENGLISH
    try:
        return read_catalogue(folders.translations / f"{code}.po")
    except (OSError, ValueError):
        return ENGLISH


def _write(text: str) -> None:
    _print_to(sys.stdout, text)


def _complain(text: str) -> None:
    _print_to(sys.stderr, text)


def _print_to(stream: TextIO, text: str) -> None:
    """Print, whatever the terminal's encoding; Khmer it cannot show is escaped, not fatal."""
    try:
        print(text, file=stream, flush=True)
    except UnicodeEncodeError:
        print(text.encode("ascii", "backslashreplace").decode(), file=stream, flush=True)
