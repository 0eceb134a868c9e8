"""pabutools in a process of its own: a question a line on stdin, an answer a line on stdout, both JSON.

It is GPL, and importing it loads a solver that can't live beside others; so it is run, never imported, and shares
nothing with the platform. `{"file": …}` or `{"budget", "projects": [[id, cost]], "ballots": [[ids, count]]}`, with
`"asked": [[utility, completion]]` and the `step` of Add1; the answer has the winners of each, sorted.
"""

import json
import sys

from pabutools.election import (
    ApprovalBallot,
    ApprovalProfile,
    Cardinality_Sat,
    Cost_Sat,
    Instance,
    Project,
    parse_pabulib,
)
from pabutools.rules import (
    completion_by_rule_combination,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
)

SATISFACTION = {"cost": Cost_Sat, "cardinality": Cardinality_Sat}


def election(question):
    if "file" in question:
        instance, profile = parse_pabulib(question["file"])
        return instance, profile.as_multiprofile()
    projects = {name: Project(name, cost) for name, cost in question["projects"]}
    instance = Instance(projects.values(), budget_limit=question["budget"])
    ballots = [
        ApprovalBallot(projects[name] for name in names)
        for names, count in question["ballots"]
        for _one in range(count)
    ]
    return instance, ApprovalProfile(ballots, instance=instance).as_multiprofile()


def winners(instance, profile, utility, completion, step):
    satisfaction = SATISFACTION[utility]
    if completion == "greedy":
        return greedy_utilitarian_welfare(instance, profile, satisfaction)
    first = {"sat_class": satisfaction}
    if completion.startswith("add1"):
        first["voter_budget_increment"] = step
    if completion in ("none", "add1"):
        return method_of_equal_shares(instance, profile, **first)
    rules = [method_of_equal_shares, greedy_utilitarian_welfare]
    return completion_by_rule_combination(instance, profile, rules, [first, {"sat_class": satisfaction}])


for line in sys.stdin:
    asked = json.loads(line)
    instance, profile = election(asked)
    answer = [
        sorted(project.name for project in winners(instance, profile, *one, asked.get("step", 1)))
        for one in asked["asked"]
    ]
    print(json.dumps(answer), flush=True)
