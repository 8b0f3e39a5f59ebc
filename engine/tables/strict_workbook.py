"""Strict Open XML (ISO/IEC 29500): the same workbook under other names of its vocabularies.

Excel writes it as "Strict Open XML Spreadsheet"; openpyxl knows the transitional names alone. So it
is given a copy with those, without a name in the folder for temporary files.
"""

import re
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

STRICT = b"http://purl.oclc.org/ooxml/"
RELATIONS = "_rels/.rels"
BEGINNING = 1 << 20  # bytes of a part, in which it names its vocabularies
VOCABULARY = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
CAPITAL = re.compile(rb"(?<=[a-z])P(?=ropert)")  # extendedProperties is extended-properties there
FASTEST = 1


def is_strict(archive: ZipFile) -> bool:
    """Whether a workbook is in Strict Open XML."""
    if RELATIONS not in archive.namelist():
        return False
    with archive.open(RELATIONS) as relations:
        return STRICT in relations.read(BEGINNING)


def transitional(archive: ZipFile) -> IO[bytes]:
    """A temporary file with the workbook under the transitional names."""
    copy = TemporaryFile()  # noqa: SIM115 - the caller closes it
    with ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=FASTEST) as target:
        for name in archive.namelist():
            with archive.open(name) as part, target.open(name, "w") as written:
                written.write(VOCABULARY.sub(_transitional, part.read(BEGINNING)))
                while some := part.read(BEGINNING):
                    written.write(some)
    return copy


def _transitional(strict: re.Match[bytes]) -> bytes:
    """The transitional name of a vocabulary.

    >>> _transitional(VOCABULARY.match(b"http://purl.oclc.org/ooxml/spreadsheetml/main"))
    b'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    """
    last = CAPITAL.sub(b"-p", strict[2])
    return b"http://schemas.openxmlformats.org/" + strict[1] + b"/2006/" + last
