"""Normalization of job titles: what was typed in the words of the lexicon.

Every token remembers the typed words that it stands for, so that a reason quotes nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from engine.language.spelling import one_slip_apart
from engine.language.title_lexicon import LONG, TitleLexicon
from engine.language.title_tokens import unaccented, words_and_marks

CUT = 30  # characters: where some personnel systems cut a title off
SHORT = 3  # letters: fewer do not tell which word was cut off
COMMA = ","


class Token(NamedTuple):
    """A word of ours or a mark, and the place of what was typed for it: from start, before end."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class Title:
    """A title in our words, with "and" for a joining mark and a comma for any other mark."""

    typed: tuple[str, ...]
    tokens: tuple[Token, ...]

    @cached_property
    def words(self) -> list[str]:
        """The words and marks of the tokens."""
        return [token.word for token in self.tokens]

    @cached_property
    def text(self) -> str:
        """The words and marks with a space around each."""
        return f" {' '.join(self.words)} "

    def of(self, tokens: Iterable[Token]) -> "Title":
        """The same typed words, with these tokens."""
        return Title(self.typed, tuple(tokens))

    def quoted(self, tokens: Iterable[Token]) -> str:
        """What was typed for some of the tokens, in quotation marks."""
        spans = dict.fromkeys((token.start, token.end) for token in tokens)
        typed = (word for start, end in spans for word in self.typed[start:end])
        return f"'{' '.join(typed).replace(' ,', ',').strip(', ')}'"

    def found(self, phrases: Iterable[str]) -> Sequence[Token]:
        """The tokens of the first of the phrases that stands in the title, as whole words."""
        for phrase in phrases:
            if (at := self.text.find(f" {phrase} ")) >= 0:
                first = self.text.count(" ", 0, at)
                return self.tokens[first : first + phrase.count(" ") + 1]
        return ()


def normalised(text: str, lexicon: TitleLexicon) -> tuple[Title, Title]:
    """The title as it was typed, one token a word, and in our words."""
    typed = tuple(words_and_marks(text))
    spelled = [_spelled(unaccented(word), lexicon) for word in typed]
    if spelled and len(text.strip()) == CUT:
        spelled[-1] = _completed(spelled[-1], lexicon)
    as_typed = Title(typed, tuple(Token(word, at, at + 1) for at, word in enumerate(spelled)))
    ours = as_typed.of(_in_our_words(as_typed.tokens, lexicon))
    ours = ours.of(_in_our_words_by_phrase(ours, lexicon))
    return as_typed, ours.of(_without_idle_commas(_without_grades(ours, lexicon)))


def _spelled(word: str, lexicon: TitleLexicon) -> str:
    """The word without its slip: 'progamme' is programme, a known word like 'office' is itself."""
    if len(word) < LONG - 1 or word in lexicon.known:
        return word
    return next((long for long in lexicon.long_words if one_slip_apart(word, long)), word)


def _completed(word: str, lexicon: TitleLexicon) -> str:
    """The job that a cut word began, if only one job begins like that."""
    jobs = [job for job in lexicon.lists["jobs"] if job.startswith(word)]
    return jobs[0] if len(jobs) == 1 and len(word) >= SHORT and word not in lexicon.known else word


def _in_our_words(tokens: Iterable[Token], lexicon: TitleLexicon) -> Iterable[Token]:
    """Each word by itself in our words, which may be none or several."""
    return (
        Token(word, token.start, token.end)
        for token in tokens
        for word in lexicon.means.get(token.word, token.word).split()
    )


def _in_our_words_by_phrase(title: Title, lexicon: TitleLexicon) -> Iterable[Token]:
    """Phrases in our words, the longest first; they are made of words that are ours already."""
    words, tokens, at = title.words, title.tokens, 0
    while at < len(tokens):
        length, meaning = lexicon.ways.at(words, at) or (1, words[at])
        for word in meaning.split():
            yield Token(word, tokens[at].start, tokens[at + length - 1].end)
        at += length


def _without_grades(title: Title, lexicon: TitleLexicon) -> Iterable[Token]:
    """The tokens that are in no grade or level."""
    text = title.text[1:-1]
    graded: set[int] = set()
    seen = first = 0
    for grade in lexicon.grades.finditer(text):
        first += text.count(" ", seen, grade.start())
        graded.update(range(first, first + grade[0].count(" ") + 1))
        seen = grade.start()
    return (token for at, token in enumerate(title.tokens) if at not in graded)


def _without_idle_commas(tokens: Iterable[Token]) -> Iterable[Token]:
    """The tokens without commas that part nothing: at the ends, or after another."""
    kept: list[Token] = []
    for token in tokens:
        if token.word != COMMA or (kept and kept[-1].word != COMMA):
            kept.append(token)
    return kept[:-1] if kept and kept[-1].word == COMMA else kept
