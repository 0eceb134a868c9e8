"""What the tests of bad input share: the raising and the meeting of the practices' own tests, and a look at every row."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from PIL import Image

from tests.practices.matching.conftest import contest, declared, fund, raise_, raises
from tests.practices.meetings.conftest import (
    agenda,
    code,
    convened,
    draft,
    in_the_hall,
    lines,
    meeting,
    motion,
    opened,
    run,
    seats,
)
from tests.robustness.house import House

__all__ = [
    "agenda", "code", "contest", "convened", "declared", "draft", "fund", "in_the_hall", "lines", "meeting",
    "motion", "opened", "raise_", "raises", "run", "seats",
]  # fmt: skip

DOOR = {"identity.Attempt", "identity.User"}
"""What the door writes down of tries; no record of anybody's act."""


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path):
    """Files of their own, nothing kept of another test, and English sentences."""
    settings.LINLI_HOME = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "waiting"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    settings.LANGUAGE_CODE = "en"
    settings.LINLI_DEMONSTRATION = False
    cache.clear()


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """`picture(300, 200)` is the bytes of a photo in which every dot is another: it can't be packed."""

    def make(width: int = 60, height: int = 40, form: str = "JPEG") -> bytes:
        out = io.BytesIO()
        Image.frombytes("RGB", (width, height), random.Random(1).randbytes(3 * width * height)).save(
            out, form
        )
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def built_house(tmp_path_factory) -> House:
    """The house that the others are copies of."""
    return House.build(tmp_path_factory.mktemp("house"))


@pytest.fixture
def house(built_house, tmp_path) -> House:
    """A house whose server can be started, filled up and killed."""
    return built_house.copy(tmp_path / "house")


@pytest.fixture
def nothing_written(settings) -> Callable:
    """Within `with nothing_written():` no row of the platform is added, changed or taken away, and no file is kept."""

    @contextmanager
    def watch() -> Iterator[None]:
        before = everything(settings)
        yield
        assert everything(settings) == before

    return watch


def everything(settings) -> dict:
    """Every row of every table of the platform by its name, and every file."""
    rows = {
        model._meta.label: sorted(map(repr, model.objects.values_list()))
        for model in apps.get_models()
        if model.__module__.startswith("linli.") and model._meta.label not in DOOR
    }
    kept = (settings.MEDIA_ROOT, settings.FILE_UPLOAD_TEMP_DIR)
    return rows | {
        "files": sorted(path.name for folder in kept for path in folder.rglob("*") if path.is_file())
    }


def page_of(answer) -> str:
    """The text of a page, as a reader has it."""
    return answer.content.decode()


def sent(client: Client, address: str, data: dict, *, status: int = 422) -> str:
    """The page that answers a form, by default one that is shown again with its faults."""
    answer = client.post(address, data)
    assert answer.status_code == status, page_of(answer)[:3000]
    return page_of(answer)
