"""The files that a batch writes, each a draft until all of them are complete.

None is more open than any of the files that were read.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from engine.batch.about import about_advice
from engine.batch.options import Options
from engine.batch.output.outputs import Output, open_output
from engine.core.advice_row import Wording
from engine.tables.draft import Draft
from engine.tables.rights import rights_of


@dataclass(frozen=True, slots=True)
class Drafts:
    """The advice, the rejects and, where they are wanted, the record and the list of questions."""

    advice: Output
    rejected: Draft
    record: Draft | None
    todo: Draft | None

    @property
    def sha256(self) -> Mapping[str, str | None]:
        """The checksums of what the record names."""
        questions = self.todo.sha256() if self.todo else None
        return {
            "output": self.advice.draft.sha256(),
            "rejects": self.rejected.sha256(),
            "questions": questions,
        }

    def write_record(self, text: str) -> None:
        """Write the record, once the others are complete."""
        assert self.record
        self.record.start()
        self.record.add(0, [text.encode("utf-8", "backslashreplace")])
        self.record.settle()

    def publish(self) -> None:
        """Put everything in its place."""
        for draft in filter(None, (self.rejected, self.advice.draft, self.record, self.todo)):
            draft.publish()


@contextmanager
def open_drafts(  # noqa: PLR0913, PLR0917
    output: str,
    rejects: str,
    options: Options,
    delimiter: str,
    wording: Wording,
    sources: Iterable[str],
) -> Iterator[Drafts]:
    """The drafts for these places; what is not published is gone at the end."""
    within, about = rights_of(*sources), about_advice(wording.knowledge_base, options)
    with ExitStack() as stack:
        yield Drafts(
            stack.enter_context(open_output(output, delimiter, wording, within, about)),
            stack.enter_context(Draft(rejects, within)),
            *(
                stack.enter_context(Draft(place, within)) if place else None
                for place in (options.record, options.missing)
            ),
        )
