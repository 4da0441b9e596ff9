"""How answers travel: each is a JSON object in one frame.

The worker reads files from anywhere, so whatever it says is parsed as untrusted:
`parse_answer` lets nothing through that is not exactly one of the answers.
"""

import json

from kiosk.core.reading.rect import Rect
from kiosk.workers.page_text_wire import page_text_fields
from kiosk.workers.render_messages import (
    ADDRESS_LIMIT,
    CHARACTER_LIMIT,
    FONT_NAME_LIMIT,
    FONTS_LIMIT,
    KEYS_LIMIT,
    LABEL_LIMIT,
    LENGTH_LIMIT,
    LINK_LIMIT,
    OUTLINE_DEPTH_LIMIT,
    OUTLINE_LIMIT,
    PAGE_LIMIT,
    PAGES_LIMIT,
    PROTOCOL,
    SIDE_LIMIT,
    TITLE_LIMIT,
    Answer,
    Closed,
    Failed,
    FontsRead,
    KeysRead,
    LabelsRead,
    Link,
    LinksRead,
    Opened,
    OutlineEntry,
    OutlineRead,
    PageSize,
    PagesRead,
    Ready,
    Reason,
    Rendered,
    RequestId,
    TextRead,
)
from kiosk.workers.untrusted import (
    GarbledMessageError,
    Parsers,
    UntrustedFields,
    number,
    parsed,
    text,
    whole,
)

_Reading = OutlineRead | LabelsRead | FontsRead | LinksRead | TextRead | KeysRead | PagesRead


def encode_answer(answer: Ready | Answer) -> bytes:
    """Return the answer as a frame's payload. Its texts hold no half of a surrogate pair."""
    text = json.dumps(_answer_fields(answer), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def _answer_fields(answer: Ready | Answer) -> dict[str, object]:
    match answer:
        case Ready(protocol=protocol):
            return {"kind": "ready", "protocol": protocol}
        case Opened(id=id, sizes=sizes, repaired=repaired):
            pairs = [[size.width, size.height] for size in sizes]
            return {"kind": "opened", "id": id, "sizes": pairs, "repaired": repaired}
        case Rendered(id=id, width=width, height=height, stride=stride):
            return {"kind": "rendered", "id": id, "size": [width, height, stride]}
        case Closed(id=id):
            return {"kind": "closed", "id": id}
        case Failed(id=id, reason=reason):
            return {"kind": "failed", "id": id, "reason": reason.value}
        case _:
            return {"id": answer.id} | _reading_fields(answer)


def _reading_fields(answer: _Reading) -> dict[str, object]:
    match answer:
        case OutlineRead(entries=entries):
            rows = [[entry.level, entry.title, entry.page, entry.y] for entry in entries]
            return {"kind": "outline", "entries": rows}
        case LabelsRead(labels=labels):
            return {"kind": "labels", "labels": labels}
        case FontsRead(names=names):
            return {"kind": "fonts", "names": names}
        case LinksRead(links=links):
            return {"kind": "links", "links": [_link_row(link) for link in links]}
        case TextRead(text=text):
            return {"kind": "text"} | page_text_fields(text)
        case KeysRead(keys=keys):
            return {"kind": "keys", "keys": keys}
        case PagesRead(texts=texts, is_visual_order=drawn):
            return {"kind": "pages", "texts": texts, "is_visual_order": drawn}


def _link_row(link: Link) -> list[object]:
    area = link.area
    return [area.left, area.top, area.right, area.bottom, link.page, link.y, link.address]


def parse_answer(untrusted: bytes) -> Ready | Answer:
    """Return the answer in a frame's payload, every field checked for its type and range.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(untrusted, _ANSWERS)


def _id(fields: UntrustedFields) -> RequestId:
    return RequestId(fields.whole("id", 0, 2**53))


def _ready(fields: UntrustedFields) -> Ready:
    return Ready(protocol=fields.whole("protocol", PROTOCOL, PROTOCOL))


def _opened(fields: UntrustedFields) -> Opened:
    sizes = tuple(_size(pair) for pair in fields.rows("sizes", limit=PAGE_LIMIT, length=2))
    if not sizes:
        raise GarbledMessageError("no pages")
    return Opened(id=_id(fields), sizes=sizes, repaired=fields.flag("repaired"))


def _size(pair: list[object]) -> PageSize:
    width, height = pair
    return PageSize(width=number(width, 1, LENGTH_LIMIT), height=number(height, 1, LENGTH_LIMIT))


def _outline(fields: UntrustedFields) -> OutlineRead:
    rows = fields.rows("entries", limit=OUTLINE_LIMIT, length=4)
    return OutlineRead(id=_id(fields), entries=tuple(_entry(values) for values in rows))


def _entry(values: list[object]) -> OutlineEntry:
    level, title, page, y = values
    return OutlineEntry(
        level=whole(level, 1, OUTLINE_DEPTH_LIMIT),
        title=text(title, TITLE_LIMIT),
        page=whole(page, 1, PAGE_LIMIT),
        y=number(y, 0, LENGTH_LIMIT),
    )


def _labels(fields: UntrustedFields) -> LabelsRead:
    labels = fields.texts("labels", count=PAGE_LIMIT, limit=LABEL_LIMIT)
    return LabelsRead(id=_id(fields), labels=labels)


def _fonts(fields: UntrustedFields) -> FontsRead:
    names = fields.texts("names", count=FONTS_LIMIT, limit=FONT_NAME_LIMIT)
    return FontsRead(id=_id(fields), names=names)


def _links(fields: UntrustedFields) -> LinksRead:
    rows = fields.rows("links", limit=LINK_LIMIT, length=7)
    return LinksRead(id=_id(fields), links=tuple(_link(values) for values in rows))


def _link(values: list[object]) -> Link:
    left, top, right, bottom, page, y, address = values
    link = Link(
        area=_area(left, top, right, bottom),
        page=whole(page, 0, PAGE_LIMIT),
        y=number(y, 0, LENGTH_LIMIT),
        address=text(address, ADDRESS_LIMIT),
    )
    if bool(link.page) == bool(link.address):  # it leads to one of them
        raise GarbledMessageError(link)
    return link


def _area(left: object, top: object, right: object, bottom: object) -> Rect:
    x, y = number(left, -LENGTH_LIMIT, LENGTH_LIMIT), number(top, -LENGTH_LIMIT, LENGTH_LIMIT)
    return Rect(x, y, number(right, x, LENGTH_LIMIT), number(bottom, y, LENGTH_LIMIT))


def _text(fields: UntrustedFields) -> TextRead:
    # 20 ms, and the worker's first page does without: it never parses an answer.
    from kiosk.workers.untrusted_page_text import page_text

    return TextRead(id=_id(fields), text=page_text(fields))


def _keys(fields: UntrustedFields) -> KeysRead:
    keys = fields.texts("keys", count=PAGE_LIMIT, limit=KEYS_LIMIT)
    if not keys or sum(map(len, keys)) > KEYS_LIMIT:
        raise GarbledMessageError("no keys")
    return KeysRead(id=_id(fields), keys=keys)


def _pages(fields: UntrustedFields) -> PagesRead:
    texts = fields.texts("texts", count=PAGE_LIMIT, limit=CHARACTER_LIMIT)
    if not texts or sum(map(len, texts)) > PAGES_LIMIT:
        raise GarbledMessageError("no pages")
    return PagesRead(id=_id(fields), texts=texts, is_visual_order=fields.flag("is_visual_order"))


def _rendered(fields: UntrustedFields) -> Rendered:
    width, height, stride = fields.row("size", 3)
    checked = whole(width, 1, SIDE_LIMIT)
    return Rendered(
        id=_id(fields),
        width=checked,
        height=whole(height, 1, SIDE_LIMIT),
        stride=whole(stride, checked * 3, SIDE_LIMIT * 4),
    )


def _closed(fields: UntrustedFields) -> Closed:
    return Closed(id=_id(fields))


def _failed(fields: UntrustedFields) -> Failed:
    return Failed(id=_id(fields), reason=Reason(fields.text("reason", limit=20)))


_ANSWERS: Parsers[Ready | Answer] = {
    "ready": _ready,
    "opened": _opened,
    "outline": _outline,
    "labels": _labels,
    "fonts": _fonts,
    "rendered": _rendered,
    "links": _links,
    "text": _text,
    "keys": _keys,
    "pages": _pages,
    "closed": _closed,
    "failed": _failed,
}
