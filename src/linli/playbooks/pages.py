"""Writes the pages of all methods; `linli methods` calls it once a language."""

from pathlib import Path

from linli.kernel.playbook import markdown
from linli.kernel.playbook.reading import Translate
from linli.kernel.sentence import mark
from linli.playbooks import EDITIONS, VOCABULARY
from linli.playbooks.verbs import VERB_TITLES


def write_methods(folder: Path, translate: Translate = mark) -> tuple[Path, ...]:
    """Page, picture and list of every method into `folder`, in the language of `translate`."""
    return markdown.write_methods(folder, EDITIONS, VOCABULARY, translate, verb_titles=VERB_TITLES)
