"""What people write on Chinese keyboards, in plain signs."""

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0xFFE5: "¥",
    0x2212: "-",
    0x3002: ".",
    ord("圆"): "元",
}


def plainly(text: object) -> str:
    """The text with full-width digits and signs turned into their plain forms."""
    return str(text).translate(_PLAIN)
