"""Facts as a command line that can be pasted."""

import shlex

from engine.core.model import Facts, Value


def advise_command(facts: Facts, program: str = "crossroads") -> str:
    """The command that advises somebody on these facts.

    >>> advise_command({"manager_knows": True, "ambitions": ("breadth", "seniority")})
    'crossroads advise --set manager_knows=yes --set ambitions=breadth --set ambitions=seniority'
    """
    said = [
        f"--set {shlex.quote(f'{id}={_word(one)}')}"
        for id, value in facts.items()
        for one in (value if isinstance(value, tuple) else (value,))
    ]
    return " ".join([program, "advise", *said])


def _word(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
