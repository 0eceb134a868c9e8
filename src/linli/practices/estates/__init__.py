"""Estates: what each is like, how far along it is, and its own plan (一院一策).

A profile is what somebody found on site in one year; a declared rule classes the estate (示范-提升-完善) from it, and a
person may differ with a public reason. It is not the tree of places (`civic.places`), nor where projects are carried out.
"""
