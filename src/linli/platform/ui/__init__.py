"""How Linli looks: words in the reader's language, building blocks, forms, and the shapes that views are made in.

Knows no neighbourhood: blocks take small frozen values (`blocks.py`), which practices build in their views.
"""
