"""The compiled measures are those that are defined, and web processes never see the library that compiles them."""

import json
import subprocess
import sys

import pytest

from linli.indicators import catalogue, compiler, definitions, sources


@pytest.mark.parametrize(("vendor", "dialect"), compiler.DIALECTS.items())
def test_compiled_file_is_up_to_date(vendor, dialect):
    kept = (compiler.FOLDER / f"{vendor}.json").read_text()

    assert kept == compiler.text_of(dialect), "python -m linli.indicators.compiler"


@pytest.mark.parametrize("vendor", compiler.DIALECTS)
def test_every_statement_takes_only_named_parameters(vendor):
    known = {"place", "first_day", "last_day", "first_moment", "end_moment"}

    for statements in json.loads((compiler.FOLDER / f"{vendor}.json").read_text()).values():
        for sql in statements.values():
            assert "@" not in sql
            assert sql % dict.fromkeys(known, "")


def test_every_indicator_is_made_from_measures_that_exist():
    windows = {"complaints_before", "complaints_after"}
    named = {code for indicator in catalogue.INDICATORS for code in indicator.measures} - windows

    assert named <= definitions.measures().keys()


def test_every_measure_of_two_says_what_its_records_count_as():
    several = {code for one in catalogue.INDICATORS if len(one.measures) > 1 for code in one.measures}

    assert several == catalogue.MEASURES.keys()


def test_every_source_of_a_fact_has_words():
    named = {
        name
        for facts in definitions.measures().values()
        for name in sources.SOURCES
        if f"'{name}'" in str(facts)
    }
    statements = json.loads((compiler.FOLDER / "sqlite.json").read_text())

    assert named == set(sources.SOURCES)
    assert "people.household" not in str(statements)


def test_web_process_does_not_load_the_compiler():
    code = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from django.test import Client
from django.core.management import call_command
call_command("migrate", verbosity=0)
from linli.civic.places.models import Place
Place.objects.create(code="5101", level="city", name="C", official_name="C", path="/5101/")
for page in ("", "records/attendances/", "json/"):
    assert Client(headers={"host": "localhost"}).get(f"/reports/5101/{page}").status_code == 200, page
heavy = {"ibis", "sqlglot", "altair", "pandas", "pyarrow", "duckdb", "weasyprint", "vl_convert", "docx"} & set(sys.modules)
assert not heavy, heavy
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=_environment(), check=False
    )

    assert done.returncode == 0, done.stderr


def _environment():
    """That of the tests, with a home of its own and the sources in the path."""
    import os
    from tempfile import mkdtemp

    path = os.pathsep.join(entry for entry in sys.path if entry)
    kept = {name: value for name, value in os.environ.items() if name != "LINLI_DATABASE_URL"}
    return kept | {"PYTHONPATH": path, "LINLI_HOME": mkdtemp(prefix="linli-test-"), "LINLI_SECRET_KEY": "x"}
