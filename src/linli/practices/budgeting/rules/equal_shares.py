"""Temporary."""


def equal_shares(result, election, projects, rule, tally, weights):
    from linli.practices.budgeting.rules.greedy import greedy  # slow library

    greedy(result, projects, rule, tally)
