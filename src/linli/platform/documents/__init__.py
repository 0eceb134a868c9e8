"""Documents: photos and files checked by content, dossiers, Word and PDF, charts.

It knows no neighbourhood; verbs belong to the practices that attach and print.
"""
