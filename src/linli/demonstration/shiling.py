"""What is invented for Shiling community (石灵社区): twenty estates of three kinds, what troubled them, what they built."""

from __future__ import annotations

from dataclasses import dataclass

STREET, COMMUNITY = "510112003", "510112003002"
STREET_OFFICER = ("street_officer", "jiedao", "夏立秋")


@dataclass(frozen=True)
class Plan:
    """What an estate set out to do: the trouble, the design, budget lines in parts of 100."""

    title: str
    problem: str
    design: str
    lines: tuple[tuple[str, int], ...]
    upkeep: str


@dataclass(frozen=True)
class Estate:
    name: str
    kind: str
    households: int
    plan: str


RURAL, COMMODITY, WITHOUT = "rural_resettlement", "commodity", "three_without"

PLANS = {
    "shed": Plan(
        "车棚顶换新，装上充电桩",
        "车棚漏雨，电瓶车推进楼道充电，隐患多。",
        "换阻燃顶棚，装带断电保护的充电桩，划出通道。",
        (("顶棚与结构", 45), ("充电设备", 40), ("划线与标识", 15)),
        "院委会每月巡查一次，充电收入先付电费和维修。",
    ),
    "light": Plan(
        "楼道和院子的灯亮起来",
        "楼道灯坏了大半，老人晚上不敢下楼。",
        "换声控节能灯，院坝加四盏太阳能路灯。",
        (("灯具", 55), ("布线", 30), ("人工", 15)),
        "楼栋长报修，志愿服务队一周内更换灯泡。",
    ),
    "garden": Plan(
        "荒坝子变成口袋花园",
        "楼后荒坝堆满杂物，夏天蚊虫多。",
        "清运杂物，铺透水砖，种本地花木，留一块邻里菜圃。",
        (("清运", 20), ("铺装", 45), ("花木与座椅", 35)),
        "认养到户，每季度评一次最美花箱。",
    ),
    "fitness": Plan(
        "健身角换新，老人小孩都能用",
        "器材锈蚀，地面开裂，摔过人。",
        "拆旧换新，铺软质地面，添扶手和坐凳。",
        (("器材", 50), ("地面", 35), ("扶手坐凳", 15)),
        "器材登记造册，微网格员每周看一遍。",
    ),
    "gate": Plan(
        "大门和监控守住院子",
        "院门坏了三年，外来车辆乱停，丢过电瓶车。",
        "修门禁，装十二个摄像头，人车分开走。",
        (("门禁道闸", 45), ("监控", 40), ("标识", 15)),
        "门岗由院委会排班，录像保存三十天。",
    ),
    "drain": Plan(
        "下雨不再积水",
        "一下大雨院坝就积水，底楼进过水。",
        "疏通雨污管道，抬高低洼路面，换井盖。",
        (("管道疏通改造", 60), ("路面", 30), ("井盖", 10)),
        "汛期前清掏一次，费用从公共收益里出。",
    ),
    "hall": Plan(
        "闲置车库变邻里议事厅",
        "开会没地方，坝坝会一下雨就散。",
        "清理闲置车库，刷墙通电，添桌椅和公示墙。",
        (("修缮", 50), ("水电", 25), ("桌椅与公示墙", 25)),
        "钥匙两人保管，使用登记公开。",
    ),
    "ramp": Plan(
        "单元门口的坡道和扶手",
        "轮椅和婴儿车进不了单元门。",
        "十个单元门口做无障碍坡道，楼道加扶手。",
        (("坡道", 60), ("扶手", 30), ("防滑", 10)),
        "社区残协协助，每半年检查一次螺栓。",
    ),
}

ESTATES = (
    Estate("清溪苑", RURAL, 208, "shed"),
    Estate("石灵新居一期", RURAL, 486, "fitness"),
    Estate("石灵新居二期", RURAL, 452, "garden"),
    Estate("青台苑", RURAL, 364, "drain"),
    Estate("来龙苑", RURAL, 318, "hall"),
    Estate("千弓苑", RURAL, 402, "gate"),
    Estate("友谊苑", RURAL, 276, "light"),
    Estate("大梁苑", RURAL, 330, "shed"),
    Estate("东苑小区", COMMODITY, 312, "fitness"),
    Estate("和顺里", COMMODITY, 268, "light"),
    Estate("翠映名庭", COMMODITY, 540, "garden"),
    Estate("灵龙雅居", COMMODITY, 468, "shed"),
    Estate("锦桐花园", COMMODITY, 396, "ramp"),
    Estate("江华庭院", COMMODITY, 420, "hall"),
    Estate("朝阳逸景", COMMODITY, 288, "drain"),
    Estate("石灵巷十二号院", WITHOUT, 96, "gate"),
    Estate("灵龙路八号院", WITHOUT, 120, "light"),
    Estate("老粮站宿舍", WITHOUT, 88, "drain"),
    Estate("机砖厂宿舍", WITHOUT, 140, "ramp"),
    Estate("供销社院", WITHOUT, 110, "shed"),
)

NEEDS = {
    "shed": ("电瓶车没地方充电，车棚漏雨", "想装充电桩，车棚顶要换", "飞线充电太危险，盼着修车棚"),
    "light": ("楼道灯不亮，晚上看不见", "路灯坏了好久，请修一修", "院子太黑，老人怕摔"),
    "garden": ("楼后荒地堆满垃圾", "想把荒坝子做成小花园", "蚊虫多，杂物没人清"),
    "fitness": ("健身器材生锈了", "小孩没有玩的地方，健身角太旧", "健身角地面开裂，摔过人"),
    "gate": ("大门坏了，外人随便进", "想装监控和门禁", "电瓶车被偷过，没有监控"),
    "drain": ("一下雨院坝就积水", "下水道堵了，污水返上来", "低洼处积水进底楼"),
    "hall": ("开会没有地方", "想有个议事的屋子", "坝坝会下雨就散，缺活动室"),
    "ramp": ("轮椅进不了单元门", "门口台阶高，想修坡道", "楼道没有扶手，老人上楼难"),
}
"""How neighbours put it, for each kind of trouble."""

COMPLAINTS = (
    ("噪音扰民", "夜间施工噪声影响休息"),
    ("环境卫生", "垃圾清运不及时，气味大"),
    ("公共设施", "路灯损坏长时间无人维修"),
    ("车辆停放", "消防通道被占用停车"),
    ("物业服务", "报修多日没有回应"),
    ("排水", "雨后积水排不出去"),
)

_COURTYARD_COMMITTEES = ("清溪苑", "来龙苑", "石灵巷十二号院", "老粮站宿舍", "机砖厂宿舍")
_VOLUNTEER_TEAMS = (
    ("清溪苑", "清溪苑护绿志愿服务队"),
    ("石灵新居一期", "新居巧手志愿服务队"),
    ("石灵新居二期", "花漾坝坝志愿服务队"),
    ("青台苑", "青台夜巡志愿服务队"),
    ("千弓苑", "千弓平安志愿服务队"),
    ("友谊苑", "友谊点灯志愿服务队"),
    ("东苑小区", "东苑乐跑志愿服务队"),
    ("翠映名庭", "翠映小园丁志愿服务队"),
    ("灵龙雅居", "灵龙充电桩守护志愿服务队"),
    ("锦桐花园", "锦桐助老志愿服务队"),
    ("江华庭院", "江华调解志愿服务队"),
)
_MICRO_GRID_TEAMS = ("石灵第一微网格队", "石灵第二微网格队", "石灵第三微网格队", "石灵第四微网格队")
GROUPS = (
    *(("courtyard_committee", estate, f"{estate}院委会") for estate in _COURTYARD_COMMITTEES),
    *(("volunteer_team", estate, team) for estate, team in _VOLUNTEER_TEAMS),
    *(("micro_grid_team", "", team) for team in _MICRO_GRID_TEAMS),
)
"""What is founded on the way: kind, estate ("" for the community), name."""

CAST = (
    ("social_worker", "shegong", "陈安禾"),
    ("social_work_supervisor", "dudao", "苏明远"),
    ("community_officer", "shequ", "周文清"),
    ("party_committee", "dangwei", "罗国梁"),
    ("supervisor", "jianwei", "何素芬"),
    ("auditor", "shenji", "袁立诚"),
    ("council_member", "yishi", "曾德才"),
    ("grid_worker", "wangge", "杨建平"),
    ("micro_grid_worker", "weiwangge", "唐春梅"),
    ("grid_party_secretary", "zhishu", "胡光明"),
    ("team_leader", "duizhang", "谢玉兰"),
    ("volunteer", "zhiyuan", "彭小雪"),
    ("self_organisation", "zizuzhi", "邓海波"),
    ("property_manager", "wuye", "冯志强"),
)
"""Capacity, account, invented name."""
