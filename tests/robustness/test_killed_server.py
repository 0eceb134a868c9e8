"""A server that is killed in the middle of many acts: what it had answered is there after the restart, once, and whole."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from itertools import chain, count
from threading import Event

from tests.robustness.house import House, Visitor, kill

ROUNDS, AT_ONCE, SEED = 6, 4, 20250303
LATEST_SECONDS = 0.8
"""The server is killed at some moment up to so long after the first acts of a round were answered."""

REPORTS = "SELECT report.text, count(entry.id) FROM needs_report report LEFT JOIN journal_entry entry ON entry.verb = 'needs.report_need' AND entry.subject_id = report.id GROUP BY report.id"
PLEDGES = "SELECT pledge.amount_fen, count(entry.id) FROM matching_pledge pledge LEFT JOIN journal_entry entry ON entry.verb = 'matching.pledge' AND entry.subject_id = pledge.id GROUP BY pledge.id"


class Neighbour(Visitor):
    """A household that reports a need and pledges, each act known by its number."""

    def __init__(self, house: House, household: dict, number: int):
        super().__init__(house.port)
        report, pledge = (
            f"/needs/runs/{house.ground['collecting']}/report/",
            f"/matching/runs/{house.ground['raising']}/pledge/",
        )
        self.code, self.estate, self.number = household["code"], household["estate"], number
        self.to_do = [
            (report, {"estate": self.estate, "kind": "other", "text": f"need {number}"}),
            (pledge, {"amount": f"{1 + number / 100:.2f}"}),
        ]
        self.sent: list[tuple[str, dict]] = []
        self.answered: list[tuple[str, dict]] = []

    def act(self) -> None:
        """Come in and do everything; a server that is gone ends it, and what was sent last may or may not be done."""
        self.come_in(self.code)
        for path, said in self.to_do:
            form = self.hidden(path) | said
            self.sent.append((path, form))
            status, page = self.send(path, form)
            assert status == 302, page[:3000]
            self.answered.append((path, form))

    def send_again(self) -> None:
        """The browser sends the same form once more, as after “try again”."""
        for path, form in self.sent[len(self.answered) :]:
            status, page = self.send(path, form)
            assert status == 302, page[:3000]
            self.answered.append((path, form))


def work_until_killed(house: House, fresh: list[Neighbour], chance: random.Random) -> list[Neighbour]:
    """Neighbours act, several at once, until the server is killed; those who had begun."""
    begun: list[Neighbour] = []
    first, gone = Event(), Event()

    def one_after_another() -> None:
        while fresh and not gone.is_set():
            neighbour = fresh.pop()
            begun.append(neighbour)
            try:
                neighbour.act()
            except (OSError, HTTPException):
                return
            first.set()

    with house.served() as server, ThreadPoolExecutor(AT_ONCE) as pool:
        working = [pool.submit(one_after_another) for _one in range(AT_ONCE)]
        assert first.wait(60)
        gone.wait(chance.uniform(0, LATEST_SECONDS))
        kill(server)
        gone.set()
        for each in working:
            each.result(60)
    return begun


def promised(neighbours: list[Neighbour]) -> tuple[set[str], set[int]]:
    """Texts of the reports and amounts (fen) of the pledges that were answered."""
    forms = [form for one in neighbours for _path, form in one.answered]
    texts = {form["text"] for form in forms if "text" in form}
    return texts, {round(float(form["amount"]) * 100) for form in forms if "amount" in form}


def kept(house: House) -> tuple[Counter, Counter]:
    """How often each report and each pledge is there; raises AssertionError where one has not exactly one entry."""
    reports, pledges = house.rows(REPORTS), house.rows(PLEDGES)
    assert {entries for _what, entries in chain(reports, pledges)} <= {1}, "one journal entry for each act"
    return Counter(text for text, _entries in reports), Counter(fen for fen, _entries in pledges)


def test_killed_server_has_kept_every_act_that_it_answered_once(house):
    chance, numbers = random.Random(SEED), count()
    fresh = [Neighbour(house, one, next(numbers)) for one in house.ground["households"]]
    chance.shuffle(fresh)
    all_of_them: list[Neighbour] = []
    for _round in range(ROUNDS):
        begun = work_until_killed(house, fresh, chance)
        all_of_them += begun
        for there, wanted in zip(kept(house), promised(all_of_them), strict=True):
            assert wanted <= there.keys()
            assert set(there.values()) <= {1}

    assert sum(len(one.answered) for one in all_of_them) > 2 * ROUNDS, "there was something to lose"
    assert house.rows("PRAGMA integrity_check") == [("ok",)]
    with house.served():
        for neighbour in all_of_them:
            neighbour.send_again()
    for there, wanted in zip(kept(house), promised(all_of_them), strict=True):
        assert there == Counter(wanted), "sent again, done once"
    assert "0 faults" in house.audit().stdout
    assert not list((house.home / "waiting").iterdir())
