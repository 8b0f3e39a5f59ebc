"""The template of a staff file: every heading, and an example row."""

import csv
import io

from engine.core.model import Attribute, KnowledgeBase

ID_COLUMN = "employee_id"  # not an attribute: it passes through, and tells the rows apart


def template_csv(knowledge_base: KnowledgeBase) -> str:
    """The headings and the example row, as CSV with CRLF line ends (RFC 4180)."""
    attributes = knowledge_base.stated.values()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([ID_COLUMN, *(attribute.id for attribute in attributes)])
    writer.writerow(["example", *(_example(attribute) for attribute in attributes)])
    return out.getvalue()


def _example(attribute: Attribute) -> str:
    """A cell that is understood."""
    match attribute.kind:
        case "yes/no":
            return "yes"
        case "number":
            return str(min(attribute.least + 2, attribute.most))
        case "several":
            return "; ".join(list(attribute.choices)[:2])
        case "one":
            return next(iter(attribute.choices))
