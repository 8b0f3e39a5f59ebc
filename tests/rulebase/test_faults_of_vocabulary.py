"""Mistakes in vocabulary.toml: attributes, values, headings, and the words for yes and no."""

from pathlib import Path

import pytest

from tests.rulebase.small_rules import Mistake, check_reported

V = "vocabulary"
YEARS = "least = 0\nmost = 60\n"
SMALL = '{ id = "small", label = "small: a few", says = ["tiny"], below = 10 }'
LARGE = '{ id = "large", label = "large: many", says = ["big"], at_least = 10 }'
RISE = '{ id = "rise", label = "to rise" }'


def attribute(more: str = "", id: str = "colour", kind: str = "yes/no") -> str:
    """A sound attribute, to add to the end."""
    return (
        f'\n[[attribute]]\nid = "{id}"\nkind = "{kind}"\ntitle = "Colour"\n'
        f'question = "Which colour?"\nhelp = "Any."\n{more}\n'
    )


IDS = {
    "no id": Mistake(V, 'id = "team"\n', "", "[[attribute]]", "has no 'id'", "Add id = ..."),
    "an empty id": Mistake(V, '"team"', '" "', 'id = " "', "has an empty 'id'", "Write it"),
    "an id that is a number": Mistake(
        V, '"team"', "7", "id = 7", "has 'id' = 7, which is a whole number", "Write text."
    ),
    "an id with a space": Mistake(
        V, '"happy"', '"very happy"', "very happy", "id = 'very happy'", "Write letters of a to z"
    ),
    "an id with spaces around it": Mistake(
        V, '"happy"', '" happy "', '" happy "', "id = ' happy '", "Write letters of a to z"
    ),
    "an id with a hyphen": Mistake(
        V, '"happy"', '"very-happy"', "very-happy", "id = 'very-happy'", "underscores"
    ),
    "an id with a dot": Mistake(V, '"happy"', '"a.b"', "a.b", "id = 'a.b'", "underscores"),
    "an id with an equals sign": Mistake(V, '"happy"', '"a=b"', "a=b", "id = 'a=b'", "underscores"),
    "an id with a semicolon": Mistake(V, '"happy"', '"a;b"', "a;b", "id = 'a;b'", "underscores"),
    "an id with a quotation mark": Mistake(
        V, '"happy"', "'ha\"ppy'", "ha", "which is no such name", "underscores"
    ),
    "an id with a line break": Mistake(
        V, '"happy"', '"ha\\nppy"', "ha", r"id = 'ha\nppy'", "underscores"
    ),
    "an id with an accent": Mistake(V, '"happy"', '"café"', "café", "id = 'café'", "a to z"),
    "an id in another script": Mistake(V, '"happy"', '"年数"', "年数", "id = '年数'", "a to z"),
    "an id that begins with a digit": Mistake(
        V, '"happy"', '"2nd"', "2nd", "id = '2nd'", "no digit first"
    ),
    "an id of forty kilobytes": Mistake(
        V, '"happy"', f'"{"x" * 40_000}"', "xxx", "which is no such name", "60 at most"
    ),
    "two attributes of one id": Mistake(
        V, '"happy"', '"team"', "[[attribute]]", "defines attribute 'team' twice", "Rename one"
    ),
    "two ids that differ in capitals": Mistake(
        V, '"happy"', '"Team"', "[[attribute]]", "'Team' and 'team', alike but", "Rename one"
    ),
    "an attribute called path": Mistake(
        V, "", attribute(id="path"), "path", "'path', a name that the engine uses", "another name"
    ),
    "an attribute called score": Mistake(
        V, "", attribute(id="Score"), "Score", "'Score', a name that the engine", "another name"
    ),
    "an attribute called as a column to come": Mistake(
        V, "", attribute(id="contradictions"), "contra", "'contradictions', a name", "another name"
    ),
    "an attribute called as people are in queries": Mistake(
        V, "", attribute(id="person"), "person", "'person', a name that the engine", "another"
    ),
    "a fact of the role that people state": Mistake(
        V, "", attribute(id="role_above"), "role_above", "'role_above', a name that", "another"
    ),
    "a fact from the role that no role brings": Mistake(
        V, '"role_level"', '"role_pay"', "from_role", "no role brings it", "role_track, role_level"
    ),
}
KEYS = {
    "no attribute at all": Mistake(
        V, "[[attribute]]", "[[attribut]]", "[[attribut]]", "has a key 'attribut'", "'attribute'?"
    ),
    "one table in single brackets": Mistake(
        V, "", "\n[word]\nyes = []\n", "[word]", "has a key 'word'", "Did you mean 'words'?"
    ),
    "attributes as one table": Mistake(
        "roles", "", '[attribute]\nid = "x"\n', "[attribute]", "key 'attribute'", "vocabulary.toml"
    ),
    "rules in the vocabulary": Mistake(
        V, "", '\n[[rule]]\nid = "x"\n', "[[rule]]", "has a key 'rule'", "a file of rules"
    ),
    "strengths in the vocabulary": Mistake(
        V, "", "\n[strengths]\nfair = 4\n", "[strengths]", "a key 'strengths'", "in paths.toml"
    ),
    "an unknown key at the top": Mistake(
        V,
        "[words]",
        'note = "x"\n[words]',
        "note",
        "has a key 'note'",
        "Known: attribute, protected, topics, words",
    ),
    "an unknown key of forty kilobytes": Mistake(
        V, "[words]", f"{'x' * 40_000} = 1\n[words]", "xxx", "has a key 'xxx", "Known: "
    ),
    "a key of a thousand parts": Mistake(
        V,
        "[words]",
        f"{'.'.join('x' * 1_000)} = 1\n[words]",
        "x.x",
        "a key of more than 50 parts",
        "shorter",
    ),
    "a misspelt key": Mistake(
        V, 'title = "Team"', 'titel = "Team"', "titel", "has a key 'titel'", "Did you mean 'title'?"
    ),
    "a key in capitals": Mistake(
        V, 'title = "Team"', 'Title = "Team"', "Title", "has a key 'Title'", "mean 'title'?"
    ),
    "no kind": Mistake(
        V, 'kind = "several"\n', "", "[[attribute]]", "'wishes' has no 'kind'", "Add kind = ..."
    ),
    "an unknown kind": Mistake(
        V, '"several"', '"many"', "many", "has kind = 'many'", "Known: one, several"
    ),
    "a kind with spaces around it": Mistake(
        V, '"several"', '" several "', "kind", "has kind = ' several '", "mean 'several'?"
    ),
    "a kind that is a list": Mistake(
        V, '"several"', '["one"]', '["one"]', "which is a list", "Write text."
    ),
    "no title": Mistake(
        V, 'title = "Team"\n', "", "[[attribute]]", "'team' has no 'title'", "Add title = ..."
    ),
    "an empty title": Mistake(
        V, 'title = "Team"', 'title = ""', 'title = ""', "has an empty 'title'", "Write it"
    ),
    "no question": Mistake(
        V, 'question = "How large is your team?"\n', "", "[[attr", "no 'question'", "Add question"
    ),
    "no help": Mistake(V, 'help = "Heads."\n', "", "[[attr", "has no 'help'", "Add help = ..."),
    "a help that is a date": Mistake(
        V, '"Heads."', "2024-02-29", "2024", "'help' = 2024-02-29, which is a date", "Write text"
    ),
    "a question with a colour code": Mistake(
        V, "How large", "\\u001b[31mHow large", "How large", "cannot be seen", "Take it out"
    ),
    "a title with a line break": Mistake(
        V, 'title = "Team"', 'title = "Te\\nam"', "Te", r"seen, '\n', in 'title'", "Take it out"
    ),
    "a help that turns its direction": Mistake(
        V, '"Heads."', '"He\\u202eads."', "He", r"cannot be seen, '\u202e'", "Take it out"
    ),
    "a help of a hundred thousand letters": Mistake(
        V, "Heads.", "x" * 100_000, "xxx", "has 100,000 characters in 'help'", "2,000 at most"
    ),
    "a question that stands twice": Mistake(
        V, "Are you happy?", "What do you do?", "What do", "asks what 'current_role' asks", "Ask"
    ),
    "an unknown topic": Mistake(
        V, '"organisation"', '"weather"', "weather", "topic = 'weather'", "Known: role, organisat"
    ),
    "an unknown yours": Mistake(
        V, '"gain"', '"win"', "win", "has yours = 'win'", "Known: choose, gain, no, never"
    ),
    "from_role that is text": Mistake(
        V, "from_role = true", 'from_role = "yes"', "from_role", "which is text", "true or false"
    ),
    "a question about what comes from the role": Mistake(
        V, "from_role = true", 'from_role = true\nquestion = "Which?"', "question", "never", "Take"
    ),
    "headings of what comes from the role": Mistake(
        V, "from_role = true", 'from_role = true\nheaders = ["l"]', "headers", "never asked", "Take"
    ),
    "a fact of the role of another kind": Mistake(
        V, 'true\nkind = "number"', 'true\nkind = "yes/no"', "kind", "kind = 'yes/no'", "'number'"
    ),
    "a current role of another kind": Mistake(
        V, 'kind = "one"', 'kind = "several"', "kind", "is not one value", "Write kind = 'one'"
    ),
    "values of the current role": Mistake(
        V, 'headers = ["job"]', f"values = [{SMALL}]", "values", "stand in roles.toml", "Take it"
    ),
}
NUMBERS = {
    "no bounds": Mistake(V, YEARS, "", "[[attr", "goes from 0 to 0", "Add least = n and most = n"),
    "no upper bound": Mistake(V, "most = 60\n", "", "[[attr", "goes from 0 to 0", "Add least"),
    "bounds the wrong way round": Mistake(
        V, YEARS, "least = 60\nmost = 0\n", "[[attr", "goes from 60 to 0", "Add least = n"
    ),
    "a lower bound that is text": Mistake(
        V, "least = 0", 'least = "0"', "least", "'least' = '0', which is text", "a whole number"
    ),
    "a bound with a point": Mistake(
        V, "most = 60", "most = 60.5", "most", "'most' = 60.5, which is a number", "whole number"
    ),
    "a bound that is not a number": Mistake(
        V, "most = 60", "most = nan", "most", "'most' = nan", "Write a whole number"
    ),
    "an infinite bound": Mistake(
        V, "most = 60", "most = inf", "most", "'most' = inf", "Write a whole number"
    ),
    "a bound that is true": Mistake(
        V, "most = 60", "most = true", "most", "'most' = True", "Write a whole number"
    ),
    "a bound beyond all measure": Mistake(
        V, "most = 60", f"most = {10**20}", "most", f"has most = {10**20}", "to 1000000000"
    ),
    "a bound of a thousand hexadecimal digits": Mistake(
        V, "most = 60", f"most = 0x{'f' * 4_000}", "most", "more than 60 digits", "a shorter one"
    ),
    "a negative bound that nobody can state": Mistake(
        V, "least = 0", "least = -5", "least", "least = -5 is not read", "that people can write"
    ),
    "headings of dates for what is no length of time": Mistake(
        V,
        'unit = "years"',
        'unit = "kg"\nsince_headers = ["since"]',
        "since_headers",
        "has 'since_headers', and its unit is not years",
        "Take it out",
    ),
    "a heading of dates that is another's heading": Mistake(
        V,
        'unit = "years"',
        'unit = "years"\nsince_headers = ["job"]',
        "since_headers",
        "'job' is a heading of 'current_role' and of 'years'",
        "Keep one of the two",
    ),
    "an ambiguous word for what is no value": Mistake(
        V,
        'help = "Heads."',
        'help = "Heads."\nambiguous = { mid = ["small", "larg"] }',
        "ambiguous",
        "has 'larg' in ambiguous, which is no value",
        "Did you mean 'large'?",
    ),
    "an ambiguous word with one meaning": Mistake(
        V,
        'help = "Heads."',
        'help = "Heads."\nambiguous = { mid = ["small"] }',
        "ambiguous",
        "has 'mid' in ambiguous, and it means 'small'",
        "Keep it in one",
    ),
    "an ambiguous word that is a value's own": Mistake(
        V,
        'help = "Heads."',
        'help = "Heads."\nambiguous = { Tiny = ["small", "large"] }',
        "ambiguous",
        "has 'Tiny' in ambiguous, and it means 'small'",
        "Keep it in one",
    ),
    "ambiguous words of what is no list": Mistake(
        V,
        'unit = "years"',
        'unit = "years"\nambiguous = { few = ["1", "2"] }',
        "ambiguous",
        "has 'ambiguous', but kind is 'number'",
        "Take it out",
    ),
    "a bound that may be a year of the calendar": Mistake(
        V, "most = 60", "most = 2000", "most", "most = 2000 is not read", "people can write"
    ),
    "bounds of what is no number": Mistake(
        V, '"several"', '"several"\nleast = 1', "least", "only a number has it", "Take it out"
    ),
    "a unit of what is no number": Mistake(
        V, '"several"', '"several"\nunit = "kg"', "unit", "only a number has it", "Take it out"
    ),
    "values of a number": Mistake(
        V, 'unit = "years"', f"values = [{RISE}]", "values", "kind is 'number'", "Take it out"
    ),
    "values of yes and no": Mistake(
        V, '"yes/no"', f'"yes/no"\nvalues = [{RISE}]', "values", "kind is 'yes/no'", "Take it out"
    ),
}
VALUES = {
    "values that are empty": Mistake(
        V, "", attribute("values = []", kind="one"), "[[attr", "has no values", "Add values"
    ),
    "one value alone": Mistake(
        V, f"    {LARGE},\n", "", "[[attr", "has one value only, 'small'", "Add another"
    ),
    "values that are a table": Mistake(
        V, "", attribute("values = { a = 1 }", kind="one"), "values", "has [values]", "[[values]]"
    ),
    "a value that is text": Mistake(
        V, RISE, '"rise"', '"rise"', "values 1 is text", "Write it as a table"
    ),
    "a value without id": Mistake(V, RISE, '{ label = "x" }', "label", "has no 'id'", "Add id"),
    "a value with an odd id": Mistake(
        V, RISE, '{ id = "to rise", label = "x" }', "to rise", "id = 'to rise'", "underscores"
    ),
    "a value without label": Mistake(
        V, RISE, '{ id = "rise" }', "rise", "'rise' has no 'label'", "Add label"
    ),
    "a value that stands twice": Mistake(
        V, '"large", label', '"small", label', "small", "has the value 'small' twice", "Keep one"
    ),
    "values that differ in capitals": Mistake(
        V, '"large", label', '"Small", label', "Small", "'Small' and 'small', alike", "Keep one"
    ),
    "a synonym of two values": Mistake(
        V, '"big"', '"Tiny"', "Tiny", "'Tiny' for 'small' and for 'large'", "Keep one of the two"
    ),
    "a synonym that stands twice": Mistake(
        V, '["big"]', '["big", "big"]', "big", "has 'big' twice in 'says'", "Keep one of them"
    ),
    "a synonym that is empty": Mistake(
        V, '["big"]', '["big", ""]', "big", "an empty text in 'says'", "Write it"
    ),
    "a synonym that is a number": Mistake(
        V, '["big"]', "[3]", "[3]", "has 3 in 'says', which is a whole number", "Write text"
    ),
    "synonyms that are text": Mistake(
        V, '["big"]', '"big"', '"big"', "'says' = 'big', which is text", "Write a list"
    ),
    "a synonym that means not known": Mistake(
        V, '["big"]', '["Unknown"]', "Unknown", "'large' and not_known", "Keep one of the two"
    ),
    "synonyms of what comes from the role": Mistake(
        V,
        "",
        '\n[[attribute]]\nid = "role_track"\nfrom_role = true\nkind = "one"\ntitle = "Track"\n'
        'values = [{ id = "kitchen", label = "K", says = ["k"] }]\n',
        "kitchen",
        "never said",
        "Take it out",
    ),
    "an unknown key of a value": Mistake(
        V, "below = 10", "under = 10", "under", "has a key 'under'", "Known: at_least, below"
    ),
    "bands with a gap": Mistake(
        V, "at_least = 10", "at_least = 20", "large", "below 10 and 'large' begin at 20", "Let one"
    ),
    "bands that overlap": Mistake(
        V, "at_least = 10", "at_least = 5", "large", "below 10 and 'large' begin at 5", "Let one"
    ),
    "a band that does not end": Mistake(
        V, "below = 10", "at_least = 1", "large", "'small' not end", "Let one begin"
    ),
    "a band the wrong way round": Mistake(
        V, "at_least = 10", "at_least = 10, below = 5", "large", "from 10 to below 5", "be smaller"
    ),
    "a first band that begins late": Mistake(
        V, "below = 10", "at_least = 2, below = 10", "small", "'small', begin at 2", "Take out at_l"
    ),
    "a last band that ends": Mistake(
        V, "at_least = 10", "at_least = 10, below = 99", "large", "end below 99", "Take out below"
    ),
    "a negative band": Mistake(
        V, "below = 10", "below = -1", "below", "has below = -1", "from 1 to 1000000000"
    ),
    "a band beyond all measure": Mistake(
        V, "at_least = 10", f"at_least = {10**30}", "at_least", f"at_least = {10**30}", "from 0 to"
    ),
    "a band with a point": Mistake(
        V, "below = 10", "below = 9.5", "below", "'below' = 9.5", "Write a whole number"
    ),
}
HEADINGS = {
    "headings that are text": Mistake(
        V, '["job"]', '"job"', "headers", "'headers' = 'job', which is text", "Write a list"
    ),
    "a heading that is a number": Mistake(V, '["job"]', "[1]", "headers", "has 1 in", "Write text"),
    "a heading of two attributes": Mistake(
        V,
        '["job"]',
        '["Team"]',
        'id = "team"',
        "heading of 'current_role' and of 'team'",
        "Keep one",
    ),
    "a heading that stands twice": Mistake(
        V, '["job"]', '["job", "job"]', "headers", "'job' twice in 'headers'", "Keep one of them"
    ),
    "an empty heading": Mistake(
        V, '["job"]', '[""]', "headers", "an empty text in 'headers'", "Write it"
    ),
    "a heading without letters": Mistake(
        V, '["job"]', '["--"]', "--", "heading '--' without letter", "Write a word"
    ),
    "a heading that results use": Mistake(
        V, '["job"]', '["Next roles"]', "Next", "'Next roles', a column of every", "something else"
    ),
    "a protected heading": Mistake(
        V, '["job"]', '["Age group"]', "Age", "asks about 'age', which is protected", "take it out"
    ),
    "a protected heading of several words, without accents": Mistake(
        V, '["job"]', '["Etat_Civil"]', "Etat", "asks about 'etat civil', which is", "take it out"
    ),
    "a question about what is protected": Mistake(
        V, "Are you happy?", "Are you pregnant?", "pregnant", "asks about 'pregnant'", "take it out"
    ),
    "the label of a value that is protected": Mistake(
        V,
        'label = "to rest"',
        'label = "to be married"',
        'id = "rest"',
        "has the value 'rest' with 'to be married', which speaks of 'married', which is protected",
        "take it out",
    ),
    "another word for a value that is protected": Mistake(
        V, '["tiny"]', '["tiny", "under age"]', "tiny", "with 'under age', which speaks of", "out"
    ),
}
WORDS = {
    "no words": Mistake(V, "[words]", "[wurds]", "[wurds]", "key 'wurds'", "Did you mean 'words'?"),
    "no word for yes": Mistake(
        V, 'yes = ["yes", "y"]\n', "", "[words]", "has no 'yes'", "Add yes = ..."
    ),
    "an empty list for no": Mistake(
        V, '["no", "n"]', "[]", "no = []", "has an empty 'no'", "Name at least one"
    ),
    "words that are text": Mistake(
        V, '["yes", "y"]', '"yes"', "yes =", "'yes' = 'yes', which is text", "Write a list"
    ),
    "a word that is true": Mistake(
        V, '["yes", "y"]', "[true]", "yes =", "has True in 'yes'", "Write text"
    ),
    "a blank for yes": Mistake(
        V, '["yes", "y"]', '["yes", ""]', "yes =", "an empty text in 'yes'", "Write it"
    ),
    "no blank for not known": Mistake(
        V, '["", "unknown"]', '["unknown"]', "not_known", "has no blank in 'not_known'", 'Add ""'
    ),
    "a word for yes and no": Mistake(
        V, '["no", "n"]', '["no", "Y"]', "no =", "'y' for yes and for no", "Keep one of the two"
    ),
    "a word for no and not known": Mistake(
        V, '"unknown"]', '"unknown", "N"]', "not_known", "'n' for no and for not_known", "Keep one"
    ),
    "a word that stands twice": Mistake(
        V, '["no", "n"]', '["no", "no"]', "no =", "has 'no' twice in 'no'", "Keep one of them"
    ),
    "an unknown list of words": Mistake(
        V, "[words]", '[words]\nmaybe = ["m"]', "maybe", "has a key 'maybe'", "Known: no, not_known"
    ),
    "a number for not known": Mistake(
        V, '"unknown"]', '"unknown", "0"]', "not_known", "is read as 0 for 'years'", "Take it out"
    ),
}
MISTAKES = IDS | KEYS | NUMBERS | VALUES | HEADINGS | WORDS


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_the_vocabulary_is_reported(tmp_path: Path, mistake: Mistake) -> None:
    """An author is told the file, the line, what is wrong and how to mend it."""
    check_reported(tmp_path / "rules", mistake)


def test_the_tables_have_no_name_twice() -> None:
    """A mistake that took the place of another would not be tried."""
    assert len(MISTAKES) == sum(map(len, (IDS, KEYS, NUMBERS, VALUES, HEADINGS, WORDS)))
