"""Shell completion in the shells themselves, at a pseudo-terminal."""

from pathlib import Path

import pytest

from tests.shells import STARTS, line

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("shell", STARTS)
def test_the_tab_key_completes_attributes_values_and_files(tmp_path: Path, shell: str) -> None:
    """Word by word, as far as there is one way to go on; nothing else comes to the screen."""
    (tmp_path / "my staff.csv").write_text("id,Job Title\n1,PMO Analyst\n")

    with line(shell, tmp_path) as typed:
        typed.types("crossroads adv\t--set curre\t", until="crossroads advise --set current_role=")
        typed.types("pmo_a\t", until="--set current_role=pmo_analyst")
        typed.types("--facts my\t", until="--facts my\\ staff.csv")

        assert "Traceback" not in "\n".join(typed.screen.display)


@pytest.mark.parametrize("shell", STARTS)
def test_headings_with_blanks_are_quoted_as_the_shell_does(tmp_path: Path, shell: str) -> None:
    """The file has a blank in its name and its headings have some too."""
    (tmp_path / "my staff.csv").write_text("id,Job Title\n1,PMO Analyst\n")

    with line(shell, tmp_path) as typed:
        typed.types("crossroads batch my\t", until="batch my\\ staff.csv")
        typed.types("--id Job\t", until="--id Job\\ Title")
        typed.types("--keep 'Job\t", until="--keep 'Job Title'")
