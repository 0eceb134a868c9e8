"""Who may import whom. The contracts stand in pyproject.toml, after docs/architecture.md."""

from importlinter.cli import lint_imports

from tests.architecture.tree import PROJECT


def test_imports_keep_every_contract(capsys):
    outcome = lint_imports(config_filename=str(PROJECT / "pyproject.toml"), no_cache=True, no_logo=True)

    assert outcome == 0, capsys.readouterr().out
