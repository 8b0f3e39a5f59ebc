"""Preconditions of replacing a file, checked before any work is done."""

import os

from engine.errors import MisuseError


def check_replaceable(place: str, target: str) -> None:
    """Raise MisuseError where no file can be written. `target` is where links of `place` lead."""
    folder = os.path.dirname(target)
    if not place.strip():
        raise MisuseError("the output", "has no name", "Name a file, or - for standard output.")
    if os.path.isdir(target):
        raise MisuseError(place, "is a folder", "Name a file in it.")
    if not os.path.isdir(folder):
        raise MisuseError(place, f"the folder '{folder}' does not exist", "Create it first.")
    locked = next(filter(_is_locked, (target, folder)), None)
    if locked:
        cure = "Choose another place, or change its rights."
        raise MisuseError(place, f"cannot be written: '{locked}' is write-protected", cure)


def _is_locked(place: str) -> bool:
    return os.path.exists(place) and not os.access(place, os.W_OK)
