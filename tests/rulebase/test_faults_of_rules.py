"""Mistakes in one rule: its keys, and what it concludes."""

from pathlib import Path

import pytest

from tests.rulebase.small_rules import Mistake, check_reported

GO, STAY, FLAGS = "go", "stay", "situation"
HAPPY = "happy = true"
BELOW = "role_level = { below = 9 }"
SUPPORTS = 'supports = { stay = "slight" }'
OPPOSES = 'opposes = { go = "slight" }'
AGAINST = 'against = "You are happy where you are."'

KEYS = {
    "a misspelt rule": Mistake(
        STAY, "[[rule]]", "[[rulle]]", "[[rulle]]", "key 'rulle'", "mean 'rule'?"
    ),
    "rules in the plural": Mistake(
        STAY, "[[rule]]", "[[rules]]", "[[rules]]", "has a key 'rules'", "Did you mean 'rule'?"
    ),
    "a rule in single brackets": Mistake(
        STAY, "[[rule]]", "[rule]", "[rule]", "has [rule], one table", "Write [[rule]], with two"
    ),
    "a rule that is a number": Mistake(
        "new", "", "rule = [1]\n", "rule", "rule 1 is a whole", "table"
    ),
    "a list without a rule": Mistake(
        "new", "", "rule = []\n", "rule", "holds no rule", "Add a [[rule]]"
    ),
    "an unknown key beside rules": Mistake(
        STAY, "[[rule]]", 'author = "x"\n[[rule]]', "author", "has a key 'author'", "Known: rule"
    ),
    "a rule without its brackets": Mistake(
        "new", "", 'id = "x"\nbecause = "y"\n', "id", "has a key 'id'", "It belongs in a [[rule]]"
    ),
    "a statement beside rules": Mistake(
        STAY,
        "[[rule]]",
        '[[statement]]\nid = "x"\n[[rule]]',
        "[[stat",
        "'statement'",
        "statements.toml",
    ),
    "no id": Mistake(STAY, 'id = "stay-happy"\n', "", "[[rule]]", "rule 1 has no 'id'", "Add id"),
    "an empty id": Mistake(STAY, '"stay-happy"', '""', "id", "has an empty 'id'", "Write it"),
    "an id with a space": Mistake(
        STAY, "stay-happy", "stay happy", "id", "'stay happy', which", "hyphens"
    ),
    "an id with a dot": Mistake(
        STAY, "stay-happy", "stay.happy", "id", "'stay.happy', which", "hyphens"
    ),
    "an id with a comma": Mistake(
        STAY, "stay-happy", "stay,happy", "id", "'stay,happy'", "hyphens"
    ),
    "an id with a semicolon": Mistake(
        STAY, "stay-happy", "stay; go", "id", "'stay; go'", "hyphens"
    ),
    "an id with an accent": Mistake(STAY, "stay-happy", "stay-hé", "id", "'stay-hé'", "a to z"),
    "an id of forty kilobytes": Mistake(
        STAY, "stay-happy", "x" * 40_000, "id", "no such name", "60 at"
    ),
    "an id that stands twice": Mistake(
        STAY, "stay-happy", "restless", "id", "an id that stands twice: the first is", "Rename one"
    ),
    "an id that differs in capitals": Mistake(
        STAY, "stay-happy", "Restless", "id", "twice, but for capitals: the first is", "Rename one"
    ),
    "no source": Mistake(
        STAY, 'source = ["A2"]\n', "", "[[rule]]", "has no 'source'", "Add source"
    ),
    "an empty source": Mistake(
        STAY, '["A2"]', "[]", "source", "an empty 'source'", "at least one of A1"
    ),
    "a source that is text": Mistake(
        STAY, '["A2"]', '"A2"', "source", "'source' = 'A2', which", "a list"
    ),
    "an unknown statement": Mistake(
        STAY, '["A2"]', '["A2", "A22"]', "source", "names 'A22'", "Known: A1, A2"
    ),
    "a statement that stands twice": Mistake(
        STAY, '["A2"]', '["A2", "A2"]', "source", "has 'A2' twice in 'source'", "Keep one of them"
    ),
    "an unknown origin": Mistake(
        GO, '"extension"', '"mine"', "origin", "origin = 'mine'", "Known: doc"
    ),
    "an origin that is true": Mistake(
        GO, '"extension"', "true", "origin", "'origin' = True", "Write text"
    ),
    "no reason": Mistake(
        STAY, 'because = "You are happy."\n', "", "[[rule]]", "no 'because'", "Add bec"
    ),
    "an empty reason": Mistake(
        STAY, '"You are happy."', '" "', "because", "an empty 'because'", "Write it"
    ),
    "a reason with a semicolon": Mistake(
        STAY, "You are happy.", "You are; happy.", "because", "a semicolon in 'because'", "a comma"
    ),
    "a reason of several lines": Mistake(
        STAY,
        '"You are happy."',
        '"""You\nare."""',
        "because",
        r"seen, '\n', in 'because'",
        "backslash",
    ),
    "a reason of a megabyte": Mistake(
        STAY, "You are happy.", "x" * 10**6, "because", "1,000,000", "2,000"
    ),
    "a misspelt key": Mistake(
        STAY, "because", "becuase", "becuase", "key 'becuase'", "mean 'because'?"
    ),
    "a key of an attribute": Mistake(
        STAY, "because", 'title = "x"\nbecause', "title", "'title'", "Known:"
    ),
}
THEN = {
    "no then": Mistake(
        STAY,
        f"[rule.then]\n{SUPPORTS}\n{OPPOSES}\n",
        "",
        "[[rule]]",
        "has no consequence",
        "Give it a",
    ),
    "an empty then": Mistake(
        STAY, f"{SUPPORTS}\n{OPPOSES}\n{AGAINST}\n", "", "[rule.then]", "no consequence", "Give it"
    ),
    "a then that is text": Mistake(
        "new",
        "",
        '[[rule]]\nid = "x"\nthen = "y"\n',
        "then",
        "'then' = 'y', which is text",
        "a table",
    ),
    "an unknown consequence": Mistake(
        STAY,
        SUPPORTS,
        SUPPORTS.replace("supports", "suports"),
        "suports",
        "'suports'",
        "mean 'supports'?",
    ),
    "support that is text": Mistake(
        STAY, '{ stay = "slight" }', '"stay"', "supp", "'stay', which", "a table"
    ),
    "support for no path": Mistake(
        STAY, SUPPORTS, "supports = {}", "supports", "supports no path", "Write"
    ),
    "opposition to no path": Mistake(
        STAY, OPPOSES, "opposes = {}", "opposes", "opposes no path", "Write"
    ),
    "support for an unknown path": Mistake(
        STAY, "stay = ", "stey = ", "supp", "path 'stey'", "mean 'stay'?"
    ),
    "an unknown strength": Mistake(
        STAY, '"slight"', '"slihgt"', "supp", "stay = 'slihgt'", "'slight'?"
    ),
    "a strength that is a number": Mistake(
        STAY, '"slight"', "2", "supp", "stay = 2, which is not", "slight"
    ),
    "support and opposition": Mistake(
        STAY, "{ go", "{ stay", "opposes", "both supports and opposes 'stay'", "Keep one of the two"
    ),
    "an empty flag": Mistake(
        FLAGS, 'flag = "restless"', 'flag = ""', "flag", "an empty 'flag'", "Write it"
    ),
    "a flag with a space": Mistake(
        FLAGS, 'flag = "rest', 'flag = "a rest', "flag", "'a restless'", "undersc"
    ),
    "a flag that is true": Mistake(
        FLAGS, 'flag = "restless"', "flag = true", "flag", "'flag' = True", "Write text"
    ),
    "a flag called as a column": Mistake(
        FLAGS,
        'flag = "restless"',
        'flag = "why"',
        "flag",
        "'why', a name that the engine",
        "another",
    ),
    "a flag called as a fact of the role": Mistake(
        FLAGS, 'flag = "restless"', 'flag = "role_track"', "flag", "'role_track', a name", "another"
    ),
    "a flag called path": Mistake(
        FLAGS,
        'flag = "restless"',
        'flag = "path"',
        "flag",
        "'path', a name that the engine",
        "another",
    ),
    "advice that is empty": Mistake(
        GO, '"Pack."', '""', "advise", "has an empty 'advise'", "Write it"
    ),
    "advice with a semicolon": Mistake(
        GO, "Pack.", "Pack; go.", "advise", "a semicolon in", "a comma"
    ),
    "advice that is a list": Mistake(
        GO, '"Pack."', '["Pack."]', "advise", "which is a list", "Write text"
    ),
    "a caution with a semicolon": Mistake(
        GO,
        "advise",
        'caution = "Mind; it."\nadvise',
        "caution",
        "a semicolon in 'caution'",
        "a comma",
    ),
    "an unknown next role": Mistake(
        GO, '["chef"]', '["king"]', "next", "names 'king'", "Known: cook"
    ),
    "no next role in a list": Mistake(
        GO, '["chef"]', "[]", "next", "an empty 'next_roles'", "at least one"
    ),
    "a next role that stands twice": Mistake(
        GO,
        '["chef"]',
        '["chef", "chef"]',
        "next",
        "'chef' twice in 'next_roles'",
        "Keep one of them",
    ),
    "evidence after the path": Mistake(
        GO,
        'advise = "Pack."',
        'supports = { go = "slight" }',
        "path",
        "and concludes a flag or",
        "After",
    ),
    "a flag after the path": Mistake(
        GO,
        'advise = "Pack."',
        'flag = "packed"',
        "path",
        "and concludes a flag or",
        "After the path",
    ),
    "next roles before the path": Mistake(
        GO, 'path = "go"\n', "", "next_roles", "names next_roles before a path", "Add path = ..."
    ),
}
TABLES = {"rule": KEYS, "then": THEN}
MISTAKES = {
    f"{part}: {name}": mistake for part, table in TABLES.items() for name, mistake in table.items()
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_a_rule_is_reported(tmp_path: Path, mistake: Mistake) -> None:
    """A rule that says something else than it means is refused, and the line is named."""
    check_reported(tmp_path / "rules", mistake)
