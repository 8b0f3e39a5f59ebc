"""Google Forms: an Apps Script that builds the form.

Source: Apps Script reference, service Forms (developers.google.com/apps-script/reference/forms).
Texts are JSON strings, which are JavaScript strings too.
"""

import json
from collections.abc import Iterator

from engine.core.model import Attribute, KnowledgeBase
from engine.web.services.questions import blocks, id_question, labels, title

ITEMS = {
    "one": "addMultipleChoiceItem",
    "yes/no": "addMultipleChoiceItem",
    "several": "addCheckboxItem",
    "number": "addTextItem",
}
HEAD = """\
// Paste this into the editor of script.google.com and run buildForm. It makes one form and
// prints its addresses; what people answer is read by `crossroads batch` as it is exported.
function buildForm() {"""
TAIL = """\
  Logger.log("To answer: " + form.getPublishedUrl());
  Logger.log("To edit: " + form.getEditUrl());
}
"""


def google_script(knowledge_base: KnowledgeBase) -> str:
    """The script, as text for a .gs file."""
    return "\n".join([HEAD, *_statements(knowledge_base), TAIL])


def _statements(knowledge_base: KnowledgeBase) -> Iterator[str]:
    yield f"  const form = FormApp.create({_text(title(knowledge_base))});"
    yield f"  form.addTextItem().setTitle({_text(id_question(knowledge_base))}).setRequired(true);"
    for block in blocks(knowledge_base):
        yield f"  form.addPageBreakItem().setTitle({_text(block.title)});"
        yield from map(_item, block.questions)


def _item(attribute: Attribute) -> str:
    made = f"  form.{ITEMS[attribute.kind]}()\n    .setTitle({_text(attribute.question)})"
    if attribute.help:
        made += f"\n    .setHelpText({_text(attribute.help)})"
    if answers := labels(attribute):
        made += f"\n    .setChoiceValues([\n      {_choices(answers)},\n    ])"
    return f"{made};"


def _choices(answers: tuple[str, ...]) -> str:
    return ",\n      ".join(map(_text, answers))


def _text(text: str) -> str:
    return json.dumps(text)
