"""The columns of the sheets of households."""

from linli.kernel.sentence import mark as _
from linli.platform.sheets import Column

HOUSEHOLDS = (
    Column(
        "building",
        _("Building"),
        required=False,
        help=_("Such as 3 or 3栋."),
        also=("栋", "栋号", "幢", "楼栋号"),
    ),
    Column(
        "unit",
        _("Unit"),
        required=False,
        help=_("Such as 1 or 1单元; empty where there is none."),
        also=("单元号",),
    ),
    Column("room", _("Room"), help=_("Such as 502."), also=("房号", "户号", "室", "门牌号")),
    Column(
        "name",
        _("Head of household"),
        required=False,
        help=_("Only where the work needs it."),
        also=("姓名",),
    ),
    Column(
        "phone",
        _("Phone"),
        required=False,
        help=_("Only where the work needs it."),
        also=("电话", "联系电话"),
    ),
)
"""Of one estate."""

HOUSEHOLDS_OF_COMMUNITY = (
    Column("estate", _("Estate"), help=_("As it is called here."), also=("小区名称", "院落")),
    *HOUSEHOLDS,
)
"""Of all estates of a community."""
