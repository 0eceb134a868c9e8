"""From what somebody wrote to the words that tell what it is about.

Chinese has no spaces, so a segmenter (jieba, given by the caller) cuts the text first. What stays are words that
tell a matter (“charging”, “lift”); wishes, courtesies, and words that every need bears fall away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

Segmenter = Callable[[str], Iterable[str]]

EMPTY = frozenset(
    """的 了 和 与 及 在 是 我 我们 你们 他们 大家 咱们 这 那 这个 那个 这里 那里 有 没 没有 不 不能 不要 不够 不足 不好 不便 不方便 方便 难 难题 太 很 非常
    比较 都 也 还 就 请 请求 麻烦 希望 建议 要求 需要 想 想要 能 能否 可以 是否 应该 尽快 马上 及时 解决 处理 问题 反映 反应 情况 增加 增设 加强 改善
    改造 完善 提升 安装 装 设置 设立 修建 建设 新建 新增 添加 更换 小区 院落 院子 院内 院坝 小区内 社区 楼栋 单元 附近 周边 地方 位置 里面 外面 门口 旁边 上面
    下面 晚上 夜间 白天 早上 平时 经常 总是 一直 长期 多次 现在 目前 年 月 日 号 天 回来 居民 业主 住户 群众 邻居 投诉 来电 市民 存在 出现 进行 导致 影响 严重
    一点 一些 一下 多 少 大 小 老 新 坏 坏了 损坏 差 旧 老旧 陈旧 破损 个 处 次 户 栋 期 地点 时候 时间 有人 有没有 怎么 什么 为什么 管理 物业
    一个 几个 哪里 大门口 大门 东门 西门 南门 北门 特别 那边 这边 已经 半年 几年 安排 出行 走路 害怕 进不来 危险 没人 没人管 没人 很大 太高 太少 更 下雨 下雨天 天天 每天 到处 随意 家里 上下楼 回家
    the a an and or of in on at to for is are be it we our no not too very please need needs want more there""".split()
)  # fmt: skip

SAME = {
    "停车位": "停车", "车位": "停车", "停车难": "停车", "乱停": "停车", "乱停乱放": "停车", "停放": "停车", "泊车": "停车", "停": "停车",
    "充电桩": "充电", "飞线": "充电", "飞线充电": "充电", "充电站": "充电", "充电器": "充电", "电动车": "电瓶车", "电动自行车": "电瓶车",
    "车棚": "停车棚", "自行车棚": "停车棚", "加装": "电梯", "加装电梯": "电梯", "路灯": "照明", "灯": "照明", "楼道灯": "照明", "灯光": "照明", "灯不亮": "照明", "不亮": "照明", "黑": "照明",
    "下水道": "下水", "下水管": "下水", "污水管": "下水", "污水": "下水", "管网": "下水", "堵塞": "下水", "堵": "下水", "排水": "下水",
    "垃圾桶": "垃圾", "垃圾箱": "垃圾", "垃圾站": "垃圾", "垃圾分类": "垃圾", "健身器材": "健身", "健身房": "健身", "锻炼": "健身", "运动": "健身",
    "绿化带": "绿化", "花草": "绿化", "树木": "绿化", "老人": "老年人", "老年": "老年人", "养老": "老年人", "小孩": "儿童", "孩子": "儿童", "小朋友": "儿童",
    "漏水": "防水", "渗水": "防水", "屋顶": "屋面", "楼顶": "屋面", "噪声": "噪音", "吵": "噪音", "扰民": "噪音", "单元门": "门禁",
    "监控": "安防", "摄像头": "安防", "探头": "安防", "消防通道": "消防", "灭火器": "消防", "消火栓": "消防", "无障碍": "坡道", "扶手": "坡道",
    "parking": "停车", "lift": "电梯", "elevator": "电梯", "charging": "充电", "lighting": "照明",
}  # fmt: skip
"""Words of the field that mean the same matter: the left is counted as the right."""

MATTERS = frozenset(SAME.values()) | frozenset(
    """杂物 楼道 物业费 外墙 快递 快递柜 晾衣杆 晾晒 广场 道路 路面 围墙 雨棚 化粪池 天然气 自来水 水压 宽带 线路 电线 蚊虫 老鼠 宠物 遛狗 犬只 食堂 阅览室
    活动室 活动中心 游乐 卫生 保洁 保安 公示 业委会 院委会 调解""".split()
)  # fmt: skip
"""Words that name a matter; they tell more than how it is or whom it hurts."""

FIELD = (
    "充电桩", "飞线充电", "路灯", "楼道灯", "停车位", "停车棚", "车棚", "单元门", "消防通道", "垃圾分类", "健身器材", "晾衣杆", "下水道", "雨棚",
    "电瓶车", "加装电梯", "院坝", "坡道", "门禁",
)  # fmt: skip
"""Words that the segmenter shall not cut."""


DOORS = re.compile(r"[0-9]+\s*(?:栋|幢|号楼|单元|楼|号|期|院|层)?")
"""Numbers of houses and doors: cut off first, since they stick to the word behind them."""


def plain(text: str) -> str:
    """The text in half-width lower case, without signs and spaces: equal for what differs only in these."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LN")


def telling_words(text: str, segment: Segmenter) -> frozenset[str]:
    """The words of a text that tell what it is about; numbers and empty words fall away, like words become one."""
    without_doors = DOORS.sub(" ", unicodedata.normalize("NFKC", text).lower())
    words = (plain(word) for word in segment(without_doors))
    return frozenset(SAME.get(word, word) for word in words if _tells(word))


def weight(word: str) -> int:
    """How much a word tells: a matter three times as much as what is said about it."""
    return 3 if word in MATTERS else 1


def _tells(word: str) -> bool:
    if word in SAME:
        return True
    return len(word) > 1 and word not in EMPTY and not any(sign.isdigit() for sign in word)
