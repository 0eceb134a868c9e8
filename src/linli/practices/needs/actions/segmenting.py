"""The Chinese segmenter, made once a process and only where needs are sorted."""

from __future__ import annotations

import logging
import warnings
from functools import cache

from django.conf import settings

from linli.practices.needs.rules.words import FIELD, Segmenter


@cache
def segmenter() -> Segmenter:
    """Cuts Chinese into words with jieba and the words of the field; its dictionary is kept under LINLI_HOME."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its source has old escapes in its patterns
        import jieba  # slow library

    jieba.setLogLevel(logging.WARNING)
    folder = settings.LINLI_HOME / "press"
    folder.mkdir(parents=True, exist_ok=True)
    cutter = jieba.Tokenizer()
    cutter.tmp_dir = str(folder)
    cutter.cache_file = "words.cache"
    for word in FIELD:
        cutter.add_word(word)
    return cutter.lcut
