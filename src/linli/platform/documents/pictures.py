"""Pictures, decoded and encoded anew: what is kept is only the picture, without place, camera or hidden parts."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform.documents.rules import MOST_PIXELS

READ = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = 85


def encode_anew(content: bytes, *, side: int, field: str) -> Image.Image:
    """The picture upright in RGB, its longest side at most `side` pixels.

    Raises Refusal for what is no picture, for a broken one and for one with more pixels than fit.
    """
    try:
        with Image.open(io.BytesIO(content), formats=READ) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large(field)
            picture.draft("RGB", (side, side))
            upright = ImageOps.exif_transpose(picture)
            plain = _on_white(upright)
            plain.thumbnail((side, side), Image.Resampling.LANCZOS)
            return plain
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large(field) from None
    except (OSError, ValueError, SyntaxError, EOFError):  # all of them are how Pillow says “broken”
        raise Refusal(
            say("This is not a photo that can be read. Choose a JPEG, PNG or WebP photo, or take it again."),
            field,
        ) from None


def as_jpeg(picture: Image.Image, *, side: int | None = None) -> bytes:
    """The picture as a JPEG file, made smaller first where `side` asks for it."""
    if side:
        picture = picture.copy()
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """What is transparent lies on white; palettes and CMYK become RGB; nothing but the pixels is taken along."""
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        plain = Image.new("RGB", layer.size, "white")
        plain.paste(layer, mask=layer.getchannel("A"))
        return plain
    plain = Image.new("RGB", picture.size)
    plain.paste(picture.convert("RGB"))
    return plain


def _too_large(field: str) -> Refusal:
    return Refusal(
        say("This photo has more than %(n)d million pixels. Send it smaller.", n=MOST_PIXELS // 1_000_000),
        field,
    )
