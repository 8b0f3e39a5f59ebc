"""Places in the file systems of Hadoop: local folders, HDFS, object stores.

An existing folder is never written to or removed; only those that a run began are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from engine.errors import MisuseError
from engine.spark.refusals import folder_name
from engine.spark.session import spark_errors

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

CHECK = "Check the name, and what Spark needs to get there."


class Places:
    """The file systems of a Spark session."""

    def __init__(self, session: "SparkSession") -> None:
        self._jvm: Any = session._jvm
        self._settings = session.sparkContext._jsc.hadoopConfiguration()

    def refuse_taken(self, source: str, output: str, rejects: str) -> None:
        """Raise MisuseError where a folder cannot be written, before any work is done."""
        there, advice, rejected = map(self._whole_name, (source, output, rejects))
        if advice == rejected:
            cure = "Choose another place for the rejects."
            raise MisuseError(output, "is the output and the rejects at once", cure)
        for place, name in ((output, advice), (rejects, rejected)):
            if name == there or name.startswith(f"{there}/"):
                raise MisuseError(place, "lies within the input", "Choose another place.")
            if self._exists(place):
                what = "is there already, and Spark writes a whole folder"
                raise MisuseError(place, what, "Choose another place, or move it away first.")

    @contextmanager
    def unless_broken_off(self) -> Iterator[list[str]]:
        """A list for the folders that a run begins to write; they are removed if it fails."""
        begun: list[str] = []
        try:
            yield begun
        except BaseException:
            for place in begun:
                system, path = self._system(place)
                system.delete(path, True)
            raise

    def _exists(self, place: str) -> bool:
        system, path = self._system(place)
        with spark_errors(place, "Spark cannot look there", CHECK):
            return bool(system.exists(path))

    def _whole_name(self, place: str) -> str:
        system, path = self._system(place)
        with spark_errors(place, "Spark cannot look there", CHECK):
            return str(system.makeQualified(path).toString())

    def _system(self, place: str) -> tuple[Any, Any]:
        """The file system that a place lies in, and the place as it knows it."""
        with spark_errors(place, "Spark cannot look there", CHECK):
            path = self._jvm.org.apache.hadoop.fs.Path(folder_name(place))
            return path.getFileSystem(self._settings), path
