"""An act outside its stage is refused for everyone; within it, for whom it is no duty."""

from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from linli.civic.mandates.enums import Capacity
from linli.civic.process.queries import stage_guard
from linli.platform.permits.verbs import registered
from linli.playbooks import EDITIONS


class Everybody:
    """An actor who holds every one of these capacities everywhere."""

    person = None

    def __init__(self, *capacities):
        self.capacities = set(capacities)

    def touches(self, wanted, place):
        return bool(self.capacities & set(wanted))


def run_of(playbook, stage, *, is_open=True):
    run = SimpleNamespace(
        playbook=playbook, stage_code=stage.code, stage=stage, is_open=is_open, title="Spring", place=None, halt_id=None,
    )  # fmt: skip
    run.run = run
    return run


PLAYBOOKS = [playbook.bound() for playbook in EDITIONS]
STANDS = [(playbook, stage) for playbook in PLAYBOOKS for stage in playbook.stages]


@given(some.sampled_from(STANDS), some.data())
def test_act_outside_its_stage_is_refused_for_every_capacity(stand, data):
    playbook, stage = stand
    verb = data.draw(some.sampled_from(sorted(playbook.verbs() - stage.verbs())))

    verdict = stage_guard(Everybody(*Capacity), verb, run_of(playbook, stage))

    assert not verdict
    assert stage.title in str(verdict.because)


@given(some.sampled_from(STANDS), some.data())
def test_act_in_its_stage_is_for_those_whose_duty_it_is(stand, data):
    playbook, stage = stand
    verb = data.draw(some.sampled_from(sorted(stage.verbs())))
    held = data.draw(some.sets(some.sampled_from(sorted(Capacity))))

    verdict = stage_guard(Everybody(*held), verb, run_of(playbook, stage))

    assert bool(verdict) == bool(held & playbook.roles_for(stage.code, verb))


@pytest.mark.parametrize(("playbook", "stage"), STANDS, ids=lambda one: one.code)
def test_closed_run_takes_no_act(playbook, stage):
    run = run_of(playbook, stage, is_open=False)

    assert not any(stage_guard(Everybody(*Capacity), verb, run) for verb in playbook.verbs())


def test_what_the_method_does_not_name_is_left_to_permissions():
    free = registered() - frozenset().union(*(playbook.verbs() for playbook in PLAYBOOKS))

    assert {"process.send_back", "process.override_gate", "process.stop_run"} <= free
    for (playbook, stage), verb in product(STANDS[:1], free):
        assert stage_guard(Everybody(), verb, run_of(playbook, stage))


def test_subject_without_a_run_is_not_guarded():
    assert stage_guard(Everybody(), "process.open_run", SimpleNamespace(place=None))
