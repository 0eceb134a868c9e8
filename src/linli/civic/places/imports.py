"""The columns of the sheet of estates."""

from linli.civic.places.enums import EstateKind
from linli.kernel.sentence import mark as _
from linli.platform.sheets import Column, choice, whole

ESTATES = (
    Column("name", _("Estate"), help=_("As neighbours call it."), also=("小区", "小区名称", "院落", "name")),
    Column(
        "kind",
        _("Kind"),
        choice(EstateKind.choices),
        help=_("One of the three kinds."),
        also=("小区类型", "kind"),
    ),
    Column(
        "households",
        _("Households"),
        whole,
        required=False,
        help=_("The declared number."),
        also=("总户数", "户"),
    ),
)
