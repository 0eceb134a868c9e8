import pytest

from linli.civic.mandates.models import Mandate

ENGLISH = {"accept-language": "en"}


def test_mandates_are_public_with_masked_names(client, cast, community):
    page = client.get(f"/mandates/at/{community.code}/", headers=ENGLISH).content.decode()

    assert "supervisory-committee member" in page
    assert "甲**" in page
    assert cast.supervisor.person.name not in page
    assert "End it" not in page


def test_who_gives_mandates_sees_names_and_what_they_may_end(signed_in, cast, community):
    page = (
        signed_in(cast.community_officer)
        .get(f"/mandates/at/{community.code}/", headers=ENGLISH)
        .content.decode()
    )

    assert cast.volunteer.person.name in page
    assert f"/mandates/{cast.volunteer.mandates[0].pk}/end/" in page
    assert f"/mandates/{cast.supervisor.mandates[0].pk}/end/" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries(client, cast, community, count, django_assert_num_queries):
    kept = list(Mandate.objects.filter(place=community).values_list("pk", flat=True)[:count])
    Mandate.objects.exclude(pk__in=kept).delete()

    with django_assert_num_queries(3):
        page = client.get(f"/mandates/at/{community.code}/").content.decode()
    assert page.count("<tr>") == 1 + count


def test_mandate_is_given_from_a_form_and_ended(signed_in, cast, community):
    site = signed_in(cast.street_officer)
    said = {"name": "赵六", "phone": "13700000000", "capacity": "supervisor"}
    assert site.post(f"/mandates/at/{community.code}/give/", said).status_code == 302
    mandate = Mandate.objects.get(person__name="赵六")

    assert site.post(f"/mandates/{mandate.pk}/end/", {"reason": "a mistake"}).status_code == 302
    mandate.refresh_from_db()
    assert mandate.ends_on


def test_form_offers_only_what_one_may_give(signed_in, cast, community):
    page = signed_in(cast.community_officer).get(f"/mandates/at/{community.code}/give/").content.decode()

    assert 'value="volunteer"' in page
    assert 'value="supervisor"' not in page


def test_refusal_is_shown_at_its_field_with_the_input_kept(signed_in, cast, community):
    person = cast.social_worker.person
    said = {"name": person.name, "phone": person.phone, "capacity": "supervisor"}

    page = signed_in(cast.street_officer).post(f"/mandates/at/{community.code}/give/", said, headers=ENGLISH)

    assert page.status_code == 422
    assert "Nobody is that and supervisory-committee member at once" in page.content.decode()
    assert person.phone in page.content.decode()


def test_others_are_told_who_gives_mandates(client, cast, community):
    page = client.get(f"/mandates/at/{community.code}/give/", headers=ENGLISH).content.decode()

    assert "Mandates are given by the community" in page


def test_unknown_mandate_is_not_found(client, db):
    assert client.get("/mandates/9999/end/").status_code == 404
