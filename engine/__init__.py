"""The engine of crossroads: rules in, advice out.

>>> from engine import advise, load_rules
>>> advise(load_rules(), {"ambitions": "breadth"}).path
'move_sideways'

The public names are imported on first use, so that importing one module does not load all of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from engine.version import __version__

if TYPE_CHECKING:
    from engine.analysis.report import Report
    from engine.api import advise, advise_file, report
    from engine.batch.options import Options
    from engine.batch.summary import Summary
    from engine.batch.table import advise_table
    from engine.core.advice import Advice
    from engine.core.model import KnowledgeBase
    from engine.errors import CrossroadsError
    from engine.interview.interview import Interview
    from engine.rulebase.load import load_rules

__all__ = [
    "Advice",
    "CrossroadsError",
    "Interview",
    "KnowledgeBase",
    "Options",
    "Report",
    "Summary",
    "__version__",
    "advise",
    "advise_file",
    "advise_table",
    "load_rules",
    "report",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("engine.api"), name)
    message = f"module 'engine' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
