"""JSON serialization of two paths or two roles side by side."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from engine.analysis.path_case import PathCase
from engine.analysis.path_rules import path_rules
from engine.analysis.report import Report
from engine.analysis.role_case import RoleCase
from engine.core.model import Facts, KnowledgeBase, Rule


def paths_as_json(report: Report, paths: Sequence[str]) -> str:
    """The case for each path, its evidence as reasons; `rules` names those about it in general."""
    knowledge_base, facts = report.knowledge_base, report.advice.facts
    cases = [_path(knowledge_base, report.path_case(path)) for path in paths]
    return _printed({"kind": "path", "facts": facts, "compared": cases})


def roles_as_json(facts: Facts, cases: Sequence[RoleCase]) -> str:
    """Each role as the catalogue has it, and the result for who holds it."""
    return _printed({"kind": "role", "facts": facts, "compared": [_role(case) for case in cases]})


def _printed(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False)


def _path(knowledge_base: KnowledgeBase, case: PathCase) -> dict[str, Any]:
    path, general = knowledge_base.paths[case.path], path_rules(knowledge_base, case.path)
    return asdict(case) | {
        "title": path.title,
        "summary": path.summary,
        "advice": [_told(knowledge_base.rules[id], "advise") for id in case.advice],
        "cautions": [_told(knowledge_base.rules[id], "caution") for id in case.cautions],
        "rules": {
            "supporting": [rule.id for rule in general.supporting],
            "opposing": [rule.id for rule in general.opposing],
            "advising": [rule.id for rule in general.advising],
        },
    }


def _told(rule: Rule, key: str) -> dict[str, Any]:
    """A sentence with the rule and the statements that it comes from."""
    said = {"rule": rule.id, "sentence": getattr(rule, key), "statements": rule.source}
    horizon = {"horizon": rule.horizon} if key == "advise" else {}
    return said | horizon | {"origin": rule.origin}


def _role(case: RoleCase) -> dict[str, Any]:
    role = case.report.knowledge_base.roles[case.role]
    return {
        "role": role.id,
        "title": role.title,
        "track": role.track,
        "level": role.level,
        "above": role.above,
        "beside": role.beside,
        "line": role.line,
        "paths_to_other": case.paths_to_other,
        "result": asdict(case.report.advice),
    }
