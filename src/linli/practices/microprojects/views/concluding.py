"""Rating, handing over the upkeep, writing the lessons, closing."""

from __future__ import annotations

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.sheets import Column, ImportView, RowFault, day, text, whole
from linli.platform.ui.views import ActionView
from linli.practices.microprojects import actions, forms, queries
from linli.practices.microprojects.models import Rating
from linli.practices.microprojects.rules.satisfaction import fault_in_marks
from linli.practices.microprojects.views.subjects import ProjectMixin


class RateView(ProjectMixin, ActionView):
    """A household rates what was built, by phone: two rows of marks."""

    verb = "microprojects.rate"
    form_class = forms.RatingForm
    button = say("Send my rating")
    done = say("Thank you. Your household's rating counts.")

    @property
    def title(self):
        return say("How content are you with “%(project)s”?", project=self.project.title)

    lead = say("One rating a household. Nobody sees who gave which mark.")

    def may(self):
        verdict = super().may()
        if verdict and Rating.objects.filter(project=self.project, household=self.by.household).exists():
            return Verdict(False, say("Your household has rated this already. Thank you."))
        return verdict

    def act(self, form):
        return actions.rate(by=self.by, project=self.project, client_id=form.once, **form.cleaned_data)


class ImportRatingsView(ProjectMixin, ImportView):
    """Paper ratings by sheet."""

    verb = "microprojects.import_ratings"
    title = say("Bring in paper ratings")
    lead = say("One line a household: its address in this estate, its mark before and its mark now, 1 to 5.")
    columns = (
        Column("address", say("address").message, text),
        Column(
            "before",
            say("before").message,
            whole,
            required=False,
            help=say("1 to 5, empty where they can't say").message,
        ),
        Column("after", say("after").message, whole, help=say("1 to 5").message),
        Column("rated_on", say("day").message, day, required=False),
        Column("comment", say("remark").message, text, required=False),
    )

    def check(self, rows):
        known = queries.households_to_rate(self.project)
        rated = set(Rating.objects.filter(project=self.project).values_list("household__address", flat=True))
        faults, seen = [], set()
        for row in rows:
            if because := _fault(row["address"], known, rated, seen):
                faults.append(RowFault(row.number, "address", because))
            elif fault := fault_in_marks(row["before"], row["after"]):
                faults.append(RowFault(row.number, *fault))
            seen.add(row["address"])
        return faults

    def bring_in(self, rows):
        known = queries.households_to_rate(self.project)
        papers = [
            actions.PaperRating(
                known[row["address"]], row["before"], row["after"], row["rated_on"], row["comment"]
            )
            for row in rows
        ]
        return say(
            "%(n)d ratings were brought in.",
            n=actions.import_ratings(by=self.by, project=self.project, rows=papers),
        )


class UpkeepView(ProjectMixin, ActionView):
    """Hand what was built over to a named group."""

    verb = "microprojects.hand_over_upkeep"
    form_class = forms.UpkeepForm
    title = say("Hand over the upkeep")
    button = say("Hand it over")
    done = say("The upkeep has a name now.")

    @property
    def lead(self):
        return self.project.upkeep_plan

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "carriers": queries.carriers_for(self.project.estate)}

    def act(self, form):
        return actions.hand_over_upkeep(by=self.by, project=self.project, **form.cleaned_data)


class LessonsView(ProjectMixin, ActionView):
    """Write down what was learnt."""

    verb = "microprojects.write_lessons"
    form_class = forms.LessonsForm
    title = say("Write the lessons")
    lead = say("They are public, for the next estate.")
    button = say("Save the lessons")
    done = say("The lessons are kept.")

    def get_initial(self):
        lessons = getattr(self.project, "lessons", None)
        return {name: getattr(lessons, name) for name in forms.LessonsForm.base_fields} if lessons else {}

    def act(self, form):
        return actions.write_lessons(by=self.by, project=self.project, **form.cleaned_data)


class CloseView(ProjectMixin, ActionView):
    """Close the project and give back what is left."""

    verb = "microprojects.close_project"
    title = say("Close the project")
    button = say("Close it for good")
    done = say("The project is closed.")

    @property
    def lead(self):
        return say(
            "%(left)s are left on its account; they go back to the neighbours and to the fund in the proportion in which they paid.",
            left=str(Money(self.project.account.balance_fen)),
        )

    def act(self, form):
        return actions.close_project(by=self.by, project=self.project)


def _fault(address: str, known, rated: set[str], seen: set[str]):
    if address not in known:
        return say("No household of this estate has this address.")
    if address in rated:
        return say("This household has rated already.")
    return say("This address stands in the sheet twice.") if address in seen else None
