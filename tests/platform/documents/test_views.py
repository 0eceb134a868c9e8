import json
from contextlib import closing

import pytest

from linli.platform.documents.actions import keep_file, keep_photo, seal_dossier

RULE = {"name": "Match by ratio", "version": "2", "source": "成委办"}


@pytest.fixture
def photo(cast, community, picture, upload):
    return keep_photo(by=cast.resident, upload=upload(picture()), place=community)


@pytest.fixture
def voucher(cast, community, upload):
    return keep_file(by=cast.social_worker, upload=upload(b"%PDF-1.7", "凭证.pdf"), place=community)


@pytest.fixture
def dossier(community):
    inputs = {"pledges": [1, 2, 3, 4], "ratio": "2/1", "note": "x" * 300}
    return seal_dossier(kind="matching.match", rule=RULE, inputs=inputs, outcome={"fen": 20}, place=community)


def test_public_photo_may_be_kept_for_ever(client, photo):
    answer = client.get(photo.url)

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(answer)[:3] == b"\xff\xd8\xff"


def test_thumbnail_is_served(client, photo):
    assert b"".join(client.get(photo.thumbnail_url))[:3] == b"\xff\xd8\xff"


def test_file_is_downloaded_by_those_who_work_on_it(signed_in, cast, voucher):
    answer = signed_in(cast.auditor).get(voucher.url)

    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%87%AD%E8%AF%81.pdf")
    assert answer["Cache-Control"] == "private, no-store"
    assert b"".join(answer) == b"%PDF-1.7"


@pytest.mark.parametrize("who", ["nobody", "neighbour", "household", "volunteer"])
def test_file_is_refused_to_others_in_a_sentence(signed_in, cast, voucher, who):
    answer = signed_in(getattr(cast, who)).get(voucher.url, headers={"accept-language": "en"})

    assert answer.status_code == 403
    assert "Only who added this file" in answer.content.decode()


def test_file_added_publicly_elsewhere_is_open(client, cast, community, voucher, upload):
    keep_file(by=cast.resident, upload=upload(b"%PDF-1.7"), place=community, public=True)

    with closing(client.get(voucher.url)) as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize("where", ["attachments", "thumbnails", "dossiers"])
def test_unknown_digest_is_not_found(client, db, where):
    assert client.get(f"/documents/{where}/{'0' * 64}/").status_code == 404


def test_thumbnail_of_a_file_is_not_found(signed_in, cast, voucher):
    assert signed_in(cast.auditor).get(voucher.thumbnail_url).status_code == 404


def test_dossier_is_taken_away_as_it_was_sealed(client, dossier):
    answer = client.get(dossier.url)

    assert answer.content.decode() == dossier.text
    assert json.loads(answer.content)["digest"] == dossier.digest
    assert 'filename="matching.match-' in answer["Content-Disposition"]
    assert "immutable" in answer["Cache-Control"]


def test_page_of_a_dossier_tells_rule_inputs_and_how_to_recount(client, dossier):
    page = client.get(dossier.page_url, headers={"accept-language": "en"}).content.decode()

    for told in (
        "Match by ratio",
        "成委办",
        "4 entries",
        "2/1",
        "linli recount matching.match-",
        dossier.digest,
    ):
        assert told in page


def test_pages_take_a_constant_number_of_queries(client, photo, dossier, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(client.get(photo.url))
    with django_assert_num_queries(1):
        client.get(dossier.url)
