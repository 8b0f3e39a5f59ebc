"""Spark sessions: the active one, that of spark-submit, or one in local mode.

A session that was started elsewhere is never stopped or changed.
"""

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from py4j.protocol import Py4JError, Py4JJavaError
from pyspark import SparkConf, SparkContext
from pyspark.errors import AnalysisException, PySparkException
from pyspark.java_gateway import launch_gateway
from pyspark.sql import SparkSession

from engine.errors import MisuseError

NAME = "crossroads"
SUBMITTED = "PYSPARK_GATEWAY_PORT"  # set by spark-submit
HERE = {
    "spark.app.name": NAME,
    "spark.master": "local[*]",
    "spark.driver.bindAddress": "127.0.0.1",  # nothing of a laptop can be reached from outside
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "8",
}
LOG_LEVEL = "spark.log.level"
PLACES = (  # the conditions of Spark for a wrong place
    "PATH_NOT_FOUND",
    "PATH_ALREADY_EXISTS",
    "UNABLE_TO_INFER_SCHEMA",
    "COLUMN_ALREADY_EXISTS",
)
CLASSES = re.compile(r"^(?:(?:[\w$]+\.)+[\w$]+: )+")  # of errors in Java, before what they say
JAVA = "Install Java 17, or set JAVA_HOME to where it is."


@contextmanager
def spark_session(given: SparkSession | None = None) -> Iterator[SparkSession]:
    """A session, which is stopped in the end if it was started here.

    Raises MisuseError where Java is missing, or Spark does not start.
    """
    there = given or SparkSession.getActiveSession()
    if there is not None:
        yield there
        return
    session = _submitted() if SUBMITTED in os.environ else _here()
    logging.getLogger().addFilter(_is_news)
    try:
        yield session
    finally:
        session.stop()
        logging.getLogger().removeFilter(_is_news)


@contextmanager
def spark_errors(where: str, what: str, cure: str) -> Iterator[None]:
    """Raise MisuseError for an error of Spark with a place, with the first line of its message.

    A query that Spark does not understand is a bug, and keeps its traceback.
    """
    try:
        yield
    except (PySparkException, Py4JError) as error:
        if isinstance(error, AnalysisException) and error.getCondition() not in PLACES:
            raise
        raise MisuseError(where, f"{what}: {first_line(error)}", cure) from error


def first_line(error: Exception) -> str:
    """The message of an error, without the stack of Java."""
    said = str(error.java_exception) if isinstance(error, Py4JJavaError) else str(error)
    line = said.strip().partition("\n")[0].partition(" SQLSTATE:")[0]
    return CLASSES.sub("", line).rstrip(" .")


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a line of the log is more than the news of Ctrl-C while Java was at work."""
    return "while sending command" not in record.getMessage()


def _submitted() -> SparkSession:
    """The session of spark-submit, which logs errors only unless a level is set."""
    session = SparkSession.builder.appName(NAME).getOrCreate()
    if not session.sparkContext.getConf().contains(LOG_LEVEL):
        session.sparkContext.setLogLevel("ERROR")
    return session


def _here() -> SparkSession:
    """A session in local mode."""
    conf = SparkConf().setAll(list(HERE.items()))
    SparkContext(conf=conf, gateway=_gateway())
    return SparkSession.builder.getOrCreate()


@cache
def _gateway() -> Any:
    """The gateway to a Java process, one for all sessions of this one; its log is dropped."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise MisuseError("--engine spark", "Java is not found", JAVA)
    launch: Callable[..., Any] = launch_gateway
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        try:
            return launch(SparkConf().setAll(list(HERE.items())), {"stderr": log})
        except PySparkException as error:
            log.seek(0)
            last = (log.read().strip().splitlines() or [first_line(error)])[-1]
            raise MisuseError("--engine spark", f"Java does not start: {last}", JAVA) from error
