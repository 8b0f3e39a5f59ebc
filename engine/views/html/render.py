"""Template rendering: everything that is put into a page is escaped, in HTML as in Markdown.

A page is one file without scripts. Its Content Security Policy names its style by a hash and allows
nothing else, so that nothing in it can run or be fetched, whatever a file said about a person.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

SPECIAL = re.compile(r"[\\`*_\[\]|~#<>&]")
ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
AT_START = re.compile(r"^([-+=:]|\d+(?=[.)]))")
BLANK_LINES = re.compile(r"\n{3,}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def render(template: str, **values: Any) -> str:
    """A template of this package, filled in; one that ends in .html extends `base.html`."""
    html = template.endswith(".html")
    page = _environment(html).get_template(template)
    if html:
        return page.render(**_frame(), **values)
    return BLANK_LINES.sub("\n\n", page.render(**values)).strip() + "\n"


@cache
def _environment(html: bool) -> Environment:
    return Environment(
        loader=PackageLoader("engine.views.html"),
        autoescape=html,
        finalize=_printable if html else escape_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _frame() -> dict[str, Markup]:
    """The style of every page, and the policy that allows that style alone."""
    style = (files("engine.views.html") / "page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return {"style": Markup(style), "policy": Markup(policy)}


def _printable(value: Any) -> Any:
    """A value without characters that no page may hold; markup as it is."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value


def escape_markdown(value: Any) -> Any:
    """A text as plain words on one line of Markdown; markup as it is.

    >>> print(escape_markdown("1. <b>*bold*</b>"))
    &#49;. &lt;b&gt;\\*bold\\*&lt;/b&gt;
    """
    if isinstance(value, Markup):
        return value
    line = _printable(" ".join(str(value).split()))
    escaped = SPECIAL.sub(lambda found: ENTITIES.get(found[0], f"\\{found[0]}"), line)
    return AT_START.sub(lambda found: "".join(f"&#{ord(one)};" for one in found[1]), escaped)
