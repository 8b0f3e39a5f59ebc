"""Optional libraries."""

from collections.abc import Iterator
from contextlib import contextmanager

from engine.errors import MisuseError


@contextmanager
def needs_openpyxl(place: str) -> Iterator[None]:
    """Raise MisuseError, with the cure, where the library for workbooks is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] != "openpyxl":
            raise
        what, cure = "Excel workbooks need openpyxl", 'Run: pip install "crossroads[xlsx]"'
        raise MisuseError(place, what, cure) from error
