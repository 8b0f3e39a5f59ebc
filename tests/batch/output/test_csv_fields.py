"""The fields of a result in CSV, which are cached by their cells."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from engine.batch.output.outputs import Csv
from engine.core.advice_row import PROBLEMS, RESULT_COLUMNS, Wording
from engine.tables.csv_text import LINE_END, csv_text
from engine.tables.draft import Draft
from tests.shipped import SHIPPED

SENTENCES = (
    *("", "Plain.", "One, two.", 'So "called".', "A\nB", "Tab\there", "a|b", "é", "=1+1", " -x"),
    *("a, -b", "x;=1", "'=1", "-2.5"),
)
IDS = st.lists(st.sampled_from(["a", "b-c", "one-two"]), unique=True).map("; ".join)


@given(st.lists(st.sampled_from(SENTENCES), min_size=13, max_size=13), IDS, st.sampled_from(",;\t"))
def test_they_are_what_csv_text_makes_of_the_cells(
    tmp_path_factory: object, cells: list[str], ids: str, delimiter: str
) -> None:
    """Quotes, commas, line ends and formulas: the cache changes no byte."""
    place = tmp_path_factory.getbasetemp() / "advice.csv"  # type: ignore[attr-defined]
    assert isinstance(place, Path)
    cells = [*cells[:11], ids, *cells[11:]]
    assert len(cells) == len(RESULT_COLUMNS)

    before, after = Csv(Draft(str(place)), delimiter, Wording(SHIPPED)).encoded(cells)

    assert before == csv_text(cells[:PROBLEMS], delimiter).encode()
    assert after == f"{csv_text(cells[PROBLEMS + 1 :], delimiter)}{LINE_END}".encode()
