"""The rooms of engine/ and who may import whom, as docs/architecture.md has them."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "engine"


def rooms_on_the_map() -> dict[str, tuple[int, set[str]]]:
    """The floor and the libraries of every room, from the tables of the architecture."""
    rooms, folder = {}, ""
    for line in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            (named,) = re.findall(r"^### (\w+/)?", line)
            folder = named.replace("/", ".")
        if found := re.match(r"\| (\d+) \| (\w+) \| .* \|(.*?)\|$", line):
            floor, room, libraries = found.groups()
            rooms[f"{folder}{room}"] = int(floor), set(libraries.replace(",", " ").split())
    return rooms


def file_of(room: str) -> Path:
    """Where a room is."""
    return ENGINE / f"{room.replace('.', '/')}.py"


def imports_of(file: Path) -> set[str]:
    """Every module that a file imports when it runs, as it is written."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports relatively"
            found.add(str(node.module))
    return found


FOLDERS = [f"{path.parent.name}.__init__" for path in ENGINE.glob("*/__init__.py")]
MAP = rooms_on_the_map()
ROOMS = sorted(
    ".".join(path.relative_to(ENGINE).with_suffix("").parts)
    for path in ENGINE.rglob("*.py")
    if path.stem != "__init__"
)


def test_every_room_has_a_floor() -> None:
    """A new room is put somewhere on purpose, and the map shows no room that is not there."""
    assert set(ROOMS) == set(MAP)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_down(room: str) -> None:
    """No room imports one on its own floor or above it, so there is no import cycle."""
    for module in imports_of(file_of(room)):
        package, _, other = module.partition(".")
        if package == "engine" and other:
            assert MAP[other][0] < MAP[room][0], f"{room} imports {other}"


@pytest.mark.parametrize("room", ROOMS)
def test_third_parties_stay_in_their_rooms(room: str) -> None:
    """Each library is known to one room or group of rooms, and can be replaced there."""
    modules = {module.partition(".")[0] for module in imports_of(file_of(room))}
    foreign = modules - sys.stdlib_module_names - {"engine"}

    assert foreign == MAP[room][1]


@pytest.mark.parametrize("room", [*ROOMS, *FOLDERS])
def test_every_room_says_what_it_is_for(room: str) -> None:
    """The docstring of a room is the first thing that a newcomer reads."""
    tree = ast.parse(file_of(room).read_text(encoding="utf-8"))

    assert ast.get_docstring(tree)


def test_the_rules_hold_data_only() -> None:
    """Nobody needs to read code to read the knowledge base."""
    rules = ENGINE.parent / "rules"

    assert {path.suffix for path in rules.iterdir() if path.is_file()} == {".toml"}
