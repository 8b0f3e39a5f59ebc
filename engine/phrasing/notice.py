"""The notice to those whom the advice is about: what is done, with which data, and who decides.

It is filled in from the rule base. What only those who run the program can know is a place to fill
in, and nothing is said of it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from engine.core.model import NOT_ENOUGH, KnowledgeBase
from engine.language.sentences import counted, listed, lower_first
from engine.phrasing.inputs import what_answers_weigh, what_is_never_read, what_is_read
from engine.phrasing.sections import Section
from engine.version import __version__

NOT_TOLD = (
    "It has not been fitted to what became of people, so it cannot say how likely an outcome is. "
    "It cannot tell whether an answer is true, nor whether the rules are wise. And it knows "
    "nothing of:",
)
KEPT_NOWHERE = (
    "The program keeps nothing of its own and sends nothing anywhere: answers and advice stand in "
    "the files that its user names. An interview is saved on the user's machine while it lasts."
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What the rule base does not say: whom to ask, until when data are kept, and the day."""

    day: date
    contact: str = ""
    keep_until: str = ""


@dataclass(frozen=True, slots=True)
class Proved:
    """The promises that were proved, and the most that one answer was proved to weigh, if any."""

    kept: Collection[str]
    most: int | None = None


def notice_title(knowledge_base: KnowledgeBase) -> str:
    """What the page is called."""
    return knowledge_base.notice.title


def notice_sections(
    knowledge_base: KnowledgeBase,
    filled: Filled,
    proved: Proved | None,
    program: str = "crossroads",
) -> tuple[Section, ...]:
    """The notice. `proved` is None where no prover was at hand; `program` begins a command."""
    return (
        _purpose(knowledge_base),
        _responsible(filled),
        Section(
            "Who decides",
            (knowledge_base.notice.decides,),
            entries=(("The person who decides", ""),),
        ),
        what_is_read(knowledge_base),
        what_is_never_read(knowledge_base, f"{program} check"),
        what_answers_weigh(knowledge_base, proved.most if proved else None),
        *_promised(knowledge_base, proved, f"{program} check --prove"),
        Section("What it cannot tell", NOT_TOLD, items=knowledge_base.phrases.limits),
        _rights(knowledge_base),
        Section(
            "How long it is kept",
            (KEPT_NOWHERE,),
            entries=(("Answers and advice are kept until", filled.keep_until),),
        ),
        _version(knowledge_base, filled, program),
    )


def _purpose(knowledge_base: KnowledgeBase) -> Section:
    notice, rules = knowledge_base.notice, knowledge_base.rules
    titles = [lower_first(path.title) for path in knowledge_base.paths.values()]
    readers = (f"This notice is for {notice.readers}.",) if notice.readers else ()
    return Section(
        "What this is about",
        (
            *readers,
            *filter(None, (notice.purpose or knowledge_base.help.about,)),
            f"The program is a rule-based expert system. It applies {counted(len(rules), 'rule')}, "
            f"which people have written, to a person's answers, and recommends one of: "
            f"{listed(titles, 'or')}. Where too little is known it recommends nothing, and says: "
            f"{knowledge_base.texts[NOT_ENOUGH].words}",
            "It learns nothing from data. The same answers give the same advice, whoever gives "
            "them, and each recommendation names its rules, its facts and its sources.",
        ),
    )


def _responsible(filled: Filled) -> Section:
    return Section(
        "Who runs it, and whom to ask",
        entries=(
            ("Run by", ""),
            ("Questions, corrections, and a review by a person", filled.contact),
            ("Contact for data protection", ""),
            ("Ground in law", ""),
            ("In use from", ""),
        ),
    )


def _promised(
    knowledge_base: KnowledgeBase, proved: Proved | None, command: str
) -> Iterator[Section]:
    """The promises; without any, no section."""
    promises = knowledge_base.promises
    if not promises:
        return
    if proved is None:
        how = f"They were not proved for this notice: that needs a solver. '{command}' proves them."
    else:
        how = (
            f"For this notice {len(proved.kept)} of {len(promises)} were proved, for every "
            f"combination of answers that there can be. '{command}' proves them again."
        )
    open_ones = [id for id in promises if proved and id not in proved.kept]
    yield Section(
        "What is promised",
        ("What follows holds for everybody, whatever else they answer.", how),
        items=tuple(one.sentence for one in promises.values() if one.id not in open_ones),
        after=tuple(f"Not proved: {promises[id].sentence}" for id in open_ones),
    )


def _rights(knowledge_base: KnowledgeBase) -> Section:
    notice = knowledge_base.notice
    return Section("Your rights", items=notice.rights, after=(notice.law,) if notice.law else ())


def _version(knowledge_base: KnowledgeBase, filled: Filled, program: str) -> Section:
    return Section(
        "Version",
        entries=(
            ("Rules", knowledge_base.version),
            ("Program", f"crossroads {__version__}"),
            ("Date of this notice", str(filled.day)),
        ),
        after=(f"'{program} rules book' prints every rule with its sentence and its source.",),
    )
