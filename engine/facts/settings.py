"""Settings: facts as ATTRIBUTE=VALUE, of the options --set and --what-if and of `what if`.

A semicolon separates settings, and values of one attribute too: it ends a setting only where the
next one begins, with a name and "=".
"""

import re
from collections.abc import Iterable

from engine.errors import MisuseError
from engine.language.sentences import quote

BETWEEN = re.compile(r"; *+(?=[^;=]+=)")

Setting = tuple[str, str]  # the name of an attribute, and what is said of it


def read_settings(texts: Iterable[str], where: str) -> list[Setting]:
    """The settings in texts, in their order. Raises MisuseError for one without a name or value.

    >>> read_settings(["ambitions=breadth; seniority; ladder=none"], "--set")
    [('ambitions', 'breadth; seniority'), ('ladder', 'none')]
    """
    return [_setting(one, where) for text in texts for one in BETWEEN.split(text)]


def _setting(text: str, where: str) -> Setting:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        cure = f"Write {where} ATTRIBUTE=VALUE."
        raise MisuseError(f"{where} {quote(text)}", "has no attribute and value", cure)
    return name.strip(), value.strip()
