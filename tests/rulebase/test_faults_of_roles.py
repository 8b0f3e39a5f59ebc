"""Mistakes in roles.toml and in titles.toml."""

from pathlib import Path

import pytest

from tests.rulebase.small_rules import Mistake, check_reported

R, T = "roles", "titles"
TRACKS = (
    '\n[[attribute]]\nid = "role_track"\nfrom_role = true\nkind = "one"\ntitle = "Track"\n'
    'values = [{ id = "office", label = "the office" }]\n'
)

STOVE = '[[other_work]]\nwords = ["stove"]\nbecause = "\'{word}\' is a thing"\n'

ROLES = {
    "no role": Mistake(R, "[[role]]", "[[roles]]", "[[roles]]", "a key 'roles'", "mean 'role'?"),
    "a role in single brackets": Mistake(
        "statements", "", '\n[role]\nid = "x"\n', "[role]", "has a key 'role'", "in roles.toml"
    ),
    "an unknown key at the top": Mistake(
        R, "[[role]]", "version = 2\n[[role]]", "version", "a key 'version'", "Known: role"
    ),
    "an unknown key of a role": Mistake(
        R, "level = 1", "level = 1\npay = 3", "pay", "has a key 'pay'", "Known: above, beside"
    ),
    "no id": Mistake(R, 'id = "cook"\n', "", "[[role]]", "role 1 has no 'id'", "Add id"),
    "an odd id": Mistake(
        R, '"cook"\n', '"cook/baker"\n', "cook/", "id = 'cook/baker'", "underscor"
    ),
    "an id in capitals": Mistake(
        R, 'id = "chef"', 'id = "Chef"', "above", "names 'chef' in 'above'", "mean 'Chef'?"
    ),
    "two titles that people cannot tell apart": Mistake(
        R, 'title = "Chef"', 'title = "COOK"', "title", "the title 'COOK', as 'cook' has", "another"
    ),
    "two roles of one id": Mistake(
        R, 'id = "chef"', 'id = "cook"', "[[role]]", "defines role 'cook' twice", "Rename one"
    ),
    "no title": Mistake(R, 'title = "Cook"\n', "", "[[role]]", "has no 'title'", "Add title"),
    "an empty title": Mistake(R, '"Cook"', '""', "title", "has an empty 'title'", "Write it"),
    "no track": Mistake(R, 'track = "kitchen"\n', "", "[[role]]", "has no 'track'", "Add track"),
    "an odd track": Mistake(
        R, '"kitchen"', '"the kitchen"', "the", "track = 'the kitchen'", "under"
    ),
    "a track that the vocabulary lacks": Mistake(
        "vocabulary", "", TRACKS, "kitchen", "'kitchen', which is not known", "office", where=R
    ),
    "no level": Mistake(R, "level = 1\n", "", "[[role]]", "has no 'level'", "Add level"),
    "a level of text": Mistake(
        R, "level = 1", 'level = "1"', "level", "'level' = '1', which is text", "a whole number"
    ),
    "a level with a point": Mistake(
        R, "level = 1", "level = 1.5", "level", "'level' = 1.5", "Write a whole number"
    ),
    "a level below the first": Mistake(
        R, "level = 1", "level = 0", "level", "has level = 0", "Write a number from 1 to 99"
    ),
    "a negative level": Mistake(
        R, "level = 1", "level = -3", "level", "level = -3", "from 1 to 99"
    ),
    "a level beyond all measure": Mistake(
        R, "level = 2", f"level = {10**20}", "level", f"level = {10**20}", "from 1 to 99"
    ),
    "a level beyond the vocabulary": Mistake(
        R, "level = 2", "level = 12", "level", "has level = 12", "go from 1 to 9"
    ),
    "an unknown role above": Mistake(
        R, '["chef"]', '["cheff"]', "above", "names 'cheff' in 'above'", "Did you mean 'chef'?"
    ),
    "roles above that are text": Mistake(
        R, '["chef"]', '"chef"', "above", "'above' = 'chef', which is text", "Write a list"
    ),
    "a role above that stands twice": Mistake(
        R, '["chef"]', '["chef", "chef"]', "above", "has 'chef' twice in 'above'", "Keep one"
    ),
    "a role above itself": Mistake(
        R, '["chef"]', '["cook"]', "above", "has 'cook' above it, level 1", "a higher level"
    ),
    "a role above on a lower level": Mistake(
        R, "beside = []", 'above = ["cook"]', "above", "'cook' above it, level 1", "higher level"
    ),
    "a role beside on another level": Mistake(
        R, "beside = []", 'beside = ["cook"]', "beside", "beside it, level 1", "the same level"
    ),
    "a role beside itself": Mistake(
        R, "beside = []", 'beside = ["chef"]', "beside", "names itself in 'beside'", "Take it out"
    ),
    "a role in the line on another track": Mistake(
        R, "line = []", 'line = ["cook"]', "line", "in the line, track 'kitchen'", "track 'line'"
    ),
    "a title that stands twice": Mistake(
        R, '"head cook"]', '"chef"]', "titles", "has 'chef' twice in 'titles'", "Keep one of them"
    ),
    "a title of two roles": Mistake(
        R, '"head cook"]', '"Cook"]', "titles", "'Cook' also stands for 'cook'", "for one role"
    ),
    "an empty title among others": Mistake(
        R, '"head cook"]', '" "]', "titles", "has an empty text in 'titles'", "Write it"
    ),
    "a title that is a number": Mistake(
        R, '"head cook"]', "5]", "titles", "has 5 in 'titles', which is a whole", "Write text"
    ),
    "a title that no title can be": Mistake(
        R, '"head cook"]', '"cook (head)"]', "titles", "'cook (head)' is not read", "titles.toml"
    ),
    "a title that reads as another role": Mistake(
        R, 'title = "Chef"', 'title = "Pastry cook"', "title", "is read as 'cook'", "titles"
    ),
}
TITLES = {
    "an unknown key": Mistake(
        T, "jobs", "job", "job =", "job = ['cook', 'chef'] is not a key", "The"
    ),
    "an unknown table": Mistake(T, "[means]", "[meens]", "[meens]", "is not a key of", "means"),
    "words that are text": Mistake(
        T, '["cook", "chef"]', '"cook"', "jobs", "jobs = 'cook' is not a list", "Write a list"
    ),
    "a word that is a number": Mistake(
        T, '"pastry"', "7", "harm", "harmless = 7 is not a", "a text"
    ),
    "an empty word": Mistake(T, '"pastry"', '""', "harm", "harmless = '' is not a text", "a text"),
    "a word in capitals": Mistake(
        T, '"pastry"', '"Pastry"', "harm", "'Pastry' is not in small letters", "Write small letters"
    ),
    "a word with a mark": Mistake(
        T, '"pastry"', '"r&d"', "harm", "'r&d' is not in small", "no marks"
    ),
    "a word that stands twice": Mistake(
        T, '"pastry"', '"a", "a"', "harm", "'a' stands there twice", "Keep one of them"
    ),
    "a harmless word that names a job": Mistake(
        T, '"pastry"', '"chef"', "jobs", "'chef' also stands in harmless", "Keep one"
    ),
    "a grade that repeats a repetition": Mistake(
        T, "[ivx]{1,4}", "(x+)+y", "grades", "'(x+)+y' may take hours for", "Repeat a letter"
    ),
    "a grade with a number without end": Mistake(
        T,
        "[ivx]{1,4}",
        f"x{{{'9' * 99}}}",
        "grades",
        "is not a pattern: it is too large",
        "shorter",
    ),
    "a grade of brackets without end": Mistake(
        T, "[ivx]{1,4}", f"{'(' * 900}x{')' * 900}", "grades", "is not a pattern", "expression"
    ),
    "a grade that is no pattern": Mistake(
        T, "[ivx]{1,4}", "(x", "grades", "'(x' is not a pattern: ", "a regular expression"
    ),
    "a grade that matches nothing": Mistake(
        T, "[ivx]{1,4}", "x*", "grades", "is also a pattern for nothing", "one letter or more"
    ),
    "a grade that names a group": Mistake(
        T, "[ivx]{1,4}", "(?P<a>x)", "grades", "names a group", "Write (?:...)"
    ),
    "a grade that swallows every title": Mistake(
        T, "[ivx]{1,4}", ".+", "titles", "'head cook' is not read", "titles.toml", where=R
    ),
    "ways that are a list": Mistake(
        T, '[means]\nchef = ["chief"]', "means = [1]", "means", "is not a table", "Write a table"
    ),
    "a way that is text": Mistake(T, '["chief"]', '"chief"', "chef", "is not a list", "a list"),
    "no way at all": Mistake(T, '["chief"]', "[]", "chef", "means.chef = [] names no word", "Name"),
    "a way in capitals": Mistake(T, '"chief"', '"Chief"', "chef", "not in small letters", "Write"),
    "a word of ours in capitals": Mistake(
        T, 'chef = ["ch', 'Chef = ["ch', "Chef", "has a word that is not in small", "Write small"
    ),
    "a way of two words": Mistake(
        T, "[means]", '[means]\ncook = ["chief"]', "chef", "also stands for 'cook'", "Keep one of"
    ),
    "a way that says nothing": Mistake(
        T, "jobs", 'says_nothing = ["chief"]\njobs', "chef", "stands for 'says_nothing'", "Keep one"
    ),
    "a seniority that is text": Mistake(T, '["head"]', '"head"', "head", "is not a list", "a list"),
    "an unclear title without reason": Mistake(
        T, '"it may be anybody"', '""', "kitchen cook", "= '' is not a text", "Write a text"
    ),
    "an unclear title that is a number": Mistake(
        T, '"it may be anybody"', "1", "kitchen cook", "= 1 is not a text", "Write a text"
    ),
    "an unclear title in capitals": Mistake(
        T, '"kitchen cook"', '"Kitchen cook"', "Kitchen", "a title that is not in small", "Write"
    ),
    "an unclear title that is a role's": Mistake(
        T, '"kitchen cook"', '"cook"', "titles", "it may be anybody", "titles.toml", where=R
    ),
    "other work that is one table": Mistake(
        T, "[[other_work]]", "[other_work]", "[other", "is not a list", "Write a list"
    ),
    "other work without words": Mistake(
        T, 'words = ["stove"]\n', "", "[[other", "other_work.words = None is not a list", "a list"
    ),
    "other work with no word": Mistake(
        T, '["stove"]', "[]", "words", "other_work.words = [] names no word", "Name one"
    ),
    "other work without reason": Mistake(
        T, "because = \"'{word}' is a thing\"\n", "", "[[oth", "because = None is not", "a text"
    ),
    "other work with a misspelt word": Mistake(
        T, "'{word}'", "'{wrd}'", "because", "has braces around something else", "Write {word}"
    ),
    "other work that stands twice": Mistake(
        T, "[unclear]", f"{STOVE}[unclear]", "[[other", "stands there twice", "Keep one of them"
    ),
    "a reason with a semicolon": Mistake(
        T, "may be anybody", "may; be", "kitchen cook", "has a semicolon", "Write a comma"
    ),
    "a word that cannot be seen": Mistake(
        T,
        "may be anybody",
        "may\\u200bbe",
        "kitchen cook",
        r"cannot be seen, '\u200b'",
        "Take it out",
    ),
    "other work with an unknown key": Mistake(
        T, "because", "why", "why", "other_work.why = ", "The keys are because, beside, words"
    ),
    "rules among the titles": Mistake(
        T, "[means]", "[[rule]]\n[means]", "[[rule]]", "is not a key of this file", "The keys are"
    ),
}
MISTAKES = ROLES | {f"titles: {name}": mistake for name, mistake in TITLES.items()}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_the_roles_is_reported(tmp_path: Path, mistake: Mistake) -> None:
    """Whoever writes down roles and the titles they go by is told the line and the cure."""
    check_reported(tmp_path / "rules", mistake)


def test_all_that_is_wrong_with_titles_is_reported_at_once(tmp_path: Path) -> None:
    """An author mends the words of titles in one go."""
    mistake = Mistake(T, '"pastry"', '"Pastry", "R&D", 7', "harm", "harmless = 7", "Write a text")

    check_reported(tmp_path / "rules", mistake)
