"""Pretty-printing of the compiled query, with a header comment that documents its input columns.

sqlglot generates the text; a change here must leave the query's meaning to its dialect generators.
"""

from collections.abc import Iterator
from textwrap import wrap

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.generator import Generator

from engine.core.model import Attribute, KnowledgeBase
from engine.language.visible import visible

WIDTH, PROSE = 96, 92  # characters of a comment line, of columns and of sentences
SEVERAL = "Several values have semicolons between them, in any order."
NOT_HERE = "are not understood here, and there is no column `problems`: that is `crossroads batch`."


def heading(knowledge_base: KnowledgeBase, table: str) -> str:
    """The header comment: the purpose of the query and the columns that it expects."""
    phrases = knowledge_base.phrases
    words = f"{phrases.titles} and other words" if phrases.titles else "Other words"
    lines = (
        f"{phrases.result} for everybody in {visible(table)}, by crossroads; its rules are version "
        f"{knowledge_base.version}.",
        "",
        "Expects these columns. NULL, and whatever is not listed here, stands for not known:",
        "",
        *_expected(knowledge_base),
        "",
        *wrap(f"{SEVERAL} {words} {NOT_HERE}", PROSE),
    )
    return "\n" + "\n".join(f"  {line}".rstrip() for line in lines) + "\n"


def _expected(knowledge_base: KnowledgeBase) -> Iterator[str]:
    """The expected columns, each with its type and values."""
    width = max(map(len, knowledge_base.stated)) + 2
    for id, attribute in knowledge_base.stated.items():
        indent = " " * width
        yield from wrap(f"{id:{width}}{_type(attribute)}", WIDTH, subsequent_indent=indent)


def _type(attribute: Attribute) -> str:
    """The type of an attribute's column and its admissible values."""
    values = ", ".join(attribute.choices)
    match attribute.kind:
        case "one":
            return f"text, one of: {values}"
        case "several":
            return f"text, any of: {values}"
        case "number":
            return f"number, {attribute.limits}"
        case "yes/no":
            return "boolean"


def printed(query: exp.Select, dialect: str) -> str:
    """The query as text in the dialect, with one summand a line: sqlglot would print all on one."""
    plain = Dialect.get_or_raise(dialect).generator_class
    transforms = {**plain.TRANSFORMS, exp.Add: _one_a_line}
    readable = type("Readable", (plain,), {"TRANSFORMS": transforms})
    text: str = readable(dialect=dialect, pretty=True).generate(query)
    return text


def _one_a_line(generator: Generator, sum_: exp.Expr) -> str:
    return f"{generator.sql(sum_, 'this')}\n+ {generator.sql(sum_, 'expression')}"
