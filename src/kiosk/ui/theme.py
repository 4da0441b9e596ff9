"""How the window looks: colour tokens, sizes and icons, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap

from kiosk.core.settings import ThemeName

FONT_FAMILY = "Kiosk Sans"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colour tokens of one theme, as `#RRGGBB`."""

    background: str
    surface: str
    desk: str
    text: str
    secondary: str
    line: str
    accent: str
    on_accent: str
    accent_soft: str
    caution: str
    caution_soft: str
    help: str
    help_soft: str
    found: str  # behind words that a search found in a text
    paper: str = "#FFFFFF"  # behind a PDF's page and a code, whatever the theme
    ink: str = "#000000"  # what is written large beside a code
    paper_sepia: str = "#F4ECD8"  # as the render worker colours it
    paper_night: str = "#1E2528"
    desk_night: str = "#0E1213"  # a bright desk would glare beside a dark page
    edge_night: str = "#2F383C"
    on_paper: str = "#56616A"
    on_paper_night: str = "#A9B5BB"
    mark_selected: str = "#A8DAD7"  # marks are laid over a page as a highlighter is
    mark_found: str = "#FFE58A"
    mark_found_now: str = "#FFAE57"
    mark_selected_night: str = "#064848"  # and by night as light of this colour
    mark_found_night: str = "#4A3A00"
    mark_found_now_night: str = "#7E3A00"
    mark_focus: str = "#0B6B6B"
    mark_focus_night: str = "#63C7C0"
    shadow: str = "#000000"
    line_width: int = 1


LIGHT = Colours(
    background="#F6F5F1",
    surface="#FFFFFF",
    desk="#E9E7E1",
    text="#1B2326",
    secondary="#56616A",
    line="#E2DFD8",
    accent="#0B6B6B",
    on_accent="#FFFFFF",
    accent_soft="#E2F0EF",
    caution="#8A5200",
    caution_soft="#FFF1D6",
    help="#A3271D",
    help_soft="#FBE8E5",
    found="#FFE58A",
)

DARK = Colours(
    background="#14191B",
    surface="#1E2528",
    desk="#0E1213",
    text="#EDF0F0",
    secondary="#A9B5BB",
    line="#2F383C",
    accent="#63C7C0",
    on_accent="#14191B",
    accent_soft="#1B3536",
    caution="#F0C070",
    caution_soft="#3A2E17",
    help="#F19A90",
    help_soft="#3D2320",
    found="#4A3A00",
)

HIGH_CONTRAST = Colours(
    background="#FFFFFF",
    surface="#FFFFFF",
    desk="#FFFFFF",
    text="#000000",
    secondary="#000000",
    line="#000000",
    accent="#000000",
    on_accent="#FFFFFF",
    accent_soft="#FFFFFF",
    caution="#000000",
    caution_soft="#FFFFFF",
    help="#000000",
    help_soft="#FFFFFF",
    found="#FFFFFF",
    line_width=2,
)

THEMES = {
    ThemeName.LIGHT: LIGHT,
    ThemeName.DARK: DARK,
    ThemeName.HIGH_CONTRAST: HIGH_CONTRAST,
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in logical pixels; those that hold text grow with the text size (in percent)."""

    scale: int = 100

    def scaled(self, pixels: int) -> int:
        """Give a length that grows with the text."""
        return round(pixels * self.scale / 100)

    @property
    def body(self) -> int:
        return self.scaled(17)

    @property
    def small(self) -> int:
        return self.scaled(15)

    @property
    def smallest(self) -> int:
        return self.scaled(13)

    @property
    def title(self) -> int:
        return self.scaled(30)

    @property
    def heading(self) -> int:
        return self.scaled(22)

    @property
    def wall(self) -> int:
        """What a room reads from the wall."""
        return self.scaled(36)

    @property
    def card_title(self) -> int:
        return self.scaled(20)

    @property
    def target(self) -> int:
        """The least height of what can be pressed."""
        return max(44, self.scaled(44))

    @property
    def icon(self) -> int:
        return self.scaled(22)


class Theme(QObject):
    """The colours and sizes that are on; whoever paints by hand listens to `changed`."""

    changed = Signal()

    def __init__(self, icons: Path, name: ThemeName = ThemeName.LIGHT, scale: int = 100) -> None:
        super().__init__()
        self._icons = icons
        self._pictures: dict[tuple[str, str, int, float], QPixmap] = {}
        self.name, self.sizes = name, Sizes(scale)

    @property
    def colours(self) -> Colours:
        return THEMES[self.name]

    def set_name(self, name: ThemeName) -> None:
        """Change the colours."""
        if name is not self.name:
            self.name = name
            self.changed.emit()

    def set_scale(self, scale: int) -> None:
        """Change the text size, in percent."""
        if scale != self.sizes.scale:
            self.sizes = Sizes(scale)
            self.changed.emit()

    def pixmap(self, icon: str, colour: str, *, size: int, ratio: float = 1.0) -> QPixmap:
        """Draw the icon of this name, `size` logical pixels wide and high, in `colour`."""
        key = (icon, colour, size, ratio)
        if key not in self._pictures:
            self._pictures[key] = _drawn(self._icons / f"{icon}.svg", colour, size, ratio)
        return self._pictures[key]

    def icon(self, icon: str, colour: str, *, size: int, ratio: float = 1.0) -> QIcon:
        """The same as `pixmap`, as an icon."""
        return QIcon(self.pixmap(icon, colour, size=size, ratio=ratio))

    def palette(self) -> QPalette:
        """The colours for what the style sheet does not reach."""
        colours = self.colours
        palette = QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, colours.background),
            (QPalette.ColorRole.WindowText, colours.text),
            (QPalette.ColorRole.Base, colours.surface),
            (QPalette.ColorRole.AlternateBase, colours.background),
            (QPalette.ColorRole.Text, colours.text),
            (QPalette.ColorRole.PlaceholderText, colours.secondary),
            (QPalette.ColorRole.Button, colours.surface),
            (QPalette.ColorRole.ButtonText, colours.text),
            (QPalette.ColorRole.Highlight, colours.accent),
            (QPalette.ColorRole.HighlightedText, colours.on_accent),
            (QPalette.ColorRole.Link, colours.accent),
            (QPalette.ColorRole.ToolTipBase, colours.surface),
            (QPalette.ColorRole.ToolTipText, colours.text),
        ):
            palette.setColor(role, QColor(colour))
        return palette


def _drawn(file: Path, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    try:
        source = file.read_bytes().replace(b"currentColor", colour.encode())
    except OSError:
        return picture  # a missing icon costs the icon, not the screen
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source)).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
