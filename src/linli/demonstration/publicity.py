"""A notice goes up; somebody may object, is answered, and the supervisors decide."""

from __future__ import annotations

from linli.civic.process.actions import (
    answer_objection,
    close_stage,
    decide_objection,
    publish_notice,
    raise_objection,
)
from linli.civic.process.actions.notices import NoticeDraft
from linli.civic.process.enums import ObjectionState
from linli.civic.process.models import Run
from linli.demonstration.scene import Scene


def publicise(scene: Scene, run: Run, day: int, *, title: str, body: str, objection: str = "") -> int:
    """From `day` on until the notice has ended; then the stage is closed. The day of the closing."""
    officer = scene.actor("community_officer")
    with scene.day(day):
        notice = publish_notice(by=officer, run=run, draft=_draft(scene, title, body))
    if objection:
        with scene.day(day + 2):
            objector = scene.household(scene.households[scene.estates[-1]][3])
            raised = raise_objection(by=objector, notice=notice, text=objection)
        with scene.day(day + 3):
            raised = answer_objection(
                by=officer,
                objection=raised,
                answer="已上门说明：方案经居民会议表决，预算逐项公开，欢迎到场监督。",
            )
        with scene.day(day + 5):
            decide_objection(
                by=scene.actor("supervisor"),
                objection=raised,
                outcome=ObjectionState.DISMISSED,
                reason="查阅会议记录和预算，程序完整，异议不成立。",
            )
    ended = (notice.ends_on - scene.begins).days + 1
    with scene.day(ended):
        close_stage(by=officer, run=Run.objects.select_related("edition", "place", "parent").get(pk=run.pk))
    return ended


def _draft(scene: Scene, title: str, body: str) -> NoticeDraft:
    return NoticeDraft(
        title=title,
        basis="居民会议表决结果和社区保障资金使用规定",
        body=body,
        issuer=f"{scene.community.name}居民委员会",
        contact="社区党群服务中心一楼窗口",
        supervision_phone="监委会电话，见社区公示栏",
    )
