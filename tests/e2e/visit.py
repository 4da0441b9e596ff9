"""One person's visit to the kiosk, from what the computer is like to what is left behind."""

import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from tests.e2e.browser import Browser
from tests.e2e.display import Display, Pixels
from tests.e2e.footprints import Footprints, left_in
from tests.e2e.phone import Phone
from tests.e2e.plain import PlainProgram, program_command
from tests.e2e.program import PATIENCE, ROOT, Program, environment_of
from tests.e2e.screen import Screen
from tests.e2e.session_bus import SessionBus
from tests.e2e.wifi import Wifi


class Visit:
    """What the steps of one scenario share."""

    def __init__(self, display: Display, folder: Path) -> None:
        self.display = display
        self.home = folder / "home"
        self.home.mkdir()
        self.environment: dict[str, str] = {}
        self.size = (display.width, display.height)
        self.options: list[str] = []
        self.wifi: Wifi | None = None
        self.phone = Phone()
        self.remembered: Screen | None = None
        self.answer: subprocess.CompletedProcess[str] | None = None
        self.plains: list[PlainProgram] = []
        self.secret = uuid4().hex
        """A word that is nowhere else on the computer."""
        self.footprints = Footprints()
        self.bus: SessionBus | None = None
        self.runtime_before: set[str] = set()
        self._program: Program | None = None
        self._browser: Browser | None = None
        self._closes = ExitStack()

    # --- the program

    @property
    def program(self) -> Program:
        assert self._program is not None, "The kiosk was not started."
        return self._program

    def start(self, arguments: Sequence[str] = ()) -> Program:
        """Start the program and wait until its window can be used."""
        words = [*self.options, *arguments]
        within = self.wifi.at_laptop if self.wifi else ()
        self._program = Program(self.display, self.home, words, self.environment, within=within)
        self._program.wait_until_open(*self.size)
        return self._program

    def start_plainly(self, arguments: Sequence[str], *, noted: Path | None = None) -> None:
        """Start the program as users do, with nothing that listens in."""
        started = PlainProgram(self.display, self.home, arguments, self.environment, noted=noted)
        self.plains.append(started)

    @property
    def plain(self) -> PlainProgram:
        """What was started as users do, for the last time."""
        return self.plains[-1]

    @property
    def noted(self) -> Path:
        """Where it is noted what the program asked of the system."""
        return self.home.parent / "noted.txt"

    @property
    def runtime(self) -> Path:
        """The session's own folder in the memory, as the program is told."""
        return self.home.parent / "runtime"

    def ask(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Run the program as a command, as users do, until it ends by itself."""
        self.answer = subprocess.run(
            [*program_command(), *arguments],
            env=environment_of(self.display, self.home) | self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=2 * PATIENCE,
        )
        return self.answer

    def restart(self) -> Program:
        """Close the program and open it again."""
        self.program.press("Ctrl+Q")
        assert self.program.wait_until_ended() == 0
        return self.start()

    def end(self) -> str:
        """End what still runs; give what the program complained of."""
        self.display.set_keyboard("us,kh")
        for started in self.plains:
            started.end()
        if self._program is not None:
            self._program.end()
        self._closes.close()
        return self._program.complaints if self._program is not None else ""

    # --- the phone

    def take_browser(self, language: str) -> None:
        """Let there be a phone with a real browser, whose owner reads this language."""
        within = self.wifi.at_phone if self.wifi else ()
        browser = Browser(self.home.parent / "phone", language, within=within)
        self._browser = self._closes.enter_context(browser)

    @property
    def browser(self) -> Browser:
        assert self._browser is not None, "There is no browser."
        return self._browser

    # --- the computer

    def join_desktop(self, name: str) -> None:
        """Sit at a desktop of this name, with a session bus."""
        bus = SessionBus(self.home.parent, environment_of(self.display, self.home))
        self.bus = self._closes.enter_context(bus)
        self.runtime_before = left_in(self.runtime)
        self.environment |= {"DBUS_SESSION_BUS_ADDRESS": bus.address, "XDG_CURRENT_DESKTOP": name}

    def join_wifi(self) -> None:
        """Let the laptop and the phone be on a Wi-Fi; raises `NoWifiError`."""
        self.wifi = self._closes.enter_context(Wifi())

    def connect_projector(self) -> None:
        """Sit at a laptop with a projector beside it, which say nothing of their sizes."""
        laptop, projector = (1366, 768), (1280, 800)
        self.display = self._closes.enter_context(Display(laptop[0] + projector[0], projector[1]))
        self.display.connect("laptop", 0, *laptop)
        self.display.connect("projector", laptop[0], *projector)
        self.size = laptop

    def look_at_projector(self) -> Pixels:
        """Take a picture of what the room sees."""
        return self.display.picture()[:, self.size[0] :]

    @property
    def settings_file(self) -> Path:
        return self.home / ".config/kiosk/settings.json"

    @property
    def packs_folder(self) -> Path:
        return self.home / ".local/share/kiosk/packs"

    def put_file(self, file: Path, content: str) -> Path:
        """Write a file, with the folders above it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        return file
