"""Gates on what the households need: reached, asked, sorted, appraised."""

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import mark as _
from linli.playbooks.gates.counting import none_left, share_in_each

households_reached = GateKind(
    "households_reached",
    _("Have at least %(share)s of the households of each estate been reached?"),
    ("needs.households_reached",),
    share_in_each(
        "needs.households_reached",
        arg="share",
        counted=_("%(part)d of %(whole)d households have been reached"),
        counted_at=_("%(place)s: %(part)d of %(whole)d households have been reached"),
    ),
    {"share": "share"},
    moved_by=("needs.record_visit",),
)

forms_from = GateKind(
    "forms_from",
    _("Have at least %(share)s of the households of each estate sent in a form?"),
    ("needs.forms_by_estate",),
    share_in_each(
        "needs.forms_by_estate",
        arg="share",
        counted=_("%(part)d of %(whole)d households have sent in a form"),
        counted_at=_("%(place)s: %(part)d of %(whole)d households have sent in a form"),
    ),
    {"share": "share"},
    moved_by=("needs.fill_in_form", "needs.enter_paper_form"),
)

each_need_sorted = GateKind(
    "each_need_sorted",
    _("Is each need in a group, or answered with a reason?"),
    ("needs.needs_ungrouped",),
    none_left(
        "needs.needs_ungrouped",
        left=_("Needs neither grouped nor answered: %(n)d"),
        done=_("Each need is grouped or answered"),
    ),
    moved_by=("needs.group_needs", "needs.answer_need"),
)

each_group_appraised = GateKind(
    "each_group_appraised",
    _("Has each group of needs been appraised?"),
    ("needs.groups_unappraised",),
    none_left(
        "needs.groups_unappraised",
        left=_("Groups not appraised yet: %(n)d"),
        done=_("Each group has been appraised"),
    ),
    moved_by=("needs.appraise_group",),
)

each_group_checked = GateKind(
    "each_group_checked",
    _("Has each group been held against the negative list?"),
    ("needs.groups_unchecked",),
    none_left(
        "needs.groups_unchecked",
        left=_("Groups not held against the negative list yet: %(n)d"),
        done=_("Each group has been held against the negative list"),
    ),
    moved_by=("needs.check_fund_lists",),
)

KINDS = (households_reached, forms_from, each_need_sorted, each_group_appraised, each_group_checked)
