"""Explanations as one person reads them: how, why not, how firm, what would change it.

Text for the console. The sentences come from engine/explaining/; here they get their places.
"""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Literal

from engine.analysis.counterfactuals import smallest_changes
from engine.analysis.proof import Proof, Step, proofs
from engine.analysis.robustness import robustness
from engine.analysis.why_not import why_not
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase
from engine.phrasing.counterfactuals import (
    FIXED,
    counterfactual_in_words,
    kinds_in_words,
    robustness_in_words,
    smallest_in_words,
)
from engine.phrasing.proof import (
    ground_in_words,
    proof_in_words,
    step_in_words,
    why_not_in_words,
)
from engine.views.console.layout import bullets, paragraph, section, width

Detail = Literal["text", "tree", "full"]
Branch = tuple[str, list["Branch"]]
NEAREST = 3  # rules that are named for a path that was not recommended
GUTTER = "  "


def show_robustness(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """How firm the recommendation is; '' where there is none."""
    if advice.path is None:
        return ""
    words = robustness_in_words(robustness(knowledge_base, advice.facts))
    return section("How firm", [paragraph(words)])


def show_counterfactuals(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """The smallest changes that lead elsewhere, in a line of each kind."""
    counterfactuals = smallest_changes(knowledge_base, advice.facts)
    lines = smallest_in_words(knowledge_base, advice.facts, counterfactuals)
    return section("What would change it", bullets(lines))


def show_explanation(knowledge_base: KnowledgeBase, advice: Advice, detail: Detail) -> str:
    """What is told only to those who ask for it."""
    found = proofs(knowledge_base, advice)
    if detail == "text":
        return "\n".join(_text(knowledge_base, chain) for chain in found)
    parts = [_tree(knowledge_base, chain) for chain in found]
    if detail == "full":
        parts += [_why_not(knowledge_base, advice), _all_counterfactuals(knowledge_base, advice)]
    return "\n".join(part for part in parts if part)


def _title(knowledge_base: KnowledgeBase, chain: Proof) -> str:
    return f"How {knowledge_base.paths[chain.path].title} comes to {chain.score}"


def _text(knowledge_base: KnowledgeBase, chain: Proof) -> str:
    return section(_title(knowledge_base, chain), bullets(proof_in_words(knowledge_base, chain)))


def _tree(knowledge_base: KnowledgeBase, chain: Proof) -> str:
    """A chain as a tree: under each rule what it rests on, down to what was said."""
    branches = [_branch(knowledge_base, each) for each in chain.steps]
    return section(_title(knowledge_base, chain), _drawn(branches, GUTTER))


def _branch(knowledge_base: KnowledgeBase, step: Step) -> Branch:
    below: list[Branch] = []
    for ground in step.grounds:
        if ground.steps:
            below += [_branch(knowledge_base, inner) for inner in ground.steps]
        else:
            below.append((ground_in_words(knowledge_base, ground), []))
    return step_in_words(knowledge_base, step), below


def _drawn(branches: Sequence[Branch], before: str) -> Iterator[str]:
    """Branches with the lines that hold them together, in signs that every screen has."""
    for place, (words, below) in enumerate(branches, 1):
        last = place == len(branches)
        deeper = before + ("   " if last else "|  ")
        yield _hung(words, before + ("`- " if last else "|- "), deeper)
        yield from _drawn(below, deeper)


def _hung(words: str, first: str, rest: str) -> str:
    """Text wrapped to the screen, with one beginning for its first line and one for the rest."""
    return textwrap.fill(
        words,
        width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _why_not(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """Each other path with its score, what spoke against it, and the nearest that did not."""
    parts = []
    for other in why_not(knowledge_base, advice):
        first, *rest = why_not_in_words(knowledge_base, advice, other, NEAREST)
        title = knowledge_base.paths[other.path].title
        parts.append(paragraph(f"{title}. {first}", mark="- "))
        parts += [paragraph(sentence, indent=4) for sentence in rest]
    return section("Why not another path", parts)


def _all_counterfactuals(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """Every smallest change of each kind."""
    counterfactuals = smallest_changes(knowledge_base, advice.facts)
    kinds = [
        *kinds_in_words(knowledge_base, advice.facts, counterfactuals),
        (FIXED, counterfactuals.fixed),
    ]
    parts = [
        section(
            f"Every smallest change that is {kind}",
            bullets(
                counterfactual_in_words(knowledge_base, counterfactual) for counterfactual in some
            ),
        )
        for kind, some in kinds
    ]
    return "\n".join(part for part in parts if part)
