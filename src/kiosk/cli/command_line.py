"""What the command line takes, and which command it runs."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

from kiosk import __version__
from kiosk.cli.crash_report import stand_by
from kiosk.cli.display import has_display
from kiosk.cli.first_file import first_file
from kiosk.cli.named_folder import named_folders
from kiosk.cli.terminal import complain, write
from kiosk.cli.words import command_name
from kiosk.core.content.document import Kind
from kiosk.core.content.library import PackFolders
from kiosk.core.content.pack_archive import PACK_ENDING
from kiosk.core.content.place import HOME, Place, file_place, parse_place
from kiosk.core.folders import Folders, find_folders
from kiosk.core.language.catalogue import ENGLISH, Catalogue, interface_languages, read_catalogue
from kiosk.core.language.choice import starting_language
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem
from kiosk.core.settings import SettingsFile
from kiosk.workers.door import door_of
from kiosk.workers.launch import WorkerProcess

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from kiosk.cli.context import CliContext

_COMMANDS: dict[str, Message] = {
    "handout": message("set a guide, a poster or wallet cards as a PDF to print"),
    "list": message("list what is in the library"),
    "pack": message("look packs and PDFs through before readers get them"),
    "qr": message("make the QR code of a place"),
    "search": message("search everything, in both languages"),
    "self-test": message("try everything out and say what works"),
    "share": message("let phones on the same Wi-Fi fetch places from this laptop"),
}


class FileNotThereError(Problem):
    """A file that the command line names does not exist."""

    def __init__(self, file: Path) -> None:
        super().__init__(message("There is no file {file}. Check the path.", file=file))


class UnknownLanguageError(Problem):
    """There is no catalogue for the language that was asked for."""

    def __init__(self, code: str, known: Sequence[str]) -> None:
        super().__init__(
            message(
                "There is no language “{code}”. There are: {known}.",
                code=code,
                known=", ".join(known),
            )
        )


class NoDisplayError(Problem):
    """There is no screen to open a window on."""

    def __init__(self) -> None:
        super().__init__(
            message("There is no screen to open a window on: start Kiosk in a desktop session.")
        )


class _WrongUsageError(Exception):
    """The command line cannot be understood."""


class _Parser(argparse.ArgumentParser):
    """Reads arguments written in full; says what it has to say as every command does."""

    def error(self, reason: str) -> NoReturn:
        raise _WrongUsageError(reason)

    def _print_message(self, text: str, _file: SupportsWrite[str] | None = None) -> None:
        if text:
            write(text.rstrip("\n"))


def run(words: Sequence[str], worker: WorkerProcess | None) -> int:
    """Run a command; gives 0 for done, 1 for a problem (told on stderr), 2 for wrong usage."""
    catalogue = _catalogue(words)
    try:
        return _run(words, worker, catalogue)
    except _WrongUsageError as error:
        complain(
            catalogue.say(
                "This cannot be understood: {reason}. See “kiosk --help”.", reason=str(error)
            )
        )
        return 2
    except UnknownLanguageError as error:
        complain(catalogue.tell(error.message))
        return 2
    except Problem as error:
        complain(catalogue.tell(error.message))
        return 1
    except BrokenPipeError:
        # Whoever read the answer has heard enough, as in “kiosk list | head”.
        return 1
    finally:
        if worker is not None:
            worker.dismiss()


def _run(words: Sequence[str], worker: WorkerProcess | None, catalogue: Catalogue) -> int:
    name = command_name(words)
    if name is None:
        arguments = _window_parser(catalogue).parse_args(words, _nothing_asked())
        return _open_window(arguments, worker, catalogue)
    module = _command(name)
    parser = _Parser(
        prog=f"kiosk {name}", description=catalogue.tell(_COMMANDS[name]), allow_abbrev=False
    )
    _add_common(parser, catalogue)
    module.add_arguments(parser)
    rest = list(words)
    rest.remove(name)
    arguments = parser.parse_args(rest, _nothing_asked())
    result: int = module.run(arguments, _context(arguments, catalogue))
    return result


def _command(name: str) -> ModuleType:
    """Import only the command that is run."""
    match name:
        case "handout":
            from kiosk.cli import handout

            return handout
        case "list":
            from kiosk.cli import listing

            return listing
        case "pack":
            from kiosk.cli import pack

            return pack
        case "qr":
            from kiosk.cli import qr

            return qr
        case "search":
            from kiosk.cli import search

            return search
        case "share":
            from kiosk.cli import share

            return share
        case _:
            from kiosk.cli.self_test import command

            return command


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
        allow_abbrev=False,
    )
    parser.add_argument(
        "place", nargs="?", help=say("a place such as guides/lock-your-phone, or a PDF file")
    )
    parser.add_argument("--full-screen", action="store_true", help=say("fill the whole screen"))
    parser.add_argument("--version", action="version", version=f"Kiosk {__version__}")
    _add_common(parser, catalogue)
    return parser


def _nothing_asked() -> argparse.Namespace:
    """What every command takes, as long as nothing of it is given."""
    return argparse.Namespace(lang=None, pack=[], portable=None)


def _add_common(parser: argparse.ArgumentParser, catalogue: Catalogue) -> None:
    """Declare what every command takes, before its name or behind.

    Without defaults of its own, a command of a command leaves what was given before it.
    """
    say, absent = catalogue.say, argparse.SUPPRESS
    parser.add_argument(
        "--lang", metavar="CODE", default=absent, help=say("the language, such as km or en")
    )
    parser.add_argument(
        "--pack",
        action="append",
        default=absent,
        type=Path,
        metavar="DIR",
        help=say("use this pack, or the packs in this folder"),
    )
    parser.add_argument(
        "--portable",
        type=Path,
        default=absent,
        metavar="DIR",
        help=say("keep settings and packs in this folder and nowhere else"),
    )


def _open_window(
    arguments: argparse.Namespace, worker: WorkerProcess | None, catalogue: Catalogue
) -> int:
    place = None if arguments.place is None else _place(arguments.place)
    language = LanguageCode(arguments.lang) if arguments.lang else None
    folders, packs = _folders(arguments), named_folders(arguments.pack)
    _check_display()
    with door_of(folders, packs, os.environ) as door:
        line = door.knock()
        if line is not None:
            from kiosk.cli.second_start import is_handed_over

            if is_handed_over(line, place, language, full_screen=arguments.full_screen):
                return 0
        place = place or HOME
        is_report = Kind.REPORT.has(place)
        report = PackFolders(folders.packs, chosen=packs).report(place) if is_report else None
        file = first_file(place, report, language or catalogue.code)
        if worker is not None and file is not None:
            worker.open_ahead(file)
        watch = stand_by(folders.crash_reports, catalogue)
        from kiosk.app import Wishes
        from kiosk.app import run as run_window

        wishes = Wishes(
            place=place,
            language=language,
            full_screen=arguments.full_screen,
            packs=packs,
            report=report,
        )
        return run_window(folders, wishes, worker, watch=watch, door=door)


def _place(text: str) -> Place:
    """Read PLACE, or a path to a file; raises a `Problem` for what is neither."""
    if text.startswith("file:"):
        text = _path_in(text)
    # os.path, unlike pathlib, says no to a name that no file system can hold.
    if text.lower().endswith((".pdf", PACK_ENDING)) or os.path.isfile(text):  # noqa: PTH113
        file = Path(text).absolute()
        if not os.path.exists(file):  # noqa: PTH110
            raise FileNotThereError(file)
        return file_place(str(file))
    return parse_place(text)


def _path_in(url: str) -> str:
    """Give the path that a file: address names, as a file manager hands it over."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname  # costs 35 ms, so only when it is needed

    return url2pathname(urlsplit(url).path)


def _check_display() -> None:
    """Qt would abort where there is no screen; say it in words instead."""
    if not has_display(os.environ):
        raise NoDisplayError


def _folders(arguments: argparse.Namespace) -> Folders:
    """Find the folders, and see whether the language that was asked for is in them."""
    folders = find_folders(os.environ, portable=arguments.portable)
    known = interface_languages(folders.translations)
    more: Sequence[str] = getattr(arguments, "more_languages", ())
    if arguments.lang and arguments.lang not in (*known, *more):
        raise UnknownLanguageError(arguments.lang, [*known, *more])
    return folders


def _context(arguments: argparse.Namespace, catalogue: Catalogue) -> CliContext:
    from kiosk.cli.context import CliContext

    folders = _folders(arguments)
    packs = PackFolders(folders.packs, chosen=named_folders(arguments.pack))
    return CliContext(
        packs=packs, catalogue=catalogue, folders=folders, write=write, complain=complain
    )


def _catalogue(words: Sequence[str]) -> Catalogue:
    """Choose the language to answer in before the arguments are parsed: errors are told in it."""
    asked, portable = _given("--lang", words), _given("--portable", words)
    folders = find_folders(os.environ, portable=Path(portable) if portable else None)
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


def _given(option: str, words: Sequence[str]) -> str | None:
    """Give the value of an option, written as two words or as one; None where it is not there."""
    for word, after in pairwise((*words, "")):
        if word == option:
            return after
        if word.startswith(f"{option}="):
            return word.removeprefix(f"{option}=")
    return None
