"""The manners of an interview: role and organisation come first, and one topic after the other."""

from itertools import groupby

import pytest

from engine.core.model import Attribute, KnowledgeBase
from engine.interview.question_order import best_order

TOPICS = {
    "post": "role",
    "size": "organisation",
    "ladder": "organisation",
    "wish": "wishes",
    "hope": "wishes",
    "skill": "experience",
    "plan": "other",
}
OPENING = ("role", "organisation")
ATTRIBUTES = {id: Attribute(id, "yes/no", id, topic=topic) for id, topic in TOPICS.items()}
FIRST = {"plan": ("skill",)}


@pytest.mark.parametrize(
    ("worth", "before", "order"),
    [
        pytest.param(
            {"skill": 0.2, "wish": 0.9, "hope": 0.05}, [], ["wish", "skill", "hope"],
            id="the most telling first",
        ),
        pytest.param(
            {"post": 0.1, "ladder": 0.2, "wish": 0.9}, [], ["post", "ladder", "wish"],
            id="role and organisation before all others",
        ),
        pytest.param(
            {"size": 0.1, "ladder": 0.2, "wish": 0.9}, [], ["size", "wish", "ladder"],
            id="a topic of the opening begins with its first question",
        ),
        pytest.param(
            {"skill": 0.1, "plan": 0.9}, ["post", "size"], ["skill", "plan"],
            id="what may make a question needless before it",
        ),
        pytest.param(
            {"post": 0.04, "ladder": 0.2, "wish": 0.9}, [], ["ladder", "wish", "post"],
            id="unless they tell next to nothing",
        ),
        pytest.param(
            {"size": 0.1, "wish": 0.9}, ["ladder"], ["wish", "size"],
            id="a topic that is known is not begun again",
        ),
        pytest.param(
            {"skill": 0.8, "hope": 0.3}, ["post", "size", "wish"], ["hope", "skill"],
            id="a topic goes on while it tells a fair share",
        ),
        pytest.param(
            {"skill": 0.8, "hope": 0.2}, ["post", "size", "wish"], ["skill", "hope"],
            id="and no longer",
        ),
        pytest.param(
            {"wish": 0.0, "skill": 0.0, "hope": 0.0}, ["post", "size"], ["wish", "hope", "skill"],
            id="where nothing tells anything, topic by topic",
        ),
    ],
)  # fmt: skip
def test_the_order_is_that_of_a_conversation(
    worth: dict[str, float], before: list[str], order: list[str]
) -> None:
    """What tells most comes first, as far as that is how people talk."""
    assert best_order(worth, ATTRIBUTES, OPENING, before, FIRST) == order


def test_the_vocabulary_keeps_its_topics_together(knowledge_base: KnowledgeBase) -> None:
    """Every question belongs to a topic, and a topic stands in one place."""
    topics = [topic for topic, _ in groupby(one.topic for one in knowledge_base.stated.values())]

    assert topics == ["role", "organisation", "wishes", "experience", "leaving"]
    assert knowledge_base.topics == (*topics, "other")
    assert knowledge_base.opening_topics == OPENING
