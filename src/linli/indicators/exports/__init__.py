"""The report to take away: JSON, text, Word and PDF."""

from linli.indicators.exports.paper import word_of
from linli.indicators.exports.plain import data_of, json_of, text_of
from linli.indicators.exports.printing import page_of, pdf_of

__all__ = ["data_of", "json_of", "page_of", "pdf_of", "text_of", "word_of"]
