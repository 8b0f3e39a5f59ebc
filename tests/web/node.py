"""The scripts of the page in Node.js, without the page: what they say of people, as JSON."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

import pytest

from engine.core.model import Facts, KnowledgeBase
from engine.web.rule_base import rule_base_as_json

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="Node.js is not installed")
PURE = ("semantics.js", "questions.js", "explanation.js", "words.js", "answers.js")  # without a DOM
DRIVER = """
const lines = require("fs").readFileSync(0, "utf8").split("\\n").filter(Boolean);
const base = open_rule_base(JSON.parse(lines[0]));
const answer = %s;
for (const line of lines.slice(1)) console.log(JSON.stringify(answer(base, JSON.parse(line))));
"""


def scripts(names: Iterable[str] = PURE) -> str:
    """The source of some scripts of the page."""
    return "".join((files("engine.web") / "page" / name).read_text("utf-8") for name in names)


def in_javascript(
    knowledge_base: KnowledgeBase, people: Sequence[Facts], function: str
) -> list[Any]:
    """What a JavaScript function of the rule base and the facts returns, for each of the people."""
    assert NODE
    given = [rule_base_as_json(knowledge_base), *(json.dumps(facts) for facts in people)]
    run = subprocess.run(
        [NODE, "-e", scripts() + DRIVER % function],
        input="\n".join(given),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def as_facts(said: Facts) -> Facts:
    """Facts from JSON: several values are a tuple."""
    return {id: tuple(one) if isinstance(one, list) else one for id, one in said.items()}
