"""What is invented for Caotang Road community (草堂路社区): fifteen estates, and what each proposes in five categories."""

from __future__ import annotations

from linli.demonstration.shiling import COMMODITY, WITHOUT, Estate, Plan
from linli.practices.proposals.rules.categories import FIVE

STREET, COMMUNITY = "510105007", "510105007004"
STREET_OFFICER = ("street_officer", "jiedao3", "骆文彬")
BUDGET_YUAN = 395_000


SAFETY, SPACE, ENVIRONMENT, SERVICES, HELP = FIVE

PLANS = {
    "patrol": Plan(
        "夜巡队和消防角",
        "老院子消防通道常被占，晚上没人看。",
        "设消防角和微型消防柜，组织夜巡队，每晚两人一组。",
        (("消防柜与器材", 60), ("标识", 15), ("培训演练", 25)),
        "夜巡队排班，器材每月点检一次。",
    ),
    "charge": Plan(
        "飞线充电清零",
        "电瓶车飞线充电，险情出过两次。",
        "集中充电棚，烟感报警，楼栋长劝导。",
        (("充电设备", 55), ("棚与线路", 35), ("宣传", 10)),
        "充电收入付电费，余款进维护账。",
    ),
    "stairs": Plan(
        "楼道扶手和夜灯",
        "老人上下楼没有扶手，夜里看不清台阶。",
        "装扶手和感应灯，台阶贴防滑条。",
        (("扶手", 55), ("感应灯", 30), ("防滑条", 15)),
        "楼栋长报修，志愿队换灯。",
    ),
    "hall": Plan(
        "草堂邻里议事角",
        "开会只能站在院坝，雨天开不成。",
        "闲置值班室改议事角，桌椅、公示墙、工具借用柜。",
        (("修缮", 50), ("桌椅", 25), ("公示墙与借用柜", 25)),
        "钥匙两人保管，使用登记公开。",
    ),
    "wall": Plan(
        "诗词围墙和口袋座椅",
        "围墙斑驳，路过的老人没地方歇脚。",
        "居民一起画诗词围墙，沿墙设口袋座椅。",
        (("墙面", 45), ("座椅", 40), ("颜料与工具", 15)),
        "院委会每季度补色一次。",
    ),
    "play": Plan(
        "孩子们的屋檐下",
        "孩子放学没有玩的地方。",
        "单元之间的空地铺软垫，装矮墙画板和小书架。",
        (("地面", 50), ("画板书架", 35), ("安全护角", 15)),
        "家长轮值，每周清洁一次。",
    ),
    "garden": Plan(
        "共享菜园和雨水桶",
        "绿地荒着，私种菜引起争吵。",
        "划成二十块共享菜畦，雨水桶浇灌，公约上墙。",
        (("整地", 35), ("菜畦与雨水桶", 50), ("公约牌", 15)),
        "菜友会抽签认领，每年换一次。",
    ),
    "compost": Plan(
        "厨余变花肥",
        "垃圾房夏天有异味。",
        "三只堆肥箱，培训二十名堆肥能手，花肥送各楼栋。",
        (("堆肥箱", 50), ("培训", 30), ("工具", 20)),
        "环保队每天翻堆，做记录。",
    ),
    "bins": Plan(
        "分类亭换新",
        "分类亭破旧，投放时段没人指导。",
        "换带洗手池的分类亭，早晚有人指导。",
        (("分类亭", 70), ("水电", 20), ("标识", 10)),
        "物业保洁和志愿者各管一班。",
    ),
    "repair": Plan(
        "邻里修补日",
        "小家电坏了没处修，老人拎不动。",
        "每月两次修补日，上门收取，备齐工具台。",
        (("工具台", 50), ("配件", 30), ("补贴", 20)),
        "师傅登记在册，配件台账公开。",
    ),
    "meals": Plan(
        "老人午餐搭把手",
        "独居老人中午吃饭难。",
        "设取餐点和保温柜，邻居轮流送到门口。",
        (("保温柜", 45), ("取餐点布置", 30), ("卫生用品", 25)),
        "取餐点由互助队管理，账目每月公布。",
    ),
    "desk": Plan(
        "一站式便民小站",
        "打印、量血压、寄快递要跑两条街。",
        "门卫室隔出便民小站，备打印机、血压计、快递架。",
        (("设备", 55), ("隔断", 30), ("耗材", 15)),
        "值班志愿者登记使用，耗材公示。",
    ),
    "class": Plan(
        "家门口的手机课",
        "老人不会用手机挂号缴费。",
        "十二次手机课，编一本大字手册。",
        (("课程", 50), ("手册", 30), ("投影", 20)),
        "学会的人教下一批。",
    ),
    "care": Plan(
        "楼栋互助基金箱",
        "邻居突发困难，一时凑不齐急用钱。",
        "设互助箱和规则，三人管账，每月公布。",
        (("公示屏", 50), ("箱与账册", 20), ("培训", 30)),
        "管账三人每年改选。",
    ),
    "music": Plan(
        "屋顶音响",
        "想在屋顶放音乐。",
        "屋顶装音响和彩灯。",
        (("音响", 60), ("彩灯", 40)),
        "由提议人保管。",
    ),
}

CATEGORY = {
    **dict.fromkeys(("patrol", "charge", "stairs"), SAFETY),
    **dict.fromkeys(("hall", "wall", "play", "music"), SPACE),
    **dict.fromkeys(("garden", "compost", "bins"), ENVIRONMENT),
    **dict.fromkeys(("repair", "meals", "desk", "class"), SERVICES),
    **dict.fromkeys(("care",), HELP),
}

ESTATES = (
    Estate("浣花北院", WITHOUT, 168, "patrol"),
    Estate("草堂东院", WITHOUT, 152, "charge"),
    Estate("青华坊", COMMODITY, 236, "stairs"),
    Estate("杜甫苑", COMMODITY, 214, "hall"),
    Estate("诗圣里", WITHOUT, 132, "wall"),
    Estate("芳邻路六号院", WITHOUT, 148, "play"),
    Estate("锦里西苑", COMMODITY, 248, "garden"),
    Estate("送仙桥小区", COMMODITY, 196, "compost"),
    Estate("百花潭院", WITHOUT, 158, "bins"),
    Estate("文博苑", COMMODITY, 186, "repair"),
    Estate("望江楼巷院", WITHOUT, 142, "meals"),
    Estate("浣溪花园", COMMODITY, 204, "desk"),
    Estate("草堂新居", COMMODITY, 116, "care"),
    Estate("西郊村小院", WITHOUT, 64, "class"),
    Estate("碧水湾", COMMODITY, 96, "music"),
)
"""The first thirteen carry out a proposal; 2,300 households live in them."""
YUAN = {
    "patrol": 26_000, "charge": 38_000, "stairs": 32_000, "hall": 41_000, "wall": 24_000, "play": 29_000,
    "garden": 33_000, "compost": 22_000, "bins": 36_000, "repair": 21_000, "meals": 34_000, "desk": 28_000,
    "care": 19_000, "class": 18_000, "music": 90_000,
}  # fmt: skip
"""What each proposal asks for."""

GROUPS = {
    "patrol": "夜巡队", "charge": "充电劝导队", "stairs": "助老队", "hall": "议事会客厅", "wall": "诗墙小组", "play": "亲子互助组",
    "garden": "菜友会", "compost": "堆肥小组", "bins": "分类先锋队", "repair": "修补匠小组", "meals": "送餐互助队", "desk": "便民小站队",
    "care": "互助箱管账组", "class": "手机课堂", "music": "音乐爱好者",
}  # fmt: skip
"""The self-organisation of each estate, named after what it proposes."""
CALL = "提案大赛开始了：自组织和居民团队都可以提案，五个类别，每件至少二十户联名。规则事先公布，谁都能重新算一遍。"

CAST = (
    ("social_worker", "shegong3", "柳清和"),
    ("community_officer", "shequ3", "向文静"),
    ("party_committee", "dangwei3", "彭守正"),
    ("supervisor", "jianwei3", "温玉洁"),
    ("council_member", "yishi3", "任德厚"),
    ("grid_worker", "wangge3", "岳长林"),
    ("micro_grid_worker", "weiwangge3", "卢小满"),
    ("team_leader", "duizhang3", "薛晓棠"),
    ("self_organisation", "zizuzhi3", "童乐天"),
)
