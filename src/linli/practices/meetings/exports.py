"""Minutes in the reader's words, and as Word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from linli.kernel.sentence import say
from linli.platform.documents.word import Paper
from linli.platform.ui.words import masked_name, told, when
from linli.practices.meetings.enums import LegalBasis, MeetingKind, MeetingMode


def spoken(record: Mapping[str, Any], *, named: bool = False) -> dict[str, Any]:
    """The record of a meeting with everything in the reader's words; people are masked unless `named`."""
    name = str if named else masked_name
    return {
        **record,
        "time": when(datetime.fromisoformat(record["starts_at"]), "time"),
        "mode": str(MeetingMode(record["mode"]).label),
        "kind": str(MeetingKind(record["kind"]).label),
        "basis": str(LegalBasis(record["legal_basis"]).label),
        "chair": name(record["chair"]),
        "recorder": name(record["recorder"]),
        "attendance": told(
            say(
                "%(called)d with a vote, %(present)d in the hall, %(elsewhere)d by vote from elsewhere, %(absent)d absent, "
                "%(listeners)d without a vote; %(quorum)d were needed",
                **{
                    key: record[key]
                    for key in ("called", "present", "elsewhere", "absent", "listeners", "quorum")
                },
            )
        ),
        "topics": [
            {**topic, "motions": [_motion(motion, name) for motion in topic["motions"]]}
            for topic in record["topics"]
        ],
    }


def _motion(motion: Mapping[str, Any], name) -> dict[str, Any]:
    return {
        **motion,
        "decision": told(motion["decision"]),
        "rule": told(motion["rule"]),
        "reasons": [told(reason) for reason in motion["reasons"]],
        "resolutions": [
            {
                **one,
                "who": one["organisation"] or name(one["person"]),
                "due": when(date.fromisoformat(one["due_on"])),
            }
            for one in motion["resolutions"]
        ],
    }


def minutes_paper(record: Mapping[str, Any], language: str, *, named: bool) -> Paper:
    """The minutes as a Word document: heads, attendance, each topic with discussion, counts, decision, owner, day; signatures."""
    said = spoken(record, named=named)
    paper = Paper(gettext("Minutes of “%(meeting)s”") % {"meeting": said["title"]}, language[:2])
    paper.table((gettext("Item"), gettext("Record")), _heads(said))
    for topic in said["topics"]:
        paper.heading(1, topic["title"])
        for text in filter(None, (topic["text"], topic["discussion"])):
            paper.paragraph(text)
        for motion in topic["motions"]:
            _write_motion(paper, motion)
        if not topic["motions"]:
            paper.paragraph(gettext("No motion was decided on this topic."))
    if said["remarks"]:
        paper.heading(1, gettext("Other matters"))
        paper.paragraph(said["remarks"])
    line = "________________"
    paper.signatures([f"{gettext(role)}{gettext(': ')}{line}" for role in _signers()])
    return paper


def _signers() -> tuple[str, ...]:
    return (
        say("Chair").message,
        say("Recorder").message,
        say("For those present").message,
        say("Day").message,
    )


def _heads(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (gettext("Time"), said["time"]),
        (gettext("Venue"), said["place_text"]),
        (gettext("Kind of meeting"), said["kind"]),
        (gettext("Mode"), said["mode"]),
        (gettext("Basis"), said["basis"]),
        (gettext("Convener"), said["convener"]),
        (gettext("Chair"), said["chair"]),
        (gettext("Recorder"), said["recorder"]),
        (gettext("Attendance"), said["attendance"]),
        (gettext("Also present"), said["observers"] or gettext("nobody")),
    ]


def _write_motion(paper: Paper, motion: Mapping[str, Any]) -> None:
    paper.heading(2, gettext("Motion: %(text)s") % {"text": motion["text"]})
    paper.paragraph(f"{motion['decision']}{gettext(': ')}{gettext('; ').join(motion['reasons'])}")
    if motion["resolutions"]:
        heads = (gettext("Task"), gettext("Responsible"), gettext("Due on"))
        paper.table(heads, [(one["text"], one["who"], one["due"]) for one in motion["resolutions"]])
