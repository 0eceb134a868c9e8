"""The landing pages of the duties: which project or milestone of the run it is about."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Words
from linli.platform.ui.views import ChoiceView, Option
from linli.practices.microprojects import queries
from linli.practices.microprojects.enums import MilestoneState, ProjectState


class ChoosingView(RunMixin, ChoiceView):
    """What a duty may be about in a run; `page` is where it is done."""

    template_name = "microprojects/choose.html"
    page = ""
    nothing: Words = say("There is nothing of this kind to do now.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, **kwargs)


class MilestoneChoice(ChoosingView):
    """A duty about a milestone in one of `states`."""

    states: tuple[str, ...] = ()

    def fits(self, milestone) -> bool:
        """Whether the duty may be about this milestone."""
        return milestone.state in self.states

    def note(self, milestone) -> Words:
        """What is said of it."""
        return milestone.get_state_display()

    def options(self) -> Iterator[Option]:
        for milestone in queries.milestones_in(self.run):
            if self.fits(milestone):
                may = allowed(self.by, self.key, milestone)
                url = reverse(f"microprojects:{self.page}", kwargs={"milestone": milestone.pk}) if may else ""
                where = f"{milestone.project.title} · {milestone.project.estate.name}"
                yield Option(milestone.title, url, where, self.note(milestone) if may else may.because)


class ReportChoice(MilestoneChoice):
    key = "microprojects.report_progress"
    page = "report"
    lead = say("On which milestone?")
    nothing = say(
        "No milestone waits for a report. If there are none at all, plan them on the project's page."
    )
    states = (MilestoneState.PLANNED, MilestoneState.IN_WORK, MilestoneState.REPORTED)


class VoucherChoice(MilestoneChoice):
    key = "microprojects.add_voucher"
    page = "voucher"
    lead = say("For which milestone?")
    nothing = say("No milestone waits for vouchers.")

    def fits(self, milestone) -> bool:
        return not hasattr(milestone, "tranche")


class AcceptChoice(MilestoneChoice):
    key = "microprojects.accept_milestone"
    page = "accept"
    lead = say("Which milestone have you inspected?")
    nothing = say("No milestone has been reported done.")
    states = (MilestoneState.REPORTED,)


class ReleaseChoice(MilestoneChoice):
    key = "microprojects.release_tranche"
    page = "release"
    lead = say("For which accepted milestone?")
    nothing = say("No accepted milestone waits for its money.")

    def fits(self, milestone) -> bool:
        unpaid = milestone.tranche_fen and not hasattr(milestone, "tranche")
        return bool(unpaid and milestone.state == MilestoneState.ACCEPTED)

    def note(self, milestone) -> Words:
        return milestone.tranche_told


class ProjectChoice(ChoosingView):
    """A duty about a whole project."""

    lead = say("Which project?")

    def fits(self, project) -> bool:
        """Whether the duty may be about this project."""
        return not project.is_closed

    def options(self) -> Iterator[Option]:
        for project in queries.projects_in(self.run):
            if self.fits(project):
                may = allowed(self.by, self.key, project)
                url = reverse(f"microprojects:{self.page}", kwargs={"project": project.pk}) if may else ""
                yield Option(
                    project.title,
                    url,
                    project.estate.name,
                    project.get_state_display() if may else may.because,
                )


class AcceptProjectChoice(ProjectChoice):
    key = "microprojects.accept_project"
    page = "accept_whole"
    nothing = say("Every project has been accepted.")

    def fits(self, project) -> bool:
        return project.accepted_on is None


class RateChoice(ProjectChoice):
    key = "microprojects.rate"
    page = "rate_project"
    lead = say("You rate what was built in your own estate.")
    nothing = say("Nothing was built in your estate in this run.")

    def fits(self, project) -> bool:
        return not project.is_closed and (
            self.by.household is None or self.by.household.estate_id == project.estate_id
        )


class UpkeepChoice(ProjectChoice):
    key = "microprojects.hand_over_upkeep"
    page = "upkeep"

    def fits(self, project) -> bool:
        return project.state == ProjectState.ACCEPTED


class LessonsChoice(ProjectChoice):
    key = "microprojects.write_lessons"
    page = "lessons"
