"""The verbs of needs."""

from linli.practices.needs.actions.appraising import appraise_group, check_fund_lists
from linli.practices.needs.actions.building import (
    add_question,
    close_survey,
    draft_survey,
    edit_question,
    edit_survey,
    move_question,
    open_survey,
    remove_question,
)
from linli.practices.needs.actions.complaints import ComplaintRow, import_complaints
from linli.practices.needs.actions.fund import add_fund_item, retire_fund_item, ship_fund_list
from linli.practices.needs.actions.groups import (
    answer_needs,
    confirm_groups,
    dissolve_group,
    group_needs,
    merge_groups,
    propose_groups,
    rename_group,
    take_out,
)
from linli.practices.needs.actions.reports import report_need
from linli.practices.needs.actions.sending import SheetForm, enter_paper_form, fill_in_form, import_forms
from linli.practices.needs.actions.visits import VisitRow, record_visit, record_visits

__all__ = [
    "ComplaintRow",
    "SheetForm",
    "VisitRow",
    "add_fund_item",
    "add_question",
    "answer_needs",
    "appraise_group",
    "check_fund_lists",
    "close_survey",
    "confirm_groups",
    "dissolve_group",
    "draft_survey",
    "edit_question",
    "edit_survey",
    "enter_paper_form",
    "fill_in_form",
    "group_needs",
    "import_complaints",
    "import_forms",
    "merge_groups",
    "move_question",
    "open_survey",
    "propose_groups",
    "record_visit",
    "record_visits",
    "remove_question",
    "rename_group",
    "report_need",
    "retire_fund_item",
    "ship_fund_list",
    "take_out",
]
