"""Hypothetical facts of the interview: 'what if career_ladder=clear; ambitions=breadth'.

Values are read as answers are, by the numbers and words of the question's list.
"""

from engine.core.model import Attribute, Facts, KnowledgeBase
from engine.facts.parse import Entrance, understand_changes
from engine.facts.settings import read_settings
from engine.facts.values import Reading
from engine.interview.answer_lines import read_answer


def parse_suppositions(knowledge_base: KnowledgeBase, line: str) -> Facts:
    """The facts that a line of ATTRIBUTE=VALUE settings supposes, by attribute id.

    Raises MisuseError for an unknown attribute, and for a value that is no answer.
    """
    entrance = Entrance("what if ", _read, "'what if' alone lists them.", "")
    return understand_changes(knowledge_base, read_settings([line], "what if"), entrance)


def _read(knowledge_base: KnowledgeBase, attribute: Attribute, said: object) -> Reading:
    return read_answer(knowledge_base, attribute, str(said))
