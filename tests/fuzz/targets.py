"""Targets: what is read of a damaged file, and the law of each.

The laws: nothing is raised but a CrossroadsError, within a time; every row is accounted for; what
was written can be read again.
"""

import csv
import random
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path

from engine.authoring.read_back import read_back_faults
from engine.batch.batch import advise_everyone
from engine.batch.columns.mapping_file import read_mapping
from engine.core.semantics import consult
from engine.engines.experta_engine import Consultation
from engine.errors import CrossroadsError
from engine.facts.facts_file import facts_text, read_facts
from engine.facts.parse import understand
from engine.interview.answer import as_said
from engine.interview.interview import Interview
from engine.interview.session_format import read_session, session_text
from engine.rulebase.cases import read_cases
from engine.rulebase.load import load_with_notes
from engine.rulebase.outline import read_outline
from tests.fuzz.mutators import mutated, mutated_archive
from tests.fuzz.sound_files import CSV, FACTS, MAPPING, STATE, rule_files, workbooks
from tests.rulebase.small_rules import write_rules
from tests.shipped import SHIPPED

WORDS = (
    b"current_role", b"pmo_analyst", b"PMO Manager", b"career_ladder", b"none", b"n/a", b"id",
    b"years_in_role", b"18 months", b"250+", b"yes", b"breadth", b"[columns]", b"[values.skills]",
    b"[[rule]]", b"[[attribute]]", b'id = "x"', b"when", b"then", b"flag", b"path", b"supports",
    b"known = true", b"not", b"unless", b"at_least", b"below", b"known.", b"answers.", b"save = ",
)  # fmt: skip
IN_SHEETS = (
    b"<c", b"</c>", b"<row r=", b't="s"', b't="d"', b't="e"', b't="inlineStr"', b"<v>", b"</v>",
    b"<is><t>x</t></is>", b'r="XFD1048576"', b'r="A0"', b'r="A99999999999"', b"<f>", b"&#0;",
    b"&#xD800;", b"&x;", b'ref="A1:A1"', b"<mergeCell ref=", b"hidden=\"1\"", b"-1", b"1E400",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """What is damaged, and what reads it. `name` is the folder of its corpus."""

    name: str
    damage: Callable[[random.Random], tuple[str, bytes]]
    read: Callable[[Path, str, bytes], object]


def _of(files: tuple[str, ...], ending: str) -> Callable[[random.Random], tuple[str, bytes]]:
    """One of the files, damaged, and the name that it has."""
    return lambda chance: (f"x.{ending}", mutated(chance, chance.choice(files).encode(), WORDS))


def _rule_file(chance: random.Random) -> tuple[str, bytes]:
    name, text = chance.choice(rule_files())
    return f"{name.replace('/', '__')}.toml", mutated(chance, text.encode(), WORDS)


def _sheet(chance: random.Random) -> tuple[str, bytes]:
    return "x.xlsx", mutated_archive(chance, chance.choice(workbooks()), IN_SHEETS)


def _table(place: Path, name: str, data: bytes) -> None:
    """Every record is a row of the advice or of the rejects, and both can be read."""
    (place / name).write_bytes(data)
    output = place / "advice.csv"
    summary = advise_everyone(SHIPPED, str(place / name), str(output))
    assert summary.rows_in == summary.rows_out + summary.rejected
    assert _rows(output, r"problems(.)rules_version\r?\n") == summary.rows_out
    if summary.rejects:
        assert _rows(Path(summary.rejects), r"line(.)reason") == summary.rejected


def _rows(place: Path, headings: str) -> int:
    """The rows of a file that we wrote, whose delimiter stands between two of its headings."""
    text = place.read_bytes().decode("utf-8-sig")
    between = re.search(headings, text)
    assert between, "no header"
    csv.field_size_limit(len(text) + 1)
    header, *rows = csv.reader(StringIO(text, newline=""), delimiter=between[1])
    assert all(len(row) == len(header) for row in rows)
    return len(rows)


def _facts(place: Path, name: str, data: bytes) -> None:
    """What is understood can be saved, and means the same again."""
    (place / name).write_bytes(data)
    understood = understand(SHIPPED, read_facts(str(place / name)))
    (place / "again.toml").write_text(facts_text(understood.facts), encoding="utf-8")
    again = understand(SHIPPED, read_facts(str(place / "again.toml")))
    assert (again.facts, again.problems) == (understood.facts, {})


def _mapping(place: Path, name: str, data: bytes) -> None:
    (place / name).write_bytes(data)
    read_mapping(str(place / name), SHIPPED)


def _rules(place: Path, name: str, data: bytes) -> None:
    """Rules that are accepted give what the definition says, and their help can be shown."""
    (place / "cases").mkdir(exist_ok=True)
    write_rules(place)
    (place / name.replace("__", "/")).write_bytes(data)
    with suppress(CrossroadsError):
        read_outline(str(place))
    knowledge_base, _ = load_with_notes(place)
    tuple(read_back_faults(knowledge_base, place))
    read_cases(knowledge_base, place)
    facts = understand(knowledge_base, {"happy": True, "years": 9}).facts
    assert Consultation(knowledge_base).consult(facts) == consult(knowledge_base, facts)


def _state(_: Path, __: str, data: bytes) -> None:
    """What was restored can be kept, and is restored again with nothing lost."""
    restored = read_session(SHIPPED, data, datetime(2024, 2, 29))
    interview = Interview(SHIPPED, restored.known)
    for id, value in restored.answers.items():
        interview.answer(SHIPPED.attributes[id], value)
    text = session_text(
        "0", as_said(restored.known, restored.none_known), restored.answers, restored.files
    )
    again = read_session(SHIPPED, text.encode(), datetime(2024, 2, 29))
    assert (again.known, again.answers, again.files) == (
        restored.known,
        restored.answers,
        restored.files,
    )
    assert not again.lost


TARGETS = {
    one.name: one
    for one in (
        Target("csv", _of(CSV, "csv"), _table),
        Target("workbook", _sheet, _table),
        Target("facts", _of(FACTS, "toml"), _facts),
        Target("mapping", _of(MAPPING, "toml"), _mapping),
        Target("rules", _rule_file, _rules),
        Target("state", _of(STATE, "toml"), _state),
    )
}
