"""File modes: an output is no more open than its inputs, nor than the file that it replaces.

Access control lists are not looked at. A group is one that both files have, or counts as anybody.
"""

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple, Self

from engine.tables.streams import STANDARD, input_place

OWNER, GROUP, OTHERS = 0o600, 0o070, 0o007
ANYBODY = 0o666  # that the umask takes from


class Rights(NamedTuple):
    """Who may do what with a file: the mode, and the group that it speaks of."""

    mode: int
    group: int

    @classmethod
    def of(cls, about: os.stat_result) -> Self:
        """The rights of a file."""
        return cls(stat.S_IMODE(about.st_mode) & 0o777, about.st_gid)


def rights_of(*places: str) -> Rights | None:
    """The rights that inputs share, where they are files; None for pipes, missing files and the
    like."""
    limits = [rights for rights in map(_rights_of, places) if rights]
    if not limits:
        return None
    first = limits[0]
    return Rights(limited(first.mode, first.group, limits), first.group)


def _rights_of(place: str) -> Rights | None:
    try:
        standard = input_place(place) == STANDARD
        about = os.fstat(sys.stdin.fileno()) if standard else os.stat(place)
    except (OSError, ValueError, AttributeError):  # a closed standard input is None
        return None
    return Rights.of(about) if stat.S_ISREG(about.st_mode) else None


def grant(descriptor: int, target: str, within: Rights | None) -> None:
    """Give a new file, private until now, the rights of the one at the target, which it is about to
    replace, else those that the umask leaves; none that `within` does not have. Raises OSError."""
    if sys.platform == "win32":
        return
    replaced = None
    with suppress(FileNotFoundError):
        replaced = Rights.of(os.stat(target))
    limits = [one for one in (replaced, within) if one]
    if limits and limits[0].group != os.fstat(descriptor).st_gid:
        with suppress(OSError):  # only a member of a group may give a file to it
            os.fchown(descriptor, -1, limits[0].group)
    mode = replaced.mode if replaced else ANYBODY & ~umask()
    with suppress(PermissionError):  # a file system without modes
        os.fchmod(descriptor, limited(mode, os.fstat(descriptor).st_gid, limits))


def limited(mode: int, group: int, limits: Iterable[Rights]) -> int:
    """A mode for a file of a group, without the rights that any of the limits lacks.

    >>> oct(limited(0o664, 7, [Rights(0o644, 7)])), oct(limited(0o664, 7, [Rights(0o640, 8)]))
    ('0o644', '0o600')
    """
    for limit in limits:
        for_group = limit.mode & GROUP if limit.group == group else (limit.mode & OTHERS) << 3
        mode &= OWNER | for_group | (limit.mode & OTHERS)
    return mode | OWNER


def umask() -> int:
    """The umask, which can only be read by setting it: for that moment, to a strict one."""
    found = os.umask(0o077)
    os.umask(found)
    return found
