"""crossroads under its own name: the public Python API, documented in docs/api.md.

>>> import crossroads
>>> crossroads.advise(crossroads.load_rules(), {"ambitions": "breadth"}).path
'move_sideways'
"""

from typing import TYPE_CHECKING

import engine
from engine import __all__ as __all__

if TYPE_CHECKING:
    from engine import *  # noqa: F403 - for type checkers; at run time names come on first use


def __getattr__(name: str) -> object:
    return getattr(engine, name)


def __dir__() -> list[str]:
    return dir(engine)
