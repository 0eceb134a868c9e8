from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionKind(TextChoices):
    """What a question asks for."""

    SINGLE = "single", _("one of several")
    MULTIPLE = "multiple", _("several of several")
    SCALE = "scale", _("a mark on a scale")
    TEXT = "text", _("own words")
    PHOTO = "photo", _("a photo")
    PLACE = "place", _("a place on the map")


class SurveyState(TextChoices):
    DRAFT = "draft", _("being built")
    OPEN = "open", _("open for forms")
    CLOSED = "closed", _("closed to forms")


class Channel(TextChoices):
    """How a household's form came in."""

    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")
    SHEET = "sheet", _("by sheet")


class ReportKind(TextChoices):
    """What a reported need is about."""

    FACILITIES = "facilities", _("lifts, pipes, lights")
    SAFETY = "safety", _("fire and safety")
    PARKING = "parking", _("parking and charging")
    ENVIRONMENT = "environment", _("rubbish and green")
    CARE = "care", _("elders and children")
    NEIGHBOURS = "neighbours", _("noise and neighbours")
    CULTURE = "culture", _("sport and culture")
    OTHER = "other", _("something else")


class ComplaintState(TextChoices):
    """How a complaint of the hotline stands."""

    OPEN = "open", _("being dealt with")
    DONE = "done", _("dealt with")


class NeedSource(TextChoices):
    """Where a need was said."""

    CHOICE = "choice", _("ticked in the survey")
    ANSWER = "answer", _("written in the survey")
    REPORT = "report", _("reported")
    COMPLAINT = "complaint", _("complaint to the hotline")


class NeedState(TextChoices):
    OPEN = "open", _("to be sorted")
    GROUPED = "grouped", _("in a group")
    ANSWERED = "answered", _("answered")


class GroupState(TextChoices):
    """How far a group of needs has come."""

    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed by a person")
    APPRAISED = "appraised", _("appraised")
    ADMISSIBLE = "admissible", _("admissible")
    REFUSED = "refused", _("refused")
