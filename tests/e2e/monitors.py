"""Tells an X server which monitors it has, as `xrandr --setmonitor` would.

    DISPLAY=:90 python tests/e2e/monitors.py set NAME X Y WIDTH HEIGHT [--first]
    DISPLAY=:90 python tests/e2e/monitors.py remove NAME

The first monitor takes the server's one output, so that no other monitor stands for it. Sizes are
in pixels; of its size in millimetres a monitor says nothing, as a projector does.
"""

import argparse
import ctypes


class _MonitorInfo(ctypes.Structure):
    """XRRMonitorInfo of X11/extensions/Xrandr.h (RandR 1.5)."""

    _fields_ = (
        ("name", ctypes.c_ulong),
        ("primary", ctypes.c_int),
        ("automatic", ctypes.c_int),
        ("output_count", ctypes.c_int),
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("millimetres_across", ctypes.c_int),
        ("millimetres_down", ctypes.c_int),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )


class _Resources(ctypes.Structure):
    """The beginning of XRRScreenResources."""

    _fields_ = (
        ("time", ctypes.c_ulong),
        ("config_time", ctypes.c_ulong),
        ("controller_count", ctypes.c_int),
        ("controllers", ctypes.POINTER(ctypes.c_ulong)),
        ("output_count", ctypes.c_int),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )


class Server:
    """A connection to the X server of $DISPLAY."""

    def __init__(self) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._randr = ctypes.CDLL("libXrandr.so.2")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XInternAtom.restype = ctypes.c_ulong
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._randr.XRRGetScreenResources.restype = ctypes.POINTER(_Resources)
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(None))
        if not self._display:
            raise SystemExit("The X server cannot be reached.")
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))

    def set_monitor(self, name: str, place: tuple[int, int, int, int], *, is_first: bool) -> None:
        """Have a monitor of this name at x, y, as wide and high as said."""
        resources = self._randr.XRRGetScreenResources(self._display, self._root)
        x, y, width, height = place
        info = _MonitorInfo(
            name=self._atom(name),
            primary=is_first,
            output_count=1 if is_first else 0,
            x=x,
            y=y,
            width=width,
            height=height,
            outputs=resources.contents.outputs if is_first else None,
        )
        self._randr.XRRSetMonitor(self._display, self._root, ctypes.byref(info))
        self._x11.XSync(self._display, 0)

    def remove_monitor(self, name: str) -> None:
        """Have this monitor no more."""
        self._randr.XRRDeleteMonitor(self._display, self._root, ctypes.c_ulong(self._atom(name)))
        self._x11.XSync(self._display, 0)

    def _atom(self, name: str) -> int:
        return int(self._x11.XInternAtom(self._display, name.encode(), 0))


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser()
    verbs = parser.add_subparsers(dest="verb", required=True)
    setting = verbs.add_parser("set")
    setting.add_argument("name")
    setting.add_argument("place", type=int, nargs=4)
    setting.add_argument("--first", action="store_true")
    removing = verbs.add_parser("remove")
    removing.add_argument("name")
    wanted = parser.parse_args()
    server = Server()
    if wanted.verb == "set":
        server.set_monitor(wanted.name, tuple(wanted.place), is_first=wanted.first)
    else:
        server.remove_monitor(wanted.name)


if __name__ == "__main__":
    main()
