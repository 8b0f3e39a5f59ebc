"""`crossroads report --audit` and `--notice`: the pages for those who have to answer for advice."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import click

from engine.batch.audit import audit_advice
from engine.batch.audited_columns import Asked
from engine.batch.options import Options
from engine.batch.pages.audit import TITLE, audit_sections
from engine.commands.options import missing_option
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.language.sentences import quote
from engine.language.visible import visible
from engine.phrasing.notice import Filled, Proved, notice_sections, notice_title
from engine.tables.new_file import check_can_write, write_new
from engine.views.html.sections import Format, show_sections

SOLVER = "z3"
PATIENCE = 60.0  # seconds for a proof; those about the shipped rules take a hundredth
FORMATS: Mapping[str, Format] = {".html": "html", ".htm": "html", ".md": "md"}
OWNER_ONLY = 0o600
OF_PEOPLE = ("--by", "--people", "--names")  # options that an audit does not take


@dataclass(frozen=True, slots=True)
class Record:
    """What the options --audit and --notice ask for; None for an option that was not given."""

    advice: str | None
    audit: str | None
    audit_file: str | None
    notice: bool
    keep_until: str | None

    @property
    def wanted(self) -> bool:
        """Whether one of these pages is asked for."""
        return self.notice or self.audit is not None

    def check(self, others: Sequence[str], contact: str) -> None:
        """Raise a misuse for options that do not go together; `others` were given as well."""
        if self.audit is None and self.audit_file is not None:
            raise missing_option("--audit", needed_by="--audit-file")
        if self.audit_file is not None and "--id" not in others:
            cure = "Add --id HEADING, the column by which it is joined."
            raise MisuseError("--audit-file", "needs a column of ids", cure)
        if self.keep_until is not None and not self.notice:
            raise missing_option("--notice", needed_by="--keep-until")
        if self.notice and (self.advice or self.audit is not None or others):
            other = self.advice or next(iter(others), "--audit")
            what = f"is about the rules alone and does not go with {quote(other)}"
            raise MisuseError("--notice", what, "Leave one of the two out.")
        unfit = [*(one for one in OF_PEOPLE if one in others), *(["--contact"] if contact else [])]
        if self.audit is not None and unfit:
            raise MisuseError("--audit", f"does not go with {unfit[0]}", "Write two reports.")

    def check_place(self, output: str | None) -> None:
        """Raise MisuseError where the page could not be written."""
        if output is None:
            raise missing_option("-o", "Say where the page goes.")
        format_of(output)
        check_can_write(output)

    def write_audit(
        self,
        rules: KnowledgeBase,
        output: str,
        mapping: Mapping[str, str],
        options: Options,
        program: str,
    ) -> None:
        """Write the page about the groups in the file of advice."""
        form, today = format_of(output), date.today()
        asked = Asked(_headings(self.audit or ""), self.audit_file, options.id_heading)
        audit = audit_advice(
            rules, self.advice or "", asked, mapping=mapping, options=options, today=today
        )
        sections = audit_sections(rules, audit, today, program)
        write_new(output, show_sections(TITLE, sections, form), OWNER_ONLY)
        click.echo(f"The audit is in {visible(output)}. A person answers for what follows from it.")

    def write_notice(self, rules: KnowledgeBase, output: str, contact: str, program: str) -> None:
        """Write the notice, with what a prover finds where one is installed."""
        form = format_of(output)
        filled = Filled(date.today(), contact, self.keep_until or "")
        sections = notice_sections(rules, filled, _proved(rules), program)
        write_new(output, show_sections(notice_title(rules), sections, form))
        click.echo(f"The notice is in {visible(output)}. Fill in what is left open.")


def format_of(output: str) -> Format:
    """The format that an ending stands for. Raises MisuseError for one that is not written."""
    ending = Path(output).suffix.lower()
    if ending not in FORMATS:
        what = "has no ending of a page that is written"
        raise MisuseError(output, what, "Name one that ends in .html or .md.")
    return FORMATS[ending]


def _headings(said: str) -> tuple[str, ...]:
    """The headings that --audit names; quotes protect a comma. Raises MisuseError for none."""
    lines = csv.reader(StringIO(said, newline=""))
    headings = tuple(part.strip() for row in lines for part in row if part.strip())
    if not headings:
        raise MisuseError(f"--audit {quote(said)}", "names no column", "Write --audit Gender,Age.")
    return headings


def _proved(rules: KnowledgeBase) -> Proved | None:
    if find_spec(SOLVER) is None:
        return None
    prove = import_module("engine.authoring.prove.notice").proved_for_notice
    proved: Proved = prove(rules, PATIENCE)
    return proved
