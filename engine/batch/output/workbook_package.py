"""The package of a workbook that is written: reproducible, and without named temporary files."""

import shutil
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.worksheet._writer import WorksheetWriter


class AnonymousSheet(WorksheetWriter):
    """A sheet in an anonymous temporary file, of which nothing is left however the run ends.

    openpyxl itself would give it a name in the common folder for temporary files, and leave it
    there when the run is killed.
    """

    def __init__(self, sheet: Any, folder: str) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - see `cleanup`
        super().__init__(sheet, out=self._file)

    def cleanup(self) -> None:
        self._file.close()


class ReproducibleArchive(ZipFile):
    """An archive without the time when it was made."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(_entry(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        filename.seek(0)  # it is the file itself
        with self.open(_entry(arcname), "w") as target:
            shutil.copyfileobj(filename, target)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)  # of 1980, where the format's time begins
    entry.compress_type = ZIP_DEFLATED
    return entry
