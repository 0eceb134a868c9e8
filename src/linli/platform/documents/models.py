from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AttachmentKind(TextChoices):
    """A photo is shown; a file is downloaded."""

    PHOTO = "photo", _("photo")
    FILE = "file", _("file")


@dataclass(frozen=True)
class Whereabouts:
    """A place known by its path only: enough to ask who acts there. Lower storeys hold no places."""

    path: str

    def contains(self, other) -> bool:
        return other.path.startswith(self.path)


class Attachment(models.Model):
    """A photo or file that somebody added. The content lies under MEDIA_ROOT by its SHA-256.

    `pseudonym` is the journal's name of who added it. What is not `public` is opened by them and by those who work
    at the place.
    """

    kind = models.CharField(max_length=5, choices=AttachmentKind)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField(help_text=_("in bytes"))
    added_at = models.DateTimeField()
    pseudonym = models.CharField(max_length=32)
    public = models.BooleanField(default=False)
    place_path = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.name

    @property
    def place(self) -> Whereabouts:
        return Whereabouts(self.place_path)

    @property
    def url(self) -> str:
        return reverse("documents:attachment", args=[self.sha256])

    @property
    def thumbnail_url(self) -> str:
        return reverse("documents:thumbnail", args=[self.sha256])


class StoredDossier(models.Model):
    """A decision's dossier as it was sealed; the database refuses to change or delete it. Everybody may read it."""

    digest = models.CharField(max_length=71, unique=True)
    kind = models.CharField(max_length=60)
    rule = models.JSONField()
    text = models.TextField(help_text=_("the dossier in canonical JSON"))
    place_path = models.CharField(max_length=200)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.kind} {self.digest}"

    @property
    def hex(self) -> str:
        """The digest without the name of its algorithm, as it stands in addresses."""
        return self.digest.removeprefix("sha256:")

    @property
    def url(self) -> str:
        """The file to recount from."""
        return reverse("documents:dossier_file", args=[self.hex])

    @property
    def page_url(self) -> str:
        """The page that shows the rule, what went in and what came out."""
        return reverse("documents:dossier", args=[self.hex])
