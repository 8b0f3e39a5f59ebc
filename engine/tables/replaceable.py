"""Preconditions of replacing a file, checked before any work is done."""

import os

from engine.errors import MisuseError

SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


def check_replaceable(place: str, target: str) -> None:
    """Raise MisuseError where no file can be written. `target` is where links of `place` lead."""
    folder = os.path.dirname(target)
    if not place.strip():
        raise MisuseError("the output", "has no name", "Name a file, or - for standard output.")
    if os.path.isdir(target) or place.endswith(SEPARATORS):
        raise MisuseError(place, "is a folder", "Name a file in it.")
    if not os.path.isdir(folder):
        raise MisuseError(place, f"the folder '{folder}' does not exist", "Create it first.")
    locked = next(filter(_is_locked, (target, folder)), None)
    if locked:
        cure = "Choose another place, or change its rights."
        raise MisuseError(place, f"cannot be written: '{locked}' is write-protected", cure)
    check_openable(place)


def check_openable(place: str) -> None:
    """Raise MisuseError for a file that the system itself would not open to write: a name too long,
    links in a circle, or somebody else's link in a folder that everybody may write to."""
    try:
        os.close(os.open(place, os.O_WRONLY))
    except FileNotFoundError:
        pass  # a new file
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise MisuseError(place, what, "Name another file.") from None


def _is_locked(place: str) -> bool:
    return os.path.exists(place) and not os.access(place, os.W_OK)
