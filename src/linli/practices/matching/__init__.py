"""Matching: what neighbours pledge and pay, and what public funds add by a declared rule.

A raising (`Raise`) gathers one estate's own part; it knows where it came from only by a reference. The match follows from
the rule alone: nobody edits it, anybody recounts it. It is not where entries are judged, nor where projects are paid.
Verbs: declare_rule, pledge, withdraw_pledge, pay_pledge, record_cash_pledge, confirm_cash_pledge, return_payment,
fail_raise, refund, publish_match.
"""
