"""What is said of a copy onto a USB stick: how far it is, and how it ended."""

from __future__ import annotations

from kiosk.core.language.message import Message, message
from kiosk.core.sizes import size_words
from kiosk.workers.stick_messages import Copied, CopyProgress, NotCopied, Stage, Trouble


def progress_words(progress: CopyProgress) -> Message:
    """Say what is being done, and how far that is."""
    values = {"done": size_words(progress.done), "all": size_words(progress.total)}
    match progress.stage:
        case Stage.LOOKING:
            return message("Looking at what is there already")
        case Stage.WRITING:
            return message("Copying: {done} of {all}", **values)
        case Stage.CHECKING:
            return message("Reading back what was copied: {done} of {all}", **values)


def outcome_words(outcome: Copied | NotCopied, *, is_on_stick: bool) -> Message:
    """Say how it ended, and that a stick can be pulled out, if it was one."""
    if isinstance(outcome, NotCopied):
        return _not_copied(outcome, is_on_stick=is_on_stick)
    folder = outcome.folder.name
    if is_on_stick:
        return message("Copied into “{folder}”. You can pull the stick out now.", folder=folder)
    return message("Copied into “{folder}”.", folder=folder)


def checked_words(outcome: Copied) -> Message:
    """Say what was verified, and no more than that."""
    if not outcome.written:
        return message("Everything was there already, and is the same.")
    if outcome.is_past_cache:
        return message("Everything that was copied was read back and is the same.")
    return message(
        "Everything that was copied was read back and is the same."
        " This computer may have answered from its memory instead of the stick."
    )


def left_out_words(outcome: Copied) -> Message | None:
    """Name what could not be read here, and so is not on the stick."""
    if not outcome.left_out:
        return None
    return message("Could not be read here, and is missing: {names}", names=_listed(outcome))


def advice_words(outcome: NotCopied) -> Message | None:
    """Say how much of a copy that ended early is there."""
    if not outcome.of or outcome.why in (Trouble.NO_ROOM, Trouble.NOTHING_THERE):
        return None if not outcome.done else _done(outcome)
    return _done(outcome)


def _done(outcome: NotCopied) -> Message:
    return message(
        "{done} of {all} files are on the stick, and whole. Copy again to add the others.",
        done=outcome.done,
        all=outcome.of,
    )


def _listed(outcome: Copied) -> str:
    return ", ".join(outcome.left_out)


def _not_copied(outcome: NotCopied, *, is_on_stick: bool) -> Message:
    match outcome.why:
        case Trouble.STOPPED if not is_on_stick:
            return message("Stopped.")
        case Trouble.NO_ROOM if outcome.needed:
            needed, free = size_words(outcome.needed), size_words(outcome.free)
            return message(
                "{needed} are needed, but only {free} are free.", needed=needed, free=free
            )
        case Trouble.FILE_TOO_LARGE:
            return message(
                "“{name}” is too large for this stick, which takes no files of 4 GB or more.",
                name=_last(outcome.name),
            )
        case Trouble.DIFFERS:
            return message(
                "“{name}” was read back and is not the same. Do not trust this stick.",
                name=_last(outcome.name),
            )
        case Trouble.BROKEN if outcome.reason:
            return message(
                "The stick does not take any more ({reason}). Try another one.",
                reason=outcome.reason,
            )
        case _:
            return _PLAIN[outcome.why]


def _last(name: str) -> str:
    return name.rpartition("/")[2]


_PLAIN: dict[Trouble, Message] = {
    Trouble.STOPPED: message("Stopped. You can pull the stick out now."),
    Trouble.NOTHING_THERE: message("There is nothing to copy here."),
    Trouble.NO_ROOM: message("There is no room left on the stick."),
    Trouble.READ_ONLY: message("This stick can only be read. Take another one, or unlock it."),
    Trouble.NOT_ALLOWED: message("You may not write there. Choose another place."),
    Trouble.GONE: message("The stick is gone. Put it in again and copy once more."),
    Trouble.BROKEN: message("The copy ended unexpectedly. Copy once more."),
}
