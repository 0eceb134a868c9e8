"""The rule of classing, the class list, one class with its reasons, differing and confirming."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import PlaceMixin, RunMixin
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.views import ActionView, PageView, PrintView, SheetView
from linli.practices.estates import actions, forms, queries
from linli.practices.estates.enums import Tier
from linli.practices.estates.models import Classing
from linli.practices.estates.rules import TITLES, explain, tell_rules
from linli.practices.estates.views.blocks import class_decision
from linli.practices.estates.views.subjects import ClassMixin, EstateChoice

NOT_CLASSED = Verdict(False, say("The estates have not been classed yet."))


class RulesView(PlaceMixin, PageView):
    """The rule in force in words, and every version before it: public."""

    template_name = "estates/rules.html"

    def get_context_data(self, **kwargs):
        versions = queries.rules_at(self.place)
        return super().get_context_data(
            place=self.place,
            versions=versions,
            told=tell_rules(versions[0].rules if versions else queries.rule_to_use(self.place)),
            may=allowed(self.by, "estates.declare_rules", self.place),
            **kwargs,
        )


class DeclareRulesView(PlaceMixin, ActionView):
    """Edit the rule in force, as a new version."""

    template_name = "estates/declare_rules.html"
    form_class = forms.RulesForm
    title = say("Declare the rule of classing")
    lead = say("A new version is published with its reason; classes that stand are not touched.")
    button = say("Declare this version")
    done = say("The new version is in force.")

    @property
    def back_url(self) -> str:
        return reverse("estates:rules", kwargs={"place": self.place.code})

    def may(self):
        return allowed(self.by, "estates.declare_rules", self.place)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "rules": queries.rule_to_use(self.place)}

    def act(self, form):
        return actions.declare_rules(
            by=self.by, place=self.place, class_rules=form.rules(), reason=form.cleaned_data["reason"]
        )


class ClassingMixin(RunMixin):
    """A view of the classing of a run that stands."""

    @cached_property
    def classing(self) -> Classing | None:
        return queries.latest_classing(self.run)


class ClassEstatesView(ClassingMixin, ActionView):
    """Apply the rule; it is shown before."""

    verb = "estates.class_estates"
    template_name = "estates/class_estates.html"
    title = say("Class the estates")
    lead = say(
        "The classes follow from the rule and the profiles. You publish them; nobody can edit the points."
    )
    button = say("Class by this rule")
    done = say("The class list is public, with its dossier.")

    def get_context_data(self, **kwargs):
        told = tell_rules(queries.rule_to_use(self.run.place))
        return super().get_context_data(run=self.run, told=told, **kwargs)

    def goes_to(self, result) -> str:
        return result.get_absolute_url()

    def act(self, form):
        return actions.class_estates(by=self.by, run=self.run)


class ClassesView(ClassingMixin, SheetView):
    """The class list with its reasons: public, to print and as XLSX."""

    template_name = "estates/classes.html"
    columns = (
        Column(
            say("Estate"),
            "estate.name",
            "lead",
            url=lambda row: row.get_absolute_url(),
            note="estate.get_estate_kind_display",
        ),
        Column(say("Class"), "get_tier_display", note="reason"),
        Column(say("By the rule"), "get_computed_display", label=True),
        Column(say("Points"), "points", "number", label=True),
    )
    title = say("Classes of the estates")
    search = ("estate__name",)
    sorts = {"path": (say("By estate"), "estate__path"), "points": (say("Most points first"), "-points")}
    exports = "classes"
    empty_sentence = say("The estates have not been classed yet.")

    def rows(self):
        return queries.classes_in(self.classing)

    def filters(self):
        return (Filter("tier", say("Class"), tuple(Tier.choices)),)

    def get_context_data(self, **kwargs):
        classing = self.classing
        return super().get_context_data(
            run=self.run,
            classing=classing,
            told=tell_rules(classing.rules.rules) if classing else [],
            may={
                verb: allowed(self.by, f"estates.{verb}", self.run)
                for verb in ("class_estates", "confirm_classes")
            },
            **kwargs,
        )


class ClassesPrintView(ClassingMixin, PrintView):
    """The class list for the notice board."""

    template_name = "estates/classes_print.html"
    title = say("Classes of the estates")
    file_name = "classes"

    def get_context_data(self, **kwargs):
        classing = self.classing
        rule = classing.rules.rules if classing else None
        rows = [(one, explain(rule, one.result)) for one in queries.classes_in(classing)]
        return super().get_context_data(run=self.run, classing=classing, rows=rows, **kwargs)


class ClassView(ClassMixin, PageView):
    """The class of one estate, criterion by criterion."""

    template_name = "estates/class.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            row=self.row,
            crumbs=self.crumbs,
            decision=class_decision(self.row),
            may=allowed(self.by, "estates.differ_class", self.row),
            **kwargs,
        )


class DifferChoice(EstateChoice):
    """Of which estate?"""

    key = "estates.differ_class"
    lead = say("Of which estate?")
    nothing = NOT_CLASSED.because

    @cached_property
    def rows(self) -> dict:
        classing = queries.latest_classing(self.run)
        return {one.estate_id: one for one in queries.classes_in(classing)}

    def subject(self, estate):
        return self.rows.get(estate.pk)

    def note(self, estate):
        return self.rows[estate.pk].get_tier_display()

    def address(self, estate) -> str:
        return reverse("estates:differ", kwargs={"row": self.rows[estate.pk].pk})


class DifferView(ClassMixin, ActionView):
    """Decide otherwise than the rule, in public."""

    form_class = forms.DifferForm
    title = say("Decide otherwise than the rule")
    button = say("Publish the decision")
    done = say("The class and your reason are public; the rule's own result stays beside it.")

    @property
    def lead(self):
        tier = Sentence(TITLES[self.row.computed])
        return say("By the rule %(estate)s is “%(tier)s”.", estate=self.row.estate.name, tier=tier)

    def may(self):
        return allowed(self.by, "estates.differ_class", self.row)

    def act(self, form):
        return actions.differ_class(by=self.by, row=self.row, **form.cleaned_data)


class ConfirmClassesView(ClassingMixin, ActionView):
    """The council confirms the list as it stands."""

    verb = "estates.confirm_classes"
    template_name = "estates/confirm_classes.html"
    title = say("Confirm the classes")
    lead = say("Read the list first. From then on it never changes.")
    button = say("Confirm the whole list")
    done = say("The classes are confirmed.")

    def may(self):
        return super().may() if self.classing else NOT_CLASSED

    def get_context_data(self, **kwargs):
        rows = queries.classes_in(self.classing)
        return super().get_context_data(run=self.run, classing=self.classing, rows=rows, **kwargs)

    def goes_to(self, result) -> str:
        return result.get_absolute_url()

    def act(self, form):
        return actions.confirm_classes(by=self.by, classing=self.classing)
