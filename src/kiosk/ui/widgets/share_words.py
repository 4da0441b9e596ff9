"""What the Share sheet calls the forms of a code, the steps on the wall, and how far it reads."""

from __future__ import annotations

from kiosk.core.handover.payload import Form
from kiosk.core.handover.reach import Reach
from kiosk.core.language.message import Message, message

FORM_ICONS: dict[Form, str] = {
    Form.LINK: "link",
    Form.CONTACT: "contact",
    Form.TEXT: "text",
    Form.LAPTOP: "laptop",
    Form.WIFI: "wifi",
}

FORM_WORDS: dict[Form, Message] = {
    Form.LINK: message("Link"),
    Form.CONTACT: message("Contact"),
    Form.TEXT: message("Text"),
    Form.LAPTOP: message("Get it from this laptop"),
    Form.WIFI: message("Join this Wi-Fi"),
}

INSTEAD_WORDS: dict[Form, Message] = {
    Form.LINK: message("Hand over the link"),
    Form.CONTACT: message("Hand over the contact"),
    Form.TEXT: message("Hand over the text"),
    Form.LAPTOP: message("Get it from this laptop"),
}

WAITING_WORDS: dict[Form, Message] = {
    Form.LAPTOP: message("The code appears here as soon as phones can fetch it."),
    Form.WIFI: message("The code appears here once the name of the Wi-Fi is typed in."),
}
"""What stands in the place of a code whose form asks something first."""

STEP_WORDS: dict[int, Message] = {
    1: message("{step} Join the Wi-Fi", step=1),
    2: message("{step} Get it", step=2),
}

REACH_WORDS: dict[Reach, tuple[str, Message]] = {
    Reach.ROOM: ("accent-badge", message("The whole room")),
    Reach.FIRST_ROWS: ("caution-badge", message("First rows only")),
    Reach.CLOSE_BY: ("caution-badge", message("From close by only")),
}
"""The look of a badge, and its words."""
