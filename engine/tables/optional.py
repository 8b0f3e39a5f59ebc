"""Optional dependencies: libraries that only some formats and engines need."""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager

from engine.errors import MisuseError


def needs_openpyxl(place: str) -> AbstractContextManager[None]:
    """Raise MisuseError where the library for workbooks is not installed."""
    return needs({"openpyxl"}, place, "Excel workbooks need openpyxl", "xlsx")


@contextmanager
def needs(packages: Collection[str], where: str, what: str, extra: str) -> Iterator[None]:
    """Raise MisuseError where one of the packages, which come with an extra, is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in packages:
            raise
        cure = f'Run: pip install "crossroads[{extra}]"'
        raise MisuseError(where, what, cure) from error
