"""TOML that is no TOML, or too much of it: words with a place, whatever it is."""

import pytest

from engine.errors import CrossroadsError
from engine.language.toml_reader import LARGEST, parse_toml

FAULTY = {
    "a decimal number without end": (b"a = " + b"9" * 5_000, "f.toml, line 1: has a number of"),
    "a hexadecimal number without end": (
        b"a = 1\nb = [0x" + b"f" * 5_000 + b"]",
        "f.toml, line 2: has a number of more than 60 digits. Write a shorter one.",
    ),
    "brackets that the reader cannot follow": (
        b"a = " + b"[" * 5_000,
        "f.toml, line 1: has brackets within brackets, too many to be read",
    ),
    "brackets that the reader can follow": (
        b"\na = " + b"[" * 200 + b"]" * 200,
        "f.toml, line 2: has brackets within brackets, too many to be read",
    ),
    "tables within tables": (
        b"a = " + b"{ b = " * 100 + b"1" + b"}" * 100,
        "f.toml, line 1: has brackets within brackets",
    ),
    "a key of ten thousand parts": (
        b"# one\n" + b"a." * 10_000 + b"a = 1",
        "f.toml, line 2: has a key of more than 50 parts",
    ),
    "quoted parts": (b'"a".' * 60 + b"a = 1", "f.toml, line 1: has a key of more than 50 parts"),
    "NUL": (b'a = "\0"', "f.toml, line 1: is not TOML: Illegal character"),
    "nothing but NUL": (b"\0" * 9, r"at '\x00\x00\x00\x00\x00\x00\x00\x00\x00'"),
    "Latin-1": (b"\n\na = 'caf\xe9'", "f.toml, line 3: is not UTF-8: it holds the byte 0xe9."),
    "UTF-16": ("a = 1".encode("utf-16"), "f.toml, line 1: is not UTF-8: it holds the byte 0xff"),
    "surrogates as bytes": (b"a = '\xed\xa0\x80'", "f.toml, line 1: is not UTF-8"),
    "a day that does not exist": (b"a = 2024-02-31", "f.toml, line 1: is not TOML: Invalid date"),
    "a key twice": (b"a = 1\na = 2", "f.toml, line 2: is not TOML: Cannot overwrite a value"),
    "more than any file of ours": (b"#" * (LARGEST + 1), "f.toml: has more than 16,777,216 bytes"),
}


@pytest.mark.parametrize(("data", "told"), FAULTY.values(), ids=FAULTY.keys())
def test_whatever_a_file_holds_is_told_in_words(data: bytes, told: str) -> None:
    """The place and the cure are named, and no exception of Python's own gets through."""
    with pytest.raises(CrossroadsError) as caught:
        parse_toml(data, "f.toml")

    assert told in str(caught.value)


SOUND = {
    "a mark of byte order": b"\xef\xbb\xbfa = 1",
    "line ends of Windows": b"\r\na = 1\r\n",
    "line ends of old Macs": b"\ra = 1\r",
    "a long dotted text": b"a = 1\n#" + b" a. b." * 20,
}


@pytest.mark.parametrize("data", SOUND.values(), ids=SOUND.keys())
def test_files_of_every_editor_are_read(data: bytes) -> None:
    """Marks and line ends are matters of the editor, not of the person."""
    assert parse_toml(data, "f.toml").content == {"a": 1}
