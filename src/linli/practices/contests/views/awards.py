"""Awards and agreements."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.platform.ui.views import PickView, PrintView
from linli.practices.contests import actions
from linli.practices.contests.models import Agreement
from linli.practices.contests.queries import agreements_in, award_of, awards_in, unsigned_for


def in_words(award) -> Sentence:
    """An award in one line."""
    return say(
        "%(estate)s: %(title)s, own part %(own)s, match %(matched)s",
        estate=award.place.name,
        title=award.entry.title,
        own=str(Money(award.own_fen)),
        matched=str(Money(award.matched_fen)),
    )


class ConfirmAwardsView(RunMixin, PickView):
    """The party committee confirms the awards that follow from the match."""

    verb = "contests.confirm_award"
    title = say("Confirm the award")
    lead = say(
        "The amounts follow from the published match; what you confirm is that the projects are set up."
    )
    button = say("Confirm")
    nothing = say("No award waits to be confirmed.")
    done = say("Confirmed. The agreements can be signed now.")

    @cached_property
    def choices(self) -> list:
        return list(awards_in(self.run).filter(confirmed_at=None))

    def words(self, row):
        return in_words(row)

    def do(self, rows):
        return [actions.confirm_award(by=self.by, award=award) for award in rows]


class SignAgreementsView(RunMixin, PickView):
    """Sign for the residents' committee or for the estate."""

    title = say("Sign the agreement")
    lead = say("Read it first. With the second signature the project opens and its money is paid in.")
    button = say("Sign")
    nothing = say("No agreement waits for your signature.")
    done = say("Signed.")

    @cached_property
    def choices(self) -> list:
        return [agreement for agreement, _side in unsigned_for(self.by, agreements_in(self.run))]

    def words(self, row):
        return in_words(row.award)

    def do(self, rows):
        return [actions.sign_agreement(by=self.by, agreement=agreement) for agreement in rows]


class AgreementView(PrintView):
    """The agreement for reading and for paper: public, its signers are not named."""

    template_name = "contests/agreement.html"
    title = say("Agreement")
    file_name = "agreement"

    def get_context_data(self, **kwargs):
        agreements = Agreement.objects.select_related("award__entry__estate", "award__entry__run__place")
        agreement = get_object_or_404(agreements, pk=self.kwargs["agreement"])
        award = award_of(agreement.award_id)
        return super().get_context_data(agreement=agreement, award=award, entry=award.entry, **kwargs)
