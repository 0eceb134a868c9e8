"""What the stages of the methods leave behind."""

from linli.kernel.playbook import Evidence
from linli.kernel.sentence import mark as _

CALL = "call"
ESTATE_LIST = "estate_list"
VISIT_SHEET = "visit_sheet"
SURVEY = "survey"
TOTALS = "totals"
TOPIC_LIST = "topic_list"
MEETING_NOTICE = "meeting_notice"
ATTENDANCE = "attendance"
MINUTES = "minutes"
RESOLUTIONS = "resolutions"
NOTICE = "notice"
OBJECTIONS = "objections"
AWARD = "award"
MILESTONES = "milestones"
PHOTOS = "photos"
VOUCHERS = "vouchers"
ACCEPTANCE = "acceptance"
RATINGS = "ratings"
UPKEEP_AGREEMENT = "upkeep_agreement"
LESSONS = "lessons"
CONTEST_RULES = "contest_rules"
MATCH_RULE = "match_rule"
ENTRIES = "entries"
PLEDGE_LIST = "pledge_list"
RECEIPTS = "receipts"
MATCH_DOSSIER = "match_dossier"
AGREEMENT = "agreement"
PROFILES = "profiles"
CLASS_LIST = "class_list"
PLANS = "plans"
TOPICS = "topics"
PROPOSALS = "proposals"
COSIGNERS = "cosigners"
NOMINATIONS = "nominations"
RUBRIC = "rubric"
SCORE_SHEETS = "score_sheets"
BALLOT_FILE = "ballot_file"
ALLOCATION = "allocation"

EVIDENCE = (
    Evidence(CALL, _("Call to the residents")),
    Evidence(ESTATE_LIST, _("List of estates")),
    Evidence(VISIT_SHEET, _("Visit sheet")),
    Evidence(SURVEY, _("Survey forms")),
    Evidence(TOTALS, _("Totals of the survey")),
    Evidence(TOPIC_LIST, _("Topic list")),
    Evidence(MEETING_NOTICE, _("Notice of the meeting")),
    Evidence(ATTENDANCE, _("Attendance sheet")),
    Evidence(MINUTES, _("Minutes")),
    Evidence(RESOLUTIONS, _("Resolutions")),
    Evidence(NOTICE, _("Public notice")),
    Evidence(OBJECTIONS, _("Objections with their answers")),
    Evidence(AWARD, _("Award decision")),
    Evidence(MILESTONES, _("Milestones")),
    Evidence(PHOTOS, _("Photos before and after")),
    Evidence(VOUCHERS, _("Vouchers")),
    Evidence(ACCEPTANCE, _("Acceptance sheet")),
    Evidence(RATINGS, _("Ratings")),
    Evidence(UPKEEP_AGREEMENT, _("Upkeep agreement")),
    Evidence(LESSONS, _("Lessons")),
    Evidence(CONTEST_RULES, _("Rules of the contest")),
    Evidence(MATCH_RULE, _("Match rule")),
    Evidence(ENTRIES, _("Entries")),
    Evidence(PLEDGE_LIST, _("Pledge list")),
    Evidence(RECEIPTS, _("Receipts")),
    Evidence(MATCH_DOSSIER, _("Match dossier")),
    Evidence(AGREEMENT, _("Agreement")),
    Evidence(PROFILES, _("Profiles of the estates")),
    Evidence(CLASS_LIST, _("Class list with reasons")),
    Evidence(PLANS, _("Plans of the estates")),
    Evidence(TOPICS, _("Topics with their answers")),
    Evidence(PROPOSALS, _("Proposals")),
    Evidence(COSIGNERS, _("Co-signing households")),
    Evidence(NOMINATIONS, _("Estates that entered")),
    Evidence(RUBRIC, _("Rubric")),
    Evidence(SCORE_SHEETS, _("Score sheets")),
    Evidence(BALLOT_FILE, _("Ballot file")),
    Evidence(ALLOCATION, _("Dossier of the result")),
)
