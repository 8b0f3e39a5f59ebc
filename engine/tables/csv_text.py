"""CSV writing: quoting of fields, and escaping of formulas against CSV injection.

A text that a spreadsheet would compute gets an apostrophe in front: at the start of a cell, and
after every character in it at which a spreadsheet with another delimiter would begin a cell, since
quotes that do not stand at the start of such a cell protect nothing. `unescape_formula` takes the
apostrophes away before a file is understood, so that our own output says the same when it is read
again.
"""

import re
from collections.abc import Iterable
from math import inf

LINE_END = "\r\n"  # RFC 4180
SHORT, REMEMBERED = 60, 1 << 15  # characters of a cell that is worth caching; how many are
SEPARATORS = r",;\t|\r\n"  # a cell begins after each of them in one spreadsheet or another
QUOTED = re.compile(f'["{SEPARATORS}]')  # whichever of them delimits
# What may stand before a formula unseen: quotes of another delimiter's cells, control characters,
# white space, and what has no width. No separator is among them.
UNSEEN = (
    r'"\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f'
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc"
)
# OWASP, "CSV Injection", names = + - @ Tab CR LF, also in full width.
LEADS, MINUS, BREAKS = r"=+@\uff1d\uff0b\uff20", r"\-\uff0d", r"\t\r\n"
BEFORE = f"'*+[{UNSEEN}]*+"  # apostrophes that stood there already, and what is unseen
# A minus alone, or before nothing but a number, computes nothing.
FORMULA = re.compile(f"{BEFORE}(?:[{LEADS}{BREAKS}]|[{MINUS}](?!(?:[0-9][0-9.,]*%?)?[ \\xa0]*\\Z))")
# Within a cell not even those are left: it is unknown what the spreadsheet has after them.
INNER = f"(?={BEFORE}[{LEADS}{MINUS}])"
POSSIBLE = re.compile(f"[{LEADS}{MINUS}{BREAKS}]")  # most cells hold none of them
TO_ESCAPE, ESCAPED = re.compile(f"([{SEPARATORS}]){INNER}"), re.compile(f"([{SEPARATORS}])'{INNER}")


def escape_formula(cell: str) -> str:
    """The cell escaped, so that a spreadsheet shows it and never computes it.

    >>> [escape_formula(cell) for cell in ("=1+1", "+44 20", "-2+3", "-2.5", "a;=1", "'=1")]
    ["'=1+1", "'+44 20", "'-2+3", '-2.5', "a;'=1", "''=1"]
    """
    if not POSSIBLE.search(cell):
        return cell
    inside = TO_ESCAPE.sub(r"\1'", cell)
    return f"'{inside}" if FORMULA.match(cell) else inside


def unescape_formula(cell: str) -> str:
    """The cell before `escape_formula`. Only what `escape_formula` may have written is changed.

    >>> [unescape_formula(cell) for cell in ("'=1+1", "'tis", "''=1", "a;'=1", "a, '=1")]
    ['=1+1', "'tis", "'=1", 'a;=1', "a, '=1"]
    """
    if "'" not in cell:
        return cell
    inside = ESCAPED.sub(r"\1", cell)
    return inside[1:] if cell.startswith("'") and FORMULA.match(cell, 1) else inside


def csv_text(cells: Iterable[str], delimiter: str = ",") -> str:
    """The fields of a line, escaped, and quoted where that is needed.

    >>> print(csv_text(["a", "=b", 'c "d"']))
    a,"'=b","c ""d""\"
    """
    return delimiter.join([_field(cell) for cell in cells])


def joined(cells: Iterable[str], delimiter: str) -> str:
    """The fields of a line, quoted where that is needed, and not escaped: for a cell of its own.

    >>> print(joined(["a", "=b", 'c "d"'], ","))
    a,=b,"c ""d""\"
    """
    return delimiter.join([_quoted(cell) if QUOTED.search(cell) else cell for cell in cells])


class _FieldCache(dict[str, str]):
    """Fields by their cells, as far as a cell is short enough to be worth it."""

    longest: float = SHORT

    def __missing__(self, cell: str) -> str:
        field = cell if cell.isalnum() else self._made(cell)
        if len(cell) <= self.longest:
            if len(self) >= REMEMBERED:
                self.clear()
            self[cell] = field
        return field

    def _made(self, cell: str) -> str:
        raise NotImplementedError


class PlainFields(_FieldCache):
    """A cache of fields, not escaped, by the cells of a file that was read.

    >>> PlainFields()["'=1+1"], PlainFields()["a, b"]
    ('=1+1', '"a, b"')
    """

    def _made(self, cell: str) -> str:
        return joined([unescape_formula(cell)], ",")


class ResultFields(_FieldCache):
    """A cache of fields, by cells of our own, which are not escaped yet; few are different.

    >>> print(ResultFields()["a, =b"])
    "a,' =b"
    """

    longest = inf

    def _made(self, cell: str) -> str:
        return _field(cell)


class Fields(_FieldCache):
    """A cache of fields, by the cells of a file that was read: these may be escaped already.

    >>> print(Fields()["'=1+1"])
    "'=1+1"
    """

    def _made(self, cell: str) -> str:
        return _field(unescape_formula(cell))


def _field(cell: str) -> str:
    if cell.isalnum():
        return cell
    escaped = escape_formula(cell)
    return _quoted(escaped) if escaped != cell or QUOTED.search(cell) else cell


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
