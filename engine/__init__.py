"""The engine of crossroads: rules in, advice out.

>>> from engine import advise, load_rules
>>> advise(load_rules(), {"ambitions": "breadth"}).path
'move_sideways'

The public names are those of `engine.api`, which is imported on first use, so that importing one
module does not load all of them.
"""

from importlib import import_module

from engine.version import __version__ as __version__

TYPE_CHECKING = False  # typing takes long to import, and the command line starts here
if TYPE_CHECKING:
    from engine.api import *  # noqa: F403
    from engine.api import __all__ as __all__


def __getattr__(name: str) -> object:
    api = import_module("engine.api")
    if name == "__all__" or name in api.__all__:
        return getattr(api, name)
    message = f"module 'engine' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(import_module("engine.api").__all__)
