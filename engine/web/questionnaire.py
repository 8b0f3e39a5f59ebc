"""The questionnaire as one HTML file, which needs no server and sends nothing.

The Content Security Policy names the style and the script by their hashes and allows nothing else:
no network, no frame, no form that goes anywhere. So a file that was tampered with does not run, and
what people type cannot become a script.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

from engine.core.model import Facts, KnowledgeBase
from engine.web.rule_base import as_script_data, rule_base_as_json
from engine.web.services.questions import title

SCRIPTS = (
    "semantics.js",
    "questions.js",
    "explanation.js",
    "words.js",
    "answers.js",
    "elements.js",
    "result.js",
    "page.js",
)
HOLE = re.compile(r"\{(\w+)\}")


def questionnaire_html(
    knowledge_base: KnowledgeBase, *, advises: bool = True, known: Facts | None = None
) -> str:
    """The page; unless it `advises`, it only collects answers. What is `known` is not asked."""
    style, script = _text("page.css"), "".join(map(_text, SCRIPTS))
    parts = {
        "advises": "yes" if advises else "no",
        "policy": _policy(style, script),
        "name": escape(title(knowledge_base)),
        "style": style,
        "rule_base": rule_base_as_json(knowledge_base),
        "known": as_script_data(dict(known or {})),
        "script": script,
    }
    return HOLE.sub(lambda hole: parts[hole[1]], _text("page.html"))


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _text(name: str) -> str:
    return (files("engine.web") / "page" / name).read_text(encoding="utf-8")
