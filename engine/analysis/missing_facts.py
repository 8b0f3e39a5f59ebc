"""What was not known and could still matter, and where an answer could lead.

What can change the path is `openness`'s business; where a single answer leads is tried out, answer
by answer. What adds to the present result is read off the open rules, whether it would be asked or
not: the interview asks less than there is to tell.
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
    """The open questions that could still matter, in the vocabulary's order.

    `leads_to` holds those that could change the path, each with the other results that an answer to
    it alone can lead to, None for no recommendation; there are none where it takes other answers as
    well. `adds` holds those that could only add to the reasons for or against the path, or to its
    advice and cautions.
    """

    leads_to: dict[str, tuple[str | None, ...]]
    adds: tuple[str, ...]


def missing_facts(knowledge_base: KnowledgeBase, facts: Facts, outlook: Outlook) -> MissingFacts:
    """What could still matter to somebody of whom these facts are known; `outlook` is theirs."""
    steering = [id for id in outlook.questions if id in outlook.steering]
    return MissingFacts(
        leads_to={id: _leads_to(knowledge_base, facts, id, outlook.path) for id in steering},
        adds=tuple(
            id for id in _adding(knowledge_base, facts, outlook.path) if id not in outlook.steering
        ),
    )


def _adding(knowledge_base: KnowledgeBase, facts: Facts, path: str | None) -> Iterable[str]:
    """The open questions on which rules wait that speak about the path, advise or caution."""
    open_rules = OpenRules(knowledge_base, facts)
    speaking = [rule for rule in open_rules.weighing if path in rule.paths]
    return open_rules.questions([*speaking, *open_rules.advising(path)])


def _leads_to(
    knowledge_base: KnowledgeBase, facts: Facts, id: str, present: str | None
) -> tuple[str | None, ...]:
    """The results of all answers to one question, but for the present one, in their order."""
    quick = bitset_engine(knowledge_base)
    held = quick.holding(facts)
    attribute = knowledge_base.attributes[id]
    answers = all_answers(knowledge_base, attribute)
    paths = {quick.path(held + quick.held(id, answer)) for answer in answers} - {present}
    return tuple(path for path in (*knowledge_base.paths, None) if path in paths)
