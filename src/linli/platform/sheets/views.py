"""Bringing in a sheet: choose it, look at what it says, confirm. Nothing is written before that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.documents.store import full_disk_refused
from linli.platform.sheets import uploads
from linli.platform.sheets.columns import Column
from linli.platform.sheets.reading import LARGEST, Reading, Row, RowFault, read_sheet
from linli.platform.sheets.writing import file_response, template_sheet, write_sheet
from linli.platform.ui.blocks import Words
from linli.platform.ui.views.acts import ByMixin
from linli.platform.ui.words import told

SHOWN = 20
SHOWN_FAULTS = 200


class SheetForm(forms.Form):
    """The sheet."""

    file = forms.FileField(
        label=_("Sheet (xlsx or csv)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Please choose a sheet."), "empty": _("This file is empty.")},
    )


class ImportView(ByMixin, TemplateView):
    """Brings in a sheet. Give `title`, `columns` and `bring_in(rows)`, which calls an action with `by=self.by`.

    `bring_in` gets the good rows (dicts by column code, with `.number`) and returns the sentence that is said
    afterwards; what it refuses is shown, and the sheet waits. `check(rows)` may find faults that only show when all
    rows are seen or the database is asked. `client_id` is the same for each confirmation of one upload; a second
    confirmation brings nothing in. `may()` says before anything is shown whether the act is possible at all.
    """

    template_name = "sheets/import.html"
    columns: Sequence[Column] = ()
    title: Words = ""
    lead: Words = ""
    crumbs: Any = ""
    back_url = ""
    success_url = ""
    template_title: Words = say("template")

    def bring_in(self, rows: list[Row]) -> Sentence:
        """Call the action; raise Refusal where it may not be done."""
        raise Refusal(say("Nothing can be done here."))

    def check(self, rows: list[Row]) -> list[RowFault]:
        """Further faults of rows that are well written by themselves."""
        return []

    def may(self) -> Verdict | None:
        """Whether the act is possible at all; None where that is only known when it is tried."""
        return None

    def goes_to(self) -> str:
        """Where one goes when the sheet is brought in."""
        return str(self.success_url or self.back_url or self.request.path)

    @cached_property
    def upload(self) -> uploads.Upload | None:
        """The sheet that waits, when the address names one of this session."""
        token = self.request.POST.get("upload") or self.request.GET.get("upload")
        return uploads.upload_of(self.request.session, token) if token else None

    @property
    def client_id(self) -> UUID | None:
        """One id for this upload, for actions that must happen once."""
        return self.upload.client_id if self.upload else None

    def read(self, content: bytes) -> Reading:
        """What a sheet says, with the faults of single cells and of `check`."""
        reading = read_sheet(content, self.columns)
        faults = self.check(reading.rows)
        return reading.set_aside(faults) if faults else reading

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "template" in request.GET:
            return file_response(
                template_sheet(self.columns), f"{told(self.title)} {told(self.template_title)}"
            )
        try:
            return self.look(request) if self.upload else self.ask(SheetForm())
        except Refusal as refusal:
            return self.ask(refused_form(SheetForm({}, {}), refusal), status=422)

    def look(self, request: HttpRequest) -> HttpResponse:
        """The preview of a sheet that waits, or its faulty rows as a file."""
        if said := self.upload.outcome():
            return self.said_before(said)
        reading = self.read(self.upload.content())
        if "aside" in request.GET:
            return file_response(self.set_aside(reading), f"{told(self.title)} {gettext('rows to mend')}")
        return self.render_to_response(self.get_context_data(preview=self.preview(reading)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        verdict = self.may()
        if verdict is not None and not verdict:
            return self.ask(SheetForm(), status=403)
        try:
            with full_disk_refused("file"):
                return self.confirm() if "upload" in request.POST else self.receive()
        except Refusal as refusal:
            return self.ask(refused_form(SheetForm({}, {}), refusal), status=422)

    def receive(self) -> HttpResponse:
        """A sheet comes in; it must be readable as a whole, and then waits for its preview."""
        form = SheetForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.ask(form, status=422)
        content = form.cleaned_data["file"].read(LARGEST + 1)
        read_sheet(content, self.columns)
        token = uploads.keep_upload(self.request.session, content)
        return HttpResponseRedirect(f"{self.request.path}?upload={token}")

    def confirm(self) -> HttpResponse:
        """Bring the good rows in, once."""
        if said := self.upload.outcome():
            return self.said_before(said)
        with self.upload.take() as content:
            reading = self.read(content)
            if not reading.rows:
                raise Refusal(say("No row of this sheet can be used yet."), "file")
            said = self.bring_in(reading.rows)
        self.upload.finish(said)
        messages.success(self.request, told(said))
        return HttpResponseRedirect(self.goes_to())

    def said_before(self, said: Sentence) -> HttpResponse:
        """A sheet that was brought in before is not brought in again."""
        again = say("%(said)s (This had already been done; nothing was done twice.)", said=said)
        messages.info(self.request, told(again))
        return HttpResponseRedirect(self.goes_to())

    def ask(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The page that asks for a sheet."""
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, **kwargs: Any) -> dict:
        verdict = self.may()
        refused = None if verdict is None or verdict.passed else verdict.because
        return super().get_context_data(
            title=self.title, lead=self.lead, crumbs=self.crumbs, back_url=self.back_url, columns=self.columns,
            refused=refused, **kwargs,
        )  # fmt: skip

    def preview(self, reading: Reading) -> dict:
        """What the preview shows: the first good rows as written, and each fault with its reason."""
        titles = {column.code: gettext(column.title) for column in self.columns}
        faults = [(fault.row, titles.get(fault.column, ""), fault.because) for fault in reading.faults]
        return {
            "token": self.request.GET.get("upload", ""),
            "good": len(reading.rows),
            "faulty": len(reading.faulty),
            "rows": [(row.number, self.cells(row)) for row in reading.rows[:SHOWN]],
            "faults": faults[:SHOWN_FAULTS],
            "more_faults": max(0, len(faults) - SHOWN_FAULTS),
        }

    def cells(self, row: Row) -> list[tuple[str, Any]]:
        """The cells of a row as they were written, each with its title."""
        return [(gettext(column.title), row.cells.get(column.code)) for column in self.columns]

    def set_aside(self, reading: Reading) -> bytes:
        """The faulty rows as a sheet of the same columns, each with what is wrong."""
        why: dict[int, list[str]] = {}
        for fault in reading.faults:
            why.setdefault(fault.row, []).append(told(fault.because))
        as_written = [Column(column.code, column.title, required=False) for column in self.columns]
        columns = [*as_written, Column("_why", _WHY, required=False)]
        rows = [row.cells | {"_why": "; ".join(why[row.number])} for row in reading.faulty]
        return write_sheet(told(self.title), columns, rows)


_WHY = say("what is wrong").message


def refused_form(form: forms.Form, refusal: Refusal) -> forms.Form:
    """The empty form again, with what was refused."""
    form.full_clean()
    form.errors.clear()
    form.add_error("file" if refusal.field == "file" else None, told(refusal.because))
    return form
