"""A PostgreSQL server of our own: started in a temporary folder, gone afterwards.

It listens on a free port of this machine alone. `initdb` refuses to work for root, so a root user
lends the folder to the system's user `postgres`.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DEBIAN = Path("/usr/lib/postgresql")
OWNER = "postgres"


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs: the newest of Debian's, else that on the path."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    elsewhere = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(elsewhere).resolve().parent if elsewhere else None


@contextmanager
def server() -> Iterator[str]:
    """A running server, as a connection string. Skips the test where there is no PostgreSQL."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="crossroads-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER)
        port = _free_port()
        _run(programs / "initdb", "-D", folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8")
        options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
        log = folder / "log"
        _run(programs / "pg_ctl", "-D", folder / "data", "-o", options, "-l", log, "-w", "start")
        try:
            yield f"host=127.0.0.1 port={port} user={OWNER} dbname=postgres"
        finally:
            _run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(*command: str | Path) -> None:
    """Run a program as somebody who is not root. Its output goes nowhere that could block it."""
    owner = OWNER if os.geteuid() == 0 else None
    subprocess.run(command, check=True, user=owner, stdout=subprocess.DEVNULL, cwd="/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
