"""A Debian system in a folder, with nothing on it but what every Debian has."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

RELEASE = "bookworm"  # Debian 12
USER = "reader"
DEB = "kiosk.deb"

# What is mounted for a command is gone with its namespace, however the command ends.
_ENTER = """
root=$1 room=$2
shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
if [ -n "$room" ]; then
    mkdir -p "$root/usr/lib/kiosk"
    mount -t tmpfs -o "size=$room" tmpfs "$root/usr/lib/kiosk"
fi
exec chroot "$root" "$@"
"""

_NOT_THE_PACKAGES = ("dev", "proc", "sys", "home", "var/cache/apt", "var/lib/apt", "var/log")
"""What apt and people write there is theirs."""


class BareDebianError(Exception):
    """The system cannot be made here."""


class BareDebian:
    """A root folder; commands run in it as they would on a computer of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def made_in(cls, root: Path, kept: Path) -> Self:
        """Make it with Debian's own tool, from where this computer's apt gets packages.

        What that tool made is kept in another folder, for the next time.
        """
        if os.geteuid() != 0:
            raise BareDebianError("A bare Debian can only be made by root.")
        if not kept.is_dir():
            unfinished = kept.with_name(f"{kept.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            _ask("debootstrap", "--variant=minbase", RELEASE, str(unfinished), _mirror())
            unfinished.rename(kept)
        debian = cls(kept).copied_to(root)
        settings = _ask("apt-config", "dump", "Acquire")
        (root / "etc/apt/apt.conf.d/90this-computer").write_text(settings)
        debian.run("apt-get", "update")
        debian.run("useradd", "--create-home", "--shell", "/bin/sh", USER)
        return debian

    def copied_to(self, root: Path) -> Self:
        """Give another one, the same up to now."""
        _ask("cp", "--archive", "--reflink=auto", str(self.root), str(root))
        return type(self)(root)

    @property
    def home(self) -> Path:
        """The home folder of the one who uses it."""
        return self.root / "home" / USER

    # --- what is done there

    def run(
        self, *command: str, room: str = "", may_fail: bool = False
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command as root; with `room`, there is only that much of it for the program."""
        done = subprocess.run(
            [*self._entered(room), *command],
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode and not may_fail:
            raise AssertionError(f"{' '.join(command)}:\n{done.stdout[-3000:]}\n{done.stderr}")
        return done

    def install(
        self, package: Path, *, room: str = "", may_fail: bool = False
    ) -> "subprocess.CompletedProcess[str]":
        """Install a package from a file, and what it depends on, as a person would."""
        shutil.copyfile(package, self.root / "root" / DEB)
        try:
            return self.run(*_INSTALL, f"/root/{DEB}", room=room, may_fail=may_fail)
        finally:
            (self.root / "root" / DEB).unlink()

    def install_needs(self, needs: Sequence[str]) -> None:
        """Install packages of Debian's."""
        self.run(*_INSTALL, *needs)

    def as_user(self, *command: str, display: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a command as the one who uses the computer."""
        return self.run(*_as_user(command, display), may_fail=True)

    def start(self, *command: str, display: str) -> "subprocess.Popen[bytes]":
        """Start a program as the one who uses the computer; killing it ends all of it."""
        return subprocess.Popen(
            [*self._entered(""), *_as_user(command, display)],
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _entered(self, room: str) -> list[str]:
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        return [*apart, "--", "sh", "-ec", _ENTER, "enter", str(self.root), room]

    # --- what is there

    def files(self) -> set[str]:
        """Name everything that packages have put there, and their scripts."""
        found: set[str] = set()
        for folder, folders, files in os.walk(self.root):
            inside = Path(folder).relative_to(self.root)
            folders[:] = [one for one in folders if str(inside / one) not in _NOT_THE_PACKAGES]
            found |= {str(inside / one) for one in (*folders, *files)}
        return found

    def version_of(self, package: str) -> str:
        """Give the version that is installed; empty where none is, or not wholly."""
        asked = ("dpkg-query", "--show", "--showformat=${db:Status-Abbrev}${Version}", package)
        status, _, version = self.run(*asked, may_fail=True).stdout.partition(" ")
        return version if status == "ii" else ""


_INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")


def _as_user(command: Sequence[str], display: str) -> list[str]:
    known = [f"HOME=/home/{USER}", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"]
    shown = [f"DISPLAY={display}"] if display else []
    return ["runuser", "--user", USER, "--", "env", "-i", *known, *shown, *command]


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """What apt needs to know of the network, and nothing else of this computer."""
    proxies = {name: value for name, value in ours.items() if name.lower().endswith("_proxy")}
    paths = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
    return proxies | paths | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}


def _mirror() -> str:
    """Give the address this computer's apt has Debian's packages from."""
    targets = _ask("apt-get", "indextargets", "--format", "$(CODENAME) $(COMPONENT) $(SITE)")
    for line in targets.splitlines():
        codename, component, site = line.split(maxsplit=2)
        if (codename, component) == (RELEASE, "main"):
            return site
    raise BareDebianError(f"apt on this computer has no source for Debian's {RELEASE}.")


def _ask(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BareDebianError(f"{' '.join(command)}: {done.stderr}")
    return done.stdout
