"""The ledger: one movement of money is one row, from an account to an account; balances are computed, never kept.

The database refuses UPDATE and DELETE of movements, and an overdraft where an account forbids it. A correction is a
new movement that names the one it reverses. Verbs: `ledger.open_account`, `ledger.reverse`. Practices move money by
`actions.move`, inside their own actions.
"""
