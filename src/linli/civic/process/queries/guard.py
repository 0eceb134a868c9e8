"""The stage half of every permission: an act outside its open stage is refused for everyone."""

from __future__ import annotations

from linli.civic.process.models import Run
from linli.civic.process.queries.actors import capacities_for, keeps_actors_apart, one_capacity
from linli.civic.process.queries.halts import halt_told
from linli.civic.process.queries.vocabulary import vocabulary
from linli.civic.process.rules import goes_on
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict

NOT_GUARDED = Verdict(True, say("No stage is asked for this."))
OPEN_NOW = Verdict(True, say("The stage for this is open."))


def stage_guard(by, key: str, subject) -> Verdict:
    """Whether the subject's run lets this actor do this now.

    Only the verbs that the run's playbook names are guarded. A guarded verb needs a duty of the open stage that gives it
    to a role which the actor holds at, above or within the run's place. In a halted stage only that goes on which a halt is
    for. Where the method keeps the five actors apart, whoever has acted in one of their capacities uses no other.
    """
    run: Run | None = getattr(subject, "run", None)
    if run is None or key not in run.playbook.verbs():
        return NOT_GUARDED
    if not run.is_open:
        return Verdict(False, say("“%(run)s” is closed; nothing more can be done in it.", run=run.title))
    roles = run.playbook.roles_for(run.stage_code, key)
    if not roles:
        return Verdict(False, _too_early_or_late(run, key))
    if run.halt_id and not goes_on(key, roles):
        return Verdict(False, halt_told(run))
    if not by.touches(roles, run.place):
        return Verdict(
            False,
            say(
                "At the stage “%(stage)s” this is for: %(roles)s.",
                stage=Sentence(run.stage.title),
                roles=_listed(roles),
            ),
        )
    if keeps_actors_apart(run):
        verdict = one_capacity(by, run, capacities_for(by, run, roles))
        return verdict if not verdict else OPEN_NOW
    return OPEN_NOW


def _too_early_or_late(run: Run, key: str) -> Sentence:
    stages = [stage for stage in run.playbook.stages if key in stage.verbs()]
    return say(
        "This belongs to the stage “%(wanted)s”; the run stands at “%(stage)s”.",
        wanted=Sentence(stages[0].title),
        stage=Sentence(run.stage.title),
    )


def _listed(roles) -> Sentence:
    titles = [Sentence(vocabulary().roles[role].title) for role in sorted(roles)]
    listed = titles[0]
    for title in titles[1:]:
        listed = say("%(first)s, %(next)s", first=listed, next=title)
    return listed
