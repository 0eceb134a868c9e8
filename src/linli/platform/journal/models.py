from django.db import models


class Entry(models.Model):
    """What somebody did, when and where: the row that timelines, receipts and caches rest on.

    `community` is the code of the community (or of the wider place) that the act concerns; a page of a place is valid as
    long as this place's latest entry is. `tells` is a Sentence without personal data; `digest` is a salted SHA-256 over
    the canonical JSON of the content.
    """

    at = models.DateTimeField()
    pseudonym = models.CharField(max_length=32)
    capacity = models.CharField(max_length=32, blank=True)
    verb = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=64)
    subject_id = models.BigIntegerField(null=True)
    place_path = models.CharField(max_length=200)
    community = models.CharField(max_length=24)
    run_id = models.BigIntegerField(null=True)
    tells = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=71)

    class Meta:
        indexes = [
            models.Index(fields=["community", "-id"], name="entry_of_community"),
            models.Index(fields=["run_id", "-id"], name="entry_of_run"),
            models.Index(fields=["subject_type", "subject_id", "-id"], name="entry_of_subject"),
            models.Index(fields=["place_path", "-id"], name="entry_of_place"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_type}:{self.subject_id}"
