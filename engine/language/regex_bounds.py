r"""Regular expression complexity: in how many ways a pattern of a rule base may try to match.

Python's matcher tries one way after the other. Repetitions within repetitions, such as `(a+)+`, or
one behind another, such as `\w*\w*\w*`, multiply the ways until a title of twenty letters takes
hours. Counted without looking at what is repeated, so some harmless patterns are refused as well.
"""

import re

MOST_WAYS = 20_000  # two repetitions without end, and a few small ones
WITHOUT_END = 100  # how many an open repetition counts for
SLOW = "may take hours for a short text"
SLOW_CURE = "Repeat a letter or a class of them, twice in a pattern at most, and no group."
NEVER = 10**9  # no more is told apart
TOKEN = re.compile(
    r"""(?P<open>\((?:\?(?:P<\w+>|P=\w+|<?[=!]|>|\#|[aiLmsux-]*:?))?)|(?P<close>\))|(?P<bar>\|)
    |(?P<times>[*+?]|\{\d*(?:,\d*)?\})(?P<mode>[+?]?)|\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|.""",
    re.DOTALL | re.VERBOSE,
)


class _Group:
    """The ways of what has been read of a group: earlier branches, this one, and its last part."""

    def __init__(self) -> None:
        self.earlier, self.branch, self.last = 0, 1, 1

    def part(self, ways: int) -> None:
        """Another part behind those before."""
        self.branch, self.last = min(self.branch * self.last, NEVER), ways

    def next_branch(self) -> None:
        self.earlier, self.branch, self.last = self.ways, 1, 1

    @property
    def ways(self) -> int:
        return min(self.earlier + self.branch * self.last, NEVER)


def pattern_fault(pattern: str) -> tuple[str, str] | None:
    """What is wrong with a pattern of a rule base, and its cure.

    >>> pattern_fault("(a"), pattern_fault("a+b")
    (('is not a pattern: missing ), unterminated subpattern', 'Write a regular expression.'), None)
    """
    try:
        re.compile(pattern)
    except re.error as error:
        return f"is not a pattern: {error.msg}", "Write a regular expression."
    except (OverflowError, RecursionError):
        return "is not a pattern: it is too large", "Write a shorter regular expression."
    return None if is_quick(pattern) else (SLOW, SLOW_CURE)


def is_quick(pattern: str) -> bool:
    r"""Whether a pattern, which has to be sound, is tried in few enough ways.

    >>> [is_quick(one) for one in (r"[ivx]{1,4}", r"(over|under)\W?\d\d(s|years)?", r"\d+-\d+")]
    [True, True, True]
    >>> [is_quick(one) for one in (r"(a+)+", r"(a|b)*", r"\w*\w*\w*", r"(a{1,9}){1,9}")]
    [False, False, False, False]
    """
    groups = [_Group()]
    for found in TOKEN.finditer(pattern):
        if found["open"]:
            groups.append(_Group())
        elif found["close"] and len(groups) > 1:
            inner = groups.pop().ways
            groups[-1].part(inner)
        elif found["bar"]:
            groups[-1].next_branch()
        elif found["times"]:
            groups[-1].last = _repeated(groups[-1].last, found["times"])
        else:
            groups[-1].part(1)
    return groups[0].ways <= MOST_WAYS


def _repeated(ways: int, times: str) -> int:
    """The ways of something that is repeated so often."""
    least, most = {"*": (0, WITHOUT_END), "+": (1, WITHOUT_END), "?": (0, 1)}.get(times, (0, 0))
    if times[0] == "{":
        low, comma, high = times[1:-1].partition(",")
        least = int(low or 0)
        most = least if not comma else int(high) if high else least + WITHOUT_END
    if ways == 1:
        return max(most - least, 0) + 1
    return NEVER if most > MOST_WAYS.bit_length() else min(int(ways**most), NEVER)
