"""Mistakes in paths.toml (paths, strengths, texts) and in statements.toml."""

from pathlib import Path

import pytest

from tests.rulebase.small_rules import Mistake, check_reported

P, S = "paths", "statements"
STRENGTHS = "[strengths]\nslight = 2\nstrong = 7\n"
PATH = '\n[[path]]\nid = "wait"\ntitle = "Wait"\nsummary = "Wait."\n'
TEXT = '\n[[text]]\nid = "opening"\nwords = "Hello."\nsource = ["A1"]\n'

PATHS = {
    "no path": Mistake(P, "[[path]]", "[[pth]]", "[[pth]]", "has a key 'pth'", "mean 'path'?"),
    "a path in single brackets": Mistake(
        S, "", '\n[path]\nid = "x"\n', "[path]", "has a key 'path'", "in paths.toml"
    ),
    "an unknown key at the top": Mistake(
        P,
        "[strengths]",
        "enuff = 4\n[strengths]",
        "enuff",
        "has a key 'enuff'",
        "Known: help, horizons, notice, path",
    ),
    "an unknown key of a path": Mistake(
        P, "summary", "sumary", "sumary", "has a key 'sumary'", "Did you mean 'summary'?"
    ),
    "no id": Mistake(P, 'id = "go"\n', "", "[[path]]", "path 1 has no 'id'", "Add id"),
    "an odd id": Mistake(
        P, 'id = "go"', 'id = "go away"', "go away", "id = 'go away'", "underscores"
    ),
    "an id of another type": Mistake(P, 'id = "go"', "id = 1.5", "1.5", "'id' = 1.5", "Write text"),
    "two paths of one id": Mistake(
        P, 'id = "stay"', 'id = "go"', "[[path]]", "defines path 'go' twice", "Rename one"
    ),
    "a path called as a column": Mistake(
        P, "", PATH.replace("wait", "margin"), "margin", "'margin', a name that", "another name"
    ),
    "a path called as a fact of the role": Mistake(
        P, "", PATH.replace("wait", "role_level"), "role_level", "'role_level', a name", "another"
    ),
    "no title": Mistake(P, 'title = "Go"\n', "", "[[path]]", "'go' has no 'title'", "Add title"),
    "an empty title": Mistake(P, '"Go"', '" "', "title", "has an empty 'title'", "Write it"),
    "two titles that people cannot tell apart": Mistake(
        P, '"Stay"', '"go"', "title", "'stay' has the title 'go', as 'go' has", "Give it another"
    ),
    "no summary": Mistake(
        P, 'summary = "Go away."\n', "", "[[path]]", "has no 'summary'", "Add summary"
    ),
    "a summary that is a list": Mistake(
        P, '"Go away."', '["Go away."]', "summary", "which is a list", "Write text"
    ),
    "an unknown direction": Mistake(
        P, '"above"', '"abov"', "leads_to", "has leads_to = 'abov'", "Did you mean 'above'?"
    ),
    "a direction that is a number": Mistake(
        P, '"above"', "1", "leads_to", "'leads_to' = 1, which is a whole number", "Write text"
    ),
    "an unknown statement": Mistake(
        P, '["A1"]', '["A9"]', "source", "names 'A9' in 'source'", "Known: A1, A2"
    ),
    "no statement in a list": Mistake(
        P, '["A1"]', "[]", "source", "has an empty 'source'", "Name at least one of A1, A2"
    ),
    "a statement that stands twice": Mistake(
        P, '["A1"]', '["A1", "A1"]', "source", "has 'A1' twice in 'source'", "Keep one of them"
    ),
    "a path that no rule supports": Mistake(
        P, "", PATH, "[[path]]", "path 'wait' is supported by no rule", "supports = { wait = ... }"
    ),
    "a path that rules only oppose": Mistake(
        "stay",
        'supports = { stay = "slight" }\nopposes = { go = "slight" }',
        'opposes = { stay = "slight" }',
        "[[path]]",
        "path 'stay' is supported by no rule",
        "or take the path out",
        where=P,
    ),
}
WEIGHTS = {
    "no strengths": Mistake(
        P, STRENGTHS, "", "", "the table 'strengths' names no strength", "Add [strengths]"
    ),
    "strengths without any": Mistake(
        P, STRENGTHS, "[strengths]\n", "[strengths]", "names no strength", "Add [strengths]"
    ),
    "a misspelt table of strengths": Mistake(
        P, "[strengths]", "[strength]", "[strength]", "has a key 'strength'", "mean 'strengths'?"
    ),
    "a list of strengths": Mistake(
        P, STRENGTHS, "strengths = [2]\n", "strengths", "'strengths' = [2], which is", "a table"
    ),
    "a strength of nothing": Mistake(
        P, "slight = 2", "slight = 0", "slight", "has slight = 0", "from 1 to 1000"
    ),
    "a negative strength": Mistake(
        P, "slight = 2", "slight = -2", "slight", "has slight = -2", "from 1 to 1000"
    ),
    "a strength beyond measure": Mistake(
        P, "slight = 2", "slight = 1001", "slight", "has slight = 1001", "from 1 to 1000"
    ),
    "a strength of thousands of digits": Mistake(
        P, "slight = 2", f"slight = {'9' * 4_000}", "slight", "of more than 60 digits", "shorter"
    ),
    "a strength with a point": Mistake(
        P, "slight = 2", "slight = 2.5", "slight", "'slight' = 2.5", "Write a whole number"
    ),
    "a strength that is not a number": Mistake(
        P, "slight = 2", "slight = nan", "slight", "'slight' = nan", "Write a whole number"
    ),
    "a strength that is a moment": Mistake(
        P, "slight = 2", "slight = 2024-01-01T00:00:00Z", "slight", "which is a date", "a whole"
    ),
    "a strength that is text": Mistake(
        P, "slight = 2", 'slight = "2"', "slight", "'2', which is text", "Write a whole number"
    ),
    "a strength that is true": Mistake(
        P, "slight = 2", "slight = true", "slight", "'slight' = True", "Write a whole number"
    ),
    "a strength with an odd name": Mistake(
        P, "slight = 2", '"very slight" = 2', "slight", "'very slight', which is", "underscores"
    ),
    "a strength with a name of forty kilobytes": Mistake(
        P, "slight = 2", f"{'x' * 40_000} = 2\nslight = 2", "xxx", "no such name", "60 at most"
    ),
    "a strength that stands twice": Mistake(
        P, "slight = 2", "slight = 2\nslight = 3", "slight = 3", "is not TOML", "It stands twice"
    ),
}
TEXTS = {
    "no text": Mistake(
        P, "[[text]]", "[[texts]]", "[[texts]]", "has a key 'texts'", "mean 'text'?"
    ),
    "no opening": Mistake(P, TEXT, "", "", "has no text 'opening'", "Add it as a [[text]]"),
    "a misspelt text": Mistake(
        P, '"opening"', '"openin"', "openin", "has id = 'openin'", "Did you mean 'opening'?"
    ),
    "a text that nobody shows": Mistake(
        P, "", '\n[[text]]\nid = "motto"\nwords = "x"\n', "motto", "id = 'motto'", "Known: opening"
    ),
    "a text without id": Mistake(P, 'id = "closing"\n', "", "[[text]]", "has no 'id'", "Add id"),
    "a text without words": Mistake(
        P, 'words = "Goodbye."\n', "", "[[text]]", "'closing' has no 'words'", "Add words"
    ),
    "empty words": Mistake(P, '"Goodbye."', '""', "words", "has an empty 'words'", "Write it"),
    "words that stand twice": Mistake(
        P, '"closing"', '"opening"', "[[text]]", "defines text 'opening' twice", "Rename one"
    ),
    "a semicolon where results are joined by it": Mistake(
        P, "Not enough.", "Not; enough.", "words", "a semicolon in 'words'", "Write a comma"
    ),
    "an unknown statement of a text": Mistake(
        P, TEXT, TEXT.replace("A1", "B1"), "source", "names 'B1' in 'source'", "Known: A1, A2"
    ),
    "an unknown key of a text": Mistake(
        P, "words", "word", "word =", "has a key 'word'", "Did you mean 'words'?"
    ),
}
STATEMENTS = {
    "no statement": Mistake(
        S, "[[statement]]", "[[statment]]", "[[stat", "key 'statment'", "Did you mean 'statement'?"
    ),
    "statements as one table": Mistake(
        "titles", "", '\n[statement]\nid = "x"\n', "[stat", "is not a key of", "The keys are"
    ),
    "an unknown key at the top": Mistake(
        S, "[[statement]]", 'by = "us"\n[[statement]]', "by", "has a key 'by'", "Known: statement"
    ),
    "no id": Mistake(S, 'id = "A2"\n', "", "[[statement]]", "2 has no 'id'", "Add id"),
    "an id with a hyphen": Mistake(
        S, '"A2"', '"A-2"', "A-2", "id = 'A-2', which is no", "letters of a to z and digits, 60"
    ),
    "an id with a comma": Mistake(S, '"A2"', '"A,2"', "A,2", "id = 'A,2'", "and digits"),
    "an id with a space at its end": Mistake(S, '"A2"', '"A2 "', "A2", "id = 'A2 '", "and digits"),
    "two statements of one id": Mistake(
        S, '"A2"', '"A1"', "[[statement]]", "defines statement 'A1' twice", "Rename one of them"
    ),
    "two ids that differ in capitals": Mistake(
        S, '"A2"', '"a1"', "[[statement]]", "'a1' and 'A1', alike but for capitals", "Rename one"
    ),
    "no section": Mistake(
        S, 'section = "first"\n', "", "[[statement]]", "'A1' has no 'section'", "Add section"
    ),
    "no text": Mistake(S, 'text = "Some go."\n', "", "[[stat", "has no 'text'", "Add text"),
    "an empty text": Mistake(S, '"Some go."', '""', "text", "has an empty 'text'", "Write it"),
    "a text that is a time": Mistake(S, '"Some go."', "07:32:00", "text", "07:32:00", "Write text"),
    "two statements of one text": Mistake(
        S, "Some stay.", "some go.", "[[stat", "'A2' says what 'A1' says", "Keep one of the two"
    ),
    "a statement that nothing carries": Mistake(
        S,
        "",
        '\n[[statement]]\nid = "A3"\nsection = "third"\ntext = "Some wait."\n',
        "[[statement]]",
        "'A3' is carried by nothing",
        "Name A3 in the source of a rule",
    ),
    "an unknown key of a statement": Mistake(
        S, "section", "sektion", "sektion", "has a key 'sektion'", "Did you mean 'section'?"
    ),
}
TABLES = {"path": PATHS, "strength": WEIGHTS, "text": TEXTS, "statement": STATEMENTS}
MISTAKES = {
    f"{kind}: {name}": mistake for kind, table in TABLES.items() for name, mistake in table.items()
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_the_paths_or_statements_is_reported(tmp_path: Path, mistake: Mistake) -> None:
    """What is recommended, and what the document says, is read as strictly as the rules."""
    check_reported(tmp_path / "rules", mistake)
