from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CountedBy(TextChoices):
    """How it is known who attended."""

    LIST = "list", _("check-in list")
    HAND = "hand", _("counted by hand, confirmed by another person")


class GroupProjectState(TextChoices):
    OPEN = "open", _("in work")
    DONE = "done", _("reported done, waiting for acceptance")
    ACCEPTED = "accepted", _("accepted")


class Step(TextChoices):
    """The two passages of the chain."""

    PROJECT = "project", _("became a project")
    ORGANISATION = "organisation", _("became an organisation")
