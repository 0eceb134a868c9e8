"""Fields and forms that the neighbourhood needs again and again: yuan, days, scales, photos, reasons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.money import Money
from linli.kernel.verdict import Refusal
from linli.platform.ui.addresses import page_of, reference_of
from linli.platform.ui.words import told


class YuanInput(forms.TextInput):
    """An amount with ¥ before it and the number keys on a phone."""

    def __init__(self, attrs: dict | None = None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Fen as yuan; what somebody typed stays as it was typed."""
        if isinstance(value, int):
            return f"{value // 100}.{value % 100:02d}" if value % 100 else str(value // 100)
        return super().format_value(value)


class YuanField(forms.Field):
    """An amount typed in yuan (“1,234.50”, “2万”), cleaned to whole fen (int)."""

    widget = YuanInput

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            return Money.from_yuan(value).fen
        except Refusal as refusal:
            raise ValidationError(told(refusal.because), code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class DayInput(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None):
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day; also read when typed as 2026-11-23, 2026年11月23日 or 2026/11/23."""

    widget = DayInput

    def __init__(self, **kwargs: Any):
        super().__init__(input_formats=("%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d", "%Y.%m.%d"), **kwargs)


class MomentInput(forms.DateTimeInput):
    """A day with its time, in the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict | None = None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A day with its time, in Chinese time."""

    widget = MomentInput

    def __init__(self, **kwargs: Any):
        super().__init__(input_formats=("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"), **kwargs)


class ScaleSelect(forms.RadioSelect):
    """Numbers in one row, with words at both ends."""

    def __init__(self, attrs: dict | None = None, choices: Any = (), ends: tuple = ()):
        super().__init__(attrs, choices)
        self.ends = ends


class ScaleField(forms.TypedChoiceField):
    """A mark from `least` to `most` (whole numbers), with words for both ends."""

    def __init__(self, *, least: int = 1, most: int = 5, ends: tuple = (), **kwargs: Any):
        choices = [(mark, str(mark)) for mark in range(least, most + 1)]
        super().__init__(
            choices=choices, coerce=int, widget=ScaleSelect(ends=ends), empty_value=None, **kwargs
        )


class PhotoInput(forms.FileInput):
    """A photo from the camera or the album; a phone offers both."""

    def __init__(self, attrs: dict | None = None):
        super().__init__({"accept": "image/jpeg,image/png,image/webp", **(attrs or {})})


class ManyPhotosInput(PhotoInput):
    """Several photos at once."""

    allow_multiple_selected = True


class PhotoField(forms.FileField):
    """One photo as it was uploaded; the action that keeps it checks the content and encodes it anew."""

    widget = PhotoInput


class PhotosField(forms.FileField):
    """Several photos as they were uploaded: a list, at most `most` of them."""

    widget = ManyPhotosInput

    def __init__(self, *, most: int = 9, **kwargs: Any):
        super().__init__(**kwargs)
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> list:
        files = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        if not files:
            super().clean(None, initial)
            return []
        if len(files) > self.most:
            raise ValidationError(
                gettext("Choose at most %(most)d photos.") % {"most": self.most}, code="many"
            )
        return [super(PhotosField, self).clean(file, initial) for file in files]


class PageField(forms.CharField):
    """The page of a row, pasted as its address; cleaned to what the row is called elsewhere (“needs.group:7”)."""

    def to_python(self, value: Any) -> str:
        said = super().to_python(value)
        found = said if page_of(said) else reference_of(said)
        if said and not found:
            message = gettext("This is no page of the platform that can be linked to.")
            raise ValidationError(message, code="page")
        return found


class ConfirmForm(forms.Form):
    """Nothing to fill in: the act needs only to be meant."""


class ReasonForm(forms.Form):
    """A reason that will be published."""

    reason = forms.CharField(
        label=_("Reason, which will be published"), widget=forms.Textarea(attrs={"rows": 3})
    )
