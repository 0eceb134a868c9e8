"""A community's own edition: checked by the same grammar, its faults told by line, never changed."""

import pytest
from django.db import DatabaseError, transaction

from linli.civic.process.actions import publish_edition
from linli.civic.process.models import Edition
from linli.civic.process.queries import editions_for
from linli.kernel.playbook.yaml import Faults
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry


@pytest.fixture
def own(editions):
    """The eight steps as this community does them."""
    return (
        editions["eight-step"]
        .text.replace("edition: '2026.1'", "edition: shiling-1")
        .replace("edition: 2026.1", "edition: shiling-1")
    )


def test_own_edition_is_offered_where_it_belongs(own, cast, community):
    edition = publish_edition(by=cast.social_worker, place=community, text=own)
    assert edition in editions_for(community)
    assert edition not in editions_for(community.parent)
    entry = Entry.objects.get(verb="process.publish_edition")
    assert entry.community == community.code and entry.tells["values"]["edition"] == "shiling-1"


def test_name_that_is_taken_is_refused(editions, cast, community):
    with pytest.raises(Refusal, match="another name") as refused:
        publish_edition(by=cast.social_worker, place=community, text=editions["eight-step"].text)
    assert refused.value.field == "text"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("role: party_committee", "role: mayor", "role called mayor"),
        ("process.name_estates", "process.fly", "verb called process.fly"),
        ("kind: forms_from", "kind: dance", "gate called dance"),
    ],
)
def test_fault_is_told_with_its_line(own, cast, community, before, after, told):
    text = own.replace(before, after, 1)
    with pytest.raises(Faults) as faults:
        publish_edition(by=cast.social_worker, place=community, text=text)
    line, sentence = faults.value.faults[0]
    assert told in str(sentence)
    assert after in text.splitlines()[line - 1]
    assert not Edition.objects.filter(place=community).exists()


def test_page_tells_every_fault_and_keeps_the_text(own, cast, community, signed_in):
    client = signed_in(cast.social_worker)
    text = own.replace("role: party_committee", "role: mayor", 1).replace(
        "kind: forms_from", "kind: dance", 1
    )
    page = client.post(
        f"/process/places/{community.code}/editions/", {"text": text}, headers={"accept-language": "en"}
    )
    body = page.content.decode()
    assert page.status_code == 422
    assert "role called mayor" in body and "gate called dance" in body
    assert "role: mayor" in page.context["form"]["text"].value()


def test_file_is_read_and_its_text_kept_to_be_mended(own, cast, community, signed_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = signed_in(cast.social_worker)
    file = SimpleUploadedFile("own.yaml", ("\ufeff" + own.replace("lasts:", "lusts:", 1)).encode())
    page = client.post(f"/process/places/{community.code}/editions/", {"file": file})
    assert page.status_code == 422
    assert "lusts:" in page.context["form"]["text"].value()
    file = SimpleUploadedFile("own.yaml", ("\ufeff" + own).encode())
    page = client.post(f"/process/places/{community.code}/editions/", {"file": file})
    assert page.status_code == 302
    assert Edition.objects.get(place=community).edition == "shiling-1"


@pytest.mark.both_databases
def test_published_edition_never_changes(editions):
    one = Edition.objects.filter(pk=editions["eight-step"].pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        one.update(text="other")
    with pytest.raises(DatabaseError), transaction.atomic():
        one.delete()


def test_edition_is_offered_as_a_file(client, editions):
    page = client.get(f"/process/editions/{editions['eight-step'].pk}.yaml")
    assert page.headers["Content-Disposition"].endswith('eight-step-2026.1.yaml"')
    assert page.content.decode() == editions["eight-step"].text
