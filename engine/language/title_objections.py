"""Objections to a reading of a job title: words around a plain title that make it another job."""

from collections.abc import Iterable, Sequence

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
    around: Iterable[Token] = (*front, *own, *after)
    if core.name.startswith(lexicon.lists["anything_around"]):
        joined = _pieces(after)[0] if after and after[0].word == "and" and _pieces(after) else ()
        ranks = (token for token in after if token.word in lexicon.ranks)
        around = (*front, *joined, *ranks)
    alone = core.name in lexicon.lists["nothing_around"]
    harmless = frozenset() if alone else lexicon.harmless | lexicon.links
    return next(
        (t for t in around if t.word not in harmless and t.word not in ("and", COMMA)), None
    )
