"""Dates, times and lengths of time in a number format.

A whole date is written as in ISO 8601, in whatever order the sheet has it: 03/04/2024 would be
another day to another reader. What is less than a date is written as the sheet shows it, in
English: Oct-49 is what Excel made of 10-49, and a reader has to see that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from engine.language.month_words import ENGLISH
from engine.tables.number_format.numbers import EXACT, POINT
from engine.tables.number_format.tokens import Kind, Token

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MINUTE, HOUR, HALF_A_DAY, DAY = 60, 3_600, 43_200, 86_400  # in seconds
LAST_DAY = 2_958_465  # 31 December 9999
LEAP_DAY = 60  # 29 February 1900, which never was, but which Excel counts
FIRST_1904 = 1462  # what day 0 is where days are counted from 1904
LONG = 3  # letters of a part that is a name and no number; four write it out


@dataclass(frozen=True, slots=True)
class _Moment:
    """A number as time: its whole days since 1899, the seconds of the last day, and all seconds."""

    days: int
    seconds: Decimal
    elapsed: Decimal

    @property
    def calendar(self) -> tuple[int, int, int]:
        """Year, month and day, as Excel has them: its first day is 0 January 1900."""
        if self.days in (0, LEAP_DAY):
            return (1900, 1, 0) if not self.days else (1900, 2, 29)
        return self._proleptic.timetuple()[:3]

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self._proleptic.weekday()]

    @property
    def _proleptic(self) -> date:
        return date(1899, 12, 31 if self.days < LEAP_DAY else 30) + timedelta(self.days)


@dataclass(frozen=True, slots=True)
class DateLayout:
    """A section that shows a date, a time or a length of time."""

    tokens: tuple[Token, ...]
    decimals: int  # of a second
    elapsed: bool
    whole_date: bool
    timed: bool

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "DateLayout":
        named = tuple(_with_minutes(tokens))
        calendar = [token.text for token in named if token.kind is Kind.CALENDAR]
        parts = {letters[0] for letters in calendar}
        return cls(
            tokens=named,
            decimals=_decimals(named),
            elapsed=any(token.kind is Kind.ELAPSED for token in named),
            whole_date=bool({"d", "dd"} & {*calendar} and "m" in parts and parts & {"y", "e"}),
            timed=bool(parts & {"h", "s"}),
        )

    def show(self, value: Decimal, from_1904: bool) -> str | None:
        """The date, time or length of time that a number is, None where it is out of range."""
        unit = Decimal((0, (1,), -self.decimals))
        elapsed = (abs(value) * DAY).quantize(unit, context=EXACT)
        if self.elapsed:
            shown = _as_shown(self.tokens, _Moment(0, elapsed % DAY, elapsed))
            return f"-{shown}" if value < 0 else shown
        days = int(elapsed // DAY) + (FIRST_1904 if from_1904 else 0)
        if value < 0 or days > LAST_DAY:
            return None
        moment = _Moment(days, elapsed % DAY, elapsed)
        return _iso(moment, self.timed) if self.whole_date else _as_shown(self.tokens, moment)


def _iso(moment: _Moment, timed: bool) -> str:
    """A date as in ISO 8601, with its time if a format shows it and it is not midnight."""
    year, month, day = moment.calendar
    hour, rest = divmod(int(moment.seconds), HOUR)
    time = f"T{hour:02}:{rest // MINUTE:02}:{rest % MINUTE:02}"
    return f"{year:04}-{month:02}-{day:02}" + (time if timed and moment.seconds else "")


def _with_minutes(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with an `n` for each `m` that stands for minutes: after hours, before seconds."""
    timed = [token for token in tokens if token.kind in (Kind.CALENDAR, Kind.ELAPSED)]
    at = -1
    for token in tokens:
        if token.kind not in (Kind.CALENDAR, Kind.ELAPSED):
            yield token
            continue
        at += 1
        near = {one.text[0] for one in timed[at - 1 : at] if one.text[0] == "h"}
        near |= {one.text[0] for one in timed[at + 1 : at + 2] if one.text[0] == "s"}
        yield Token(token.kind, token.text.replace("m", "n")) if near else token


def _as_shown(tokens: Sequence[Token], moment: _Moment) -> str:
    """The moment in the order and the letters of a format."""
    halves = any(token.kind is Kind.HALF for token in tokens)
    part = iter(f"{moment.seconds:f}".partition(".")[2])
    shown = []
    for token in tokens:
        match token.kind:
            case Kind.CALENDAR:
                shown.append(_part(token.text, moment, halves))
            case Kind.ELAPSED:
                unit = {"h": HOUR, "m": MINUTE, "n": MINUTE, "s": 1}[token.text[0]]
                shown.append(f"{int(moment.elapsed // unit):0{len(token.text)}}")
            case Kind.HALF:
                shown.append(token.text.split("/")[moment.seconds >= HALF_A_DAY])
            case Kind.DIGIT:
                shown.append(next(part, token.text))
            case _:
                shown.append(token.text)
    return "".join(shown)


def _part(letters: str, moment: _Moment, halves: bool) -> str:
    """One part of a date or a time. Of `letters` there are as many as the format has.

    >>> moment = _Moment(45351, Decimal(75_600), Decimal(0))
    >>> [_part(letters, moment, True) for letters in ("d", "mmm", "yy", "dddd", "h", "nn")]
    ['29', 'Feb', '24', 'Thursday', '9', '00']
    """
    year, month, day = moment.calendar
    seconds = int(moment.seconds)
    wide = min(len(letters), 2)
    match letters[0]:
        case "y" | "e":
            return f"{year % 100:02}" if letters in ("y", "yy") else f"{year:04}"
        case "m" if len(letters) >= LONG:
            name = ENGLISH[month - 1]
            return {3: name[:3], 5: name[0]}.get(len(letters), name)
        case "d" if len(letters) >= LONG:
            return moment.weekday[:3] if len(letters) == LONG else moment.weekday
        case "m" | "d":
            return f"{month if letters[0] == 'm' else day:0{wide}}"
        case "h":
            hour = seconds // HOUR
            return f"{(hour - 1) % 12 + 1 if halves else hour:0{wide}}"
        case _:
            return (
                f"{seconds // MINUTE % MINUTE if letters[0] == 'n' else seconds % MINUTE:0{wide}}"
            )


def _decimals(tokens: Sequence[Token]) -> int:
    """How many digits of a second a format shows."""
    after = tokens[tokens.index(POINT) + 1 :] if POINT in tokens else ()
    return sum(token.kind is Kind.DIGIT for token in after)
