"""Editions of playbooks: those that ship, and a community's own."""

from __future__ import annotations

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Edition
from linli.civic.process.queries.vocabulary import installed_vocabulary, shipped_editions
from linli.kernel import canonical
from linli.kernel.playbook.yaml import from_yaml, to_yaml
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit


@transaction.atomic
def ship_editions() -> list[Edition]:
    """Put the editions that ship with the platform into the database, each once; part of setting up, done by nobody."""
    return [
        Edition.objects.get_or_create(
            code=playbook.code,
            edition=playbook.edition,
            defaults={
                "text": (text := to_yaml(playbook)),
                "digest": canonical.digest(text),
                "published_at": clock.now(),
            },
        )[0]
        for playbook in shipped_editions()
    ]


@transaction.atomic
def publish_edition(*, by, place: Place, text: str) -> Edition:
    """Publish a community's own edition, written in YAML.

    Raises `linli.kernel.playbook.yaml.Faults`, which tells every fault with its line, and Refusal where the edition's
    name is taken: published editions never change.
    """
    permit(by, "process.publish_edition", place)
    playbook = from_yaml(text, installed_vocabulary())
    taken = Edition.objects.filter(code=playbook.code, edition=playbook.edition).exists()
    refuse_if(
        say(
            "There is an edition “%(edition)s” of this method already. Give yours another name.",
            edition=playbook.edition,
        )
        if taken
        else None,
        "text",
    )
    edition = Edition.objects.create(
        code=playbook.code,
        edition=playbook.edition,
        place=place,
        text=text,
        digest=canonical.digest(text),
        published_at=clock.now(),
    )
    record(
        by,
        "process.publish_edition",
        edition,
        place=place,
        tells=say(
            "Edition “%(edition)s” of “%(method)s” was published",
            edition=edition.edition,
            method=Sentence(playbook.title),
        ),
        content={"digest": edition.digest},
    )
    return edition
