"""Meetings: notice, check-in, motions, votes in one register, minutes, resolutions that are followed up."""
