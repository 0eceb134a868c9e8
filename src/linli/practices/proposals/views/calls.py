"""The call, and what the party committee coordinates."""

from __future__ import annotations

from linli.civic.process.views.standing import stage_steps
from linli.kernel.sentence import say
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, PageView
from linli.practices.proposals import actions, forms, queries
from linli.practices.proposals.enums import IN_THE_RACE
from linli.practices.proposals.models import Proposal
from linli.practices.proposals.rules import FIVE
from linli.practices.proposals.views.subjects import CallMixin, list_url


class CallView(CallMixin, PageView):
    """What is called for: public."""

    template_name = "proposals/call.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.run.place)
        return super().get_context_data(
            run=self.run,
            call=self.call,
            crumbs=self.crumbs,
            steps=stage_steps(self.run),
            floor=queries.floor_of(self.run, self.call),
            budget_fen=self.run.playbook.values().get("budget_fen"),
            list_url=list_url(self.run),
            may_open=allowed(self.by, "proposals.open_call", self.run).passed,
            **kwargs,
        )


class OpenCallView(CallMixin, ActionView):
    """Open the call, or write it anew before the first proposal."""

    verb = "proposals.open_call"
    form_class = forms.CallForm
    title = say("Open the call")
    lead = say("It can be written anew until the first proposal is in.")
    button = say("Send the call out")
    done = say("The call is out. Everybody can read it now.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kinds": queries.kinds_of_call(self.run)}

    def get_initial(self):
        return {"text": self.call.text} if self.call else {}

    def act(self, form):
        return actions.open_call(
            by=self.by,
            run=self.run,
            text=form.cleaned_data["text"],
            kind=form.cleaned_data.get("kind") or None,
            categories=form.titles() if "categories" in form.fields else FIVE,
        )


class NoteOverlapView(CallMixin, ActionView):
    """Note which proposals overlap; what was noted before is shown."""

    verb = "proposals.note_overlap"
    form_class = forms.OverlapForm
    template_name = "proposals/overlaps.html"
    title = say("Coordinate overlaps")
    lead = say("The party committee coordinates; it neither proposes nor scores. What is noted is public.")
    button = say("Note it")
    done = say("It is noted, and stands on the page of each proposal.")

    def get_form_kwargs(self):
        proposals = Proposal.objects.filter(run=self.run, state__in=IN_THE_RACE).order_by("number")
        return {**super().get_form_kwargs(), "proposals": proposals}

    def get_context_data(self, **kwargs):
        return super().get_context_data(overlaps=queries.overlaps_in(self.run), **kwargs)

    def act(self, form):
        return actions.note_overlap(by=self.by, run=self.run, client_id=form.once, **form.cleaned_data)
