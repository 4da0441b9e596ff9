"""A walk through every screen and sheet, noting what a person would see on each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QUrl
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QSlider,
    QTextBrowser,
    QWidget,
)
from tests.ui.visitor import Visitor, ancestors, opened, place_in, put_away, settle, wait_until
from tests.workers.pdfs import locked_pdf

from kiosk.core.content.place import file_place
from kiosk.core.language.message import message
from kiosk.ui.commands import CommandId
from kiosk.ui.widgets.address_sheet import AddressSheet
from kiosk.ui.widgets.label import ElidedLabel
from kiosk.ui.widgets.page_canvas import PageCanvas
from kiosk.ui.widgets.password_form import PasswordForm
from kiosk.ui.widgets.screen import Page
from kiosk.ui.widgets.search_row import SearchRow
from kiosk.ui.widgets.section_text import SectionText

Steps = Callable[[Visitor], None]

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QSlider,
    QAbstractItemView,
    PageCanvas,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A visible widget as it was on one screen of the walk; lengths in logical pixels."""

    scene: str
    kind: str
    name: str
    look: str
    inside: tuple[str, ...]  # the names of what it stands in
    text: str
    accessible_name: str
    place: QRect  # in the window
    cut_width: int  # how much of its text is cut off sideways
    cut_height: int  # and below
    is_control: bool
    takes_tab: bool

    def __str__(self) -> str:
        words = self.text.replace("\u200b", "")[:40]
        size = self.place.size().toTuple()
        return f"{self.scene}: {self.kind} {self.name or self.look} “{words}” {size}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One screen or sheet: what was visible, and how much of a page stuck out sideways."""

    name: str
    seen: tuple[Seen, ...]
    texts: tuple[str, ...]
    sticking_out: int
    window: QRect


def walk(home: Path, *, language: str, size: QSize, scale: int = 100) -> tuple[Scene, ...]:
    """Open the kiosk and go everywhere."""
    scenes: list[Scene] = []
    visitor = opened(home, language=language, size=size, scale=scale)
    try:
        for name, steps in SCENES.items():
            visitor.window.layer.close_all()
            steps(visitor)
            settle()
            scenes.append(scene_of(name, visitor))
            _close_menus()
    finally:
        put_away(visitor)
    return (*scenes, *_empty_scenes(home, language, size, scale))


def _empty_scenes(home: Path, language: str, size: QSize, scale: int) -> Iterator[Scene]:
    """The same with a library that holds nothing."""
    nothing = home / "no-packs"
    nothing.mkdir(parents=True, exist_ok=True)
    visitor = opened(home, language=language, size=size, scale=scale, packs=(nothing,))
    try:
        for place in (
            "home",
            "reports",
            "guides",
            "first-aid",
            "contacts",
            "glossary",
            "search",
            "about",
        ):
            visitor.goes_to(place)
            yield scene_of(f"empty {place}", visitor)
    finally:
        put_away(visitor)


def _goes(place: str) -> Steps:
    def go(visitor: Visitor) -> None:
        visitor.goes_to(place)

    return go


def _hands_over(place: str, form: str = "") -> Steps:
    def hand_over(visitor: Visitor) -> None:
        visitor.goes_to(place)
        visitor.screen.share_wanted.emit(visitor.screen.place)
        if form:
            visitor.presses(f"share-as-{form}")

    return hand_over


def _reads(visitor: Visitor) -> None:
    visitor.goes_to("reports/impacts-briefing")
    visitor.waits_for_page()


def _is_told(visitor: Visitor) -> None:
    visitor.goes_to("home")
    visitor.window.show_problem(
        message("“{place}” is not in this library.", place="guides/fishing")
    )


def _asks_for_a_word(visitor: Visitor) -> None:
    visitor.window.notice.hide()
    visitor.goes_to("guides/phishing")
    texts = visitor.all_of(SectionText)
    texts[0].anchorClicked.emit(QUrl("glossary/phishing"))


def _saves(visitor: Visitor) -> None:
    _reads(visitor)
    visitor.screen.carry_out(CommandId.SAVE_COPY)


def _looks_for(query: str) -> Steps:
    def look_for(visitor: Visitor) -> None:
        _reads(visitor)
        visitor.screen.carry_out(CommandId.FIND)
        visitor.types("find-field", query)
        wait_until(lambda: any(one.text() for one in visitor.all_of(QLabel) if _counts(one)))

    return look_for


def _counts(words: QLabel) -> bool:
    return words.objectName() in ("find-count", "find-count-below")


def _searches(query: str) -> Steps:
    def search(visitor: Visitor) -> None:
        visitor.finds(query)

    return search


def _shows_all(visitor: Visitor) -> None:
    visitor.finds("password")
    visitor.sees(QAbstractButton, "results-guide-more").click()
    visitor.waits_for_results()


def _opens_a_hit(query: str, row: str) -> Steps:
    def open_hit(visitor: Visitor) -> None:
        visitor.finds(query)
        visitor.opens(row)

    return open_hit


def _opens_a_page(visitor: Visitor) -> None:
    visitor.finds("internet")
    visitor.opens("result-impacts-briefing-page-2")
    visitor.waits_for_page()


def _puts_the_marks_away(visitor: Visitor) -> None:
    visitor.presses("hit-close")


def _stops_looking(visitor: Visitor) -> None:
    visitor.hits(Qt.Key.Key_Escape)


def _reads_with(command: CommandId) -> Steps:
    def read(visitor: Visitor) -> None:
        _reads(visitor)
        visitor.screen.carry_out(command)

    return read


def _looks_at_small_pages(visitor: Visitor) -> None:
    _reads(visitor)
    if "reader-side-pages" not in {one.objectName() for one in visitor.all_of(QAbstractButton)}:
        visitor.screen.carry_out(CommandId.CONTENTS)
    visitor.presses("reader-side-pages")


def _looks_at_the_contents(visitor: Visitor) -> None:
    visitor.presses("reader-side-contents")


def _asks_how_pages_are_shown(visitor: Visitor) -> None:
    _reads(visitor)
    visitor.presses("reader-view")


def _is_led_out(visitor: Visitor) -> None:
    _reads(visitor)
    address = "https://camboja.net/" + "1234567890/" * 8
    visitor.screen.sheet_wanted.emit(
        AddressSheet(address, visitor.kiosk.language, visitor.kiosk.theme)
    )


def _needs_a_password(visitor: Visitor) -> None:
    file = locked_pdf(visitor.folders.settings.with_name("CamboJA.pdf"), "secret")
    visitor.goes_to(file_place(str(file)))
    wait_until(lambda: bool(visitor.all_of(PasswordForm)))


def _hands_over_a_wifi(password: str) -> Steps:
    def hand_over(visitor: Visitor) -> None:
        _hands_over("guides/phishing", "wifi")(visitor)
        visitor.types("wifi-name", "CamboJA training")
        visitor.types("wifi-password", password)
        visitor.presses("wifi-show-code")

    return hand_over


def _saves_a_code(visitor: Visitor) -> None:
    _hands_over("contacts/camboja")(visitor)
    visitor.presses("share-save-png")


def _prints_a_code(visitor: Visitor) -> None:
    _hands_over("contacts/camboja")(visitor)
    visitor.presses("share-print")


def _answers(visitor: Visitor) -> None:
    visitor.goes_to("first-aid/account-taken")
    for _ in range(3):
        visitor.presses("answer-1")


def _comes_to_the_end(visitor: Visitor) -> None:
    visitor.goes_to("first-aid/account-taken")
    while "answer-1" in {one.objectName() for one in visitor.all_of(QAbstractButton)}:
        visitor.presses("answer-1")


def _prints_the_way(visitor: Visitor) -> None:
    _comes_to_the_end(visitor)
    visitor.presses("first-aid-print")


def _prints(visitor: Visitor) -> None:
    visitor.goes_to("guides/phishing")
    visitor.presses("guide-print")


def _asks_for_keys(visitor: Visitor) -> None:
    visitor.goes_to("home")
    visitor.hits(Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)


def _opens_the_menu(visitor: Visitor) -> None:
    visitor.goes_to("guides/phishing")
    visitor.presses("command-more")


def _looks_on_the_shelf_for(chip: str) -> Steps:
    def look_for(visitor: Visitor) -> None:
        visitor.goes_to("guides")
        visitor.sees(QAbstractButton, chip).click()

    return look_for


def _follows_a_path(visitor: Visitor) -> None:
    visitor.goes_to("guides#section=first-training")
    visitor.sees(QAbstractButton, "item-passwords").click()


SCENES: dict[str, Steps] = {
    "home": _goes("home"),
    "reports": _goes("reports"),
    "guides": _goes("guides"),
    "guides of a topic": _looks_on_the_shelf_for("topic-accounts"),
    "guides due for review": _looks_on_the_shelf_for("review-due"),
    "a reading path": _goes("guides#section=first-training"),
    "first-aid shelf": _goes("first-aid"),
    "first aid, the first question": _goes("first-aid/phone-taken"),
    "first aid, some answers later": _answers,
    "first aid, an end": _comes_to_the_end,
    "guide": _goes("guides/lock-your-phone"),
    "guide, a later section": _goes("guides/passwords#section=limits"),
    "guide, its last section": _goes("guides/passwords#section=sources"),
    "guide on a path": _follows_a_path,
    "entry": _goes("reports/impacts-study"),
    "reader": _reads,
    "reader, find": _looks_for("CamboJA"),
    "reader, find nothing": _looks_for("zzzz"),
    "reader, find closed": _stops_looking,
    "reader, small pages": _looks_at_small_pages,
    "reader, contents": _looks_at_the_contents,
    "reader, both editions": _reads_with(CommandId.BOTH_EDITIONS),
    "reader, one edition": _reads_with(CommandId.BOTH_EDITIONS),
    "reader, view menu": _asks_how_pages_are_shown,
    "reader, a link out": _is_led_out,
    "reader, print": _reads_with(CommandId.PRINT),
    "reader, a locked file": _needs_a_password,
    "contacts": _goes("contacts"),
    "a contact": _goes("contacts/licadho"),
    "glossary": _goes("glossary"),
    "a term": _goes("glossary/phishing"),
    "search": _goes("search"),
    "search of one letter": _searches("p"),
    "search that finds": _searches("phone"),
    "search that finds in the other language": _searches("ពាក្យសម្ងាត់"),
    "search, all of a kind": _shows_all,
    "search that nearly finds": _searches("pasword manager"),
    "search that finds nothing": _searches("zzzz"),
    "hit in a guide": _opens_a_hit("password", "result-passwords-one-password"),
    "hit in a report": _opens_a_page,
    "hit put away": _puts_the_marks_away,
    "hit in a contact": _opens_a_hit("licadho", "result-contact-licadho"),
    "hit in the glossary": _opens_a_hit("phishing", "result-term-phishing"),
    "settings": _goes("settings"),
    "about": _goes("about"),
    "licences": _goes("licences"),
    "licence": _goes("licences#section=qt"),
    "notice": _is_told,
    "term sheet": _asks_for_a_word,
    "share a report": _hands_over("reports/impacts-briefing"),
    "share a report as contact": _hands_over("reports/impacts-briefing", "contact"),
    "share a report as text": _hands_over("reports/impacts-briefing", "text"),
    "share a section as text": _hands_over("guides/phishing#section=limits", "text"),
    "share a contact": _hands_over("contacts/camboja"),
    "share a contact as link": _hands_over("contacts/camboja", "link"),
    "share a term": _hands_over("glossary/phishing"),
    "share a Wi-Fi": _hands_over_a_wifi("12345678"),
    "share a Wi-Fi that cannot be": _hands_over_a_wifi("1234"),
    "save sheet": _saves,
    "save sheet of a code": _saves_a_code,
    "print sheet": _prints,
    "print sheet of first aid": _prints_the_way,
    "print sheet of a code": _prints_a_code,
    "shortcut sheet": _asks_for_keys,
    "menu": _opens_the_menu,
}


def scene_of(name: str, visitor: Visitor) -> Scene:
    """Note what is visible now."""
    window = visitor.window
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
    seen = tuple(_seen(name, widget, window) for widget in visitor.all_of(QWidget))
    texts = [text for one in seen for text in (one.text, one.accessible_name)]
    texts += [widget.toolTip() for widget in visitor.all_of(QWidget)]
    texts += [action.text() for menu in menus if menu.isVisible() for action in menu.actions()]
    texts += [window.windowTitle()]
    return Scene(
        name=name,
        seen=seen,
        texts=tuple(text for text in dict.fromkeys(texts) if text.strip()),
        sticking_out=max((_sticking_out(page) for page in visitor.all_of(Page)), default=0),
        window=window.rect(),
    )


def _close_menus() -> None:
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu):
            menu.close()
    settle()


def _seen(scene: str, widget: QWidget, window: QWidget) -> Seen:
    return Seen(
        scene=scene,
        kind=type(widget).__name__,
        name=widget.objectName(),
        look=str(widget.property("look") or ""),
        inside=tuple(one.objectName() for one in ancestors(widget) if one.objectName()),
        text=words_of(widget),
        accessible_name=widget.accessibleName(),
        place=QRect(place_in(widget, window), widget.size()),
        cut_width=_cut_width(widget),
        cut_height=_cut_height(widget),
        is_control=isinstance(widget, CONTROLS),
        takes_tab=bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled(),
    )


def words_of(widget: QWidget) -> str:
    match widget:
        case SearchRow():
            return widget.own_words
        case QLabel() | QAbstractButton():
            return widget.text()
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QTextBrowser():
            return widget.toPlainText()
        case QComboBox():
            return "\n".join(widget.itemText(row) for row in range(widget.count()))
        case QAbstractItemView():
            model = widget.model()
            rows = range(model.rowCount())
            return "\n".join(str(model.data(model.index(row, 0)) or "") for row in rows)
        case QProgressBar():
            return ""
        case _:
            return ""


def _cut_width(widget: QWidget) -> int:
    """How many pixels its words are wider than itself, or than what it stands in."""
    outside = _outside(widget, is_sideways=True)
    if isinstance(widget, QLabel) and not widget.pixmap().isNull():
        return max(outside, _size_of_picture(widget).width() - widget.width())
    if isinstance(widget, ElidedLabel) or not words_of(widget):
        return outside
    needed = widget.width()
    if isinstance(widget, QLabel) and widget.wordWrap():
        frame = widget.minimumSizeHint().width() - widget.contentsRect().width()
        advance = widget.fontMetrics().horizontalAdvance
        needed = max(advance(word) for word in _words(widget.text())) + max(0, min(frame, 0))
    elif isinstance(widget, QLabel | QAbstractButton):
        needed = widget.sizeHint().width()
    elif isinstance(widget, QTextBrowser):
        needed = round(widget.document().idealWidth())
    return max(outside, needed - widget.width())


def _size_of_picture(widget: QLabel) -> QSize:
    return widget.pixmap().deviceIndependentSize().toSize()


def _words(text: str) -> list[str]:
    """What a line can be broken between."""
    return text.replace("\u200b", " ").split() or [""]


def _cut_height(widget: QWidget) -> int:
    """How many pixels its words are higher than itself, or than what it stands in."""
    needed = 0
    if isinstance(widget, QLabel) and widget.text():
        wraps = widget.wordWrap()
        needed = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height()
    elif isinstance(widget, SectionText):
        needed = round(widget.document().size().height())
    elif isinstance(widget, QLabel):
        needed = _size_of_picture(widget).height()
    elif isinstance(widget, QAbstractButton):
        needed = widget.fontMetrics().height() if widget.text() else widget.iconSize().height()
    return max(_outside(widget, is_sideways=False), needed - widget.height())


def _outside(widget: QWidget, *, is_sideways: bool) -> int:
    """How far it sticks out of what it stands in; what can be scrolled to is not outside."""
    for above in ancestors(widget):
        if widget.isWindow():
            return 0
        if isinstance(above.parentWidget(), QAbstractScrollArea) and not is_sideways:
            return 0
        corner = widget.mapTo(above, QPoint(0, 0))
        low, high = (
            (corner.x(), corner.x() + widget.width())
            if is_sideways
            else (
                corner.y(),
                corner.y() + widget.height(),
            )
        )
        room = above.width() if is_sideways else above.height()
        if low < 0 or high > room:
            return max(-low, high - room)
    return 0


def _sticking_out(page: QAbstractScrollArea) -> int:
    inside = page.widget() if isinstance(page, Page) else None
    return max(0, inside.width() - page.viewport().width()) if inside is not None else 0
