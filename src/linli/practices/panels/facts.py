"""What gates may ask about a panel."""

from __future__ import annotations

from typing import Any

from linli.civic.process.models import Run
from linli.practices.panels.queries import panel_of, standing_candidates, valid_sheets


def sheets(run: Run) -> dict[str, Any]:
    """Valid score sheets of each candidate beside how many are needed; who sits on the panel and who has declared (4 queries)."""
    panel = panel_of(run)
    if panel is None or panel.rubric is None:
        return {"candidates": [], "reviewers": 0, "declared": 0, "published": False}
    counted = valid_sheets(panel)
    seats = list(panel.reviewers.filter(recused_at=None).values_list("declared_at", flat=True))
    return {
        "candidates": [
            {
                "title": one.title,
                "valid": len(counted.get(one.pk, ())),
                "needed": panel.rubric.sheets_least,
            }
            for one in standing_candidates(panel)
        ],
        "reviewers": len(seats),
        "declared": sum(1 for declared_at in seats if declared_at),
        "published": panel.published_at is not None,
    }


FACTS = {"panels.sheets": sheets}
