"""Changed rules in English."""

from collections.abc import Mapping

from engine.core.model import KnowledgeBase, Rule
from engine.core.variants import RuleChange
from engine.language.sentences import listed, lower_first


def rule_change_in_words(knowledge_base: KnowledgeBase, change: RuleChange) -> str:
    """A change beside the rule as it stands: 'rule out-no-ladder: slight (2), not fair (4)'."""
    rule = knowledge_base.rules[change.rule]
    if change.strength is None:
        return f"without rule {rule.id}: {rule.marked(rule.because)}"
    where = f" for '{lower_first(knowledge_base.paths[change.path].title)}'" if change.path else ""
    before = (_weighed(knowledge_base, one) for one in _strengths(rule, change.path))
    after = _weighed(knowledge_base, change.strength)
    return f"rule {rule.id}{where}: {after}, not {listed(dict.fromkeys(before))}"


def _strengths(rule: Rule, path: str | None) -> list[str]:
    weights: Mapping[str, str] = {**rule.supports, **rule.opposes}
    return [strength for one, strength in weights.items() if path in (None, one)]


def _weighed(knowledge_base: KnowledgeBase, strength: str) -> str:
    return f"{strength.replace('_', ' ')} ({knowledge_base.strengths[strength]})"
