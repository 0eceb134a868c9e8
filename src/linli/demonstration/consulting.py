"""家话草堂·群英思策: topics of all parties, a council meeting in the series, and what came of each topic."""

from __future__ import annotations

from datetime import datetime, time

from linli.civic.process.actions import close_stage
from linli.demonstration.meeting import hold
from linli.demonstration.scene import Scene
from linli.platform import clock
from linli.practices.meetings import actions
from linli.practices.meetings.actions import MeetingDraft, SeriesDraft, TopicDraft
from linli.practices.meetings.enums import LegalBasis, MeetingKind, Rhythm, StepOutcome
from linli.practices.meetings.models import Series, SeriesTopic
from linli.practices.meetings.queries import agenda_drafts


def consult(scene: Scene, day: int) -> None:
    """Topics are brought by a household, a committee and the office, talked about in a meeting, and each is settled."""
    worker, officer = scene.actor("social_worker"), scene.actor("community_officer")
    first, second = scene.estates[:2]
    with scene.day(day + 1):
        draft = SeriesDraft("家话草堂·群英思策", Rhythm.MONTHLY, "草堂路社区党群服务中心")
        series = actions.open_series(by=worker, run=scene.reload(), draft=draft)
    with scene.day(day + 3):
        brought = [
            (
                scene.household(scene.households[first][4]),
                TopicDraft("夜里谁来巡院子", "晚上常有陌生人进出。", first),
            ),
            (scene.committee_of(second), TopicDraft("飞线充电怎么管", "劝过，没地方充，又拉出来。", second)),
            (officer, TopicDraft("垃圾房异味", "三个院子都有反映。")),
        ]
        topics = [actions.bring_topic(by=by, series=series, draft=topic) for by, topic in brought]
    _meet(scene, series, day + 16)
    with scene.day(day + 20):
        words = (
            (StepOutcome.PROPOSAL, "由夜巡队提案，进提案大赛。"),
            (StepOutcome.PROPOSAL, "由劝导队提案，集中充电。"),
            (StepOutcome.ANSWERED, "街道环卫每周增加两次清运，已经排班。"),
        )
        for topic, (outcome, text) in zip(topics, words, strict=True):
            standing = SeriesTopic.objects.select_related("series__run__edition", "series__run__place").get(
                pk=topic.pk
            )
            actions.settle_topic(by=worker, topic=standing, outcome=outcome, text=text)
    with scene.day(day + 30):
        close_stage(by=worker, run=scene.reload())


def _meet(scene: Scene, series: Series, day: int) -> None:
    worker = scene.actor("social_worker")
    with scene.day(day - 9):
        draft = MeetingDraft(
            kind=MeetingKind.COUNCIL,
            title="家话草堂·群英思策（第一期）",
            place_text="社区党群服务中心二楼",
            starts_at=datetime.combine(scene.date(day), time(19), clock.CHINA),
            legal_basis=LegalBasis.CONSULTATION,
            convener=scene.community.name,
            series=series,
        )
        run = scene.reload()
        meeting = actions.convene(by=worker, run=run, draft=draft, agenda=agenda_drafts(run))
    with scene.day(day, 19):
        hold(scene, worker, scene.actor("community_officer"), meeting, due=None)
