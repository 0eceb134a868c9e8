"""Process: runs of playbooks, their stages and gates, publicity and objections.

A run pins the edition of its playbook. It goes on only through its gates; an override is its own verb, with a reason,
published. Verbs: `process.open_run`, `name_estates`, `close_stage`, `send_back`, `override_gate`, `publish_edition`,
`publish_notice`, `withdraw_notice`, `raise_objection`, `answer_objection`, `decide_objection`, `halt_stage`, `lift_halt`.
"""
