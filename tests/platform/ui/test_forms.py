import datetime as dt

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.utils import translation

from linli.platform.ui.forms import DayField, MomentField, PhotosField, ScaleField, YuanField


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


class PledgeForm(forms.Form):
    amount = YuanField(label="Amount", help_text="As you <like>.")
    ways = forms.MultipleChoiceField(
        label="Ways", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )
    mark = ScaleField(label="Mark", ends=("bad", "good"), required=False)
    photos = PhotosField(label="Photos", most=2, required=False)
    agree = forms.BooleanField(label="Agreed")


def shown(form):
    return Template("{% load linli_ui %}{% form_fields form %}").render(
        Context({"form": form, "once": "tok"})
    )


@pytest.mark.parametrize(
    ("typed", "fen"), [("1,234.50", 123450), ("2万", 2_000_000), ("５０", 5000), ("", None)]
)
def test_yuan_are_read_as_fen(typed, fen):
    assert YuanField(required=False).clean(typed) == fen


@pytest.mark.parametrize("typed", ["much", "-5", "1.234"])
def test_yuan_that_are_none_are_refused_in_a_sentence(typed):
    with pytest.raises(forms.ValidationError) as refused:
        YuanField().clean(typed)

    assert refused.value.messages[0].endswith(".")


def test_yuan_shows_fen_as_yuan_and_keeps_what_was_typed():
    widget = YuanField().widget

    assert widget.format_value(123450) == "1234.50"
    assert widget.format_value(500) == "5"
    assert widget.format_value("1,2x") == "1,2x"


def test_yuan_knows_whether_it_changed():
    assert not YuanField().has_changed(5000, "50.00")
    assert YuanField().has_changed(5000, "51")
    assert YuanField().has_changed(5000, "x")


@pytest.mark.parametrize("typed", ["2026-11-23", "2026年11月23日", "2026/11/23", "2026.11.23"])
def test_day_is_read_as_people_write_it(typed):
    assert DayField().clean(typed) == dt.date(2026, 11, 23)


def test_moment_is_in_chinese_time():
    assert MomentField().clean("2026-11-23T14:30").utcoffset() == dt.timedelta(hours=8)


def test_scale_cleans_to_a_number():
    assert ScaleField(most=10).clean("7") == 7
    assert ScaleField(required=False).clean("") is None


def test_photos_are_counted():
    photo = SimpleUploadedFile("a.jpg", b"x")
    field = PhotosField(most=2)

    assert field.clean([photo, photo]) == [photo, photo]
    with pytest.raises(forms.ValidationError, match="at most 2"):
        field.clean([photo] * 3)
    with pytest.raises(forms.ValidationError):
        field.clean([])


def test_form_names_help_and_errors_for_screen_readers():
    html = shown(PledgeForm({"amount": "much"}))

    assert 'aria-describedby="id_amount_helptext id_amount_error"' in html
    assert 'id="id_amount_error"' in html
    assert 'id="id_amount_helptext"' in html
    assert 'aria-invalid="true"' in html
    assert 'href="#id_ways_0"' in html  # the summary leads to the first of the choices
    assert 'aria-describedby="id_ways_error"' in html


def test_form_without_errors_has_no_summary():
    html = shown(PledgeForm())

    assert 'role="alert"' not in html
    assert 'name="once" value="tok"' in html
    assert "As you &lt;like&gt;." in html


def test_form_marks_what_is_optional():
    html = shown(PledgeForm())

    assert html.count('class="optional"') == 2


def test_file_names_its_preview():
    html = shown(PledgeForm())

    assert 'data-preview="id_photos_preview"' in html
    assert 'id="id_photos_preview"' in html
