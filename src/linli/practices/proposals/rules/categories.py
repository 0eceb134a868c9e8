"""The categories of a call: five to begin with (case C3), others as a call says."""

from __future__ import annotations

from collections.abc import Iterable

from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _

FIVE = (
    _("Public safety"),
    _("Space making"),
    _("Tidy environment"),
    _("Resident services"),
    _("Mutual help"),
)
"""The categories of Caotang Road: 公共安全, 空间营造, 环境整治, 居民服务, 邻里互助."""

MOST = 20
LONGEST = 60


def fault_in_categories(titles: Iterable[str]) -> Sentence | None:
    """What is wrong with the categories of a call; None where nothing is."""
    known: set[str] = set()
    for title in titles:
        if title in known:
            return say("“%(category)s” stands there twice.", category=title)
        if not title or len(title) > LONGEST:
            return say("A category has a name of at most %(most)d characters.", most=LONGEST)
        known.add(title)
    if not 1 <= len(known) <= MOST:
        return say("A call has between 1 and %(most)d categories.", most=MOST)
    return None
