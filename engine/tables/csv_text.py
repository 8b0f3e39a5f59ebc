"""CSV writing: quoting of fields, and escaping of formulas against CSV injection.

A text that a spreadsheet would compute gets an apostrophe in front. `unescape_formula` takes it
away before a file is understood, so that our own output says the same when it is read again.
"""

import re
from collections.abc import Iterable

LINE_END = "\r\n"  # RFC 4180
SHORT, REMEMBERED = 60, 1 << 15  # characters of a cell that is worth caching; how many are
# OWASP, "CSV Injection", names = + - @ Tab CR LF and ASVS 1.2.10 NUL; white space may stand before.
# A minus alone, or before nothing but a number, computes nothing.
FORMULA = re.compile(r"\s*(?:[=+@\t\r\n\0]|-(?!(?:\d[\d.,]*%?)?\s*\Z))")
QUOTED = re.compile(r'[",;|\t\r\n]')  # whichever of them delimits


def escape_formula(cell: str) -> str:
    """The cell escaped, so that a spreadsheet shows it and never computes it.

    >>> [escape_formula(cell) for cell in ("=1+1", "+44 20", "-2+3", "-2.5")]
    ["'=1+1", "'+44 20", "'-2+3", '-2.5']
    """
    return f"'{cell}" if FORMULA.match(cell) else cell


def unescape_formula(cell: str) -> str:
    """The cell before `escape_formula`. Only what `escape_formula` may have written is changed.

    >>> unescape_formula("'=1+1"), unescape_formula("'tis"), unescape_formula("''=1")
    ('=1+1', "'tis", "''=1")
    """
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell, 1) else cell


def csv_text(cells: Iterable[str], delimiter: str = ",") -> str:
    """The fields of a line, escaped, and quoted where that is needed.

    >>> print(csv_text(["a", "=b", 'c "d"']))
    a,"'=b","c ""d""\"
    """
    return delimiter.join([_field(cell) for cell in cells])


class Fields(dict[str, str]):
    """A cache of fields, by the cells of a file that was read: these may be escaped already.

    >>> print(Fields()["'=1+1"])
    "'=1+1"
    """

    def __missing__(self, cell: str) -> str:
        field = _field(unescape_formula(cell))
        if len(cell) <= SHORT:
            if len(self) >= REMEMBERED:
                self.clear()
            self[cell] = field
        return field


def _field(cell: str) -> str:
    if cell.isalnum() or not (FORMULA.match(cell) or QUOTED.search(cell)):
        return cell
    return '"' + escape_formula(cell).replace('"', '""') + '"'
