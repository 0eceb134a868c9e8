"""Filling in on site, section by section; bringing in a sheet; the committee's comment."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import Sentence, say
from linli.platform import clock
from linli.platform.permits import allowed
from linli.platform.sheets import ImportView
from linli.platform.ui.views import ActionView, PageView, found_or_404
from linli.practices.estates import actions, forms, imports, queries
from linli.practices.estates.models import Profile
from linli.practices.estates.rules import SECTIONS, lacking, section_of
from linli.practices.estates.views.subjects import EstateChoice, EstateInRun, estate_url


class FillChoice(EstateChoice):
    """Which estate are you in?"""

    key = "estates.fill_profile"
    page = "sections"
    lead = say("Which estate are you in?")
    nothing = say("No estate has been named in this run yet.")

    @cached_property
    def known(self) -> dict[int, Profile]:
        return queries.profiles_of_run(self.run, self.estates)

    def subject(self, estate):
        return Profile(run=self.run, estate=estate)

    def note(self, estate):
        known = self.known.get(estate.pk)
        done = known.sections_done if known else 0
        return say("%(done)d of %(all)d sections are complete.", done=done, all=len(SECTIONS))


class ProfileInRun(EstateInRun):
    """A view of this year's profile of an estate of a run."""

    @cached_property
    def profile(self) -> Profile:
        return queries.profile_to_fill(self.run, self.estate, clock.today().year)


class SectionsView(ProfileInRun, PageView):
    """The sections of a profile, and which still lack answers."""

    template_name = "estates/sections.html"

    def get_context_data(self, **kwargs):
        open_ = {section.code: len(fields) for section, fields in lacking(self.profile.values)}
        return super().get_context_data(
            run=self.run,
            estate=self.estate,
            profile=self.profile,
            crumbs=self.crumbs,
            sections=[(section, open_.get(section.code, 0)) for section in SECTIONS],
            may=allowed(self.by, "estates.fill_profile", self.profile),
            **kwargs,
        )


class FillSectionView(ProfileInRun, ActionView):
    """One section; saved, it goes on to the next that lacks answers."""

    form_class = forms.SectionForm
    button = say("Save this section")
    done = say("Saved. What is still open can follow later.")

    @cached_property
    def section(self):
        return found_or_404(section_of(self.kwargs["section"]))

    @property
    def title(self):
        return Sentence(self.section.title)

    @property
    def lead(self) -> str:
        return self.estate.name

    @property
    def back_url(self) -> str:
        return self.page_of_sections()

    def page_of_sections(self) -> str:
        """The list of the sections."""
        return reverse("estates:sections", kwargs={"run": self.run.pk, "place": self.estate.code})

    def may(self):
        return allowed(self.by, "estates.fill_profile", self.profile)

    def get_initial(self):
        note = self.profile.notes.get(self.section.code, "")
        return {**forms.initial_of(self.section, self.profile.values), "note": note}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "section": self.section}

    def goes_to(self, result) -> str:
        return self.page_of_sections()

    def act(self, form):
        return actions.fill_profile(
            by=self.by,
            run=self.run,
            estate=self.estate,
            section=self.section.code,
            values=form.answers(),
            note=form.cleaned_data["note"],
            photos=form.cleaned_data["photos"],
        )


class ImportProfilesView(RunMixin, ImportView):
    """Profiles of many estates as a sheet."""

    verb = "estates.import_profiles"
    title = say("Bring in profiles")
    lead = say(
        "A row an estate. What a row leaves empty stays as it is known; earlier years are kept to compare."
    )
    columns = imports.COLUMNS

    @cached_property
    def estates(self) -> imports.Estates:
        return imports.Estates(self.run)

    @property
    def back_url(self) -> str:
        return reverse("estates:fill_profile", kwargs={"run": self.run.pk})

    def check(self, rows):
        return self.estates.faults(rows)

    def bring_in(self, rows):
        made = actions.import_profiles(by=self.by, run=self.run, rows=self.estates.rows(rows))
        return say("Profiles of %(n)d estates were brought in", n=len(made))


class CommentProfileChoice(EstateChoice):
    """On the profile of which estate?"""

    key = "estates.comment_profile"
    page = "comment"
    lead = say("On the profile of which estate?")
    nothing = say("No estate has a profile yet.")

    @cached_property
    def known(self) -> dict[int, Profile]:
        return queries.profiles_of_run(self.run, self.estates)

    def subject(self, estate):
        known = self.known.get(estate.pk)
        if known:
            known.run, known.estate = self.run, estate
        return known


class CommentProfileView(ProfileInRun, ActionView):
    """What the committee says about the profile."""

    form_class = forms.CommentForm
    title = say("Comment on the profile")
    button = say("Publish the comment")
    done = say("Your comment stands beside the profile.")

    @cached_property
    def known(self) -> Profile:
        return found_or_404(queries.profiles_of_run(self.run, [self.estate]).get(self.estate.pk))

    @property
    def lead(self) -> str:
        return self.estate.name

    def may(self):
        return allowed(self.by, "estates.comment_profile", self.known)

    def goes_to(self, result) -> str:
        return estate_url(self.estate)

    def act(self, form):
        return actions.comment_profile(
            by=self.by, profile=self.known, text=form.cleaned_data["text"], client_id=form.once
        )
