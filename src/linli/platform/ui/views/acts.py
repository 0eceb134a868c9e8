"""One act, one form: a refusal becomes an error at its field with all input kept; a second submit does nothing twice."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.generic import FormView
from django_htmx.http import HttpResponseClientRedirect

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.documents.store import full_disk_refused
from linli.platform.ui.blocks import Words
from linli.platform.ui.forms import ConfirmForm
from linli.platform.ui.words import told

ONCE_SECONDS = 24 * 3600


class ByMixin:
    """Gives a view `self.by`, the actor of the request."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.by = getattr(request, "actor", None)


class ActionView(ByMixin, FormView):
    """Shows a form and does one act with it.

    Write `act(form)`, which calls the action with `by=self.by` and, where a second submit could do it twice,
    `client_id=form.once`; what it returns goes to `done_with` and `goes_to`. A Refusal it raises is shown with all
    input kept and status 422, at the field that it names or at the top. `may()` tells before the form is shown
    whether the act is possible at all (`allowed(self.by, "app.verb", subject)`).
    """

    template_name = "ui/action.html"
    form_class = ConfirmForm
    title: Words = ""
    lead: Words = ""
    button: Words = ""
    crumbs: Any = ""
    place_name: Words = ""
    back_url = ""
    done: Words = say("Done.")
    keeps_draft = True

    def act(self, form: Any) -> Any:
        """Do it; raise Refusal where it may not be done."""
        raise Refusal(say("Nothing can be done here."))

    def may(self) -> Verdict | None:
        """Whether the act is possible at all; None where that is only known when it is tried."""
        return None

    def done_with(self, result: Any) -> Words:
        """What is said after the act."""
        return self.done

    def goes_to(self, result: Any) -> str:
        """Where one goes after the act: to what it made, else to `success_url`, `back_url` or the same page."""
        if hasattr(result, "get_absolute_url"):
            return result.get_absolute_url()
        return str(self.success_url or self.back_url or self.request.path)

    @property
    def form_id(self) -> str:
        """The id of the form in the page, and of its draft on the device."""
        return type(self).__name__.lower()

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.once = once_of(self.request)
        return form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if url := cache.get(self._once_key(form)):
            return self._succeed(say("This had already been sent; nothing was done twice."), url)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with full_disk_refused():
                result = self.act(form)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, told(refusal.because))
            return self.form_invalid(form)
        url = self.goes_to(result)
        cache.set(self._once_key(form), url, ONCE_SECONDS)
        return self._succeed(self.done_with(result), url)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict:
        verdict = self.may()
        return super().get_context_data(
            title=self.title, lead=self.lead, button=self.button, crumbs=self.crumbs, back_url=self.back_url,
            place_name=self.place_name, form_id=self.form_id, keeps_draft=self.keeps_draft,
            refused=None if verdict is None or verdict.passed else verdict.because,
            once=self.request.POST.get("once") or str(uuid4()), **kwargs,
        )  # fmt: skip

    def _succeed(self, sentence: Words, url: str) -> HttpResponse:
        messages.success(self.request, told(sentence), extra_tags=f"sent:{self.form_id}:{self.request.path}")
        redirect = (
            HttpResponseClientRedirect if getattr(self.request, "htmx", False) else HttpResponseRedirect
        )
        return redirect(url)

    def _once_key(self, form: Any) -> str:
        return f"once:{self.request.path}:{form.once}"


def once_of(request: HttpRequest) -> UUID:
    """A client id for this act: the same page sent again with the same input has the same one.

    A changed input has another, and so has another actor: several households may share a device.
    """
    try:
        token = UUID(request.POST.get("once", ""))
    except ValueError:
        return uuid4()
    actor = getattr(getattr(request, "actor", None), "name_for_journal", "")
    digest = hashlib.sha256(actor.encode())
    for name, values in sorted(request.POST.lists()):
        if name != "csrfmiddlewaretoken":
            digest.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        digest.update(repr((name, [(file.name, file.size) for file in files])).encode())
    return uuid5(token, digest.hexdigest())
