"""Markdown: the questionnaire as text to paste anywhere, or to print."""

from collections.abc import Iterator

from engine.core.model import Attribute, KnowledgeBase
from engine.web.services.questions import blocks, id_question, labels, title

HOW = {
    "one": "Choose one.",
    "yes/no": "Choose one.",
    "several": "Choose all that apply.",
}


def questionnaire_markdown(knowledge_base: KnowledgeBase) -> str:
    """The questionnaire in CommonMark, as text for a .md file."""
    parts = [f"# {title(knowledge_base)}", f"**{id_question(knowledge_base)}**: ________"]
    number = 0
    for block in blocks(knowledge_base):
        parts.append(f"## {block.title}")
        for attribute in block.questions:
            number += 1
            parts.extend(_question(number, attribute))
    return "\n\n".join(parts) + "\n"


def _question(number: int, attribute: Attribute) -> Iterator[str]:
    yield f"**{number}. {attribute.question}**"
    if attribute.help:
        yield f"*{attribute.help}*"
    if answers := labels(attribute):
        yield HOW[attribute.kind]
        yield "\n".join(f"- [ ] {label}" for label in answers)
    else:
        yield f"________ {attribute.unit}".rstrip()
