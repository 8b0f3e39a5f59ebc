"""Scaffolding: a small rule base of another field, to be changed into one's own."""

from pathlib import Path as FilePath

from engine.errors import MisuseError
from engine.tables.new_file import write_new

SKELETON = FilePath(__file__).with_name("skeleton")


def write_skeleton(folder: str) -> list[str]:
    """Write the files of the skeleton to a new folder; their names, in the order to read them in.

    Raises MisuseError for a folder that exists, or cannot be made.
    """
    place = FilePath(folder)
    if not folder.strip():
        raise MisuseError("the folder to write", "has no name", "Name a new folder.")
    if place.exists():
        raise MisuseError(folder, "exists already", "Name a new folder.")
    try:
        place.mkdir()
        (place / "cases").mkdir()
    except FileNotFoundError:
        what = f"the folder '{place.parent}' does not exist"
        raise MisuseError(folder, what, "Create it first.") from None
    except OSError as error:
        what = f"cannot be made: {error.strerror}"
        raise MisuseError(folder, what, "Name another folder.") from None
    names = [path.relative_to(SKELETON).as_posix() for path in SKELETON.rglob("*.toml")]
    for name in names:
        write_new(str(place / name), (SKELETON / name).read_text(encoding="utf-8"))
    return sorted(names, key=_reading_order)


def _reading_order(name: str) -> tuple[int, str]:
    first = ("vocabulary.toml", "paths.toml", "statements.toml")
    return (first.index(name) if name in first else len(first) + name.count("/")), name
