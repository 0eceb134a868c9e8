"""Uploads of every sort, and a place to keep them that is gone after the test."""

import io
import zipfile
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.LINLI_HOME = tmp_path


@pytest.fixture
def picture():
    """`picture(3000, 1000, "PNG")` is the bytes of a picture."""

    def make(width=60, height=40, form="JPEG", mode="RGB", **options):
        out = io.BytesIO()
        Image.new(mode, (width, height), "red" if mode == "RGB" else 128).save(out, form, **options)
        return out.getvalue()

    return make


@pytest.fixture
def upload():
    return lambda content, name="photo.jpg": SimpleUploadedFile(name, content)


@pytest.fixture
def package():
    """`package("word/document.xml")` is a zip that holds these parts."""

    def make(*names, size=10):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
            for name in names:
                parts.writestr(name, b"0" * size)
        return out.getvalue()

    return make


@pytest.fixture
def place():
    """Platform knows of a place no more than its path."""
    return SimpleNamespace(path="/5101/510112/510112003/510112003002/", community_code="510112003002")
