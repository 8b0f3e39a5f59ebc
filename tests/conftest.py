"""What all tests share."""

import os
import shutil
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from engine.batch import evaluation
from engine.commands import options
from engine.core.model import Facts, KnowledgeBase
from engine.engines import experta_engine
from engine.engines.experta_engine import Consultation
from engine.rulebase.load import load_rules
from engine.rulebase.place import SHIPPED_RULES, place_in_use
from tests.desk import Desk
from tests.postgres import server
from tests.shipped import SHIPPED
from tests.web.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# a busy machine is no failure
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("patient"), max_examples=10)
settings.register_profile("repeatable", settings.get_profile("patient"), derandomize=True)
settings.load_profile("repeatable" if os.environ.get("CI") else "patient")

SERVERS = ("spark", "postgres")  # fixtures that cost seconds, and are named in their tests' names


class OneServerEach(LoadScopeScheduling):  # type: ignore[misc] # xdist has no types
    """A test goes to the next free worker; all that need the same server go to the same one.

    This is what `--dist loadgroup` is for, which pytest-xdist 3.8 loses under pytest 9.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((name for name in SERVERS if name in nodeid), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> OneServerEach:
    """How tests are dealt to workers."""
    return OneServerEach(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a server by its name, so that they can be left out."""
    for item in items:
        for name in set(SERVERS) & set(getattr(item, "fixturenames", ())):
            item.add_marker(name)


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or leaves an interview in the home of the person who runs it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture(scope="session", autouse=True)
def shipped_rules() -> Iterator[None]:
    """Commands and batches of this process share the shipped rules and one run of experta."""
    shared = cache(partial(Consultation, SHIPPED))

    def load(folder: str | None) -> KnowledgeBase:
        return SHIPPED if place_in_use(folder)[0] == SHIPPED_RULES else load_rules(folder)

    def consultation(rules: KnowledgeBase, facts: Facts | None = None) -> Consultation:
        return shared() if rules is SHIPPED else Consultation(rules, facts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(options, "load_rules", load)
        for module in (evaluation, experta_engine):
            patch.setattr(module, "Consultation", consultation)
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


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """One browser for all pages."""
    with chromium() as opened:
        yield opened
