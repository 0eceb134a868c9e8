"""Rows as the actions leave them, made quickly: what the measures count."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from uuid import uuid4

from linli.civic.ledger.actions import account_for, guarantee_fund_of, move
from linli.civic.ledger.models import Movement
from linli.civic.people.models import Household, Organisation
from linli.civic.process.models import Edition, Run
from linli.platform import clock
from linli.practices.estates.models import Profile
from linli.practices.matching.models import Pledge, Raise
from linli.practices.meetings.models import Attendance, Meeting, Motion, Resolution, Seat, Topic
from linli.practices.microprojects.models import MicroProject, Rating
from linli.practices.needs.models import Complaint, HouseholdForm, Report, Survey
from linli.practices.proposals.models import Call, Category, Proposal


def china(text: str) -> datetime:
    """A moment of the clock on the wall: "2025-03-08 00:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.CHINA)


class Rows:
    """Makes rows in one community; `estates` are its estates, `households` those of the first."""

    def __init__(self, community, estates, person):
        self.community, self.estates, self.person = community, estates, person
        self.households = list(Household.objects.filter(estate=estates[0]).order_by("id"))
        edition = Edition.objects.create(
            code="eight-step", edition="test", text="", digest="sha256:0", published_at=clock.now()
        )
        self.run = Run.objects.create(
            edition=edition, title="Spring", place=community, stage_code="collect", opened_on="2025-01-10"
        )

    def close_run(self, closed_on: str) -> None:
        """The run came to its end on this day."""
        Run.objects.filter(pk=self.run.pk).update(state="closed", closed_on=closed_on)

    def form(self, at: str, household=None) -> HouseholdForm:
        now = clock.now()
        survey, _made = Survey.objects.get_or_create(
            run=self.run, state="open", defaults={"title": "One form", "drafted_at": now, "opened_at": now}
        )
        return HouseholdForm.objects.create(
            survey=survey, household=household or self.households[0], channel="online", sent_at=china(at)
        )

    def report(self, at: str) -> Report:
        return Report.objects.create(
            run=self.run, estate=self.estates[0], kind="other", text="Light", reported_at=china(at)
        )

    def complaint(self, at: str, estate=None) -> Complaint:
        return Complaint.objects.create(
            community=self.community, estate=estate, key=str(uuid4()), at=china(at), where="Gate", kind="Noise",
            text="Loud", state="done",
        )  # fmt: skip

    def meeting(self, opened: str = "2025-03-08 19:00", state: str = "closed", place=None) -> Meeting:
        begin = china(opened)
        return Meeting.objects.create(
            run=self.run, place=place or self.community, kind="residents", legal_basis="consultation", title="Spring meeting",
            place_text="Hall", starts_at=begin, convener="Station", notice_days=7, quorum=">1/2", called=4,
            roll_digest="", called_at=begin, opened_at=begin if state == "closed" else None, state=state,
            called_off_because="Rain" if state == "called_off" else "",
        )  # fmt: skip

    def attendance(self, at: str, household=None, meeting=None, *, struck: bool = False) -> Attendance:
        meeting = meeting or self.meeting(at)
        number = meeting.seats.count() + 1
        holder = {"person": self.person, "household": None} if household is False else {
            "household": household or self.households[0]
        }  # fmt: skip
        seat = Seat.objects.create(
            meeting=meeting, number=number, capacity="resident", token=f"t{number}", **holder
        )
        stricken = {"struck_at": china(at), "struck_because": "Mistake"} if struck else {}
        return Attendance.objects.create(seat=seat, way="host", at=china(at), **stricken)

    def motion(self, state: str, closed: str, meeting=None) -> Motion:
        meeting = meeting or self.meeting()
        topic = Topic.objects.create(
            meeting=meeting, number=meeting.topics.count() + 1, title="Shed", added_at=clock.now()
        )
        dossier = self._dossier() if state in ("carried", "rejected") else None
        return Motion.objects.create(
            topic=topic, text="Build it", base="voting", bar=">1/2", state=state, moved_at=clock.now(),
            closed_at=china(closed), dossier=dossier,
        )  # fmt: skip

    def resolution(self, due: str, motion, *, done: bool = False) -> Resolution:
        return Resolution.objects.create(
            motion=motion, text="Do it", person=self.person, due_on=due, given_at=clock.now(),
            state="done" if done else "open", done_at=clock.now() if done else None,
        )  # fmt: skip

    def pledge(self, paid: str, household=None, state: str = "paid") -> Pledge:
        estate = (household or self.households[0]).estate
        raising = Raise.objects.create(
            run=self.run, estate=estate, title="Shed", goal_fen=100, source=str(uuid4()), state="failed",
            ended_because="withdrawn", account=account_for(estate, "own_part", "Shed"), opened_on="2025-01-01",
        )  # fmt: skip
        return Pledge.objects.create(
            raising=raising, household=household or self.households[0], amount_fen=100, channel="online", state=state,
            pledged_at=china(paid), paid_at=china(paid), client_id=uuid4(),
        )  # fmt: skip

    def moved(self, source: str, target: str, fen: int, day: str, estate=None) -> Movement:
        """Money between accounts of these kinds: of the estate, the fund's of the community."""
        estate = estate or self.estates[0]
        ends = [
            guarantee_fund_of(estate) if kind == "guarantee_fund" else account_for(estate, kind, "Shed")
            for kind in (source, target)
        ]
        return move(
            source=ends[0],
            target=ends[1],
            amount_fen=fen,
            purpose="Shed",
            evidence="test",
            effective_on=date.fromisoformat(day),
        )

    def project(self, accepted: str | None, estate=None, beneficiaries: int = 10) -> MicroProject:
        estate = estate or self.estates[0]
        number = MicroProject.objects.count()
        return MicroProject.objects.create(
            run=self.run, estate=estate, title="Shed", own_fen=100, matched_fen=800, budget_fen=900, beneficiaries=beneficiaries,
            account=account_for(estate, "project", f"Shed {number}"), opened_on="2025-01-20",
            state="accepted" if accepted else "in_work", accepted_on=accepted,
        )  # fmt: skip

    def profile(self, completed: str | None, estate=None) -> Profile:
        estate = estate or self.estates[0]
        year = 2020 + Profile.objects.filter(estate=estate).count()
        return Profile.objects.create(
            estate=estate, year=year, run=self.run, saved_at=clock.now(), completed_on=completed
        )

    def proposal(
        self, submitted: str, estate=None, kind: str = "proposals", category: str = "Safety", done: str | None = None,
        state: str = "standing",
    ) -> Proposal:  # fmt: skip
        call, _made = Call.objects.get_or_create(
            run=self.run, defaults={"kind": kind, "text": "Propose", "opened_at": clock.now()}
        )
        found, _made = Category.objects.get_or_create(call=call, title=category, defaults={"number": 1})
        return Proposal.objects.create(
            run=self.run, kind=kind, number=Proposal.objects.count() + 1, title="Lamps", category=found, estate=estate,
            on_behalf="Group", version=1, state="carried_out" if done else state, saved_at=clock.now(),
            submitted_at=china(submitted), carried_out_on=done, client_id=uuid4(),
        )  # fmt: skip

    def rating(self, rated: str, before: int | None, after: int, project=None, household=None) -> Rating:
        return Rating.objects.create(
            project=project or self.project(rated), household=household or self.households[0], before=before, after=after,
            channel="online", rated_on=rated,
        )  # fmt: skip

    def rating_at(self, at: str, household) -> Rating:
        """A rating of a project in the household's estate, with marks that follow from the household's number."""
        number = household.pk
        project = MicroProject.objects.filter(estate=household.estate).first() or self.project(
            "2025-01-02", household.estate
        )
        return self.rating(at[:10], number % 6 or None, number % 5 + 1, project, household)

    def organisation(self, kind: str, founded: str) -> Organisation:
        return Organisation.objects.create(
            kind=kind, name=str(uuid4())[:8], place=self.estates[0], founded_on=founded
        )

    def a_bit_of_everything(self) -> SimpleNamespace:
        """At least one record of each kind in March 2025, at every estate where an estate matters."""
        for estate in self.estates:
            household = Household.objects.filter(estate=estate).first()
            self.form("2025-03-02 10:00", household)
            self.attendance("2025-03-08 19:00", household)
            self.pledge("2025-03-10 10:00", household)
            self.moved("outside", "own_part", 100_00, "2025-03-10", estate)
            self.moved("outside", "guarantee_fund", 900_00, "2025-01-02", estate)
            self.moved("guarantee_fund", "project", 840_00, "2025-03-20", estate)
            self.rating("2025-03-28", 2, 5, self.project("2025-03-25", estate), household)
            self.profile("2025-03-05", estate)
            self.proposal("2025-03-06 10:00", estate, kind="nominations")
            self.proposal("2025-03-06 10:00", estate, done="2025-03-30")
        motion = self.motion("carried", "2025-03-08 20:00")
        self.resolution("2025-03-20", motion, done=True)
        self.report("2025-03-01 08:00")
        self.complaint("2025-02-20 08:00")
        self.complaint("2025-03-20 08:00")
        for kind in ("courtyard_committee", "volunteer_team", "micro_grid_team", "self_organisation"):
            self.organisation(kind, "2025-03-15")
        return SimpleNamespace(motion=motion)

    def _dossier(self):
        from linli.platform.documents.actions import seal_dossier

        return seal_dossier(
            kind="test", rule={"name": "t", "version": "1", "source": "t"}, inputs={"n": str(uuid4())}, outcome={},
            place=self.community,
        )  # fmt: skip
