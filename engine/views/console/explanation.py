"""The explanation facility on a console: proofs, why-not, robustness and counterfactuals.

Sentences come from `phrasing/`; this module only lays them out, as lists and as trees.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from engine.analysis.proof import Proof, Step
from engine.analysis.report import Report
from engine.core.model import KnowledgeBase
from engine.language.sentences import listed
from engine.phrasing.counterfactuals import (
    FIXED,
    counterfactual_in_words,
    kinds_in_words,
    robustness_in_words,
    smallest_in_words,
    titles_in_words,
)
from engine.phrasing.proof import (
    ground_in_words,
    proof_in_words,
    step_in_words,
    why_not_in_words,
)
from engine.views.console.layout import bullets, paragraph, section, width, wrapped_lines

Detail = Literal["text", "tree", "full"]
Branch = tuple[str, list["Branch"]]
NEAREST = 3  # near misses named for each path that was not recommended
GUTTER = "  "


def show_counterfactuals(report: Report) -> str:
    """How firm the recommendation is, and the smallest changes, one line for each kind."""
    facts, found = report.advice.facts, report.counterfactuals
    if report.advice.path is None and not found.yours and not found.given:
        return ""
    lines = [*smallest_in_words(report.knowledge_base, facts, found)]
    if report.advice.path is not None:
        lines.insert(0, robustness_in_words(report.robustness))
    return section("What would change it", bullets(lines))


def show_explanation(report: Report, detail: Detail) -> str:
    """The proofs as text or as trees; `full` adds why-not and every counterfactual."""
    knowledge_base = report.knowledge_base
    if detail == "text":
        return "\n".join(_text(knowledge_base, proof) for proof in report.proofs)
    parts = [_tree(knowledge_base, proof) for proof in report.proofs]
    if detail == "full":
        parts += [show_why_not(report), show_every_counterfactual(report), show_every_open(report)]
    return "\n".join(part for part in parts if part)


def _title(knowledge_base: KnowledgeBase, proof: Proof) -> str:
    return f"How {knowledge_base.paths[proof.path].title} comes to {proof.score}"


def _text(knowledge_base: KnowledgeBase, proof: Proof) -> str:
    return section(_title(knowledge_base, proof), bullets(proof_in_words(knowledge_base, proof)))


def _tree(knowledge_base: KnowledgeBase, proof: Proof) -> str:
    """A proof tree: each rule above its grounds, down to the stated facts."""
    branches = [_branch(knowledge_base, each) for each in proof.steps]
    return section(_title(knowledge_base, proof), _drawn(branches, GUTTER))


def _branch(knowledge_base: KnowledgeBase, step: Step) -> Branch:
    below: list[Branch] = []
    for ground in step.grounds:
        if ground.steps:
            below += [_branch(knowledge_base, inner) for inner in ground.steps]
        else:
            below.append((ground_in_words(knowledge_base, ground), []))
    return step_in_words(knowledge_base, step), below


def _drawn(branches: Sequence[Branch], before: str) -> Iterator[str]:
    """The lines of a tree, drawn in ASCII so that every terminal shows them."""
    for place, (words, below) in enumerate(branches, 1):
        last = place == len(branches)
        deeper = before + ("   " if last else "|  ")
        yield _hung(words, before + ("`- " if last else "|- "), deeper)
        yield from _drawn(below, deeper)


def _hung(words: str, first: str, rest: str) -> str:
    """Text wrapped to the screen behind one prefix for its first line and one for the rest."""
    return "\n".join(wrapped_lines(words, width(), first, rest))


def show_why_not(report: Report, path: str | None = None) -> str:
    """Every other path, or this one, with its score, the evidence against it, and near misses."""
    knowledge_base, advice = report.knowledge_base, report.advice
    parts = []
    for other in report.why_not:
        if path not in (None, other.path):
            continue
        first, *rest = why_not_in_words(knowledge_base, advice, other, NEAREST)
        title = knowledge_base.paths[other.path].title
        parts.append(paragraph(f"{title}. {first}", mark="- "))
        parts += [paragraph(sentence, indent=4) for sentence in rest]
    return section("Why not another path", parts)


def show_every_counterfactual(report: Report) -> str:
    """Every smallest change, grouped by kind."""
    knowledge_base, found = report.knowledge_base, report.counterfactuals
    kinds = [*kinds_in_words(knowledge_base, report.advice.facts, found), (FIXED, found.fixed)]
    parts = [
        section(
            f"Every smallest change that is {kind}",
            bullets(counterfactual_in_words(knowledge_base, one) for one in some),
        )
        for kind, some in kinds
    ]
    return "\n".join(part for part in parts if part)


def show_every_open(report: Report) -> str:
    """Every open question by its title, under which `--set` takes an answer."""
    knowledge_base, unknown = report.knowledge_base, report.missing_facts
    kinds = {
        "could change the path": unknown.leads_to,
        "could only add to the reasons or the advice": unknown.adds,
    }
    told = (
        f"{listed(titles_in_words(knowledge_base, ids))}: {what}"
        for what, ids in kinds.items()
        if ids
    )
    return section("Every question that is still open", bullets(told))
