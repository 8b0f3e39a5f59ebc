"""TOML writing: values as TOML text that a person can edit and `tomllib` reads back.

A few lines of our own and not tomlkit: that leaves invisible letters as they are, and a line
separator inside a heading would break the line of the mapping file that it stands on. Importing it
also costs each interview 7 ms before its first question.
"""

from collections.abc import Mapping, Sequence

from engine.language.ranges import Estimate

TomlValue = str | float | Sequence[str]  # a bool and an int are floats to Python's types


def toml_lines(values: Mapping[str, TomlValue]) -> str:
    """A line `key = value` for each of the values; the keys are bare keys of TOML.

    >>> print(toml_lines({"ambitions": ("breadth",), "manager_knows": False}), end="")
    ambitions = ["breadth"]
    manager_knows = false
    """
    return "".join(f"{key} = {toml_value(value)}\n" for key, value in values.items())


def toml_value(value: TomlValue) -> str:
    """A value as TOML writes it; a number that stands for a range, as the range.

    >>> toml_value(True), toml_value(2.5), toml_value(["a", "b"])
    ('true', '2.5', '["a", "b"]')
    """
    match value:
        case Estimate():
            return quoted(value.words)
        case str():
            return quoted(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case _:
            return f"[{', '.join(map(quoted, value))}]"


def quoted(text: str) -> str:
    r"""A TOML basic string: invisible letters are escaped, and the others stay as they are.

    >>> print(quoted('say "a\\b"\n'))
    "say \"a\\b\"\u000a"
    """
    return '"' + "".join(map(_letter, text)) + '"'


def _letter(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if letter <= "\uffff" else f"\\U{ord(letter):08x}"
