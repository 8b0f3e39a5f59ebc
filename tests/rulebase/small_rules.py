"""A rule base of four rules, the smallest that uses every file, and mistakes made in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.authoring.read_back import read_back_faults
from engine.errors import CrossroadsError, Fault
from engine.rulebase.load import load_with_notes

LONGEST = 700  # characters of a fault that somebody will read

VOCABULARY = """\
[words]
yes = ["yes", "y"]
no = ["no", "n"]
not_known = ["", "unknown"]

[[attribute]]
id = "current_role"
kind = "one"
title = "Current role"
question = "What do you do?"
help = "Your job."
headers = ["job"]

[[attribute]]
id = "team"
kind = "one"
topic = "organisation"
title = "Team"
question = "How large is your team?"
help = "Heads."
values = [
    { id = "small", label = "small: a few", says = ["tiny"], below = 10 },
    { id = "large", label = "large: many", says = ["big"], at_least = 10 },
]

[[attribute]]
id = "years"
kind = "number"
yours = "gain"
title = "Years"
question = "For how many years?"
help = "Here."
least = 0
most = 60
unit = "years"

[[attribute]]
id = "wishes"
kind = "several"
title = "Wishes"
question = "What do you want?"
help = "Any."
values = [
    { id = "rise", label = "to rise" },
    { id = "rest", label = "to rest" },
]

[[attribute]]
id = "happy"
kind = "yes/no"
title = "Happy"
question = "Are you happy?"
help = "Well?"

[[attribute]]
id = "role_level"
from_role = true
kind = "number"
title = "Level"
least = 1
most = 9

[topics]
order = ["role", "organisation", "other"]
opening = ["role"]

[protected]
words = ["age"]
stems = ["pregnan", "marri"]
phrases = ["état civil"]
"""

ROLES = """\
[[role]]
id = "cook"
title = "Cook"
track = "kitchen"
level = 1
above = ["chef"]
titles = ["cook"]

[[role]]
id = "chef"
title = "Chef"
track = "kitchen"
level = 2
beside = []
line = []
titles = ["chef", "head cook"]
"""

TITLES = """\
jobs = ["cook", "chef"]
grades = ["[ivx]{1,4}"]
harmless = ["pastry"]

[means]
chef = ["chief"]

[seniority]
head = ["head"]

[[other_work]]
words = ["stove"]
because = "'{word}' is a thing"

[unclear]
"kitchen cook" = "it may be anybody"
"""

PATHS = """\
[strengths]
slight = 2
strong = 7

[[path]]
id = "go"
title = "Go"
summary = "Go away."
leads_to = "above"
source = ["A1"]

[[path]]
id = "stay"
title = "Stay"
summary = "Stay here."

[[text]]
id = "opening"
words = "Hello."
source = ["A1"]

[[text]]
id = "closing"
words = "Goodbye."

[[text]]
id = "not_enough"
words = "Not enough."
"""

STATEMENTS = """\
[[statement]]
id = "A1"
section = "first"
text = "Some go."

[[statement]]
id = "A2"
section = "second"
text = "Some stay."
"""

SITUATION = """\
[[rule]]
id = "restless"
source = ["A1"]
because = "You have been here for long."
[rule.when]
years = { at_least = 4 }
wishes = { all = ["rise"] }
[rule.then]
flag = "restless"
"""

GO = """\
[[rule]]
id = "go-restless"
source = ["A1"]
because = "You are restless."
[rule.when]
restless = true
team = { not = ["large"] }
[rule.then]
supports = { go = "strong" }

[[rule]]
id = "go-advice"
source = ["A1"]
origin = "extension"
because = "You go."
[rule.when]
path = "go"
current_role = "cook"
[rule.then]
advise = "Pack."
next_roles = ["chef"]
"""

STAY = """\
[[rule]]
id = "stay-happy"
source = ["A2"]
because = "You are happy."
[rule.when]
happy = true
role_level = { below = 9 }
[rule.then]
supports = { stay = "slight" }
opposes = { go = "slight" }
against = "You are happy where you are."
"""

FILES: Mapping[str, str] = {
    "vocabulary": VOCABULARY,
    "roles": ROLES,
    "titles": TITLES,
    "paths": PATHS,
    "statements": STATEMENTS,
    "situation": SITUATION,
    "go": GO,
    "stay": STAY,
}


@dataclass(frozen=True)
class Mistake:
    """A change to one file, and how it is to be reported.

    `old` is replaced by `new`; without `old`, `new` is added to the end. `at` is a part of the line
    that is to be named, "" where the fault is one of the whole file. `where` is the file at fault
    if it is not the one that was changed.
    """

    file: str
    old: str
    new: str
    at: str
    what: str
    cure: str
    where: str = ""


def write_rules(place: Path, changes: Mapping[str, str] | None = None) -> Path:
    """The small rule base in a folder, with some of its files changed or added."""
    place.mkdir(exist_ok=True)
    for name, text in {**FILES, **(changes or {})}.items():
        (place / f"{name}.toml").write_text(text, encoding="utf-8")
    return place


def changed(mistake: Mistake) -> dict[str, str]:
    """The file in which a mistake was made."""
    text = FILES.get(mistake.file, "")
    assert mistake.old in text, f"{mistake.old!r} does not stand in {mistake.file}.toml"
    new = text.replace(mistake.old, mistake.new, 1) if mistake.old else text + mistake.new
    return {mistake.file: new}


def faults_of(place: Path) -> tuple[Fault, ...]:
    """All that reading a folder reports and, if it can be read, all that reading it back does."""
    try:
        knowledge_base, _ = load_with_notes(place)
    except CrossroadsError as error:
        return error.faults
    return tuple(read_back_faults(knowledge_base, place))


def notes_of(place: Path) -> list[str]:
    """What should be known about a folder that can be read."""
    return [str(note) for note in load_with_notes(place)[1]]


def check_reported(place: Path, mistake: Mistake) -> None:
    """The mistake is reported with its file, its line, what it is and how to cure it."""
    texts = changed(mistake)
    faults = faults_of(write_rules(place, texts))

    said = "\n".join(map(str, faults)) or "nothing"
    told = [fault for fault in faults if mistake.what in fault.what and mistake.cure in fault.cure]
    assert told, f"not reported: {mistake.what} | {mistake.cure}, but {said}"
    file, _, line = told[0].where.partition(", line ")
    assert file == f"{place}/{mistake.where or mistake.file}.toml", said
    assert bool(line) == bool(mistake.at), said
    if line:
        lines = {**FILES, **texts}[mistake.where or mistake.file].splitlines()
        assert mistake.at in lines[int(line) - 1], said
    assert all(fault.cure for fault in faults), said
    assert all(len(str(fault)) < LONGEST for fault in faults), said


def rule_text(id: str, when: str, advise: str) -> str:
    """A rule that gives advice, as it stands in a file."""
    return (
        f'[[rule]]\nid = "{id}"\nsource = ["A1"]\nbecause = "Because of {id}."\n'
        f"[rule.when]\n{when}\n[rule.then]\nadvise = {advise}\n\n"
    )
