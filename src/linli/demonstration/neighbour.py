"""A smaller community next door, where visitors of the demonstration act themselves: one run collects needs, another raises."""

from __future__ import annotations

from linli.demonstration.shiling import COMMODITY, RURAL, WITHOUT, Estate

COMMUNITY = "510112003006"
ESTATES = (
    Estate("银杏苑", RURAL, 48, "shed"),
    Estate("桂溪花园", COMMODITY, 60, "light"),
    Estate("老茶厂院", WITHOUT, 24, "hall"),
)
CAST = (
    ("social_worker", "shegong", "陈安禾"),
    ("community_officer", "shequ2", "任晓岚"),
    ("party_committee", "dangwei2", "顾长河"),
    ("supervisor", "jianwei2", "秦月华"),
    ("council_member", "yishi2", "尹学勤"),
    ("grid_worker", "wangge2", "常胜利"),
    ("micro_grid_worker", "weiwangge2", "段小芹"),
    ("team_leader", "duizhang2", "雷家明"),
    ("self_organisation", "zizuzhi2", "孔繁星"),
    ("property_manager", "wuye2", "武志平"),
)
"""The social worker is the same as in Shiling: she runs several communities."""
