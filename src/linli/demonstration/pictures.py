"""Drawn pictures that stand for photos and vouchers: nobody and nothing real is in them."""

from __future__ import annotations

import io
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

SIZE = (960, 640)
SHOWN = (480, 320)
"""Drawn large and shown small: soft edges, quick to keep."""
SKY, GREY, BROWN, GREEN, LIGHT, INK = "#dfe7ea", "#9aa0a0", "#8a7a66", "#3d7d5a", "#f4efe2", "#39424a"


def photo(kind: str, *, after: bool) -> SimpleUploadedFile:
    """A courtyard before or after the work, as a JPEG file that has just been uploaded."""
    return SimpleUploadedFile(
        f"{kind}-{'after' if after else 'before'}.jpg", _drawn(kind, after), "image/jpeg"
    )


def voucher(number: str) -> SimpleUploadedFile:
    """A sheet of paper with lines and a seal, told apart by its number."""
    image = Image.new("RGB", (300, 420), "#fffdf8")
    draw = ImageDraw.Draw(image)
    for line in range(9):
        draw.line((30, 80 + line * 30, 270, 80 + line * 30), fill=INK, width=1)
    draw.text((30, 30), f"VOUCHER {number}", fill=INK)
    draw.ellipse((190, 320, 260, 390), outline="#b23c22", width=3)
    return SimpleUploadedFile(f"{number}.png", _saved(image, "PNG"), "image/png")


@cache
def _drawn(kind: str, after: bool) -> bytes:
    image = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(image)
    for block in range(3):
        left = 60 + block * 300
        draw.rectangle((left, 120, left + 220, 430), fill=LIGHT if after else GREY)
        for window in range(12):
            x, y = left + 20 + window % 3 * 66, 140 + window // 3 * 70
            draw.rectangle((x, y, x + 44, y + 44), fill="#fbe9a8" if after and kind == "light" else "#7d8a90")
    draw.rectangle((0, 430, 960, 640), fill="#c9b998" if after else BROWN)
    if after:
        for tree in range(6):
            x = 90 + tree * 150
            draw.ellipse((x - 40, 430, x + 40, 520), fill=GREEN)
            draw.rectangle((x - 6, 510, x + 6, 560), fill=BROWN)
    else:
        for heap in range(7):
            draw.polygon(
                [(60 + heap * 130, 600), (110 + heap * 130, 540), (170 + heap * 130, 600)], fill=GREY
            )
    return _saved(image.resize(SHOWN), "JPEG")


def _saved(image: Image.Image, form: str) -> bytes:
    content = io.BytesIO()
    image.save(content, form)
    return content.getvalue()
