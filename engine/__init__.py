"""The engine of crossroads: rules in, advice out.

>>> from engine import advise, load_rules
>>> advise(load_rules(), {"ambitions": "breadth"}).path
'move_sideways'

The two functions are imported on first use, so that importing one module does not load all of them.
"""

from typing import TYPE_CHECKING

from engine.version import __version__

if TYPE_CHECKING:
    from engine.api import advise
    from engine.rulebase.load import load_rules

__all__ = ["__version__", "advise", "load_rules"]


def __getattr__(name: str) -> object:
    if name == "load_rules":
        from engine.rulebase.load import load_rules

        return load_rules
    if name == "advise":
        from engine.api import advise

        return advise
    message = f"module 'engine' has no attribute {name!r}"
    raise AttributeError(message)
