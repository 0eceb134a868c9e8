"""Opening a project from a resolution, and planning its milestones."""

from __future__ import annotations

from linli.civic.places.models import Place
from linli.civic.process.queries import estates_of
from linli.civic.process.views.runs import RunMixin
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.platform.ui.views import ActionView
from linli.practices.microprojects import actions, forms, queries
from linli.practices.microprojects.views.subjects import ProjectMixin


class OpenView(RunMixin, ActionView):
    """Open a project that the guarantee fund pays alone; `?title=&problem=&source=` fill the form in from a topic."""

    verb = "microprojects.open_without_own_part"
    template_name = "microprojects/rows.html"
    form_class = forms.OpenForm
    title = say("Open a micro-project without own part")
    lead = say("The guarantee fund pays it alone. Its budget moves to the project's account at once.")
    button = say("Open the project")
    done = say("The project is open. Plan its milestones next.")

    def get_initial(self):
        asked = ("title", "problem", "design", "basis", "source", "estate")
        return {name: self.request.GET[name] for name in asked if name in self.request.GET}

    def get_form_kwargs(self):
        named = [estate.pk for estate in estates_of(self.run)]
        within = Place.objects.within(self.run.place).estates()
        return {
            **super().get_form_kwargs(),
            "estates": within.filter(pk__in=named) if named else within,
            "carriers": queries.carriers_for(self.run.place),
        }

    def act(self, form):
        return actions.open_without_own_part(
            by=self.by, run=self.run, draft=form.draft(), client_id=form.once
        )


class PlanView(ProjectMixin, ActionView):
    """Plan the milestones and say who carries them out."""

    verb = "microprojects.plan_milestones"
    template_name = "microprojects/rows.html"
    form_class = forms.PlanForm
    title = say("Plan the milestones")
    button = say("Save the plan")
    done = say("The plan stands. It can be changed until work begins.")

    @property
    def lead(self):

        return say(
            "%(amount)s are to be divided among the milestones.", amount=str(Money(self.project.budget_fen))
        )

    def get_initial(self):
        return {"organisation": self.project.organisation, "contractor": self.project.contractor}

    def get_form_kwargs(self):
        carriers = queries.carriers_for(self.project.estate)
        return {**super().get_form_kwargs(), "project": self.project, "carriers": carriers}

    def act(self, form):
        return actions.plan_milestones(
            by=self.by,
            project=self.project,
            milestones=form.drafts(),
            organisation=form.cleaned_data["organisation"],
            contractor=form.cleaned_data["contractor"],
        )
