"""Meetings: notice, agenda, check-in, motions, votes in one register, minutes, and resolutions followed up until done.

One vote belongs to one seat: a household, or a member of the council. The roll of seats is frozen with the notice. A
meeting decides by heads; the count by area that an owners' assembly needs besides is not made here.

Verbs: `convene`, `call_off`, `propose_topic`, `take_topic`, `decline_topic`, `open_meeting`, `close_meeting`, `check_in`,
`check_in_by_hand`, `enter_attendance`, `strike_attendance`, `move_motion`, `withdraw_motion`, `put_to_vote`, `vote`,
`enter_votes`, `check_votes`, `reject_votes`, `close_motion`, `write_minutes`, `sign_minutes`, `give_resolution`,
`complete_resolution`, `reopen_resolution`.
"""
