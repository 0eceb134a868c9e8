"""What the pages of meetings are about: a meeting, a motion, a sheet of votes, a resolution."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import found_or_404
from linli.practices.meetings import queries
from linli.practices.meetings.models import Meeting, Motion, Resolution, Series, SeriesTopic, VoteSheet
from linli.practices.meetings.queries.series import series_of, series_topic_of


class SubjectMixin:
    """A view of one subject with a place. `verb` is tried on it before a form is shown."""

    verb = ""
    subject = None

    @property
    def place_name(self) -> str:
        return self.subject.place.name

    @property
    def back_url(self) -> str:
        return self.subject.get_absolute_url()

    def may(self) -> Verdict | None:
        return allowed(self.by, self.verb, self.subject) if self.verb else None

    def allowed_verbs(self, *names: str) -> dict[str, bool]:
        """Which of these verbs of meetings the reader may use on the subject now."""
        return {name: bool(allowed(self.by, f"meetings.{name}", self.subject)) for name in names}


class MeetingMixin(SubjectMixin):
    """A view of `self.meeting`."""

    @cached_property
    def meeting(self) -> Meeting:
        return found_or_404(queries.meeting_of(self.kwargs["meeting"]))

    @property
    def subject(self) -> Meeting:
        return self.meeting

    @property
    def crumbs(self) -> list[Link]:
        return [
            Link(self.meeting.run.title, self.meeting.run.get_absolute_url()),
            Link(self.meeting.title, self.meeting.get_absolute_url()),
        ]


class MotionMixin(SubjectMixin):
    """A view of `self.motion`."""

    @cached_property
    def motion(self) -> Motion:
        return found_or_404(queries.motion_of(self.kwargs["motion"]))

    @property
    def subject(self) -> Motion:
        return self.motion

    @property
    def crumbs(self) -> list[Link]:
        meeting = self.motion.meeting
        return [
            Link(meeting.title, meeting.get_absolute_url()),
            Link(self.motion.topic.title, f"{meeting.get_absolute_url()}#agenda"),
        ]

    @property
    def lead(self) -> str:
        return self.motion.text


class SheetMixin(SubjectMixin):
    """A view of `self.vote_sheet`, votes that were entered."""

    @cached_property
    def vote_sheet(self) -> VoteSheet:
        return found_or_404(queries.sheet_of(self.kwargs["sheet"]))

    @property
    def subject(self) -> VoteSheet:
        return self.vote_sheet

    @property
    def crumbs(self) -> list[Link]:
        motion = self.vote_sheet.motion
        return [
            Link(motion.meeting.title, motion.meeting.get_absolute_url()),
            Link(motion.topic.title, motion.get_absolute_url()),
        ]

    @property
    def lead(self) -> str:
        return self.vote_sheet.motion.text

    def goes_to(self, result) -> str:
        return self.vote_sheet.motion.get_absolute_url()


class ResolutionMixin(SubjectMixin):
    """A view of `self.resolution`."""

    @cached_property
    def resolution(self) -> Resolution:
        return found_or_404(queries.resolution_of(self.kwargs["resolution"]))

    @property
    def subject(self) -> Resolution:
        return self.resolution

    @property
    def crumbs(self) -> list[Link]:
        motion = self.resolution.motion
        return [
            Link(motion.meeting.title, motion.meeting.get_absolute_url()),
            Link(motion.topic.title, motion.get_absolute_url()),
        ]

    @property
    def lead(self) -> str:
        return self.resolution.text


class SeriesMixin(SubjectMixin):
    """A view of `self.series`."""

    @cached_property
    def series(self) -> Series:
        return found_or_404(series_of(self.kwargs["series"]))

    @property
    def subject(self) -> Series:
        return self.series

    @property
    def crumbs(self) -> list[Link]:
        run = self.series.run
        return [
            Link(run.title, run.get_absolute_url()),
            Link(self.series.title, self.series.get_absolute_url()),
        ]


class SeriesTopicMixin(SubjectMixin):
    """A view of `self.topic`, brought to a series."""

    @cached_property
    def topic(self) -> SeriesTopic:
        return found_or_404(series_topic_of(self.kwargs["topic"]))

    @property
    def subject(self) -> SeriesTopic:
        return self.topic

    @property
    def crumbs(self) -> list[Link]:
        series = self.topic.series
        return [
            Link(series.title, series.get_absolute_url()),
            Link(self.topic.title, self.topic.get_absolute_url()),
        ]

    @property
    def lead(self) -> str:
        return self.topic.title


def roll_url(meeting: Meeting) -> str:
    """The roll of a meeting, for its hosts."""
    return reverse("meetings:roll", kwargs={"meeting": meeting.pk})
