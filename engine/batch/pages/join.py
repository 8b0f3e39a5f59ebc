"""The console page of a join: who has answered, and ids that are nearly the same."""

from collections.abc import Iterable, Sequence

from engine.batch.join.answers_file import JoinCount
from engine.batch.join_inspection import JoinInspection, NearMiss
from engine.batch.pages.column import count, others
from engine.language.sentences import counted, one_line, quote
from engine.views.console.layout import bullets, paragraph, section

MOST = 20  # ids that are shown


def show_join(inspection: JoinInspection) -> str:
    """How many have answered, what became of each file, and the ids that match nobody."""
    people = [
        count(inspection.people, "people in the file"),
        count(inspection.answered, "of them with answers"),
        count(inspection.people - inspection.answered, "not asked yet"),
    ]
    parts = [
        section("Joined by id", people),
        section("Answers", answer_counts(inspection.counts)),
        section("Ids that match nobody", _misses(inspection.misses)),
    ]
    return "\n".join(part for part in parts if part)


def answer_counts(answers: Iterable[JoinCount]) -> list[str]:
    """What became of the rows of each file of answers."""
    lines = []
    for one in answers:
        lines.append(paragraph(f"{one_line(one.file)}: {counted(one.rows, 'row')}"))
        found = {
            "people with an answer": one.joined,
            "earlier answers of people who answered twice, rejected": one.older,
            "answers that say the same again": one.repeated,
            "answers that match nobody, rejected": one.unmatched,
            "answers of people whose own row is rejected, rejected": one.of_rejects,
            "answers without an id, rejected": one.without_id,
            "rows that answer nothing, rejected": one.empty,
            "previews and tests of the form, rejected": one.previews,
            "rows that cannot be read, rejected": one.unreadable,
        }
        lines += [count(rows, what) for what, rows in found.items() if rows]
    return lines


def _misses(misses: Sequence[NearMiss]) -> list[str]:
    """The ids that match nobody, those with a near one first."""
    known = sorted(misses, key=lambda miss: miss.meant is None)
    lines = list(bullets(map(_miss, known[:MOST])))
    return lines + others(len(misses) - MOST)


def _miss(miss: NearMiss) -> str:
    meant = f"; may be {quote(miss.meant)}" if miss.meant else ""
    return f"{quote(miss.id)} ({one_line(miss.file)}, line {miss.line}){meant}"
