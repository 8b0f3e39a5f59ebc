"""The rule book as a whole: one page of HTML without scripts, files or network.

It is read on a screen of any width and printed on paper, so a rule is never parted by a page break.
"""

from collections.abc import Iterable
from pathlib import Path as FilePath

from engine.core.model import KnowledgeBase
from engine.language.sentences import counted, listed
from engine.rulebase.cases import Case
from engine.views.book.markup import Markup, element, items, joined, link
from engine.views.book.reference import REFERENCE, reference
from engine.views.book.rules import Chapters, Sourced, anchor

STYLE = FilePath(__file__).with_name("book.css")
TITLE = "The rule book"
SIGNED = ("Read and approved by", "On behalf of", "Date", "Signature")


def show_book(
    knowledge_base: KnowledgeBase, cases: Iterable[Case], promises: Iterable[Sourced] = ()
) -> str:
    """The page."""
    chapters = Chapters(knowledge_base, cases, promises)
    sections = chapters.sections
    references = dict(reference(knowledge_base))
    contents = [
        *(link(anchor(section), section[:1].upper() + section[1:]) for section in sections),
        *(link(id, REFERENCE[id]) for id in references),
    ]
    body = element(
        "body",
        _head(knowledge_base),
        element("nav", element("h2", "Contents"), items(contents, "ol"), id="contents"),
        element(
            "main",
            *(chapters.chapter(section, some) for section, some in sections.items()),
            *references.values(),
        ),
    )
    return f'<!doctype html>\n<html lang="en">\n{_meta(knowledge_base)}\n{body}\n</html>\n'


def _meta(knowledge_base: KnowledgeBase) -> Markup:
    style = Markup(STYLE.read_text(encoding="utf-8"))
    plain = Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width">')
    title = element("title", f"{TITLE}, version {knowledge_base.version}")
    return element("head", plain, title, element("style", style))


def _head(knowledge_base: KnowledgeBase) -> Markup:
    parts = {
        "statement": knowledge_base.statements,
        "rule": knowledge_base.rules,
        "question": knowledge_base.stated,
        "path": knowledge_base.paths,
        "role": knowledge_base.roles,
    }
    counts = listed(counted(len(part), name) for name, part in parts.items() if part)
    source = knowledge_base.phrases.source
    reading = (
        f"Each statement of {source} stands beside the rules that encode it, in sentences and "
        f"with their weights. A rule that goes beyond {source} is marked."
    )
    return element(
        "header",
        element("h1", TITLE),
        element("p", knowledge_base.help.about, class_="about"),
        element("p", f"{counts}; version ", element("code", knowledge_base.version), "."),
        element("p", reading),
        element(
            "dl",
            joined(joined((element("dt", one), element("dd", Markup("&nbsp;")))) for one in SIGNED),
            class_="signed",
        ),
    )
