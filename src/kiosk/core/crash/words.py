"""What the user is told of a crash."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.language.message import Message, message


def going_on_words(report: Path | None) -> Message:
    """Tell of an error that did not end the program."""
    if report is None:
        return message("Something went wrong, and Kiosk goes on. No report of it could be written.")
    return message(
        "Something went wrong, and Kiosk goes on. A report lies in {file}: it names nothing that"
        " was read, and it is not sent anywhere.",
        file=report,
    )


def closing_words(report: Path | None) -> Message:
    """Tell of an error that ended the program."""
    if report is None:
        return message(
            "Something went wrong, and Kiosk had to close. No report of it could be written."
        )
    return message(
        "Something went wrong, and Kiosk had to close. A report lies in {file}: it names nothing"
        " that was read, and it is not sent anywhere.",
        file=report,
    )


def last_time_words(report: Path) -> Message:
    """Tell of the error that ended the program the last time."""
    return message(
        "Kiosk had to close the last time. A report lies in {file}: it names nothing that was"
        " read, and it is not sent anywhere.",
        file=report,
    )
