"""Robustness, counterfactuals and open questions in English.

`YOURS`, `GIVEN` and `FIXED` are predicates: every sentence here and every heading in `views/`
puts them after "is", so a new wording must read well there.
"""

from collections.abc import Iterable, Iterator, Sequence

from engine.analysis.alternatives import Change, in_whose_hands
from engine.analysis.counterfactuals import Counterfactual, Counterfactuals
from engine.analysis.robustness import Robustness
from engine.core.intervals import interval_of
from engine.core.model import Attribute, Facts, KnowledgeBase
from engine.language.sentences import counted, listed, lower_first
from engine.phrasing.facts_and_rules import (
    NO_PATH,
    bounds_in_words,
    fact_in_words,
    said_in_words,
    value_in_words,
)

FIRMNESS = (  # least share of single-step answers that keep the recommendation, and its word
    (0.9, "firm"),
    (0.75, "fairly firm"),
    (0.0, "a close call"),
)
NONE_OF_THEM = "no path that stands out"
YOURS = "yours to change or choose"
GIVEN = "for others to change"
FIXED = "in nobody's hands"
OWN = ("choose", "gain")


def robustness_in_a_word(robustness: Robustness) -> str:
    """The verdict on robustness.

    >>> robustness_in_a_word(Robustness(kept=54, tried=60))
    'firm'
    >>> robustness_in_a_word(Robustness(kept=44, tried=60))
    'a close call'
    """
    return next(word for least, word in FIRMNESS if robustness.share >= least)


def robustness_in_words(robustness: Robustness) -> str:
    """The verdict on robustness with the counts that it rests on."""
    word = robustness_in_a_word(robustness)
    tried = f"{robustness.tried} other answers that we tried, one at a time"
    kept = f"of {tried}, {robustness.kept} lead to the same"
    if robustness.kept == robustness.tried:
        kept = f"all {tried}, lead to the same"
    return f"{word[:1].upper()}{word[1:]}: {kept}."


def change_in_words(knowledge_base: KnowledgeBase, change: Change) -> str:
    """A changed answer beside the present one: 'career ladder: clear (you said: none)'."""
    attribute = knowledge_base.attributes[change.attribute]
    if isinstance(change.before, tuple):
        return f"{lower_first(attribute.title)}: {_exchanged(attribute, change)}"
    return f"{fact_in_words(attribute, change.after)} ({said_in_words(attribute, change.before)})"


def _exchanged(attribute: Attribute, change: Change, verb: str = "") -> str:
    """The values added and removed, such as 'also breadth'; `verb` precedes each of them."""
    added = value_in_words(attribute, change.added) if change.added else ""
    dropped = value_in_words(attribute, change.dropped) if change.dropped else ""
    if added and dropped:
        return f"{verb}{added} in place of {dropped}"
    return f"also {verb}{added}" if added else f"no longer {verb}{dropped}"


def counterfactual_in_words(knowledge_base: KnowledgeBase, counterfactual: Counterfactual) -> str:
    """A counterfactual sentence: 'Move up, if career ladder were clear (you said: none)'."""
    steps = listed(_step_in_words(knowledge_base, change) for change in counterfactual.changes)
    return f"{result_in_words(knowledge_base, counterfactual.path)}, if {steps}"


def _step_in_words(knowledge_base: KnowledgeBase, change: Change) -> str:
    """A change in the subjunctive; a number is given as the whole interval it represents."""
    attribute = knowledge_base.attributes[change.attribute]
    title = lower_first(attribute.title)
    match attribute.kind:
        case "several":
            return f"{title} {_exchanged(attribute, change, 'included ')}"
        case "number":
            interchangeable = interval_of(knowledge_base, attribute, change.after)
            supposed = f"{title} were {bounds_in_words(attribute, interchangeable)}"
        case "yes/no":
            supposed = f"'{title}' were {value_in_words(attribute, change.after)}"
        case "one":
            supposed = f"{title} were {value_in_words(attribute, change.after)}"
    return f"{supposed} ({said_in_words(attribute, change.before)})"


def result_in_words(knowledge_base: KnowledgeBase, path: str | None) -> str:
    """The title of a path, or NO_PATH."""
    return knowledge_base.paths[path].title if path else NO_PATH


def kinds_in_words(
    knowledge_base: KnowledgeBase, facts: Facts, counterfactuals: Counterfactuals
) -> Iterator[tuple[str, tuple[Counterfactual, ...]]]:
    """The smallest changes by kind, without the kinds that no stated fact belongs to."""
    said = [knowledge_base.attributes[id] for id in facts]
    if counterfactuals.yours or any(attribute.yours in OWN for attribute in said):
        yield YOURS, counterfactuals.yours
    if counterfactuals.given or any(attribute.yours == "no" for attribute in said):
        yield GIVEN, counterfactuals.given


def smallest_in_words(
    knowledge_base: KnowledgeBase, facts: Facts, counterfactuals: Counterfactuals
) -> Iterator[str]:
    """One sentence for each kind: its first smallest change, and the number of others.

    `FIXED` changes are left out, since nobody can act on them.
    """
    for kind, some in kinds_in_words(knowledge_base, facts, counterfactuals):
        if not some:
            yield f"Nothing that is {kind} leads elsewhere, not even two answers together."
            continue
        first, *others = some
        partly = "partly " if kind == GIVEN and _partly_yours(knowledge_base, first) else ""
        told = f"{counterfactual_in_words(knowledge_base, first)}. This is {partly}{kind}."
        yield f"{told} {_others_in_words(first, len(others))}".rstrip()


def _others_in_words(counterfactual: Counterfactual, others: int) -> str:
    """The number of other changes of the same size; '' for none."""
    if not others:
        return ""
    single = len(counterfactual.changes) == 1 and _size(counterfactual.changes[0]) == 1
    noun = "other answer" if single else "other pair"
    return f"{counted(others, noun)}{'' if single else ' of answers'} would change it too."


def _size(change: Change) -> int:
    """The number of steps in a change."""
    return len(change.added + change.dropped) or 1


def _partly_yours(knowledge_base: KnowledgeBase, counterfactual: Counterfactual) -> bool:
    """Whether the person controls at least one of the changes."""
    attributes = knowledge_base.attributes
    return any(
        in_whose_hands(attributes[c.attribute], c) == "yours" for c in counterfactual.changes
    )


def question_in_words(knowledge_base: KnowledgeBase, id: str, paths: Sequence[str | None]) -> str:
    """A question with the results that an answer to it alone could lead to."""
    question = knowledge_base.attributes[id].question
    if not paths:
        return question
    titles = {id: lower_first(path.title) for id, path in knowledge_base.paths.items()}
    results = (titles[path] if path else NONE_OF_THEM for path in paths)
    return f"{question} Could lead to: {listed(results, 'or')}."


def others_open_in_words(changing: int, adding: int = 0, *, after: bool = True) -> Iterator[str]:
    """How many open questions are not named: those that could change the path, and those that
    could only add to the advice. `after` says whether others were named before them.

    >>> list(others_open_in_words(1, 2))
    ['1 other question could change it as well, alone or together; 2 could only add to the advice.']
    """
    other = "other " if after else ""
    told = []
    if changing:
        how = "as well, alone or together" if after else "only together"
        told.append(f"{counted(changing, f'{other}question')} could change it {how}")
    if adding:
        subject = f"{adding}" if told else counted(adding, f"{other}question")
        told.append(f"{subject} could only add to the advice")
    if told:
        yield f"{'; '.join(told)}."


def titles_in_words(knowledge_base: KnowledgeBase, ids: Iterable[str]) -> Iterator[str]:
    """The titles of attributes, as they stand inside a sentence."""
    return (lower_first(knowledge_base.attributes[id].title) for id in ids)
