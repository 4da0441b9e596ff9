"""What goes wrong in a file, told in the protocol's words."""

from collections.abc import Iterator
from contextlib import contextmanager

import pymupdf

from kiosk.workers.render_messages import Reason

PDF_ERRORS = (
    RuntimeError,  # PyMuPDF's own errors derive from it
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
    OSError,
    pymupdf.mupdf.FzErrorBase,
)


class RefusedError(Exception):
    """The request cannot be done."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def refusing(otherwise: Reason) -> Iterator[None]:
    """Turn what PyMuPDF raises into a RefusedError: lack of memory, or else this reason."""
    try:
        yield
    except MemoryError as error:
        raise RefusedError(Reason.OUT_OF_MEMORY) from error
    except PDF_ERRORS as error:
        # MuPDF has no error of its own for memory: it says "malloc (… bytes) failed".
        is_memory = "alloc (" in str(error)
        raise RefusedError(Reason.OUT_OF_MEMORY if is_memory else otherwise) from error
