"""The page as a file: one, small, and without anything from elsewhere."""

import re

from engine.web.questionnaire import questionnaire_html
from engine.web.rule_base import rule_base_as_json
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED

LARGEST = 300_000  # bytes


def test_the_page_is_small_enough_for_a_mail() -> None:
    """Rules, style and scripts together."""
    assert len(questionnaire_html(SHIPPED).encode()) < LARGEST


def test_the_page_takes_nothing_from_elsewhere() -> None:
    """No address of another file or server stands in it."""
    for base in (SHIPPED, PLANTS):
        page = questionnaire_html(base)

        assert re.findall(r"""(?:src|href)=["']?|@import|url\(|https?://""", page) == []


def test_the_policy_allows_the_page_s_own_style_and_script_alone() -> None:
    """By their hashes; there is no other source of anything."""
    page = questionnaire_html(SHIPPED)

    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_rules_inside_the_page_cannot_end_their_script() -> None:
    """A text of the rules with markup in it stays a text."""
    assert "<" not in rule_base_as_json(SHIPPED)
