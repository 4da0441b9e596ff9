"""What a person would see on the kiosk's screen, at one moment."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle in pixels of the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    @property
    def is_empty(self) -> bool:
        return self.width <= 0 or self.height <= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something on the screen: words, a button, a link, a row, a picture with a name.

    `rect` is all of it, `shown` the part that is neither scrolled out nor covered. Of things with
    the same `choice` one is on, and the arrows lead from one to the other.
    """

    name: str
    texts: tuple[str, ...]
    description: str
    can_press: bool
    is_enabled: bool
    is_checked: bool
    is_word: bool
    choice: str
    rect: Rect
    shown: Rect

    def is_called(self, words: str) -> bool:
        return words == self.name or words in self.texts

    @property
    def is_in_view(self) -> bool:
        """Whether enough of it is seen to read or to press it."""
        enough = min(self.rect.height, 24), min(self.rect.width, 24)
        return self.shown.height >= enough[0] > 0 and self.shown.width >= enough[1] > 0

    @property
    def is_whole(self) -> bool:
        """Whether all of it is in view."""
        return self.shown == self.rect and not self.rect.is_empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The window and all that stands in it.

    `scrolled` is in pixels, `zoom` in percent; at `wheel` the mouse is over nothing but the page.
    """

    is_open: bool = False
    window: int = 0
    is_active: bool = False
    is_full_screen: bool = False
    geometry: Rect = Rect(x=0, y=0, width=0, height=0)
    title: str = ""
    place: str = ""
    position: float = 0.0
    scrolled: int = 0
    wheel: tuple[int, int] = (0, 0)
    language: str = ""
    focus: tuple[str, ...] = ()
    sheet: str = ""
    page: int = 0
    pages: int = 0
    zoom: float = 0
    fit: str = ""
    fraction: float = 0.0
    is_settled: bool = True
    page_beside: int = 0
    is_on_link: bool = False
    clipboard: str = ""
    things: tuple[Thing, ...] = ()

    def shows(self, words: str) -> bool:
        """Say whether these words can be read somewhere."""
        return any(
            words in text for thing in self.things if thing.is_in_view for text in thing.texts
        )

    def has(self, words: str) -> bool:
        """Say whether these words are here, be it after scrolling."""
        return any(words in text for thing in self.things for text in thing.texts)

    def has_other_focus(self, later: "Screen") -> bool:
        """Say whether the focus has moved on later."""
        return self.focus != later.focus

    def called(self, words: str) -> tuple[Thing, ...]:
        """Give what has this name or shows exactly this; only what can be pressed, if any can."""
        found = [thing for thing in self.things if thing.is_called(words)]
        return _preferred(found, lambda thing: thing.can_press)

    def readable(self) -> str:
        """List what can be read, for a failed step."""
        lines = [f"at {self.place}, window “{self.title}”, focus on {', '.join(self.focus)}"]
        lines += [
            f"  {thing.name or '-'}: {' | '.join(text[:200] for text in thing.texts)}"
            for thing in self.things
            if thing.is_in_view and thing.texts
        ]
        return "\n".join(lines)


def _preferred(things: list[Thing], is_better: Callable[[Thing], bool]) -> tuple[Thing, ...]:
    better = tuple(thing for thing in things if is_better(thing))
    return better or tuple(things)


def parse_screen(values: dict[str, Any]) -> Screen:
    """Read what the driver answered; words lose the invisible breaks that nobody sees."""
    known = {one.name for one in fields(Screen)}
    plain = {key: value for key, value in values.items() if key in known}
    plain["things"] = tuple(_thing(thing) for thing in values["things"])
    if "geometry" in values:
        plain["geometry"] = _rect(values["geometry"])
    plain["title"] = seen(values.get("title", ""))
    plain["wheel"] = tuple(values.get("wheel", (0, 0)))
    plain["focus"] = tuple(seen(one) for one in values.get("focus", ()))
    return Screen(**plain)


def seen(text: str) -> str:
    """Give a text as eyes take it in: without zero-width spaces, in single spaces."""
    return " ".join(text.replace("\u200b", "").split())


def _thing(values: dict[str, Any]) -> Thing:
    return Thing(
        **values
        | {
            "texts": tuple(dict.fromkeys(seen(text) for text in values["texts"])),
            "rect": _rect(values["rect"]),
            "shown": _rect(values["shown"]),
        }
    )


def _rect(values: list[int]) -> Rect:
    x, y, width, height = values
    return Rect(x=x, y=y, width=width, height=height)
