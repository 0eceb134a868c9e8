"""The gates that methods are built from.

Each is a GateKind and at the same time the constructor of its gates: `needs.forms_from(share=Param("forms_share"))`.
"""

from linli.playbooks.gates import (
    budgeting,
    contests,
    estates,
    matching,
    meetings,
    microprojects,
    needs,
    panels,
    process,
    proposals,
)

GATE_KINDS = (
    *process.KINDS,
    *needs.KINDS,
    *meetings.KINDS,
    *contests.KINDS,
    *matching.KINDS,
    *microprojects.KINDS,
    *estates.KINDS,
    *proposals.KINDS,
    *panels.KINDS,
    *budgeting.KINDS,
)
