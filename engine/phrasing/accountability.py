"""The six explanations of an assisted decision, in English, for whoever has to answer for it.

They are those of "Explaining decisions made with AI" (Information Commissioner's Office and The
Alan Turing Institute, 2020): rationale, responsibility, data, fairness, safety and performance, and
impact.
"""

from collections.abc import Iterator

from engine.analysis.report import Report
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted, lower_first
from engine.version import __version__

TO_FILL_IN = "________________________"


def six_explanations(report: Report, contact: str = "") -> Iterator[tuple[str, str]]:
    """A name and a text for each; `contact` is whom to ask for a review by a person."""
    knowledge_base, advice = report.knowledge_base, report.advice
    yield "Rationale", _rationale(knowledge_base, advice)
    yield "Responsibility", _responsibility(knowledge_base, contact)
    yield "Data", _data(advice)
    yield "Fairness", _fairness(knowledge_base)
    yield "Safety and performance", _performance(report)
    yield "Impact", _impact(knowledge_base, advice)


def _rationale(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    rules, fired = counted(len(knowledge_base.rules), "rule"), len(advice.rules_fired)
    weighing = sum(bool(reason.evidence) for reason in advice.reasons)
    return (
        f"Of {rules}, {fired} applied, and {weighing} of them weighed for or against a path. Their "
        "weights are added up, and the path with the highest sum is advised if it reaches a "
        "threshold. Nothing else was weighed. The command crossroads advise --explain full prints "
        "every step."
    )


def _responsibility(knowledge_base: KnowledgeBase, contact: str) -> str:
    return (
        "Whoever hands out this page answers for its use. For a review by a person, ask "
        f"{contact or TO_FILL_IN}. The rules are version {knowledge_base.version}, run by "
        f"crossroads {__version__}; crossroads rules book prints all of them, to be signed off."
    )


def _data(advice: Advice) -> str:
    known = f"the {counted(len(advice.facts), 'answer')} above" if advice.facts else "nothing yet"
    return (
        f"What the rules know is {known}, and no more than that. Nothing was sent anywhere: it is "
        "in this file, and in those that you saved yourself."
    )


def _fairness(knowledge_base: KnowledgeBase) -> str:
    protected = lower_first(knowledge_base.phrases.protected)
    promises = knowledge_base.promises
    kept = (
        f" {counted(len(promises), 'promise')} to everybody can be proved for every possible set "
        "of answers, by crossroads check --prove."
        if promises
        else ""
    )
    return (
        f"No rule asks about {knowledge_base.phrases.never_asked}: {protected}, and a rule that "
        f"did is refused. The same answers give everybody the same advice.{kept}"
    )


def _performance(report: Report) -> str:
    tested = (
        "The rules are tested on worked examples, and every engine that runs them against one "
        "definition. They have not been compared with what became of people."
    )
    if report.advice.path is None:
        return tested
    sturdy = report.robustness
    return f"{tested} Of {sturdy.tried} single other answers, {sturdy.kept} keep this advice."


def _impact(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    decided = knowledge_base.phrases.decides
    if advice.path is None:
        return f"{decided} That there was not enough to advise says nothing about you."
    return f"{decided} What it may cost stands under what speaks against it and to watch out for."
