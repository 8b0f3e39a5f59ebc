"""Files that cannot be read, that are no TOML, or that lie where nobody reads them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import KnowledgeBaseError
from engine.rulebase.load import load_rules
from tests.rulebase.small_rules import (
    FILES,
    STAY,
    Mistake,
    check_reported,
    faults_of,
    notes_of,
    write_rules,
)

P = "paths"
SLIGHT = "slight = 2"
TWICE = "It stands twice"

NOT_TOML = {
    "a key that stands twice": Mistake(
        P, SLIGHT, f"{SLIGHT}\n{SLIGHT}", SLIGHT, "is not TOML: Cannot overwrite a value", TWICE
    ),
    "a table that stands twice": Mistake(
        P, "", "\n[strengths]\nx = 1\n", "[strengths]", "Cannot declare", TWICE
    ),
    "a key without value": Mistake(
        P, SLIGHT, "slight =", "slight =", "Invalid value, at 'slight ='", "Write text in quotes"
    ),
    "a value without key": Mistake(P, SLIGHT, "= 2", "= 2", "is not TOML", "one key = value"),
    "text without quotes": Mistake(
        P, 'title = "Go"', "title = Go", "title = Go", "is not TOML", "Write text in quotes"
    ),
    "quotes that are not closed": Mistake(
        P, 'title = "Go"', 'title = "Go', 'title = "Go', "is not TOML", "Close the quotes"
    ),
    "three quotes that are not closed": Mistake(
        P, 'words = "Not enough."', 'words = """Not', "words", "Unterminated string", "Close the"
    ),
    "curly quotes": Mistake(
        P, 'title = "Go"', "title = “Go”", "title", "is not TOML: Invalid value", "in quotes"
    ),
    "a backslash": Mistake(
        P, 'title = "Go"', 'title = "C:\\go"', "title", "Unescaped", "for a backslash"
    ),
    "a list that is not closed": Mistake(
        P, '["A1"]', '["A1"', "[[path]]", "is not TOML: Unclosed array", "Close the bracket"
    ),
    "a list without commas": Mistake(
        P, '["A1"]', '["A1" "A2"]', "source", "is not TOML: Unclosed array", "a comma between"
    ),
    "a table over two lines": Mistake(
        "stay", '{ stay = "slight" }', '{ stay = "slight",\n}', "supports", "is not TOML", ""
    ),
    "a header that is not closed": Mistake(P, "[[path]]", "[[path]", "[[path]", "is not TOML", ""),
    "a colon for an equals sign": Mistake(
        P, SLIGHT, "slight: 2", "slight: 2", "Expected '=' after a key", "Write key = value"
    ),
    "two keys on one line": Mistake(
        P, SLIGHT, "slight = 2 fair = 4", "slight", "Expected newline", "Write one key = value"
    ),
    "a leading zero": Mistake(P, SLIGHT, "slight = 02", "slight = 02", "is not TOML", ""),
    "a conflict between two versions": Mistake(
        P,
        SLIGHT,
        f"<<<<<<< HEAD\n{SLIGHT}\n=======",
        "<<<<<<<",
        "at '<<<<<<< HEAD'",
        "the conflict",
    ),
    "a day that does not exist": Mistake(
        P, SLIGHT, "slight = 2024-02-31", "slight", "Invalid date", "Write"
    ),
    "a control character": Mistake(P, SLIGHT, "\x01slight = 2", "slight", "is not TOML", "Write"),
    "a mark of byte order in the middle": Mistake(
        P, SLIGHT, f"\ufeff{SLIGHT}", "slight", "is not TOML", "Write one key = value"
    ),
    "a number of five thousand digits": Mistake(
        P,
        SLIGHT,
        f"slight = {'9' * 5_000}",
        "slight = 99",
        "number of more than 60 digits",
        "shorter",
    ),
    "brackets a thousand deep": Mistake(
        P,
        SLIGHT,
        f"slight = {'[' * 3_000}{']' * 3_000}",
        "slight = [[",
        "brackets within brackets",
        "Take out",
    ),
    "a line of JSON": Mistake("new", "", '{"rule": []}\n', '{"rule"', "is not TOML", "Write"),
    "a line of YAML": Mistake(
        "new", "", "rules:\n  - id: x\n", "rules:", "is not TOML", "key = value"
    ),
}


@pytest.mark.parametrize("mistake", NOT_TOML.values(), ids=NOT_TOML.keys())
def test_what_is_not_toml_is_shown_with_its_line(tmp_path: Path, mistake: Mistake) -> None:
    """An author sees the very line, and what is usually wrong with such a one."""
    check_reported(tmp_path / "rules", mistake)


Change = Callable[[Path], object]


def bytes_in(name: str, content: bytes) -> Change:
    """Put bytes into a file of the folder, which is made if need be."""

    def change(place: Path) -> None:
        (place / name).parent.mkdir(exist_ok=True, parents=True)
        (place / name).write_bytes(content)

    return change


def without(name: str) -> Change:
    """Take a file away."""
    return lambda place: (place / name).unlink()


RULE = STAY.encode()
MISPLACED: dict[str, tuple[Change, str, str, str]] = {
    **{
        f"no {name}.toml": (
            without(f"{name}.toml"),
            f"{name}.toml",
            "is missing",
            "A rules folder holds vocabulary.toml, paths.toml, statements.toml.",
        )
        for name in ("vocabulary", "paths", "statements")
    },
    "no roles.toml": (
        without("roles.toml"),
        "titles.toml",
        "is of no use without roles.toml",
        "Add the one, or take the other away.",
    ),
    "roles.toml in capitals": (
        lambda place: (place / "roles.toml").rename(place / "Roles.toml") and None,
        "roles.toml",
        "is missing",
        "Rename Roles.toml to it.",
    ),
    "an ending in capitals": (
        bytes_in("more.TOML", RULE),
        "more.TOML",
        "is not read: it does not end in '.toml'",
        "Name it more.toml.",
    ),
    "an ending in mixed letters": (
        bytes_in("more.Toml", RULE), "more.Toml", "is not read", "Name it more.toml."
    ),
    "a fixed name in capitals": (
        lambda place: (place / "roles.toml").rename(place / "Roles.toml"),
        "roles.toml",
        "is missing",
        "Rename Roles.toml to it.",
    ),
    "a file of rules in a folder": (
        bytes_in("drafts/more.toml", RULE), "drafts/more.toml", "is not read", "Move it to"
    ),
    "a file of rules two folders down": (
        bytes_in("a/b/more.toml", RULE), "a/b/more.toml", "is not read", "Move it to"
    ),
    "attributes in a file of rules": (
        bytes_in("more.toml", b'[[attribute]]\nid = "x"\n'),
        "more.toml, line 1",
        "has a key 'attribute'",
        "It belongs in vocabulary.toml.",
    ),
    "a folder with the name of a file": (
        lambda place: (place / "more.toml").mkdir(), "more.toml", "is no file", "Rename it"
    ),
    "a pipe with the name of a file": (
        lambda place: os.mkfifo(place / "more.toml"), "more.toml", "is no file", "Rename it"
    ),
    "a link to nothing": (
        lambda place: (place / "more.toml").symlink_to("nowhere"),
        "more.toml",
        "cannot be read: No such file or directory",
        "Check its permissions.",
    ),
    "Latin-1": (
        bytes_in("stay.toml", b"# one\n# caf\xe9\n"),
        "stay.toml, line 2",
        "is not UTF-8: it holds the byte 0xe9",
        "Save the file as UTF-8.",
    ),
    "UTF-16": (
        bytes_in("stay.toml", STAY.encode("utf-16")),
        "stay.toml, line 1",
        "is not UTF-8: it holds the byte 0xff",
        "Save the file as UTF-8.",
    ),
    "zero bytes": (
        bytes_in("stay.toml", b"\0\0\0\n" + RULE), "stay.toml, line 1", "is not TOML", "Write one"
    ),
    "an empty vocabulary": (
        bytes_in("vocabulary.toml", b""), "vocabulary.toml", "defines no attribute", "Add [[attri"
    ),
    "an empty file of statements": (
        bytes_in("statements.toml", b"# none\n"),
        "statements.toml",
        "defines no statement",
        "Add [[statement]] tables.",
    ),
    "an empty file of paths": (
        bytes_in("paths.toml", b"\n"), "paths.toml", "defines no path", "Add [[path]]"
    ),
    "an empty file of roles": (
        bytes_in("roles.toml", b"\n"), "roles.toml", "defines no role", "Add [[role]]"
    ),
    "a file of a path without its rules": (
        bytes_in("stay.toml", b"# later\n"),
        "paths.toml, line 12",
        "path 'stay' is supported by no rule",
        "Add a rule with supports = { stay = ... }",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "where", "what", "cure"), MISPLACED.values(), ids=MISPLACED.keys()
)
def test_a_file_in_the_wrong_place_or_letters_is_reported(
    tmp_path: Path, change: Change, where: str, what: str, cure: str
) -> None:
    """No file that was meant to be read is passed over in silence."""
    place = write_rules(tmp_path / "rules")
    change(place)

    faults = faults_of(place)

    told = [fault for fault in faults if what in fault.what and fault.cure.startswith(cure)]
    assert f"{place}/{where}" in [fault.where for fault in told], "\n".join(map(str, faults))


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    """What editors on Windows write is read as it is meant, and is the same rule base."""
    plain = load_rules(write_rules(tmp_path / "plain"))
    place = write_rules(tmp_path / "windows")
    for name, text in FILES.items():
        content = text.replace("\n", "\r\n").encode("utf-8-sig")
        (place / f"{name}.toml").write_bytes(content)

    assert load_rules(place).version == plain.version


def test_the_lines_of_a_file_from_windows_are_its_own(tmp_path: Path) -> None:
    """A fault in a file with a byte order mark and CRLF is named with the editor's line."""
    place = write_rules(tmp_path / "rules")
    text = STAY.replace("happy = true", "hapy = true").replace("\n", "\r\n")
    (place / "stay.toml").write_bytes(text.encode("utf-8-sig"))

    (fault,) = faults_of(place)

    assert fault.where == f"{place}/stay.toml, line 6"


def test_files_for_others_are_left_alone(tmp_path: Path) -> None:
    """Promises and worked examples travel with a rule base and do not change what it advises."""
    plain = load_rules(write_rules(tmp_path / "plain"))
    place = write_rules(tmp_path / "more")
    accepted = '[[accepted]]\nfinding = "no path"\nabout = []\nbecause = "It is meant."\n'
    bytes_in("promises.toml", accepted.encode())(place)
    bytes_in("cases/stay.toml", b'[[case]]\nname = "x"\n')(place)
    bytes_in(".git/config.toml", b"x = 1\n")(place)

    assert faults_of(place) == ()
    assert notes_of(place) == []
    assert load_rules(place).version == plain.version


NOTED = {
    "a file of something else": (
        "settings.toml",
        b"[tool]\ncolour = 1\n",
        "settings.toml: holds no [[rule]], and is not read.",
    ),
    "an empty file": (
        "later.toml",
        b"# later\n",
        "later.toml: holds no [[rule]], and is not read.",
    ),
    "a hidden file": (".old.toml", RULE, ".old.toml: is hidden, and not read."),
    "a copy": (
        "stay.toml.bak",
        RULE,
        "stay.toml.bak: is not read: its name does not end in '.toml'.",
    ),
}


@pytest.mark.parametrize(("name", "content", "said"), NOTED.values(), ids=NOTED.keys())
def test_a_file_that_is_not_ours_is_noted_and_forgotten(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """A file that only lies there is no reason to stop, but whoever checks the rules is told."""
    plain = load_rules(write_rules(tmp_path / "plain"))
    place = write_rules(tmp_path / "rules")
    bytes_in(name, content)(place)

    assert notes_of(place) == [f"{place}/{said}"]
    assert load_rules(place).version == plain.version


def test_what_no_rule_uses_is_noted(tmp_path: Path) -> None:
    """A strength or a question that does nothing is more likely forgotten than meant."""
    paths = FILES["paths"].replace("slight = 2", "slight = 2\nfair = 4")
    stay = STAY.replace("happy = true\n", "")
    place = write_rules(tmp_path / "rules", {"paths": paths, "stay": stay})

    assert notes_of(place) == [
        f"{place}/paths.toml, line 3: no rule uses the strength 'fair'.",
        f"{place}/vocabulary.toml, line 48: attribute 'happy' is in no rule, so the interview "
        "never asks for it.",
    ]


def test_misplaced_files_do_not_hide_what_is_wrong_inside_others(tmp_path: Path) -> None:
    """All faults of a folder are reported at once, file by file and from top to bottom."""
    stay = STAY.replace('"A2"', '"A9"').replace("happy = true", "hapy = true")
    place = write_rules(tmp_path / "rules", {"stay": stay})
    bytes_in("more.TOML", RULE)(place)
    bytes_in("drafts/more.toml", RULE)(place)

    with pytest.raises(KnowledgeBaseError) as caught:
        load_rules(place)

    assert [fault.where for fault in caught.value.faults] == [
        f"{place}/drafts/more.toml",
        f"{place}/more.TOML",
        f"{place}/stay.toml, line 3",
        f"{place}/stay.toml, line 6",
    ]
