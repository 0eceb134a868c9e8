"""Add up the results of several pytest runs: `scripts/count_tests.py build/tests/*.xml`."""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter

total: Counter[str] = Counter()
for path in sys.argv[1:]:
    for suite in ElementTree.parse(path).getroot().iter("testsuite"):
        for word in ("tests", "failures", "errors", "skipped"):
            total[word] += int(suite.get(word, 0))
failed = total["failures"] + total["errors"]
passed = total["tests"] - failed - total["skipped"]
print(f"{passed} passed, {failed} failed, {total['skipped']} skipped")
