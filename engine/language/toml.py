"""TOML writing: text as a TOML value."""


def quoted(text: str) -> str:
    r"""A text as TOML writes it; what cannot be seen is spelled out.

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
