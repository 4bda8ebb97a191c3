"""What the README promises: its commands run, and what it shows of the program is what it prints.

`python -m tests.test_readme` writes the generated parts of README.md and docs again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from clipper.cli import app

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
HELP = ROOT / "docs" / "commands.md"
BIN = Path(sys.executable).parent


def section(title: str) -> str:
    found = re.search(
        rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README.read_text("utf-8"), re.M | re.S
    )
    assert found, f"README.md has no section {title}"
    return found[1]


def fenced(language: str, text: str) -> list[str]:
    return [block.strip() for block in re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)]


def commands() -> list[str]:
    """The everyday commands, one a line."""
    return [line for block in fenced("sh", section("Use")) for line in block.splitlines()]


def help_of(*command: str) -> str:
    done = CliRunner().invoke(
        app, [*command, "--help"], prog_name="clipper", env={"COLUMNS": "100", "NO_COLOR": "1"}
    )
    assert done.exit_code == 0
    return "\n".join(line.rstrip() for line in done.output.strip().splitlines())


def command_names() -> list[tuple[str, ...]]:
    """The words of every command, such as `("runs", "show")`."""
    names: list[tuple[str, ...]] = []

    def collect(group: Any, words: tuple[str, ...]) -> None:
        for name, command in group.commands.items():
            names.append((*words, name))
            if hasattr(command, "commands"):
                collect(command, (*words, name))

    collect(get_command(app), ())
    return names


def command_reference() -> str:
    parts = ["# Commands\n\nWritten by `python -m tests.test_readme`, and checked by the tests.\n"]
    for words in [(), *command_names()]:
        parts.append(f"## {' '.join(['clipper', *words])}\n\n```text\n{help_of(*words)}\n```\n")
    return "\n".join(parts)


def test_command_reference_is_what_the_program_says() -> None:
    told = folded(HELP.read_text("utf-8"))
    assert told == folded(command_reference()), "python -m tests.test_readme writes it again"


def folded(text: str) -> str:
    """Without line breaks and types of values, which each Typer writes in its own way."""
    return " ".join(re.sub(r"<[^>]*>|\(default|\[default.*?\]", "", text).split())


def test_every_command_is_in_the_readme_and_has_an_example() -> None:
    text = README.read_text("utf-8")
    for words in command_names():
        name = " ".join(["clipper", *words])
        assert f"clipper {words[0]}" in text, name
        assert help_of(*words).count(name) >= 2, f"{name}: its help needs an example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the fixtures, as after `git clone`."""
    place = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "fixtures", place / "fixtures")
    return place


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    env.pop("CLIPPER_ARCHIVE", None)
    return subprocess.run(
        command, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_commands_run_one_after_the_other(folder: Path) -> None:
    for command in commands():
        done = run(command, folder)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        assert done.stdout or (">" in command) or ("--output" in command), f"{command} says nothing"
        assert "Nothing found" not in done.stderr, command
    assert (folder / "pages.jsonl").stat().st_size > 10_000
    assert list((folder / "vault").iterdir())


def test_python_example(folder: Path) -> None:
    (code,) = fenced("python", section("Use"))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Tea ")


def test_setup_commands_are_two_and_name_what_they_do() -> None:
    setup = fenced("sh", section("Install"))
    assert len(setup) == 2
    assert setup[0].endswith("clipper ingest fixtures/")
    assert "[test]" in setup[1]
    assert setup[1].endswith("pytest")


def test_every_dependency_has_a_word() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = set(re.findall(r"[\w-]+", section("What it stands on")))
    for line in project["dependencies"]:
        name = re.match(r"[\w.-]+", line)
        assert name
        assert name[0] in named, f"{name[0]}: say what it is for"


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text("utf-8")):
        assert (ROOT / target).exists(), target


if __name__ == "__main__":
    HELP.parent.mkdir(exist_ok=True)
    HELP.write_text(command_reference(), "utf-8")
