"""Invented names. Any likeness to living people is chance."""

from __future__ import annotations

from random import Random

SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国志文玉梅春红云飞鹏辉玲斌宇浩欣怡雪松柏青山川江河海天成德仁义信诚安宁康乐福祥瑞林森"


def name(chance: Random) -> str:
    """A name of two or three characters."""
    given = "".join(chance.sample(GIVEN, chance.choice((1, 2, 2, 2))))
    return chance.choice(SURNAMES) + given
