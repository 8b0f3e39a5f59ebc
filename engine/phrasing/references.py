"""Citations: how a sentence names the rule and the statements that it rests on.

Ids stand in a reference behind a sentence, never in the sentence. A page that cites statements says
once what they are, by `source_in_full`.
"""

from engine.core.model import EXTENSION_MARK, KnowledgeBase, Rule
from engine.language.sentences import listed, plural

CITED = "Source: "  # begins the line of a reference; pages look for it


def statements_in_words(rule: Rule) -> str:
    """The statements of a rule: 'statement O6', or 'statements O1 and O2'."""
    return f"{plural(len(rule.source), 'statement')} {listed(rule.source)}"


def reference_in_words(rule: Rule) -> str:
    """The line that names a rule and its statements; an extension is said to go beyond them."""
    beyond = "our addition to " if rule.origin == "extension" else ""
    return f"{CITED}{beyond}{statements_in_words(rule)}; rule {rule.id}"


def citation_in_words(rule: Rule) -> str:
    """The statements and the rule in as few words as there can be: 'O1, O2; rule out-no-ladder'."""
    return f"{', '.join(rule.source)}; rule {rule.id}"


def by_horizon_in_words(rule: Rule) -> str:
    """The advice of a rule behind its horizon, such as 'This week: Tell your manager.'"""
    by = f"{rule.horizon[:1].upper()}{rule.horizon[1:]}: " if rule.horizon else ""
    return f"{by}{rule.marked(str(rule.advise))}"


def sourced(rule: Rule, sentence: str, horizon: str = "", strength: str = "") -> str:
    """A sentence of a rule behind its horizon, with the strength and the statements in brackets."""
    by = f"{horizon[:1].upper()}{horizon[1:]}: " if horizon else ""
    brackets = f"{strength}; " if strength else ""
    return f"{by}{rule.marked(sentence)} ({brackets}{', '.join(rule.source)})"


def mark_in_full(knowledge_base: KnowledgeBase) -> str:
    """What the mark of an extension means."""
    return f"{EXTENSION_MARK}: our addition; {knowledge_base.phrases.source} does not say it."


def source_in_full(knowledge_base: KnowledgeBase) -> str:
    """What the source is, and that its statements are numbered."""
    phrases = knowledge_base.phrases
    what = f", {phrases.source_is}" if phrases.source_is else ""
    return f"The statements are those of {phrases.source}{what}."
