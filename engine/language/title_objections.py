"""Objections to a reading of a job title: words around a plain title that make it another job."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from engine.language.title_layout import Core
from engine.language.title_lexicon import TitleLexicon
from engine.language.title_words import COMMA, Title, Token

Piece = tuple[Token, ...]


def objection(title: Title, cores: Sequence[Core], lexicon: TitleLexicon) -> str | None:
    """Why a title with these words around its plain title is perhaps another job."""
    core, tokens = cores[0], title.tokens
    commas = [at for at in range(core.start) if tokens[at].word == COMMA]
    front = tokens[: commas[-1]] if commas else ()
    near = tokens[commas[-1] + 1 if commas else 0 : core.start]
    own = tuple(token for token in near if token.word not in lexicon.ranks)
    after = _after(title, cores)
    name = title.quoted(core.tokens)
    for piece in (*_pieces(front), *_pieces(own), *_pieces(after)):
        if _names_job(piece, lexicon):
            return f"it names both {name} and {title.quoted(piece)}"
    if any(token.word in lexicon.links for token in own) or [t.word for t in own[-1:]] == ["and"]:
        return f"it names more than {name}"
    strange = _strange(front, own, after, core, lexicon)
    return f"with {title.quoted([strange])} it may be other work than {name}" if strange else None


def _after(title: Title, cores: Sequence[Core]) -> Piece:
    """The tokens behind the first plain title that belong to none."""
    ends = [*(core.start for core in cores[1:]), len(title.tokens)]
    return tuple(
        token
        for core, end in zip(cores, ends, strict=True)
        for token in title.tokens[core.end : end]
    )


def _pieces(tokens: Iterable[Token]) -> list[Piece]:
    """The tokens between "and" and commas."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.word in ("and", COMMA):
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [tuple(piece) for piece in pieces if piece]


def _names_job(piece: Piece, lexicon: TitleLexicon) -> bool:
    endings = lexicon.lists["job_endings"]
    return any(token.word in lexicon.jobs or token.word.endswith(endings) for token in piece)


def _strange(
    front: Piece, own: Piece, after: Piece, core: Core, lexicon: TitleLexicon
) -> Token | None:
    """The first word around a plain title that it may not have around it."""
    if core.name in lexicon.lists["nothing_around"]:
        return next(_others((*front, *own, *after), frozenset()), None)
    harmless = lexicon.harmless | lexicon.links
    if not core.name.startswith(lexicon.lists["anything_around"]):
        return next(_others((*front, *own, *after), harmless), None)
    joined = _pieces(after)[0] if after and after[0].word == "and" and _pieces(after) else ()
    known = harmless | lexicon.fields
    before = (*front, *joined)
    behind = (*_ahead(own, core), *_unexplained(after, lexicon))
    return next(chain(_others(before, harmless), _others(behind, known)), None)


def _others(tokens: Iterable[Token], known: frozenset[str]) -> Iterator[Token]:
    """The tokens that are no mark and none of the known words."""
    return (t for t in tokens if t.word not in known and t.word not in ("and", COMMA))


def _ahead(own: Piece, core: Core) -> Iterator[Token]:
    """The tokens typed before a turned plain title: "médecin chef de projet"."""
    first = min(token.start for token in core.tokens)
    return (token for token in own if core.turned and token.start < first)


def _unexplained(after: Piece, lexicon: TitleLexicon) -> Iterator[Token]:
    """The tokens behind a plain title without what names its unit: "Works Department", "for Ely".

    Seniority explains nothing: "Project Manager, senior designs team" may be two jobs.
    """
    for is_mark, piece in groupby(after, key=lambda token: token.word == COMMA):
        tokens = () if is_mark else tuple(piece)
        named = any(token.word in lexicon.units - lexicon.links for token in tokens)
        for token in tokens:
            named = named or token.word in lexicon.units
            if not named or token.word in lexicon.ranks:
                yield token
