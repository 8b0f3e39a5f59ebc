"""Whether a text in a rule base can be read by people: one line, not too long, nothing hidden."""

import re
from collections.abc import Iterator

from engine.rulebase.findings import shown

INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
LONGEST = 2_000  # characters; the shipped sentences have about 200


def is_readable(text: str) -> bool:
    """Whether nothing is wrong with a text."""
    return len(text) <= LONGEST and not INVISIBLE.search(text)


def text_faults(text: str, key: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the text at a key, each with its cure."""
    if found := INVISIBLE.search(text):
        cure = 'Take it out. To go on in the next line, end a line of """ with a backslash.'
        yield f"has a character that cannot be seen, {found[0]!a}, in '{key}'", cure
    if len(text) > LONGEST:
        what = f"has {len(text):,} characters in '{key}', which begins {shown(text[:40])}"
        yield what, f"Write {LONGEST:,} at most."
