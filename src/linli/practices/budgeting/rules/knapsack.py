"""Temporary."""


def knapsack(result, projects, rule, tally):
    from linli.practices.budgeting.rules.greedy import greedy  # slow library

    greedy(result, projects, rule, tally)
