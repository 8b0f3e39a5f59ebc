"""The JSON Schema of figures.toml: what a report on many people counts."""

from engine.authoring.schema_parts import Schema, array, enum, sentence, table, text
from engine.core.model import KnowledgeBase
from engine.rulebase.figures import is_countable

TRUTH: Schema = {"type": "boolean"}


def figures_file(knowledge_base: KnowledgeBase) -> dict[str, Schema]:
    """What figures.toml may hold."""
    countable = [id for id, one in knowledge_base.attributes.items() if is_countable(one)]
    flags = {rule.flag for rule in knowledge_base.rules.values() if rule.flag}
    figure = table(
        {
            "of": enum([*countable, *sorted(flags)]),
            "title": sentence("What people read above the table."),
            **dict.fromkeys(("yes", "otherwise"), text()),
            "count_only": TRUTH,
        },
        ("of", "title"),
    )
    return {"figure": array(figure, unique=False)}
