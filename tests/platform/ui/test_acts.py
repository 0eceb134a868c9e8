"""The shape of an act: refusal, success, and the second submit."""

from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import translation

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.ui.forms import YuanField
from linli.platform.ui.views import ActionView
from linli.platform.ui.views.acts import once_of


class PledgeForm(forms.Form):
    amount = YuanField(label="Amount")
    note = forms.CharField(label="Note", required=False)


class PledgeView(ActionView):
    form_class = PledgeForm
    title = say("Pledge")
    success_url = "/run/7/"
    acts: list

    def act(self, form):
        if form.cleaned_data["amount"] > 100_000:
            raise Refusal(say("Too much."), field="amount")
        if form.cleaned_data["amount"] == 0:
            raise Refusal(say("The stage is closed."), field="nowhere")
        self.acts.append((self.by, form.once, form.cleaned_data["amount"]))


@pytest.fixture(autouse=True)
def english():
    cache.clear()
    with translation.override("en"):
        yield


@pytest.fixture
def acts():
    return []


@pytest.fixture
def ask(acts):
    def answer(data=None, htmx=False, **view):
        request = (
            RequestFactory().post("/pledge/", data) if data is not None else RequestFactory().get("/pledge/")
        )
        request.user, request.actor, request.htmx = AnonymousUser(), "actor", htmx
        request._messages = CookieStorage(request)
        response = type("View", (PledgeView,), {"acts": acts, **view}).as_view()(request)
        response.told = [(message.message, message.extra_tags) for message in request._messages]
        return response.render() if hasattr(response, "render") else response

    return answer


def test_form_is_shown_with_a_token(ask):
    page = ask()

    assert page.status_code == 200
    assert UUID(page.context_data["once"])
    assert 'name="csrfmiddlewaretoken"' in page.content.decode()


def test_act_succeeds_and_leads_on(ask, acts):
    page = ask({"amount": "50", "once": str(uuid4())})

    assert (page.status_code, page["Location"]) == (302, "/run/7/")
    assert acts[0][0] == "actor" and acts[0][2] == 5000
    assert page.told == [("Done.", "sent:view:/pledge/")]


def test_refusal_stands_at_its_field_and_keeps_the_input(ask, acts):
    page = ask({"amount": "5000", "note": "for the shed", "once": str(uuid4())})

    html = page.content.decode()
    assert page.status_code == 422
    assert page.context_data["form"].errors == {"amount": ["Too much."]}
    assert 'value="5000"' in html and "for the shed" in html
    assert not acts


def test_refusal_of_no_field_stands_at_the_top(ask):
    page = ask({"amount": "0", "once": str(uuid4())})

    assert page.context_data["form"].non_field_errors() == ["The stage is closed."]


def test_faulty_input_is_told_and_nothing_done(ask, acts):
    assert ask({"amount": "much", "once": str(uuid4())}).status_code == 422
    assert not acts


def test_second_submit_does_nothing_twice(ask, acts):
    data = {"amount": "50", "once": str(uuid4())}

    first, second = ask(data), ask(data)

    assert first["Location"] == second["Location"]
    assert len(acts) == 1
    assert "nothing was done twice" in second.told[0][0]


def test_changed_input_of_the_same_page_is_another_act(ask, acts):
    once = str(uuid4())

    ask({"amount": "50", "once": once})
    ask({"amount": "60", "once": once})

    assert [fen for _by, _once, fen in acts] == [5000, 6000]
    assert acts[0][1] != acts[1][1]


def test_refused_act_can_be_sent_again(ask, acts):
    once = str(uuid4())

    assert ask({"amount": "5000", "once": once}).context_data["once"] == once
    assert ask({"amount": "50", "once": once}).status_code == 302


def test_htmx_is_led_on_by_its_header(ask):
    page = ask({"amount": "50"}, htmx=True)

    assert page["HX-Redirect"] == "/run/7/"


def test_act_that_is_not_possible_shows_why_and_no_form(ask):
    page = ask(may=lambda self: Verdict(False, say("The stage is closed.")))

    html = page.content.decode()
    assert "The stage is closed." in html
    assert "<form" not in html


def test_once_is_the_same_for_the_same_input_only():
    make, token = RequestFactory(), str(uuid4())

    def sent(**data):
        return once_of(make.post("/", {"once": token, **data}))

    assert sent(a="1") == sent(a="1") == sent(a="1", csrfmiddlewaretoken="x")
    assert sent(a="1") != sent(a="2")
    assert sent(a=SimpleUploadedFile("a.jpg", b"1")) != sent(a=SimpleUploadedFile("b.jpg", b"1"))
    assert once_of(make.post("/", {"once": "no token"})) != once_of(make.post("/", {"once": "no token"}))


def test_once_of_two_households_at_one_device_are_two():
    token, seen = str(uuid4()), []
    for name in ("household:1", "household:2", "household:1"):
        request = RequestFactory().post("/", {"once": token, "choice": "for"})
        request.actor = SimpleNamespace(name_for_journal=name)
        seen.append(once_of(request))

    assert seen[0] == seen[2] != seen[1]
