"""Segmentation of job titles: plain titles among the words, with their seniority, and the same
words in another order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.title_lexicon import TitleLexicon
from engine.language.title_tokens import unaccented
from engine.language.title_words import COMMA, Title, Token

MOST_SUBJECTS = 6  # of "project, programme and portfolio manager"; a longer list is no title
BETWEEN = (COMMA, "of")


@dataclass(frozen=True, slots=True)
class Core:
    """A plain title among the words: from `start`, before `end`, and its words of seniority.

    Those stand before it, back to the last comma, or directly behind it, up to `end`. A `turned`
    title says first what somebody is called, as "chef de projet" and "manager of projects" do.
    """

    name: str
    tokens: tuple[Token, ...]
    ranks: tuple[Token, ...]
    start: int
    end: int
    turned: bool


def cores_in(title: Title, lexicon: TitleLexicon) -> list[Core]:
    """Every plain title in the words, from left to right."""
    words, at, own, cores = title.words, 0, 0, list[Core]()
    while at < len(words):
        length, name = lexicon.cores.at(words, at) or (0, "")
        if length:
            end = _behind(title, at + length, lexicon)
            around = (*title.tokens[own:at], *title.tokens[at + length : end])
            ranks = tuple(token for token in around if token.word in lexicon.ranks)
            own_words = title.tokens[at : at + length]
            turned = _is_turned(title, own_words, lexicon)
            cores.append(Core(name, own_words, ranks, at, end, turned))
            own = end
        elif words[at] == COMMA:
            own = at + 1
        at = own if length else at + 1
    return cores


def _is_turned(title: Title, core: Sequence[Token], lexicon: TitleLexicon) -> bool:
    """Whether the first word that was typed for a plain title says what somebody is called."""
    first = unaccented(title.typed[min(token.start for token in core)])
    return lexicon.means.get(first, first) in lexicon.jobs


def _behind(title: Title, end: int, lexicon: TitleLexicon) -> int:
    """The end of the seniority behind a plain title: ", senior", or "senior" before a mark.

    Without a comma "project manager assistant" is somebody else, so words of jobs do not count.
    """
    words = title.words
    comma = end < len(words) and words[end] == COMMA
    at = last = end + comma
    while (
        at < len(words) and words[at] in lexicon.ranks and (comma or words[at] not in lexicon.jobs)
    ):
        at += 1
    return at if at > last and (at == len(words) or words[at] == COMMA) else end


def choices(title: Title, lexicon: TitleLexicon) -> list[Title]:
    """The titles that "project and programme manager" stands for, else the title itself."""
    tokens = title.tokens
    for start in range(len(tokens)):
        subjects = list(_subjects(title, start, lexicon))
        end = subjects[-1][1] if subjects else start
        if len(subjects) > 1 and _goes_on(tokens, end):
            before, after = tokens[:start], tokens[end:]
            return [title.of((*before, *tokens[a:b], *after)) for a, b in subjects]
    return [title]


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a further word follows there, which was not typed in one with the word before."""
    return at < len(tokens) and tokens[at].word != COMMA and tokens[at].start >= tokens[at - 1].end


def _subjects(title: Title, at: int, lexicon: TitleLexicon) -> Iterator[tuple[int, int]]:
    """The places of subjects from a place on, with "and" or a comma between them."""
    words = title.words
    for _ in range(MOST_SUBJECTS):
        if at >= len(words) or not (found := lexicon.subjects.at(words, at)):
            return
        end = at + found[0]
        yield at, end
        if end >= len(words) or words[end] not in ("and", COMMA):
            return
        at = end + 1


def rearranged(title: Title, lexicon: TitleLexicon) -> Title:
    """The title with its words in the order of plain titles, if they stand in another.

    "PMO (PMO) analyst" says one thing twice, "PMO - analyst" parts what belongs together, and
    "senior manager of projects" or "analyst, PMO" are turned round.
    """
    title = title.of(_once(title, lexicon))
    for one in (title, _joined(title, lexicon), _turned(title, lexicon)):
        if cores_in(one, lexicon):
            return one
    return title


def _once(title: Title, lexicon: TitleLexicon) -> Iterator[Token]:
    """The tokens without a subject that only repeats, behind a comma, the subject before it."""
    words, tokens, at = title.words, title.tokens, 0
    while at < len(words):
        length, _ = lexicon.subjects.at(words, at) or (1, "")
        again = at + length + 1
        yield from tokens[at : at + length]
        at += length
        if (
            words[at : at + 1] == [COMMA]
            and words[again : again + length] == words[at - length : at]
        ):
            at = again + length + (words[again + length : again + length + 1] == [COMMA])


def _joined(title: Title, lexicon: TitleLexicon) -> Title:
    """The title without a comma between a subject and the word for the work on it."""
    words = title.words
    kept = [
        token
        for at, token in enumerate(title.tokens)
        if not (
            token.word == COMMA
            and 0 < at < len(words) - 1
            and lexicon.subjects.at(words, at - 1)
            and (words[at + 1] in lexicon.work or words[at + 1] in lexicon.ranks)
        )
    ]
    return title.of(kept)


def _turned(title: Title, lexicon: TitleLexicon) -> Title:
    """The title with the word for the work behind what it is about: "analyst, PMO", turned."""
    words, tokens, count = title.words, title.tokens, len(title.words)
    leading = next((at for at, word in enumerate(words) if word not in lexicon.ranks), count)
    work = next(
        (at for at in range(min(leading, count - 1), -1, -1) if words[at] in lexicon.work), -1
    )
    if work < 0:
        return title
    start = next((at for at in range(work + 1, count) if words[at] not in BETWEEN), count)
    comma = next((at for at in range(start, count) if words[at] == COMMA), count)
    end = comma
    while end > start and words[end - 1] in lexicon.ranks and words[end - 1] not in lexicon.jobs:
        end -= 1
    ranks = (*tokens[:work], *tokens[end:comma])
    return title.of((*ranks, *tokens[start:end], tokens[work], *tokens[comma:]))
