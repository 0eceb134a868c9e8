"""Minutes: read, written, signed off, taken away as Word."""

from __future__ import annotations

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.generic import View

from linli.kernel.sentence import say
from linli.platform.documents.word import word_response
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.views import ActionView, ByMixin, PageView, found_or_404
from linli.practices.meetings import actions, exports, forms, queries
from linli.practices.meetings.models import Minutes
from linli.practices.meetings.views.subjects import MeetingMixin


class MinutesMixin(MeetingMixin):
    @cached_property
    def minutes(self) -> Minutes | None:
        return Minutes.objects.select_related("written_by", "signed_by").filter(meeting=self.meeting).first()

    @cached_property
    def record(self) -> dict:
        return queries.record_of(self.meeting, self.minutes)


class MinutesView(MinutesMixin, PageView):
    """The minutes for everybody; who led and wrote is masked, and who is responsible named only as organisation."""

    template_name = "meetings/minutes.html"

    def get_context_data(self, **kwargs):
        minutes = found_or_404(self.minutes)
        fresh_for(self.request, self.meeting.place)
        return super().get_context_data(
            meeting=self.meeting,
            minutes=minutes,
            record=exports.spoken(self.record),
            crumbs=self.crumbs,
            may=self.allowed_verbs("write_minutes", "sign_minutes"),
            **kwargs,
        )


class EditMinutesView(MinutesMixin, ActionView):
    """Write the minutes, with what the records tell beside the form."""

    verb = "meetings.write_minutes"
    template_name = "meetings/edit_minutes.html"
    form_class = forms.MinutesForm
    title = say("Minutes")
    button = say("Save the minutes")
    done = say("The minutes are saved. A second person signs them off.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "topics": self.record["topics"]}

    def get_initial(self):
        return {name: self.record[name] for name in ("chair", "recorder", "observers", "remarks")}

    def act(self, form):
        return actions.write_minutes(by=self.by, meeting=self.meeting, draft=form.draft())

    def goes_to(self, result):
        return result.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, record=exports.spoken(self.record), **kwargs)


class SignMinutesView(MinutesMixin, ActionView):
    """Sign the minutes off: nothing in them changes afterwards."""

    verb = "meetings.sign_minutes"
    title = say("Sign the minutes off")
    lead = say("After this nobody can change them, neither here nor in the database.")
    button = say("I have read them and sign them off")
    done = say("The minutes are signed off.")

    def act(self, form):
        return actions.sign_minutes(by=self.by, minutes=found_or_404(self.minutes))

    def goes_to(self, result):
        return result.get_absolute_url()


class MinutesWordView(MinutesMixin, ByMixin, View):
    """The minutes as Word, after the habits of GB/T 9704; full names for those who may write or sign them."""

    def get(self, request, *args, **kwargs):
        may = self.allowed_verbs("write_minutes", "sign_minutes")
        paper = exports.minutes_paper(self.record, get_language() or "zh-hans", named=any(may.values()))
        return word_response(paper, f"{self.meeting.title}.docx")
