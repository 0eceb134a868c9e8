from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RunState(TextChoices):
    OPEN = "open", _("going on")
    CLOSED = "closed", _("closed")
    STOPPED = "stopped", _("stopped")


class PassageOutcome(TextChoices):
    """How a run left a stage."""

    PASSED = "passed", _("passed")
    OVERRIDDEN = "overridden", _("passed by override")
    SENT_BACK = "sent_back", _("sent back")
    STOPPED = "stopped", _("stopped")


class ObjectionState(TextChoices):
    OPEN = "open", _("waiting for an answer")
    ANSWERED = "answered", _("answered, waiting for the supervisors")
    UPHELD = "upheld", _("upheld")
    DISMISSED = "dismissed", _("dismissed")
