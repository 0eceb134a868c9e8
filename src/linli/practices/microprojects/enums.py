from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProjectState(TextChoices):
    PLANNED = "planned", _("planned")
    IN_WORK = "in_work", _("in work")
    ACCEPTED = "accepted", _("accepted")
    CLOSED = "closed", pgettext_lazy("project", "closed")


class MilestoneState(TextChoices):
    PLANNED = "planned", _("not begun")
    IN_WORK = "in_work", _("sent back, in work again")
    REPORTED = "reported", _("reported, waiting for acceptance")
    ACCEPTED = "accepted", _("accepted")


class PhotoMoment(TextChoices):
    """Whether a photo shows the spot before the work or after it."""

    BEFORE = "before", _("before")
    AFTER = "after", _("after")


class VoucherKind(TextChoices):
    CONTRACT = "contract", _("contract")
    INVOICE = "invoice", _("invoice")
    RECEIPT = "receipt", _("receipt")


COVERING = (VoucherKind.INVOICE, VoucherKind.RECEIPT)
"""What a payment rests on. A contract says the same money as its invoice, so it covers nothing by itself."""


class InspectionOutcome(TextChoices):
    ACCEPTED = "accepted", _("accepted")
    SENT_BACK = "sent_back", _("sent back")


class Check(TextChoices):
    """What a supervisor looks at before accepting a milestone; all of it must be so."""

    DESIGN = "design", _("What was built is what the design says")
    QUALITY = "quality", _("Quantity and quality are right")
    SAFETY = "safety", _("It is safe to use, for children and the elderly too")
    PHOTOS = "photos", _("The photos show what is there")
    SITE = "site", _("The spot has been cleared and restored")


class RatingChannel(TextChoices):
    ONLINE = "online", _("online")
    SHEET = "sheet", _("on paper, brought in by sheet")
