"""Debian's own programs, run so that what goes wrong is told in a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_PACKAGE_OF = {"dpkg-deb": "dpkg", "dpkg-shlibdeps": "dpkg-dev", "dpkg": "dpkg"}


class DebianError(Exception):
    """The Debian package cannot be built; says why, and what to do."""


def ask(command: Sequence[str], *, folder: Path | None = None, **environment: str) -> str:
    """Run one of Debian's programs, with this added to its environment; give what it printed.

    Raises:
        DebianError: it is not installed, or it failed.
    """
    program = command[0]
    if shutil.which(program) is None:
        package = _PACKAGE_OF.get(program, program)
        raise DebianError(f"{program} is missing. Install Debian's package “{package}”.")
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DebianError(f"{program} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
