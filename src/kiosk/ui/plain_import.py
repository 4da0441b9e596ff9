"""Load PySide6 without what Kiosk does not use of it: a third of the time its import takes.

PySide6 carries the sources of `shibokensupport.signature` (they word the errors of wrong calls
and write `.pyi` files) in its library, and compiles and runs them at every start. Here each of
them waits until something of it is asked for, which at best is never.

PySide6 also replaces `builtins.__import__` to look into the source of every module for
`from __feature__ import …`. Kiosk uses no feature; Python's own import is put back.

It also imports `tempfile`, and with it `random`, only to see that they are there; they stay away.

And its libraries find a function of Qt's when it is first called, not all of them now.
"""

from __future__ import annotations

import builtins
import os
import sys
from types import CodeType, ModuleType
from typing import Any

_LATE = {
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
        "mapping",
        "parser",
    )
}

_STAND_IN = """
def __getattr__(name):
    global __getattr__
    if name.startswith("__"):
        raise AttributeError(name)
    del __getattr__
    exec(compile({source!r}, {file!r}, "exec"), globals())
    return globals()[name]

def update_mapping():  # libshiboken looks into the module's dictionary for this one
    __getattr__("update_mapping")()
"""

_NO_TEMPFILE = ModuleType("tempfile")

_pythons_compile, _pythons_import = builtins.compile, builtins.__import__


def _compile_late(source: Any, file: Any, mode: str, *rest: Any, **named: Any) -> CodeType:  # noqa: ANN401
    """Compile like Python, but of a late module only what runs it when it is needed."""
    if file in _LATE:
        source = _STAND_IN.format(source=source, file=file)
    code: CodeType = _pythons_compile(source, file, mode, *rest, **named)
    return code


if sys.platform != "win32":
    sys.setdlopenflags(os.RTLD_LAZY)
builtins.compile = _compile_late  # type: ignore[assignment]
sys.modules.setdefault("tempfile", _NO_TEMPFILE)
try:
    import PySide6.QtCore  # noqa: F401 - between these lines: that is the point
finally:
    builtins.compile, builtins.__import__ = _pythons_compile, _pythons_import
    if sys.modules["tempfile"] is _NO_TEMPFILE:
        del sys.modules["tempfile"]
