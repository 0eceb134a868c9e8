"""Addresses of process. Each verb that a playbook names has a page `process:<verb>` for a run."""

from django.urls import path

from linli.civic.process.views import editions, halts, notices, runs

app_name = "process"

urlpatterns = [
    path("places/<slug:place>/open/", runs.ChooseMethodView.as_view(), name="choose_method"),
    path("places/<slug:place>/open/<int:edition>/", runs.OpenRunView.as_view(), name="open"),
    path("places/<slug:place>/editions/", editions.PublishEditionView.as_view(), name="publish_edition"),
    path("places/<slug:place>/notices/", notices.NoticesView.as_view(), name="notices"),
    path("editions/<int:edition>.yaml", editions.edition_text, name="edition_text"),
    path("runs/<int:run>/open/", runs.OpenInnerRunView.as_view(), name="open_run"),
    path("runs/<int:run>/estates/", runs.NameEstatesView.as_view(), name="name_estates"),
    path("runs/<int:run>/poster/", runs.PosterView.as_view(), name="print_poster"),
    path("runs/<int:run>/close/", runs.CloseStageView.as_view(), name="close_stage"),
    path("runs/<int:run>/back/", runs.SendBackView.as_view(), name="send_back"),
    path("runs/<int:run>/override/", runs.OverrideGateView.as_view(), name="override_gate"),
    path("runs/<int:run>/halt/", halts.HaltStageView.as_view(), name="halt_stage"),
    path("runs/<int:run>/lift/", halts.LiftHaltView.as_view(), name="lift_halt"),
    path("runs/<int:run>/stop/", runs.StopRunView.as_view(), name="stop_run"),
    path("runs/<int:run>/notice/", notices.PublishNoticeView.as_view(), name="publish_notice"),
    path("runs/<int:run>/object/", notices.ObjectToRunView.as_view(), name="raise_objection"),
    path("runs/<int:run>/objections/", notices.OpenObjectionsView.as_view(), name="answer_objection"),
    path("runs/<int:run>/objections/decide/", notices.OpenObjectionsView.as_view(), name="decide_objection"),
    path("notices/<int:notice>/", notices.NoticeView.as_view(), name="notice"),
    path("notices/<int:notice>/print/", notices.NoticePrintView.as_view(), name="notice_print"),
    path("notices/<int:notice>/withdraw/", notices.WithdrawNoticeView.as_view(), name="withdraw_notice"),
    path("notices/<int:notice>/object/", notices.ObjectView.as_view(), name="object_to_notice"),
    path("objections/<int:objection>/", notices.ObjectionView.as_view(), name="objection"),
    path("objections/<int:objection>/answer/", notices.AnswerView.as_view(), name="answer"),
    path("objections/<int:objection>/decide/", notices.DecideView.as_view(), name="decide"),
]
