"""crossroads under its own name: the public Python API, documented in docs/api.md.

>>> import crossroads
>>> crossroads.advise(crossroads.load_rules(), {"ambitions": "breadth"}).path
'move_sideways'
"""

import engine

TYPE_CHECKING = False  # typing takes long to import, and the command line starts here
if TYPE_CHECKING:
    from engine import *  # noqa: F403 - for type checkers; at run time names come on first use
    from engine import __all__ as __all__


def __getattr__(name: str) -> object:
    return getattr(engine, name)


def __dir__() -> list[str]:
    return dir(engine)
