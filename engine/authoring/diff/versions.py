"""Versions of a rule base: a folder, or a revision of one that git keeps.

A revision is unpacked to a temporary folder, read there, and gone again: the checkout and its index
are never touched.
"""

import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory

from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.rulebase.load import load_rules, load_rules_at
from engine.rulebase.place import rules_place

CURE = "Name a folder of rules, or a revision such as HEAD~1 or v1:rules."


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a rule base, by the name that it was asked for; `is_folder` if it lies there."""

    name: str
    knowledge_base: KnowledgeBase
    is_folder: bool = False


def version_named(name: str, folder: str | None = None) -> Version:
    """The version in a folder, or at a revision: `v1` of the rules in use, or `v1:rules`.

    `folder` is where the rules in use lie, as `load_rules` takes it. Raises MisuseError for what is
    neither, and KnowledgeBaseError for rules that cannot be used.
    """
    if FilePath(name).is_dir():
        return Version(name, load_rules(name), is_folder=True)
    revision, _, path = name.partition(":")
    if not revision or revision.startswith("-"):
        raise MisuseError(f"'{name}'", "is no folder and no revision", CURE)
    there = FilePath.cwd() if path else rules_place(folder)[0]
    top = _git(name, there, "rev-parse", "--show-toplevel").decode().strip()
    prefix = path or _git(name, there, "rev-parse", "--show-prefix").decode().strip()
    tree = _git(name, FilePath(top), "rev-parse", "--verify", f"{revision}:{prefix.rstrip('/')}")
    packed = _git(name, FilePath(top), "archive", "--format=tar", tree.decode().strip())
    with TemporaryDirectory() as unpacked:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(unpacked, filter="data")
        return Version(name, load_rules_at(FilePath(unpacked), name))


def _git(name: str, there: FilePath, *arguments: str) -> bytes:
    """What git prints. Raises MisuseError with what it says."""
    try:
        done = subprocess.run(["git", *arguments], cwd=there, capture_output=True, check=True)
    except FileNotFoundError:
        what = "is no folder, and git, which would know a revision, is not installed"
        raise MisuseError(f"'{name}'", what, "Name a folder of rules.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines() or [""]
        what = f"is no folder, and git finds no such rules: {said[-1].removeprefix('fatal: ')}"
        raise MisuseError(f"'{name}'", what, CURE) from None
    return done.stdout
