"""The journal: one entry for every act, written in the transaction of the act, never changed.

It is not a log of requests and holds no personal data: who acted is a pseudonym, what was done is a digest of the
content. Verbs: none of its own; every action calls `record`.
"""
