"""What may stand between two cells of a staff file."""

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}  # a tie goes to the first


def delimiter_name(delimiter: str) -> str:
    """What people call it.

    >>> delimiter_name(";"), delimiter_name("^")
    ('semicolon', "'^'")
    """
    return DELIMITERS.get(delimiter, repr(delimiter))
