"""Classification of job titles: the role that a title names, or the reason why it names none.

A title is normalised to plain words, a plain title of the catalogue is looked for among them, and
the words around it may object. Every word is data (rules/titles.toml). A wrong role is worse than
none, so a word that is not understood is an objection.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.language.normal_form import normalized
from engine.language.title_layout import Core, choices, cores_in, rearranged
from engine.language.title_lexicon import TitleLexicon
from engine.language.title_objections import objection
from engine.language.title_words import Title, Token, normalised

LONGEST = 300  # characters; those of public lists have 120 at most


@dataclass(frozen=True, slots=True)
class TitleReading:
    """The classification of a title: a role id and what it was read as, or None and why.

    `candidates` are the roles that an ambiguous title may stand for; `named` quotes the words of
    the title that name the role.
    """

    role: str | None
    reason: str
    candidates: tuple[str, ...] = ()
    named: str = ""


def read_title(text: str, lexicon: TitleLexicon) -> TitleReading:
    """The role that a job title names, if it surely names one.

    The reason for a role is what the title was read as; the reason for none is the rest of the
    sentence "'Sales Executive' was not understood: ...".
    """
    if len(normalized("NFKC", text)) > LONGEST:
        return _no("it is too long for a title")
    as_typed, title = normalised(text, lexicon)
    if not any(re.search(r"[^\W\d_]{2}", word) for word in title.words):
        return _no("it is too short for a title, or a code" if text.strip() else "it is blank")
    for one in (title, as_typed):
        if because := _other_work(one, lexicon):
            return _no(because)
    readings = [_read(choice, lexicon) for choice in choices(title, lexicon)]
    understood = [reading for reading in readings if reading.role]
    if len({reading.role for reading in understood}) > 1:
        return _no(_both(reading.named for reading in understood))
    return next((reading for reading in readings if not reading.role), readings[0])


def _other_work(title: Title, lexicon: TitleLexicon) -> str | None:
    """What makes the title something else, if anything does."""
    for other in lexicon.other_work:
        if other.first_words.isdisjoint(title.words):
            continue
        word = title.found(other.words)
        if word and (not other.beside or title.found(other.beside)):
            return other.because.replace("'{word}'", title.quoted(word))
    return None


def _read(title: Title, lexicon: TitleLexicon) -> TitleReading:
    """The reading of a title without a choice of subjects."""
    title = rearranged(title, lexicon)
    cores = cores_in(title, lexicon)
    if unclear := next((lexicon.unclear[c.name] for c in cores if c.name in lexicon.unclear), None):
        return _no(unclear)
    if not cores:
        near = title.found(lexicon.lists["subjects"])
        return _no("it names no role of the catalogue" if near else lexicon.unrecognised)
    return _read_cores(title, cores, lexicon)


def _read_cores(title: Title, cores: Sequence[Core], lexicon: TitleLexicon) -> TitleReading:
    """The reading of a title with one plain title in it or more."""
    first = cores[0]
    named = [title.quoted((*core.ranks, *core.tokens)) for core in cores]
    roles = {_roles_of(core.name, core.ranks, lexicon) for core in cores}
    if len(roles) > 1:
        return _no(_both(named))
    if not (candidates := roles.pop()):
        return _no(f"the catalogue has no role of that name that is {title.quoted(first.ranks)}")
    if against := objection(title, cores, lexicon):
        return _no(against)
    if len(candidates) > 1:
        return TitleReading(None, lexicon.ambiguous[first.name].because, candidates)
    read_as = " ".join(token.word for token in (*first.ranks, *first.tokens))
    return TitleReading(candidates[0], f"read as '{read_as}'", (), named[0])


def _roles_of(core: str, ranks: Sequence[Token], lexicon: TitleLexicon) -> tuple[str, ...]:
    """The roles that a plain title with its seniority may stand for, perhaps none."""
    if core in lexicon.ambiguous:
        return lexicon.ambiguous[core].roles
    ranked = dict.fromkeys(lexicon.ranks[token.word] for token in ranks)
    role = lexicon.roles.get(" ".join([*ranked, core]))
    return (role,) if role else ()


def _no(reason: str) -> TitleReading:
    return TitleReading(None, reason)


def _both(names: Iterable[str]) -> str:
    return "it names both " + " and ".join(dict.fromkeys(names))
