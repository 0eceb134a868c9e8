"""What is invented for Yusha Road community (玉沙路社区): 112 courtyards, seventeen of which build something together."""

from __future__ import annotations

from linli.demonstration.shiling import COMMODITY, WITHOUT, Estate

STREET, COMMUNITY = "510105002", "510105002005"
STREET_OFFICER = ("street_officer", "jiedao2", "曲江南")

LANES = (
    "玉沙路", "白丝街", "小关庙街", "北东街", "灶君庙街", "正通顺街", "玉带桥街", "狮马路", "新开寺街", "西珠市街",
)  # fmt: skip
WORKS = (
    "garden", "light", "hall", "shed", "ramp", "fitness", "gate", "drain", "garden", "light", "hall", "shed", "ramp",
    "garden", "light", "fitness", "hall",
)  # fmt: skip
"""What each of the seventeen builds."""
ESTATES_IN_ALL = 112


def estate(number: int) -> Estate:
    """The n-th courtyard, counted from 0: those who build have 28 to 48 households, the others 8 to 17."""
    lane, door = LANES[number % len(LANES)], 3 + 2 * (number // len(LANES))
    kind = COMMODITY if number % 5 == 4 else WITHOUT
    if number < len(WORKS):
        return Estate(f"{lane}{door}号院", kind, 28 + (number * 7) % 21, WORKS[number])
    return Estate(f"{lane}{door}号院", kind, 8 + number % 10, WORKS[number % len(WORKS)])


ESTATES = tuple(estate(number) for number in range(ESTATES_IN_ALL))

CAST = (
    ("social_worker", "shegong2", "黎望舒"),
    ("community_officer", "shequ4", "祝一航"),
    ("party_committee", "dangwei4", "单国华"),
    ("supervisor", "jianwei4", "屈静仪"),
    ("council_member", "yishi4", "卫东升"),
    ("grid_worker", "wangge4", "严立冬"),
    ("micro_grid_worker", "weiwangge4", "宁小雨"),
    ("team_leader", "duizhang4", "柏青"),
    ("self_organisation", "zizuzhi4", "滕书雅"),
)

GROUPS = (
    ("micro_grid_team", "", "玉沙微网格一队"),
    ("micro_grid_team", "", "玉沙微网格二队"),
    ("volunteer_team", "玉沙路3号院", "玉沙巧手志愿服务队"),
    ("volunteer_team", "白丝街3号院", "白丝街护绿志愿服务队"),
)

GROWING = (
    ("玉沙路3号院", "玉沙花友会"),
    ("白丝街3号院", "白丝街点灯人"),
    ("小关庙街3号院", "小关庙议事伙伴"),
)
"""Groups that grow: estate, name."""

STORIES = {
    "garden": "从前堆杂物的坝子，如今四季有花。二十家认养花箱，浇水轮着来，吵架少了，坐下来摆龙门阵的多了。",
    "light": "楼道灯坏了有人换，院坝晚上亮堂堂。老人敢下楼散步，孩子在灯下写作业。",
    "hall": "闲置的小屋变成议事厅，大事小事坐下来说。钥匙两个人管，谁用谁登记。",
    "shed": "车棚不再漏雨，电瓶车排得整整齐齐。充电的收入先付电费，账目贴在墙上。",
    "ramp": "单元门口修了坡道，轮椅、婴儿车都进得来。楼栋长每月看一遍扶手。",
    "fitness": "健身角换了新器材，早上老人、下午孩子，各有各的时间。",
    "gate": "院门修好，陌生车进不来。门岗由邻居排班，夜里也放心。",
    "drain": "下雨不再积水，底楼的王孃孃说十年头一回没搬家具。",
}
"""What an estate tells of itself on its page."""
