"""The style sheet: every colour and size comes from the theme's tokens."""

from __future__ import annotations

from kiosk.ui.theme import FONT_FAMILY, Colours, Sizes


def style_sheet(colours: Colours, sizes: Sizes) -> str:
    """Write the window's style sheet for these colours and text size."""
    return "\n".join(
        part
        for part in (
            _text(colours, sizes),
            _surfaces(colours),
            _buttons(colours, sizes),
            _fields(colours, sizes),
            _sliders(colours, sizes),
            _lists(colours, sizes),
            _badges(colours, sizes),
            _scroll_bars(colours),
            _menus(colours, sizes),
        )
    )


def wall_style_sheet(height: int) -> str:
    """Write large on a screen `height` pixels high, for a room to read."""
    return f"""
QLabel[look="wall"] {{ font-size: {height // 14}px; }}
QLabel[look="wall-title"] {{ font-size: {height // 22}px; }}
QLabel[look="on-paper"] {{ font-size: {height // 32}px; }}
"""


def _text(c: Colours, s: Sizes) -> str:
    return f"""
QWidget {{ font-family: "{FONT_FAMILY}"; font-size: {s.body}px; color: {c.text}; }}
QLabel {{ background: transparent; }}
QLabel[look="title"] {{ font-size: {s.title}px; font-weight: 700; }}
QLabel[look="heading"] {{ font-size: {s.heading}px; font-weight: 700; }}
QLabel[look="card-title"] {{ font-size: {s.card_title}px; font-weight: 700; }}
QLabel[look="strong"] {{ font-weight: 700; }}
QLabel[look="secondary"] {{ color: {c.secondary}; }}
QLabel[look="small"] {{ font-size: {s.small}px; color: {c.secondary}; }}
QLabel[look="trouble"] {{ color: {c.help}; }}
QLabel[look="wall"] {{ font-size: {s.wall}px; font-weight: 700; color: {c.ink}; }}
QLabel[look="wall-title"] {{ color: {c.ink}; }}
QLabel[look="on-paper"] {{ color: {c.on_paper}; }}
QLabel[look="accent"] {{ color: {c.accent}; font-weight: 700; }}
QToolTip {{ background: {c.surface}; color: {c.text}; border: {c.line_width}px solid {c.line};
  padding: 6px 10px; font-size: {s.small}px; }}
"""


def _surfaces(c: Colours) -> str:
    line = f"{c.line_width}px solid {c.line}"
    return f"""
QWidget[look="window"], QWidget[look="screen"], QScrollArea[look="screen"],
QScrollArea[look="screen"] > QWidget > QWidget[look="page"] {{
  background: {c.background}; border: none; }}
QScrollArea[look="in-sheet"], QScrollArea[look="in-sheet"] > QWidget > QWidget[look="page"] {{
  background: transparent; border: none; }}
QFrame[look="bar"] {{ background: {c.surface}; border: none; border-bottom: {line}; }}
QFrame[look="side"] {{ background: {c.surface}; border: none; border-right: {line}; }}
QFrame[look="plain"] {{ background: transparent; border: none; }}
QFrame[look="card"], QFrame[look="sheet"] {{ background: {c.surface}; border: {line};
  border-radius: 16px; }}
QFrame[look="share"] {{ background: {c.background}; border: none; }}
QFrame[look="qr-desk"] {{ background: {c.paper}; border: none; }}
QWidget[look="wall"] {{ background: {c.paper}; }}
QFrame[look="marked-card"] {{ background: {c.surface}; border: 2px solid {c.accent};
  border-radius: 16px; }}
QFrame[look="note"] {{ background: {c.background}; border: {_outline(c)}; border-radius: 10px; }}
QFrame[look="caution"] {{ background: {c.caution_soft}; border: {_outline(c)};
  border-radius: 10px; }}
QFrame[look="caution"] QLabel {{ color: {c.caution}; }}
QFrame[look="rule"] {{ background: {c.line}; border: none; max-height: {c.line_width}px;
  min-height: {c.line_width}px; }}
QFrame[look="icon-tile"] {{ background: {c.accent_soft}; border: {_outline(c)};
  border-radius: 12px; }}
QTextBrowser {{ background: transparent; border: none; selection-background-color: {c.accent};
  selection-color: {c.on_accent}; }}
QProgressBar {{ background: {c.line if c.line_width == 1 else c.surface}; border: {_outline(c)};
  border-radius: 3px; min-height: 6px; max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
"""


def _outline(c: Colours) -> str:
    """A line where the theme has no soft fills to tell surfaces apart."""
    return f"2px solid {c.line}" if c.line_width > 1 else "none"


def _buttons(c: Colours, s: Sizes) -> str:
    line = f"{c.line_width}px solid {c.line}"
    return f"""
QPushButton {{ background: {c.surface}; border: {line}; border-radius: 10px;
  padding: 0 {s.scaled(16)}px; min-height: {s.target - 2}px; }}
QPushButton:hover {{ border-color: {c.accent}; }}
QPushButton:pressed, QPushButton:checked {{ background: {c.accent_soft}; }}
QPushButton:disabled {{ color: {c.secondary}; }}
QPushButton[look="primary"] {{ background: {c.accent}; color: {c.on_accent}; font-weight: 700;
  border-color: {c.accent}; }}
QPushButton[look="primary"]:hover {{ border-color: {c.text}; }}
QPushButton[look="primary"]:disabled {{ background: {c.surface}; color: {c.secondary};
  border-color: {c.line}; }}
QPushButton[look="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[look="quiet"]:hover {{ background: {c.accent_soft}; border-color: {c.accent_soft}; }}
QPushButton[look="tool"] {{ background: transparent; border-color: transparent;
  padding: 0; min-width: {s.target - 2}px; max-width: {s.target - 2}px; }}
QPushButton[look="tool"]:hover, QPushButton[look="tool"]:checked {{ background: {c.accent_soft};
  border-color: {c.accent_soft}; }}
QPushButton[look="help"] {{ background: {c.help_soft}; color: {c.help}; font-weight: 700;
  border: {c.line_width}px solid {_edge(c, c.help_soft)}; border-radius: {s.target // 2}px; }}
QPushButton[look="help-icon"] {{ background: {c.help_soft}; color: {c.help};
  border: {c.line_width}px solid {_edge(c, c.help_soft)}; border-radius: {s.target // 2}px;
  padding: 0; min-width: {s.target - 2}px; max-width: {s.target - 2}px; }}
QPushButton[look="chip"] {{ border-radius: {s.target // 2}px; }}
QPushButton[look="chip"]:checked {{ background: {c.accent}; color: {c.on_accent};
  border-color: {c.accent}; }}
QPushButton[look="row"] {{ background: transparent; border: none; border-radius: 10px;
  text-align: left; padding: 0 {s.scaled(14)}px; min-height: {s.scaled(48)}px; }}
QPushButton[look="row"]:hover {{ background: {c.accent_soft}; }}
QPushButton[look="row"]:checked {{ background: {c.accent_soft}; color: {c.accent};
  border: {_outline(c)}; font-weight: 700; }}
QPushButton[look="first-choice"], QPushButton[look="choice"], QPushButton[look="last-choice"] {{
  border-radius: 0; padding: 0 {s.scaled(16)}px; }}
QPushButton[look="first-choice"] {{ border-top-left-radius: {s.target // 2}px;
  border-bottom-left-radius: {s.target // 2}px; border-right: none; }}
QPushButton[look="choice"] {{ border-right: none; }}
QPushButton[look="last-choice"] {{ border-top-right-radius: {s.target // 2}px;
  border-bottom-right-radius: {s.target // 2}px; }}
QPushButton[look="first-choice"]:checked, QPushButton[look="choice"]:checked,
QPushButton[look="last-choice"]:checked {{ background: {c.accent}; color: {c.on_accent};
  font-weight: 700; border-color: {c.accent}; }}
QAbstractButton[look="open-row"]:hover, QAbstractButton[look="contents-row"]:hover,
QAbstractButton[look="contents-row"]:checked {{ background: {c.accent_soft};
  border: {_outline(c)}; border-radius: 10px; }}
QLabel[look="ring"], QLabel[look="accent-ring"] {{ font-size: {s.smallest}px;
  border: {c.line_width}px solid {c.line}; border-radius: {s.scaled(14)}px; }}
QLabel[look="accent-ring"] {{ color: {c.accent}; border-color: {c.accent}; }}
QAbstractButton[look="open-card"] {{ background: {c.surface}; border: {line};
  border-radius: 16px; }}
QAbstractButton[look="answer"] {{ background: {c.background}; border: {line};
  border-radius: 12px; }}
QAbstractButton[look="open-card"]:hover, QAbstractButton[look="answer"]:hover {{
  border-color: {c.accent}; }}
QAbstractButton[look="answer"]:pressed {{ background: {c.accent_soft}; }}
"""


def _fields(c: Colours, s: Sizes) -> str:
    return f"""
QLineEdit {{ background: {c.background}; border: {c.line_width}px solid {c.line};
  border-radius: 10px; padding: 0 {s.scaled(12)}px; min-height: {s.target - 2}px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent};
  placeholder-text-color: {c.secondary}; }}
QLineEdit[look="search"] {{ border-radius: {s.target // 2}px; }}
QLineEdit[look="page-number"] {{ padding: 0 6px; background: {c.surface}; }}
QLineEdit:focus {{ border-color: {c.accent}; }}
QPlainTextEdit {{ background: {c.background}; border: {c.line_width}px solid {c.line};
  border-radius: 10px; padding: 6px {s.scaled(10)}px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QCheckBox {{ spacing: {s.scaled(12)}px; background: transparent; }}
QComboBox {{ background: {c.surface}; border: {c.line_width}px solid {c.line}; border-radius: 10px;
  padding: 0 {s.scaled(12)}px; min-height: {s.target - 2}px; }}
QComboBox::drop-down {{ border: none; width: {s.icon + 16}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: {c.line_width}px solid {c.line};
  selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
"""


def _sliders(c: Colours, s: Sizes) -> str:
    return f"""
QSlider {{ background: transparent; min-height: {s.target}px; }}
QSlider::groove:horizontal {{ background: {c.line}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.accent}; height: 4px; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {c.accent}; border: 2px solid {c.surface};
  width: {s.icon}px; margin: -{s.icon // 2}px 0; border-radius: {s.icon // 2 + 1}px; }}
"""


def _lists(c: Colours, s: Sizes) -> str:
    return f"""
QListView, QTreeView {{ background: transparent; border: none; outline: none; }}
QListView::item, QTreeView::item {{ border-radius: 10px; padding: 0 {s.scaled(12)}px;
  min-height: {s.scaled(48)}px; color: {c.text}; }}
QListView::item:hover, QTreeView::item:hover {{ background: {c.accent_soft}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {c.accent_soft};
  color: {c.accent}; border: {_outline(c)}; }}
QTreeView::branch {{ background: transparent; }}
QTreeView[look="contents"] {{ selection-background-color: transparent; }}
QTreeView[look="contents"]::item {{ background: transparent; border: none; }}
"""


def _badges(c: Colours, s: Sizes) -> str:
    shape = (
        f"border-radius: {round(s.smallest * 0.85)}px; padding: 1px {s.scaled(11)}px;"
        f" font-size: {s.smallest}px;"
    )
    return f"""
QLabel[look="badge"] {{ background: {c.background}; color: {c.secondary};
  border: {c.line_width}px solid {c.line}; {shape} }}
QLabel[look="accent-badge"] {{ background: {c.accent_soft}; color: {c.accent};
  border: {c.line_width}px solid {_edge(c, c.accent_soft)}; {shape} }}
QLabel[look="caution-badge"] {{ background: {c.caution_soft}; color: {c.caution};
  border: {c.line_width}px solid {_edge(c, c.caution_soft)}; {shape} }}
"""


def _edge(c: Colours, fill: str) -> str:
    """The colour of a filled shape's edge: its own, but where the theme has no soft fills."""
    return c.line if c.line_width > 1 else fill


def _scroll_bars(c: Colours) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; }}
QScrollBar::handle {{ background: {c.secondary}; border: 4px solid {c.background};
  border-radius: 7px; }}
QScrollBar::handle:vertical {{ min-height: 44px; }}
QScrollBar::handle:horizontal {{ min-width: 44px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _menus(c: Colours, s: Sizes) -> str:
    return f"""
QMenu {{ background: {c.surface}; border: {c.line_width}px solid {c.line}; padding: 6px; }}
QMenu::item {{ min-height: {s.scaled(40)}px; padding: 0 {s.scaled(24)}px 0 {s.scaled(12)}px;
  border-radius: 8px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.secondary}; }}
QMenu::icon {{ padding-left: {s.scaled(10)}px; }}
QMenu::separator {{ height: {c.line_width}px; background: {c.line}; margin: 6px 10px; }}
"""
