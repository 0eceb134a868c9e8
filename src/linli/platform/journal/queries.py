"""What the journal tells."""

from __future__ import annotations

from linli.platform.journal.models import Entry


def latest(community: str = "") -> int:
    """The number of the latest entry that concerns a community, by its code; of all places without one."""
    entries = Entry.objects.order_by("-id")
    if community:
        entries = entries.filter(community=community)
    return entries.values_list("id", flat=True).first() or 0


def of_place(path: str, limit: int = 20) -> list[Entry]:
    """The latest entries of a place and of all within it."""
    return list(Entry.objects.filter(place_path__startswith=path).order_by("-id")[:limit])


def of_run(run_id: int, limit: int = 20) -> list[Entry]:
    """The latest entries of a run."""
    return list(Entry.objects.filter(run_id=run_id).order_by("-id")[:limit])


def of_subject(subject, limit: int = 20) -> list[Entry]:
    """The latest entries about one row."""
    return list(
        Entry.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by("-id")[:limit]
    )
