"""The program in a pseudo-terminal, and the screen as somebody in front of it sees it."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

import pexpect
import pyte

from tests.checkout import ROOT

PATIENCE = 20  # seconds; only a failure waits so long
UP, DOWN, SPACE, ENTER = "\x1b[A", "\x1b[B", " ", "\r"
CTRL_C, CTRL_D = "\x03", "\x04"


class Screen:
    """A terminal with `crossroads` in it. What it shows is read when it is asked for."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 60,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        settings = {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **(environment or {})}
        inherited = {name: os.environ[name] for name in os.environ if name not in UNWANTED}
        self.child = pexpect.spawn(
            sys.executable,
            [str(ROOT / "cli.py"), *arguments],
            env=inherited | settings,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    @property
    def text(self) -> str:
        """What stands on the screen, without the blanks at its edges."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def press(self, *keys: str) -> None:
        """Press keys, or type words."""
        for key in keys:
            self.child.send(key)

    def until(self, *texts: str) -> str:
        """Wait until all texts stand on the screen; what it shows then."""
        end = time.monotonic() + PATIENCE
        while not all(text in self.text for text in texts):
            if time.monotonic() > end or not self._read():
                message = f"{texts} not on the screen:\n{self.text}"
                raise AssertionError(message)
        return self.text

    def answer(self, *keys: str, until: str) -> str:
        """Press keys and Enter, and wait for a text."""
        self.press(*keys, ENTER)
        return self.until(until)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def ended(self) -> int | None:
        """Wait for the end; the exit status."""
        while self._read():
            pass
        self.child.close()
        return self.child.exitstatus  # type: ignore[no-any-return]

    def hang_up(self) -> None:
        """Close the window, as its x does, and wait until the program has noticed."""
        os.close(self.child.child_fd)
        self._gone()

    def kill(self) -> None:
        """End the program without a word."""
        self.child.kill(signal.SIGKILL)
        self._gone()

    def _gone(self) -> None:
        with suppress(pexpect.ExceptionPexpect, OSError):
            self.child.wait()
        self.child.closed = True

    def _read(self) -> bool:
        """Read what was written; False when there will be no more."""
        try:
            some = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += some
        self._stream.feed(some)
        return True


Sit = Callable[..., Screen]
UNWANTED = {"NO_COLOR", "COLUMNS", "LINES", "LC_ALL", "LANG", "XDG_STATE_HOME", "TERM"}


@contextmanager
def screen(*arguments: str, **settings: object) -> Iterator[Screen]:
    """A screen that is closed in the end, whatever happens."""
    shown = Screen(*arguments, **settings)  # type: ignore[arg-type]
    try:
        yield shown
    finally:
        if not shown.child.closed:
            shown.child.close(force=True)
