"""Dictionary encoding of result columns: what is told to many is kept once, and a row holds codes.

Few different sentences are told to many people, so that a row of a million is some numbers. A
column with too many different values for a dictionary, such as the ids of the rules that fired, is
spelled out for each row instead.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from engine.core.advice_row import Field, Wording, problem_texts

MOST = 4_096  # values of a dictionary: DuckDB looks at them all for every 2,048 rows
FULL = 0  # the code of a value that has no place; the first has 1


class Dictionaries:
    """The different values of each column of the results, in the order in which they came."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self.values: dict[str, list[Field]] = {name: [] for name in wording.columns}
        self._codes: list[dict[object, int]] = [{} for _ in wording.columns]

    def encoded(self, result: Sequence[str], problems: Mapping[str, str]) -> tuple[list[int], str]:
        """The code of every cell, and those without one spelled out as JSON, '' for none."""
        texts = tuple(problem_texts(problems))
        keys = [texts if name == "problems" else cell for name, cell in self._named(result)]
        codes = [found.get(key) for found, key in zip(self._codes, keys, strict=True)]
        if None not in codes:
            return [code or FULL for code in codes], ""
        fields = self._wording.fields(result, problems) | {"problems": list(texts)}
        spelled: dict[str, Field] = {}
        for at, (name, key) in enumerate(zip(self._wording.columns, keys, strict=True)):
            if codes[at] is None and len(self.values[name]) < MOST:
                self.values[name].append(fields[name])
                self._codes[at][key] = codes[at] = len(self.values[name])
            elif codes[at] is None:
                spelled[name] = fields[name]
        spelling = json.dumps(spelled, ensure_ascii=False) if spelled else ""
        return [code or FULL for code in codes], spelling

    def _named(self, result: Sequence[str]) -> Iterable[tuple[str, str]]:
        return zip(self._wording.columns, result, strict=True)
