"""Building a survey: while it is a draft, and never after."""

from __future__ import annotations

import pytest

from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.needs import actions, queries
from linli.practices.needs.models import Survey
from linli.practices.needs.rules.questions import ChoiceDraft, QuestionDraft

NEW = QuestionDraft("single", "几口人？", choices=(ChoiceDraft("一"), ChoiceDraft("两口以上")))


def texts(survey):
    return [question.text for question in queries.questions_of(survey)]


def test_survey_is_drafted_with_its_questions_in_one_entry(draft):
    assert len(texts(draft)) == 6
    assert Entry.objects.filter(verb="needs.build_survey").count() == 1


def test_survey_without_a_title_is_refused(cast, run_at):
    with pytest.raises(Refusal) as refused:
        actions.draft_survey(by=cast.social_worker, run=run_at("collect"), title=" ")

    assert refused.value.field == "title"


def test_survey_gets_another_title(cast, draft):
    assert actions.edit_survey(by=cast.social_worker, survey=draft, title="新").title == "新"


def test_question_is_added_edited_moved_and_removed(cast, draft):
    by = cast.social_worker
    added = actions.add_question(by=by, survey=draft, draft=NEW)
    assert texts(draft)[-1] == "几口人？"
    actions.move_question(by=by, question=added, steps=-9)
    assert texts(draft)[0] == "几口人？"
    actions.edit_question(by=by, question=added, draft=QuestionDraft("text", "说说", gives_needs=True))
    assert texts(draft)[0] == "说说"
    assert not added.choices.exists()
    actions.remove_question(by=by, question=added)
    assert texts(draft)[0] == "您住得怎么样？"


def test_question_with_one_choice_is_refused_at_its_field(cast, draft):
    with pytest.raises(Refusal) as refused:
        actions.add_question(by=cast.social_worker, survey=draft, draft=QuestionDraft("single", "？"))

    assert refused.value.field == "choices"


@pytest.mark.parametrize(
    "act", ["edit_survey", "add_question", "edit_question", "move_question", "remove_question", "open_survey"]
)
def test_open_survey_is_built_no_more(cast, survey, act):
    question = survey.questions.first()
    given = {
        "edit_survey": {"survey": survey, "title": "新"},
        "add_question": {"survey": survey, "draft": NEW},
        "edit_question": {"question": question, "draft": NEW},
        "move_question": {"question": question, "steps": 1},
        "remove_question": {"question": question},
        "open_survey": {"survey": survey},
    }

    with pytest.raises(Refusal, match="can't change any more"):
        getattr(actions, act)(by=cast.social_worker, **given[act])


def test_survey_without_questions_is_not_opened(cast, run_at):
    survey = actions.draft_survey(by=cast.social_worker, run=run_at("collect"), title="空")

    with pytest.raises(Refusal, match="at least one question"):
        actions.open_survey(by=cast.social_worker, survey=survey)


def test_second_survey_waits_until_the_first_is_closed(cast, survey):
    other = actions.draft_survey(by=cast.social_worker, run=survey.run, title="二", questions=(NEW,))

    with pytest.raises(Refusal, match="Another survey of this run is open"):
        actions.open_survey(by=cast.social_worker, survey=other)


def test_close_tells_how_many_forms_came(cast, survey):
    actions.close_survey(by=cast.social_worker, survey=survey)

    assert Survey.objects.get().state == "closed"
    assert Entry.objects.get(verb="needs.close_survey").tells["values"]["forms"] == 0
    with pytest.raises(Refusal, match="not open"):
        actions.close_survey(by=cast.social_worker, survey=survey)
