"""Value of information: the unknown facts that could still matter, and the results of each answer.

Which facts could change the path comes from `outlook`; the results of a single answer are found by
evaluating every one. Facts that could only add to the present result come from the open rules, so
there may be more of them than the interview would ask for.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.analysis.alternatives import all_answers
from engine.analysis.open_rules import OpenRules
from engine.analysis.outlook import Outlook
from engine.core.model import Facts, KnowledgeBase
from engine.engines.bitset import bitset_engine


@dataclass(frozen=True, slots=True)
class MissingFacts:
    """The unknown attributes that could still matter, in the vocabulary's order.

    `leads_to` holds those that could change the path, each with the other results of its answers
    alone (None for no recommendation); it has none if only a combination with other answers changes
    the path. `adds` holds those that could only add reasons, advice or cautions, and `hangs_on`
    those to which every answer overturns the present recommendation.
    """

    leads_to: dict[str, tuple[str | None, ...]]
    adds: tuple[str, ...]
    hangs_on: tuple[str, ...]


def missing_facts(knowledge_base: KnowledgeBase, facts: Facts, outlook: Outlook) -> MissingFacts:
    """The unknown attributes that could still matter; `outlook` is that of the same facts."""
    steering = [id for id in outlook.questions if id in outlook.steering]
    results = {id: _results(knowledge_base, facts, id) for id in steering}
    present = outlook.path
    adding = _adding(knowledge_base, facts, present)
    return MissingFacts(
        leads_to={
            id: tuple(path for path in paths if path != present) for id, paths in results.items()
        },
        adds=tuple(id for id in adding if id not in outlook.steering),
        hangs_on=tuple(id for id, paths in results.items() if present and present not in paths),
    )


def _adding(knowledge_base: KnowledgeBase, facts: Facts, path: str | None) -> Iterable[str]:
    """The unknown attributes of the open rules that would weigh on the path, advise or caution."""
    open_rules = OpenRules(knowledge_base, facts)
    speaking = [rule for rule in open_rules.weighing if path in rule.paths]
    return open_rules.questions([*speaking, *open_rules.advising(path)])


def _results(knowledge_base: KnowledgeBase, facts: Facts, id: str) -> tuple[str | None, ...]:
    """The results of all answers to one question, in order."""
    engine = bitset_engine(knowledge_base)
    held = engine.holding(facts)
    answers = all_answers(knowledge_base, knowledge_base.attributes[id])
    paths = {engine.path(held + engine.held(id, answer)) for answer in answers}
    return tuple(path for path in (*knowledge_base.paths, None) if path in paths)
