"""What a record is called, and where its public page is: by the names of addresses only. Personal data is never shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linli.kernel.sentence import mark as _
from linli.platform.ui.templatetags.page import link_to


@dataclass(frozen=True)
class Source:
    """A kind of record; `address` names the page that `opens` leads to, `by` its keyword. No address: no public page."""

    title: str
    address: str = ""
    by: str = ""

    def url(self, opens: int) -> str:
        """The public page of a record, or nothing."""
        return link_to(self.address, **{self.by: opens}) if self.address and opens else ""


SOURCES: Mapping[str, Source] = {
    "needs.form": Source(_("household form"), "needs:totals", "survey"),
    "needs.report": Source(_("reported need"), "needs:report", "report"),
    "needs.complaint": Source(_("complaint to the hotline")),
    "meetings.attendance": Source(_("check-in at a meeting"), "meetings:meeting", "meeting"),
    "meetings.meeting": Source(_("meeting held"), "meetings:meeting", "meeting"),
    "meetings.motion": Source(_("motion carried"), "meetings:motion", "motion"),
    "meetings.resolution": Source(_("resolution of a meeting"), "meetings:resolution", "resolution"),
    "matching.pledge": Source(_("own part paid"), "matching:raise", "raising"),
    "microprojects.project": Source(_("micro-project"), "microprojects:project", "project"),
    "microprojects.rating": Source(_("rating of a project"), "microprojects:project", "project"),
    "estates.profile": Source(_("profile of an estate")),
    "proposals.proposal": Source(_("proposal or entry"), "proposals:proposal", "proposal"),
    "people.organisation": Source(_("organisation in the register"), "people:organisation", "organisation"),
    "ledger.movement": Source(_("movement of money"), "ledger:account", "account"),
}
"""By the `source` that measures give to a fact."""
