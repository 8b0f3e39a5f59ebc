"""The template of a file of people: every heading, and an example row."""

import csv
import io

from engine.core.model import Attribute, KnowledgeBase
from engine.rulebase.examples import example_values


def template_csv(knowledge_base: KnowledgeBase) -> str:
    """The headings and the example row, as CSV with CRLF line ends (RFC 4180).

    The first column is no attribute: it passes through, and tells the rows apart.
    """
    attributes = knowledge_base.stated.values()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([knowledge_base.help.id_column, *(attribute.id for attribute in attributes)])
    writer.writerow(["example", *(_example(attribute) for attribute in attributes)])
    return out.getvalue()


def _example(attribute: Attribute) -> str:
    """A cell that is understood."""
    values = example_values(attribute)
    return "; ".join(values) if attribute.kind == "several" else values[0]
