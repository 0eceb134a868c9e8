from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from linli.kernel.sentence import mark


class AccountKind(TextChoices):
    """What an account is for."""

    OUTSIDE = "outside", _("outside world")
    OWN_PART = "own_part", _("neighbours' own part")
    GUARANTEE_FUND = "guarantee_fund", _("community guarantee fund")
    PROJECT = "project", _("project budget")

    @property
    def message(self) -> str:
        """The label as a message, for sentences that are said in another language later."""
        return _MESSAGES[self]


_MESSAGES = {
    AccountKind.OUTSIDE: mark("outside world"),
    AccountKind.OWN_PART: mark("neighbours' own part"),
    AccountKind.GUARANTEE_FUND: mark("community guarantee fund"),
    AccountKind.PROJECT: mark("project budget"),
}
