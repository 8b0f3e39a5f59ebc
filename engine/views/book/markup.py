"""HTML: elements with everything that is put into them escaped.

Markup is a type of its own, so that text is never taken for it by mistake.
"""

from collections.abc import Iterable
from html import escape


class Markup(str):
    """HTML that is put into a page as it stands."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str) -> Markup:
    """An element. Text in it is escaped and markup is not; `class_` is the attribute `class`.

    >>> element("p", "a < b ", element("code", "x"), class_="rule")
    '<p class="rule">a &lt; b <code>x</code></p>'
    """
    given = "".join(
        f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    return Markup(f"<{name}{given}>{joined(content)}</{name}>")


def joined(content: Iterable[str], between: str = "") -> Markup:
    """Texts and markup in a row."""
    return Markup(between.join(one if isinstance(one, Markup) else escape(one) for one in content))


def items(content: Iterable[str], name: str = "ul", class_: str = "") -> Markup:
    """A list; nothing without items."""
    found = [element("li", one) for one in content]
    return element(name, *found, class_=class_) if found else Markup("")


def link(to: str, text: str) -> Markup:
    """A link within the page."""
    return element("a", text, href=f"#{to}")


def rows(heads: Iterable[str], content: Iterable[Iterable[str]]) -> Markup:
    """A table with a line of headings."""
    top = element("tr", *(element("th", head, scope="col") for head in heads))
    lines = [element("tr", *(element("td", cell) for cell in line)) for line in content]
    table = element("table", element("thead", top), element("tbody", *lines))
    return element("div", table, class_="wide")
