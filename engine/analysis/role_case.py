"""The case for one role beside another: the paths that lead from it, and the advice in it.

Everything else that is known stays as it is, so two cases differ by the role alone.
"""

from dataclasses import dataclass

from engine.analysis.report import Consult, Report, report
from engine.core import semantics
from engine.core.model import CURRENT_ROLE, Facts, KnowledgeBase


@dataclass(frozen=True, slots=True)
class RoleCase:
    """A role, the paths that lead from it to the other one, and the report on who holds it."""

    role: str
    paths_to_other: tuple[str, ...]
    report: Report


def role_case(
    knowledge_base: KnowledgeBase,
    facts: Facts,
    role: str,
    other: str,
    *,
    consult: Consult = semantics.consult,
) -> RoleCase:
    """The case for a role, with some facts and this role in place of the present one."""
    found = report(knowledge_base, {**facts, CURRENT_ROLE: role}, consult=consult)
    paths = (path for path in knowledge_base.paths if other in found.path_case(path).next_roles)
    return RoleCase(role, tuple(paths), found)
