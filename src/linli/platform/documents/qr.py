"""QR codes as SVG, drawn without any script or style."""

from __future__ import annotations

import segno
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def svg(text: str, scale: int = 4, *, label: str = "") -> SafeString:
    """The QR code of a text; each module is `scale` units wide. With a label it is read out as a picture of that."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(scale=scale, border=2, omitsize=True, svgclass="qr", lineclass=None)
    told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(drawn.replace("<svg ", f"<svg {told} ", 1))
