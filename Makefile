# What each word does stands in CONTRIBUTING.md; the scripts beside this file do it.
TEST_PACKAGES := chromium fonts-noto-cjk libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 postgresql
BIN := .venv/bin

.PHONY: help setup run test check fmt bench docs lock

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

setup: ## .venv with the locked, hashed packages; compiled translations
	@scripts/setup.sh run

run: setup ## the platform with its demonstration on http://127.0.0.1:8000
	@exec $(BIN)/linli serve

test: ## everything that CI runs
	@scripts/debian.sh $(TEST_PACKAGES)
	@scripts/setup.sh test
	@scripts/test.sh

check: ## the fast part of the tests: style, imports, shape, translations
	@scripts/setup.sh test
	@scripts/check.sh
	@$(BIN)/pytest -q tests/architecture

fmt: ## put the code into shape
	@scripts/setup.sh test
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

bench: ## what is timed, written to docs/performance.md
	@scripts/debian.sh wrk
	@scripts/setup.sh test
	@$(BIN)/python -m benchmarks

docs: ## the pages that are generated: docs/methods/
	@scripts/setup.sh run
	@$(BIN)/linli methods

lock: ## resolve requirements/*.txt anew from pyproject.toml
	@scripts/lock.sh
