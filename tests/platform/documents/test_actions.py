import errno
import io
import os

import pytest
from PIL import Image

from linli.kernel.dossier import read
from linli.kernel.verdict import Refusal
from linli.platform.documents import pictures, rules, store
from linli.platform.documents.actions import keep_file, keep_photo, seal_dossier
from linli.platform.documents.models import Attachment, StoredDossier

RULE = {"name": "Match", "version": "1", "source": "C1"}


def opened(attachment, variant=""):
    return Image.open(io.BytesIO(store.place_of(attachment.sha256, variant).read_bytes()))


def test_photo_is_encoded_anew_without_hidden_data(cast, community, picture, upload):
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Camera of Zhang San", 6
    sent = picture(3000, 1500, exif=exif)

    photo = keep_photo(by=cast.resident, upload=upload(sent, "清溪苑.jpeg"), place=community)

    kept = opened(photo)
    assert kept.format == "JPEG"
    assert kept.size == (1000, 2000), "upright, its longest side 2000 px"
    assert not kept.getexif()
    assert b"Zhang" not in store.place_of(photo.sha256).read_bytes()
    assert (photo.name, photo.kind, photo.public, photo.place_path) == (
        "清溪苑.jpg",
        "photo",
        True,
        community.path,
    )
    assert opened(photo, "thumbnail").size == (240, 480)


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "LA"),
        ("WEBP", "RGB"),
        ("GIF", "P"),
        ("JPEG", "CMYK"),
        ("JPEG", "L"),
    ],
)
def test_photo_of_any_mode_is_kept(cast, community, upload, form, mode):
    out = io.BytesIO()
    Image.new(mode, (20, 10)).save(out, form)

    photo = keep_photo(by=cast.resident, upload=upload(out.getvalue()), place=community)

    assert opened(photo).mode == "RGB"


@pytest.mark.parametrize(
    "content", [b"not a photo", b"\xff\xd8\xff\xe0broken", b"%PDF-1.7", b"<svg onload=alert(1)>"]
)
def test_photo_that_is_none_is_refused(cast, community, upload, content):
    with pytest.raises(Refusal, match="not a photo") as refused:
        keep_photo(by=cast.resident, upload=upload(content), place=community)

    assert refused.value.field == "photo"
    assert not Attachment.objects.exists()


def test_photo_cut_off_is_refused(cast, community, picture, upload):
    with pytest.raises(Refusal, match="not a photo"):
        keep_photo(by=cast.resident, upload=upload(picture(800, 800)[:2000]), place=community)


def test_photo_with_too_many_pixels_is_refused(cast, community, picture, upload, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)

    with pytest.raises(Refusal, match="million pixels"):
        keep_photo(by=cast.resident, upload=upload(picture(100, 100)), place=community)


def test_photo_that_is_a_bomb_is_refused(cast, community, picture, upload, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)

    with pytest.raises(Refusal, match="million pixels"):
        keep_photo(by=cast.resident, upload=upload(picture(100, 100)), place=community)


@pytest.mark.parametrize(("content", "because"), [(b"", "empty"), (b"x" * 2001, "larger than")])
def test_upload_of_a_wrong_size_is_refused(cast, community, upload, monkeypatch, content, because):
    monkeypatch.setattr(rules, "LARGEST_PHOTO", 2000)

    with pytest.raises(Refusal, match=because):
        keep_photo(by=cast.resident, upload=upload(content), place=community)


def test_missing_upload_is_refused(cast, community):
    with pytest.raises(Refusal, match="choose a file"):
        keep_photo(by=cast.resident, upload=None, place=community)


def test_file_is_kept_as_it_is(cast, community, upload):
    kept = keep_file(by=cast.social_worker, upload=upload(b"%PDF-1.7 voucher", "凭证.pdf"), place=community)

    assert store.place_of(kept.sha256).read_bytes() == b"%PDF-1.7 voucher"
    assert (kept.kind, kept.content_type, kept.public) == ("file", rules.PDF, False)


def test_file_that_is_a_picture_loses_its_hidden_data(cast, community, picture, upload):
    exif = Image.Exif()
    exif[0x010F] = "Camera of Zhang San"

    kept = keep_file(by=cast.social_worker, upload=upload(picture(exif=exif), "凭证.jpg"), place=community)

    assert kept.content_type == rules.JPEG
    assert not opened(kept).getexif()


def test_same_file_is_kept_once_on_the_disk(cast, community, upload):
    first = keep_file(by=cast.social_worker, upload=upload(b"%PDF-1"), place=community)
    second = keep_file(by=cast.resident, upload=upload(b"%PDF-1"), place=community)

    assert first.sha256 == second.sha256
    assert first.pseudonym != second.pseudonym


@pytest.mark.parametrize("broken", [errno.ENOSPC, errno.EDQUOT])
def test_full_disk_is_told_and_leaves_nothing_behind(
    cast, community, picture, upload, monkeypatch, settings, broken
):
    def full(_handle):
        raise OSError(broken, os.strerror(broken))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(Refusal, match="no room left") as refused:
        keep_photo(by=cast.resident, upload=upload(picture()), place=community)

    assert refused.value.field == "photo"
    assert not Attachment.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_other_faults_of_the_disk_are_not_hidden(cast, community, picture, upload, monkeypatch):
    def broken(_handle):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", broken)

    with pytest.raises(OSError, match="broken"):
        keep_photo(by=cast.resident, upload=upload(picture()), place=community)


def test_dossier_is_sealed_once_and_reads_back(community):
    sealed = seal_dossier(
        kind="matching.match", rule=RULE, inputs={"pledged": [1, 2]}, outcome={"fen": 3}, place=community
    )
    again = seal_dossier(
        kind="matching.match", rule=RULE, inputs={"pledged": [1, 2]}, outcome={"fen": 3}, place=community
    )

    assert sealed.pk == again.pk
    assert read(sealed.text).digest == sealed.digest
    assert sealed.url == f"/documents/dossiers/{sealed.digest.removeprefix('sha256:')}.json"


@pytest.mark.parametrize("change", [{"kind": "x"}, {"text": "{}"}, {"digest": "sha256:0"}])
def test_sealed_dossier_is_protected_by_the_database(community, change):
    from django.db import DatabaseError, transaction

    seal_dossier(kind="k", rule=RULE, inputs={}, outcome={}, place=community)

    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        StoredDossier.objects.update(**change)
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        StoredDossier.objects.all().delete()
    assert StoredDossier.objects.count() == 1


def test_attachment_is_protected_by_the_database(cast, community, upload):
    from django.db import DatabaseError, transaction

    keep_file(by=cast.resident, upload=upload(b"%PDF-1"), place=community)

    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        Attachment.objects.update(sha256="0" * 64)
    assert Attachment.objects.update(public=True) == 1, "what is published may change"
