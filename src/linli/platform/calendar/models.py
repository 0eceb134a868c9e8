from django.db import models
from django.utils.translation import gettext_lazy as _


class Holiday(models.Model):
    """A day that is not as its weekday says: a holiday, or a weekend that is worked. It overrules the official list."""

    date = models.DateField(_("day"), unique=True)
    working = models.BooleanField(_("worked"))
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        ordering = ["date"]

    def __str__(self):
        return f"{self.date} {self.name}"
