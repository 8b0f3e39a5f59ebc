"""The explanations on the page: the same findings, in the same sentences, as on the console."""

from typing import Any

import pytest

from engine.analysis.report import Report, report
from engine.core.model import KnowledgeBase
from engine.phrasing.counterfactuals import (
    others_open_in_words,
    question_in_words,
    robustness_in_words,
    smallest_in_words,
)
from engine.phrasing.proof import (
    advice_by_horizon,
    facts_behind,
    next_roles_in_words,
    standing_in_words,
    title_in_words,
)
from engine.phrasing.references import reference_in_words, source_in_full
from engine.phrasing.why_not import why_not_plainly
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED
from tests.web.node import in_javascript, needs_node
from tests.web.people import random_people

pytestmark = needs_node

NEAR = 3
EXPLAINED = """(base, facts) => {
  const about = report(base, facts);
  return {
    title: title_in_words(base, about.advice),
    standing: standing_in_words(base, about.advice),
    next_roles: next_roles_in_words(base, about.advice),
    behind: about.fired.filter((rule) => rule.evidence).map((rule) => facts_behind(about, rule)),
    sources: [...about.fired.map(reference_in_words), source_in_full(base)],
    plan: advice_by_horizon(about),
    why_not: why_not(about).map((other) => why_not_plainly(about, other, 3)),
    would_change: smallest_in_words(about, smallest_changes(about)),
    robustness: robustness_in_words(robustness(about)),
  };
}"""


def explained(about: Report) -> dict[str, Any]:
    """The explanation of a report, part by part, in words."""
    base, advice = about.knowledge_base, about.advice
    weighing = [reason for reason in advice.reasons if reason.evidence]
    return {
        "title": title_in_words(base, advice),
        "standing": standing_in_words(base, advice),
        "next_roles": next_roles_in_words(base, advice),
        "behind": [list(facts_behind(base, advice, reason)) for reason in weighing],
        "sources": [
            *(reference_in_words(base.rules[id]) for id in advice.rules_fired),
            source_in_full(base),
        ],
        "plan": [[horizon, list(said)] for horizon, said in advice_by_horizon(base, advice)],
        "why_not": [list(why_not_plainly(base, advice, one, NEAR)) for one in about.why_not],
        "would_change": list(smallest_in_words(base, advice.facts, about.counterfactuals)),
        "robustness": robustness_in_words(about.robustness),
    }


@pytest.mark.parametrize(
    ("base", "number"), [(SHIPPED, 60), (PLANTS, 60)], ids=["shipped", "plants"]
)
def test_the_explanations_are_those_of_the_console(base: KnowledgeBase, number: int) -> None:
    """Why, why not, what would change it, how firm it is: word by word."""
    people = random_people(base, number, seed=7)

    found = in_javascript(base, people, EXPLAINED)

    assert found == [explained(report(base, facts)) for facts in people]


@pytest.mark.parametrize("after", [True, False], ids=["some are named", "none is named"])
def test_the_questions_that_are_not_named_are_counted_as_on_the_console(after: bool) -> None:
    """How many could change the path, and how many could only add to the advice."""
    counts = [
        {"changing": changing, "adding": adding, "after": after}
        for changing in (0, 1, 12)
        for adding in (0, 1, 2)
    ]
    function = """(base, { changing, adding, after }) =>
      others_open_in_words(changing, adding, after)"""

    found = in_javascript(SHIPPED, counts, function)

    assert found == [
        [*others_open_in_words(one["changing"], one["adding"], after=after)] for one in counts
    ]


def test_the_open_questions_are_those_of_the_console() -> None:
    """What an answer alone would lead to; the page may list more that decide nothing alone."""
    people = random_people(SHIPPED, 60, seed=8)
    function = """(base, facts) => {
      const { leads_to } = missing_facts(report(base, facts));
      const telling = leads_to.filter(([, paths]) => paths.length);
      return [leads_to, telling.map(([id, paths]) => question_in_words(base, id, paths))];
    }"""

    for facts, (leads_to, words) in zip(
        people, in_javascript(SHIPPED, people, function), strict=True
    ):
        missing = report(SHIPPED, facts).missing_facts
        telling = {id: paths for id, paths in missing.leads_to.items() if paths}
        assert {id: tuple(paths) for id, paths in leads_to if paths} == telling
        assert missing.leads_to.keys() <= {id for id, _ in leads_to}
        assert words == [question_in_words(SHIPPED, id, paths) for id, paths in telling.items()]
