"""What all tests share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from engine.commands import options
from engine.core.model import KnowledgeBase
from engine.rulebase.load import load_rules
from engine.rulebase.place import SHIPPED_RULES, place_in_use
from tests.desk import Desk
from tests.postgres import server
from tests.shipped import SHIPPED

# a busy machine is no failure
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("patient"), max_examples=10)
settings.load_profile("patient")

NEEDED = ("spark", "postgres")  # fixtures that cost seconds: each is started by one worker


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a server by its name, and keep them together on one worker."""
    for item in items:
        for name in set(NEEDED) & set(getattr(item, "fixturenames", ())):
            item.add_marker(name)
            item.add_marker(pytest.mark.xdist_group(name))


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or leaves an interview in the home of the person who runs it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture(scope="session", autouse=True)
def shipped_rules() -> Iterator[None]:
    """A command that runs in this process is given the shipped rules, which are read once."""

    def load(folder: str | None) -> KnowledgeBase:
        return SHIPPED if place_in_use(folder)[0] == SHIPPED_RULES else load_rules(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(options, "load_rules", load)
        yield


@pytest.fixture(scope="session")
def knowledge_base() -> KnowledgeBase:
    """The shipped rules, read once."""
    return SHIPPED


@pytest.fixture
def desk(knowledge_base: KnowledgeBase, tmp_path: Path) -> Desk:
    """A desk with the shipped rules and an empty folder."""
    return Desk(knowledge_base, tmp_path)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server that is there for these tests only."""
    with server() as connection:
        yield connection


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A Spark session inside this process."""
    sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed: pip install pyspark")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Java is not installed, which Spark needs")
    configuration = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "1",
        # a JVM that lives for a minute is not worth a second compiler
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    session = sql.SparkSession.builder.master("local[1]").config(map=configuration).getOrCreate()
    yield session
    session.stop()
