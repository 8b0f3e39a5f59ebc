"""File modes of a folder that Spark writes: no more open than the local files that were read.

They are given by a umask of Hadoop's, which creates every file with its mode. Elsewhere, as in HDFS
and object stores, the file system's own settings hold.
"""

import os
from collections.abc import Iterable
from urllib.parse import unquote

from engine.tables.rights import ANYBODY, limited, rights_of, umask

LOCAL = "file:"
CLASSES = (6, 3, 0)  # how far the bits of the owner, the group and the others are shifted
READ, WRITE, EVERYTHING = 4, 2, 7


def creation_options(files: Iterable[str]) -> dict[str, str]:
    """Options for a writer of Spark, by the addresses of the files that were read."""
    local = [unquote(one.removeprefix(LOCAL)) for one in files if one.startswith(LOCAL)]
    limit = rights_of(*local)
    if not limit or not hasattr(os, "getegid"):
        return {}
    mode = limited(ANYBODY & ~umask(), os.getegid(), [limit])
    return {
        "fs.permissions.umask-mode": f"{_umask_for(mode):03o}",
        "fs.file.impl.disable.cache": "true",  # a file system that is open keeps its umask
    }


def _umask_for(mode: int) -> int:
    """The umask that leaves files this mode, and folders what goes with it.

    >>> oct(_umask_for(0o644)), oct(_umask_for(0o640)), oct(_umask_for(0o600))
    ('0o22', '0o27', '0o77')
    """
    taken = 0
    for shift in CLASSES:
        rights = mode >> shift
        taken |= (0 if rights & WRITE else WRITE if rights & READ else EVERYTHING) << shift
    return taken
