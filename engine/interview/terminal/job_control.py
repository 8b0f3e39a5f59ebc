"""Job control: the mode of the terminal while the program is stopped, and when it goes on.

A shell hands the terminal back in its own mode, and lets nobody know what it has written below. In
the background the terminal is the shell's, and who changes its mode is stopped.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from prompt_toolkit.input import Input


def stop(terminal: Input) -> None:
    """Stop until the shell lets the program go on, as Ctrl-Z does with other programs."""
    with _in_mode(terminal.cooked_mode(), terminal):
        os.kill(0, signal.SIGTSTP)  # all of the job: a wrapper that started us, too


@contextmanager
def raw_while_in_front(terminal: Input, redraw: Callable[[], None]) -> Iterator[None]:
    """The terminal in raw mode, again whenever the program goes on, and no longer at its end.

    SIGQUIT, which would end the program in that mode, raises KeyboardInterrupt.
    """

    def go_on(*_: object) -> None:
        if _is_ours(terminal):
            terminal.raw_mode().__enter__()  # the mode to return to is known already
            redraw()

    quits = _handled("SIGQUIT", signal.default_int_handler)
    with _in_mode(terminal.raw_mode(), terminal), _handled("SIGCONT", go_on), quits:
        yield


@contextmanager
def _in_mode(mode: AbstractContextManager[None], terminal: Input) -> Iterator[None]:
    """The terminal in a mode, which is left alone in the end if the terminal is the shell's."""
    mode.__enter__()
    try:
        yield
    finally:
        if _is_ours(terminal):
            mode.__exit__(None, None, None)


def _is_ours(terminal: Input) -> bool:
    """Whether the program is in the foreground."""
    try:
        return os.tcgetpgrp(terminal.fileno()) == os.getpgrp()
    except (AttributeError, OSError):  # no job control, or a terminal that was closed
        return True


@contextmanager
def _handled(name: str, handler: Callable[..., object]) -> Iterator[None]:
    """A signal handled so for a while; not every system knows every signal."""
    number = getattr(signal, name, None)
    before = None if number is None else signal.signal(number, handler)
    try:
        yield
    finally:
        if number is not None:
            signal.signal(number, before)
