"""What is to be known about the advice in a file: that a person decides, and how long it is kept.

A table has no place for it but its metadata, where its format has some.
"""

from collections.abc import Mapping

from engine.batch.options import Options
from engine.core.model import KnowledgeBase
from engine.version import __version__

NOBODY_HAS_SAID = "nobody has said"


def kept_until(options: Options) -> str:
    """The day until which the results are to be kept, or that nobody has said."""
    return str(options.retain_until or NOBODY_HAS_SAID)


def about_advice(knowledge_base: KnowledgeBase, options: Options) -> Mapping[str, str]:
    """The same for every file of one run with the same rules: no moment, nothing about a person."""
    return {
        "crossroads.who_decides": knowledge_base.phrases.decides,
        "crossroads.to_be_kept_until": kept_until(options),
        "crossroads.rules_version": knowledge_base.version,
        "crossroads.version": __version__,
    }
