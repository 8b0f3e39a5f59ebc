"""The console page of a record: what is as it was, what differs, and what could not be checked."""

from collections.abc import Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from platform import python_version

from engine.batch.replay.checks import Check
from engine.batch.replay.verify import Verification
from engine.core.model import KnowledgeBase
from engine.language.visible import visible
from engine.views.console.layout import bullets, heading, paragraph, section

TITLES = {"same": "As it was", "differs": "Different", "not checked": "Not checked"}


def show_verification(knowledge_base: KnowledgeBase, found: Verification, today: date) -> str:
    """The verdict first, then every check by its outcome, and what is to be known besides."""
    record = found.record
    counts = record.counts
    run = (
        f"The run ended at {record.finished_at}: {counts['rows_in']:,} rows in, "
        f"{counts['rows_out']:,} out, {counts['rejected']:,} rejected."
    )
    parts = [
        f"{heading(visible(f'{record.place}: {_verdict(found)}'))}\n{paragraph(visible(run))}\n",
        *(
            section(title, bullets(_line(one) for one in found.checks if one.outcome == outcome))
            for outcome, title in TITLES.items()
        ),
        section("To know", bullets(map(visible, _to_know(knowledge_base, found, today)))),
    ]
    return "\n".join(part for part in parts if part).rstrip("\n")


def _verdict(found: Verification) -> str:
    outcomes = {check.outcome for check in found.checks}
    if found.differs:
        return "something is not what it was"
    if "not checked" in outcomes:
        return "whatever could be checked is as it was"
    return "everything is as it was"


def _line(check: Check) -> str:
    what = check.what[:1].upper() + check.what[1:]
    return visible(f"{what}: {check.why}" if check.why else what)


def _to_know(knowledge_base: KnowledgeBase, found: Verification, today: date) -> Iterator[str]:
    """That a person decides, how long the results are kept, and libraries of other versions."""
    yield knowledge_base.phrases.decides
    passed = ", which has passed" if found.kept_too_long(today) else ""
    yield f"To be kept until: {found.record.kept_until}{passed}."
    for name, recorded in found.record.made_with.items():
        if (here := _version_here(name)) != recorded:
            yield f"The run was made with {name} {recorded}; here it is {here}."


def _version_here(name: str) -> str:
    try:
        return python_version() if name == "python" else version(name)
    except (PackageNotFoundError, ValueError):  # a name that is none
        return "not installed"
