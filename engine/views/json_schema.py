"""The JSON Schema of the output of `advise --json`, for one rule base.

The template beside this module holds the parts that all rule bases share. docs/advice.schema.json
is the schema of the shipped rules.
"""

import json
from pathlib import Path

from engine.core.model import KnowledgeBase

TEMPLATE = Path(__file__).with_name("advice.schema.json")


def show_json_schema(knowledge_base: KnowledgeBase) -> str:
    """The schema (draft 2020-12) as text."""
    phrases = knowledge_base.phrases
    such_as = f", such as {phrases.fixed}" if phrases.fixed else ""
    text = TEMPLATE.read_text(encoding="utf-8")
    text = text.replace('"{paths}"', json.dumps([*knowledge_base.paths]))
    for name, words in {"{source}": phrases.source, "{such_as}": such_as}.items():
        text = text.replace(name, json.dumps(words, ensure_ascii=False)[1:-1])
    return text
