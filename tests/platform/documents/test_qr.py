from linli.platform.documents import qr


def test_qr_code_is_plain_svg_that_can_be_read_out():
    drawn = qr.svg("https://example.org/h/#ABCDE", 4, label="Code of <you>")

    assert drawn.startswith('<svg role="img" aria-label="Code of &lt;you&gt;"')
    assert "style" not in drawn
    assert "<script" not in drawn


def test_qr_code_without_label_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in qr.svg("x")
