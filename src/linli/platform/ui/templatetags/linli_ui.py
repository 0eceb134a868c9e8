"""`{% load linli_ui %}`: every filter and tag of the ui, gathered. What there is and how to use it: see blocks.py beside."""

from django import template

from linli.platform.ui.templatetags import blocks, fields, page, words

register = template.Library()
for library in (words, blocks, fields, page):
    register.tags.update(library.register.tags)
    register.filters.update(library.register.filters)
