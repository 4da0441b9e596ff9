"""Load PySide6 and put Python's own import back.

PySide6 replaces `builtins.__import__` to look into the source of every module for
`from __feature__ import …`. Kiosk uses no feature, and the search costs a tenth of its start.
"""

from __future__ import annotations

import builtins

_pythons_own = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - after the line above: that is the point

builtins.__import__ = _pythons_own
