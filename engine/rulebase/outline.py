"""The outline of a rule base: what the help of the commands speaks of.

Help is shown at once and whatever is wrong with a rule base, so one file is read, and nothing in it
is refused; `check` names the faults. The rest is read only where that file leaves out an example.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path as FilePath
from typing import Any

from engine.core.terminology import Help
from engine.errors import CrossroadsError
from engine.language.toml_reader import read_toml
from engine.rulebase.place import place_in_use

OPTIONAL = ("table",)  # which is never made


@dataclass(frozen=True, slots=True)
class Outline:
    """The words of the help, with every example that can be had, the paths by id, and whether there
    is a catalogue of roles."""

    help: Help
    paths: Mapping[str, str]
    has_roles: bool = False


def read_outline(folder: str | None = None) -> Outline:
    """The outline of the rule base in use; without one that can be read, a neutral one."""
    place, name = place_in_use(folder)
    content = _content(place / "paths.toml")
    named, listed = content.get("help"), content.get("path")
    about = {"about": f"Advice by the rules in {name}."}
    help = Help.given(about | (named if isinstance(named, dict) else {}))
    paths = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return Outline(
        help if _is_whole(help) else _completed(help, folder),
        {str(one.get("id")): str(one.get("title")) for one in paths},
        (place / "roles.toml").is_file(),
    )


def _content(file: FilePath) -> dict[str, Any]:
    try:
        return read_toml(file, file.name).content
    except (OSError, CrossroadsError):
        return {}


def _is_whole(help: Help) -> bool:
    return all(getattr(help, one.name) for one in fields(help) if one.name not in OPTIONAL)


def _completed(help: Help, folder: str | None) -> Help:
    """The help with examples made from the attributes, if these can be read."""
    from engine.rulebase.load import load_rules  # noqa: PLC0415 - most rule bases name theirs

    try:
        return replace(load_rules(folder).help, about=help.about)
    except CrossroadsError:
        return help
