"""What is installed is whole: a wheel carries pages, static files, translations, data; and the command runs from it."""

import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.architecture.tree import PROJECT, SOURCE

CARRIED = {
    ".html",
    ".txt",
    ".css",
    ".js",
    ".svg",
    ".png",
    ".ico",
    ".woff2",
    ".yaml",
    ".yml",
    ".sql",
    ".csv",
    ".geojson",
    ".json",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel built, without asking an index, from a copy that git would hold: no compiled catalogues in it."""
    room = tmp_path_factory.mktemp("wheel")
    tree = room / "tree"
    shutil.copytree(PROJECT / "src", tree / "src", ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    for path in ("pyproject.toml", "hatch_build.py", "LICENSE", "README.md"):
        if (PROJECT / path).exists():
            shutil.copy(PROJECT / path, tree / path)
    run("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-w", room, tree)
    return next(room.glob("linli-*.whl"))


def run(*words, **extra):
    return subprocess.run(
        [sys.executable, *map(str, words)], check=True, capture_output=True, text=True, **extra
    )


def carried(path):
    inside = path.relative_to(SOURCE).parts
    return path.is_file() and (path.suffix in CARRIED or path.suffix == ".py") and "__pycache__" not in inside


def test_wheel_carries_everything_that_is_shown(wheel):
    there = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path.relative_to(SOURCE.parent).as_posix() for path in SOURCE.rglob("*") if carried(path)}

    assert not (missing := wanted - there), f"not in the wheel: {', '.join(sorted(missing))}"


def test_wheel_carries_compiled_translations(wheel):
    there = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.with_suffix(".mo").relative_to(SOURCE.parent).as_posix()
        for path in SOURCE.rglob("locale/*/LC_MESSAGES/*.po")
    }

    assert wanted
    assert wanted <= there


def test_wheel_names_its_licence_and_its_command(wheel):
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()

    assert any(name.endswith("licenses/LICENSE") for name in names)
    points = next(name for name in names if name.endswith("entry_points.txt"))
    assert "linli = linli.console:main" in archive.read(points).decode()


def test_wheel_installs_and_its_command_runs(wheel, tmp_path):
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", tmp_path, wheel)
    elsewhere = os.environ | {"PYTHONPATH": str(tmp_path), "LANGUAGE": "zh_CN"}

    said = run(tmp_path / "bin" / "linli", "--help", env=elsewhere, cwd=tmp_path).stdout

    assert "邻里共治工作平台" in said
