"""Fills one stick with what the window wishes, says how that went, and ends."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import date

from kiosk.core.content.library import PackFolders
from kiosk.core.folders import find_folders
from kiosk.core.handover.stick import StickSources, plan_stick
from kiosk.core.handover.stick_plan import StickPlan
from kiosk.core.language.catalogue import read_catalogues
from kiosk.workers.answer_pipe import AnswerPipe
from kiosk.workers.frames import framed
from kiosk.workers.limits import limit_this_process
from kiosk.workers.render_messages import Ready
from kiosk.workers.stick.copying import StickCopy
from kiosk.workers.stick.failing import CopyError, not_copied
from kiosk.workers.stick.record import read_record
from kiosk.workers.stick.stopping import StoppedError, Wishes
from kiosk.workers.stick.volume import Volume
from kiosk.workers.stick_messages import (
    STICK_PROTOCOL,
    CopyProgress,
    CopyTo,
    NotCopied,
    StickAnswer,
    Trouble,
)
from kiosk.workers.stick_wire import encode_stick_answer

_LONGEST_FILE = 2**40  # bytes: a limit of the stick's is met long before


class StickWorker:
    """Carries out one wish."""

    def __init__(self, wishes: Wishes, answers: AnswerPipe) -> None:
        self._wishes, self._answers = wishes, answers
        self._told: tuple[object, ...] = ()

    def run(self) -> None:
        """Copy what is wished for, and tell the outcome; raises `OSError` without a window."""
        self._say(Ready(protocol=STICK_PROTOCOL))
        try:
            wanted = self._wishes.copy()
        except StoppedError:
            return
        self._say(self._copy(wanted))

    def _copy(self, wanted: CopyTo) -> StickAnswer:
        try:
            volume = Volume(wanted.target, wanted.file_system)
        except OSError as error:
            return not_copied(error)
        plan = _plan(wanted)
        if not plan.files:
            return NotCopied(why=Trouble.NOTHING_THERE)
        copy = StickCopy(plan, volume, self._progressed)
        try:
            return copy.run()
        except CopyError as error:
            trouble = not_copied(error, volume)
            return replace(trouble, name=copy.at, done=copy.finished, of=copy.of)

    def _progressed(self, progress: CopyProgress) -> None:
        """Tell of each hundredth; raises `StoppedError` when the window wants no more."""
        self._wishes.go_on()
        percent = progress.done * 100 // progress.total if progress.total else 100
        if self._told != (progress.stage, percent):
            self._told = progress.stage, percent
            self._say(progress)

    def _say(self, answer: StickAnswer) -> None:
        self._answers.write(framed(encode_stick_answer(answer)))


def _plan(wanted: CopyTo) -> StickPlan:
    """Plan the stick, with what an earlier copy brought there: one page leads to everything.

    The language of the window comes before the others.
    """
    folders = find_folders(os.environ)
    catalogues = read_catalogues(folders.translations)
    sources = StickSources(
        library=PackFolders(wanted.folders, chosen=wanted.chosen).load(),
        catalogues=tuple(sorted(catalogues, key=lambda one: one.code != wanted.language)),
        folders=folders,
        today=date.today(),  # noqa: DTZ011 - the day where the laptop is
        with_phone=wanted.with_phone,
    )
    plan = plan_stick(wanted.places, sources)
    record = read_record(wanted.target / plan.folder)
    if record is None or set(record.places) <= set(plan.places):
        return plan
    return plan_stick((*wanted.places, *record.places), sources)


def main() -> None:
    """Serve the window at the other end of standard input and output."""
    answers = AnswerPipe()
    limit_this_process(longest_file=_LONGEST_FILE)
    with suppress(OSError):
        StickWorker(Wishes(0), answers).run()


if __name__ == "__main__":
    main()
