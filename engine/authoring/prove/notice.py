"""The proofs that a notice tells of: the promises, and the most that one answer weighs.

They take about a second, where a full run of the verifier takes half a minute.
"""

from engine.authoring.prove.promises import promise_questions
from engine.authoring.prove.prover import Prover, Question
from engine.authoring.prove.redundancy import MOST_OF_ONE_FACT, stacking_questions
from engine.authoring.prove.solver import NotProvedError
from engine.core.model import KnowledgeBase
from engine.phrasing.notice import Proved


def proved_for_notice(knowledge_base: KnowledgeBase, seconds: float | None = None) -> Proved:
    """What was proved; what was not proved in time counts as not proved."""
    prover = Prover(knowledge_base, seconds)
    kept = [one.promise for one in promise_questions(prover) if _no_findings(one)]
    stacking = list(stacking_questions(prover))
    most = knowledge_base.strengths.get(MOST_OF_ONE_FACT)
    return Proved(frozenset(kept), most if stacking and all(map(_no_findings, stacking)) else None)


def _no_findings(question: Question) -> bool:
    """Whether it is proved that there is nothing to be found."""
    try:
        return not any(True for _ in question.findings())
    except NotProvedError:
        return False
