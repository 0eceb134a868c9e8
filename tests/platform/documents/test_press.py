import subprocess
from io import BytesIO

import pytest
from pypdf import PdfReader

from linli.kernel.verdict import Refusal
from linli.platform.documents import charts, press

BARS = charts.bars([("楼道照明", 312), ("停车", 17)], "最多人想修楼道照明", "户")
needs_pango = pytest.mark.skipif(not press.available(), reason="Pango is missing")


@pytest.fixture
def runs(monkeypatch):
    """How often the worker was started; `runs.answers` replaces it."""
    started = []
    real = subprocess.run

    def counted(*args, **kwargs):
        started.append(args[0][-1])
        return real(*args, **kwargs)

    monkeypatch.setattr(press.subprocess, "run", counted)
    return started


def test_charts_are_drawn_together_and_kept(runs):
    other = charts.bars([("a", 1)], "b")

    first = press.svgs([BARS, other, BARS])

    assert "最多人想修楼道照明" in first[0]
    assert first[0] == first[2] != first[1]
    assert press.svg(BARS) == first[0]
    assert runs == ["svg"]


def test_svg_becomes_a_png_for_word(runs):
    assert press.png(press.svg(BARS)).startswith(b"\x89PNG")


@needs_pango
def test_html_becomes_a_pdf_that_is_kept(runs):
    made = press.pdf(
        "<html><head><link rel=stylesheet href=/static/linli/tokens.css></head><body>石灵社区</body></html>"
    )

    assert made.startswith(b"%PDF-")
    assert (
        press.pdf(
            "<html><head><link rel=stylesheet href=/static/linli/tokens.css></head><body>石灵社区</body></html>"
        )
        == made
    )
    assert runs == ["pdf"]


@needs_pango
def test_pdf_wears_the_style_of_paper():
    made = press.pdf(
        "<html><head><link rel=stylesheet href=/static/linli/paper.css></head><body>石灵社区</body></html>"
    )

    assert "— 1 —" in PdfReader(BytesIO(made)).pages[0].extract_text()


@needs_pango
def test_pdf_fetches_nothing_from_outside(capfd):
    made = press.pdf(
        '<html><body><img src="http://127.0.0.1:9/x.png"><img src="file:///etc/passwd">x</body></html>'
    )

    assert made.startswith(b"%PDF-")


def test_worker_that_takes_too_long_is_a_refusal(monkeypatch):
    def late(*args, **kwargs):
        raise subprocess.TimeoutExpired("press", press.SECONDS)

    monkeypatch.setattr(press.subprocess, "run", late)

    with pytest.raises(Refusal, match="too long"):
        press.svg(BARS)


def test_worker_that_fails_is_a_refusal(capfd):
    with pytest.raises(Refusal, match="could not be printed"):
        press.png("this is no svg")


def test_worker_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("LINLI_SECRET_KEY", "secret")

    assert "LINLI_SECRET_KEY" not in press._surroundings()


def test_missing_pango_is_told_before_it_is_tried(monkeypatch):
    monkeypatch.setattr(press.ctypes.util, "find_library", lambda name: None)

    assert not press.available()
    with pytest.raises(Refusal, match="print page"):
        press.pdf("<p>x</p>")


def test_press_is_tidied_after_a_month(later):
    from linli.platform.documents.jobs import tidy_press

    press.folder().joinpath("ab").mkdir(parents=True)
    old, fresh = (press.folder() / "ab" / name for name in ("old.svg", "new.svg"))
    for path in (old, fresh):
        path.write_text("x")
    import os

    os.utime(old, (0, 0))

    assert tidy_press() == 1
    assert not old.exists()
    assert fresh.exists()
