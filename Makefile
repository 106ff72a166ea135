# The whole interface of a developer. Every target sets up what it needs, in .venv.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# Debian packages that the suite needs, installed where missing: a browser with fonts, a database.
BROWSER := chromium fonts-liberation fonts-noto-color-emoji
DATABASE := postgresql
BIN := .venv/bin

.PHONY: help setup run test proofs fuzz check bench bench-load bench-peers corpus-diff corpus-record screenshots requirements clean

help: ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' Makefile | expand -t 20

setup:
	@DEBIAN_PACKAGES="$(DEBIAN_PACKAGES)" bash .ci/setup

run: setup ## Start the add-on and a local Workspace with the sample postmortems.
	@$(BIN)/python .ci/start.py

test: DEBIAN_PACKAGES := $(BROWSER) $(DATABASE)
test: setup ## Run the whole suite.
	@$(BIN)/python -m pytest

proofs: setup ## Run the proofs that take minutes: damages, crashes at every step, comments while people type, a night of 10,000.
	@PROOFS=1 $(BIN)/python -m pytest tests/heal tests/killed tests/pushes tests/margin tests/sweep -rP

fuzz: setup ## Feed 200,000 made-up or damaged inputs to readers, policy loader, clicks, forms and hooks.
	@FUZZ=$${FUZZ:-200000} $(BIN)/python -m pytest tests/fuzz

check: setup ## Check format, style, types, layers, the README's commands, dependencies.
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m pytest --quiet tests/house/test_readme.py
	@$(BIN)/python .ci/audit.py

bench: setup ## Measure speed and memory; prints ratios, asserts nothing.
	@$(BIN)/python -m bench

bench-load: setup ## Click at a deployed backend: checks a second, how soon, memory, and when it is too much.
	@$(BIN)/python -m bench.load

bench-peers: setup ## Install the other prose linters that make bench compares with, in .peers.
	@command -v diction >/dev/null || echo "diction is a Debian package: apt-get install diction"
	@python3 -m venv .peers/python
	@.peers/python/bin/pip install --quiet --disable-pip-version-check "proselint==0.16.*"
	@npm install --silent --no-save --no-package-lock --prefix .peers \
		write-good@1 alex@11 textlint@15 textlint-rule-write-good@2

screenshots: DEBIAN_PACKAGES := $(BROWSER)
screenshots: setup ## Make the README's pictures anew, from the running product.
	@$(BIN)/python -m tests.browser.screenshots

corpus-diff: setup ## Show how the findings on the real documents differ from those recorded.
	@$(BIN)/python -m bench.corpus diff || true

corpus-record: setup ## Record the findings on the real documents, once their change is right.
	@$(BIN)/python -m bench.corpus record

requirements: setup ## Pin what a deployment installs, in requirements.txt.
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable ".[pins]"
	@$(BIN)/uv pip compile pyproject.toml --output-file requirements.txt --upgrade --universal \
		--python-version 3.11 --generate-hashes --quiet --custom-compile-command "make requirements"

clean: ## Remove the environment and all caches.
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
