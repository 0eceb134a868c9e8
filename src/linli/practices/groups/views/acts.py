"""Activities, projects, registration; and the landing pages of the duties."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, ChoiceView, Option, found_or_404
from linli.practices.groups import actions, forms, queries
from linli.practices.groups.views.groups import GroupMixin


class ActivityView(GroupMixin, ActionView):
    """Enter an activity that was held."""

    verb = "groups.hold_activity"
    form_class = forms.ActivityForm
    title = say("Enter an activity that was held")
    button = say("Enter it")
    done = say("The activity is entered.")

    @property
    def lead(self) -> str:
        return self.group.name

    def get_form_kwargs(self):
        home = self.group.home
        known = queries.households_at(home)
        short = {address.removeprefix(f"{home.name} "): one for address, one in known.items()}
        return {**super().get_form_kwargs(), "households": known | short}

    def act(self, form):
        return actions.hold_activity(by=self.by, group=self.group, client_id=form.once, **form.cleaned_data)


class ConfirmView(GroupMixin, ActionView):
    """Confirm how many attended."""

    title = say("Confirm how many attended")
    button = say("Confirm the number")
    done = say("The number is confirmed.")

    @cached_property
    def activity(self):
        return found_or_404(queries.activity_of(self.kwargs["activity"]))

    @property
    def group(self):
        return self.activity.group

    @property
    def lead(self):
        return say(
            "“%(activity)s” of “%(group)s”: %(n)d attenders",
            activity=self.activity.title,
            group=self.group.name,
            n=self.activity.attenders,
        )

    def may(self):
        return allowed(self.by, "groups.confirm_activity", self.activity)

    def act(self, form):
        return actions.confirm_activity(by=self.by, activity=self.activity)


class ProjectView(GroupMixin, ActionView):
    """Make a project of the activities."""

    verb = "groups.become_project"
    form_class = forms.ProjectForm
    title = say("Make a project of the activities")
    button = say("Take up the project")
    done = say("The project is taken up; what went before it is written down with it.")

    def may(self):
        may = super().may()
        standing = queries.standing_of(self.group).project
        return standing if may and not standing else may

    @property
    def lead(self):
        return queries.standing_of(self.group).project.because

    def act(self, form):
        return actions.become_project(by=self.by, group=self.group, draft=form.draft(), client_id=form.once)


class OfProject(GroupMixin):
    """A view of one project of a group."""

    @cached_property
    def project(self):
        return found_or_404(queries.project_of(self.kwargs["project"]))

    @property
    def group(self):
        return self.project.group

    @property
    def lead(self) -> str:
        return self.project.title

    def may(self):
        return allowed(self.by, self.verb, self.project)


class ReportView(OfProject, ActionView):
    """Report the project done."""

    verb = "groups.report_done"
    form_class = forms.ReportForm
    title = say("Report the project done")
    button = say("Report the project done")
    done = say("Reported. It waits for acceptance now.")

    def act(self, form):
        return actions.report_done(by=self.by, project=self.project, **form.cleaned_data)


class AcceptView(OfProject, ActionView):
    """Accept the project of a group."""

    verb = "groups.accept_project"
    title = say("Accept the project of a group")
    button = say("Accept this project")
    done = say("The project is accepted.")

    @property
    def lead(self):
        return say("%(project)s: %(report)s", project=self.project.title, report=self.project.report)

    def act(self, form):
        return actions.accept_project(by=self.by, project=self.project)


class RegisterView(GroupMixin, ActionView):
    """Register a group as an organisation."""

    verb = "groups.become_organisation"
    form_class = forms.RegisterForm
    title = say("Register a group as an organisation")
    button = say("Register it")
    done = say("The organisation is registered; its chain is public.")

    @property
    def lead(self):
        return queries.standing_of(self.group).organisation.because

    def get_initial(self):
        return {"name": self.group.name}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "thresholds": queries.thresholds()}

    def goes_to(self, result) -> str:
        return reverse("groups:chain", kwargs={"organisation": result.pk})

    def act(self, form):
        return actions.become_organisation(by=self.by, group=self.group, draft=form.draft())


class GroupChoice(RunMixin, ChoiceView):
    """Which group of the run's place a duty is about; `page` is where it is done."""

    template_name = "groups/choose.html"
    lead = say("Which group?")
    nothing = say("No group has been started here yet.")
    page = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, **kwargs)

    def options(self):
        for group in queries.groups_at(self.run.place).order_by("home__path", "name"):
            may = allowed(self.by, self.key, group)
            url = reverse(f"groups:{self.page}", kwargs={"group": group.pk}) if may else ""
            yield Option(group.name, url, group.home.name, "" if may else may.because)


class HoldChoice(GroupChoice):
    key = "groups.hold_activity"
    page = "activity"


class ProjectChoice(GroupChoice):
    key = "groups.become_project"
    page = "project"


class OrganisationChoice(GroupChoice):
    key = "groups.become_organisation"
    page = "register"
