# make run opens the kiosk; make test checks everything. Both set up first what they need, once.

SHELL := bash
.DELETE_ON_ERROR:
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

export PYTHON
BIN := .venv/bin
CODE := $(wildcard src tests tools benchmarks packaging)
FAST := tests/core tests/workers tests/cli tests/contracts tests/tools

.PHONY: help
help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: run
run: ## open the kiosk; ARGS='guides/phishing --lang km' goes there
	@tools/set_up.sh run
	exec $(BIN)/python -m kiosk $(ARGS)

.PHONY: setup
setup: ## everything that run and test need, and nothing else
	@tools/set_up.sh run develop content package

.PHONY: test
test: form ## every check: form, types, layers, units, widgets, the real program
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q tests --ignore=tests/e2e --ignore=tests/package
	$(BIN)/pytest -q tests/e2e

.PHONY: package
package: ## build what people install, into dist/
	@tools/set_up.sh run develop content package packers
	$(BIN)/python packaging/build.py $(ARGS)

.PHONY: test-package
test-package: ## check what `make package` has built
	@tools/set_up.sh run develop content package packers
	$(BIN)/pytest -q -o faulthandler_timeout=600 tests/package

.PHONY: check
check: form ## the fast part of the checks
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -m 'not slow' $(wildcard $(FAST))

.PHONY: form
form: setup ## formatting, lint, types, layers, messages
	@$(BIN)/ruff format --check --quiet $(CODE)
	$(BIN)/ruff check --quiet $(CODE)
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo > .venv/layers.txt || { cat .venv/layers.txt; exit 1; }
	$(BIN)/python tools/messages.py check
	echo "Form, types, layers and messages are in order."

.PHONY: coverage
coverage: setup ## which lines and branches the tests do not reach
	@$(BIN)/coverage erase
	QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest -q tests --ignore=tests/e2e --ignore=tests/package
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

.PHONY: bench
bench: setup ## times and memory, beside real peers in the same run
	@$(BIN)/python -m benchmarks $(ARGS)

.PHONY: screenshots
screenshots: setup ## take the pictures of docs/ from the running program
	@$(BIN)/python tools/screenshots.py $(ARGS)

.PHONY: messages
messages: setup ## collect new messages into translations/
	@$(BIN)/python tools/messages.py extract
	$(BIN)/python tools/messages.py update

.PHONY: content
content: ## build the bundled PDFs anew (needs Chromium)
	@tools/set_up.sh run content chromium
	$(BIN)/python tools/break_khmer.py resources/packs translations/km.po
	$(BIN)/python tools/build_briefing.py
	$(BIN)/python tools/build_handouts.py

.PHONY: lock
lock: ## pin the requirements of pyproject.toml; UPGRADE=1 takes the newest
	@tools/set_up.sh lock
	pin() {
	    $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	        --no-emit-index-url --no-header --no-annotate $(if $(UPGRADE),--upgrade) "$$@"
	}
	pin pyproject.toml --group build -o requirements/run.txt
	pin pyproject.toml --group build --group develop -c requirements/run.txt \
	    -o requirements/develop.txt
	pin --group content -c requirements/develop.txt -o requirements/content.txt
	pin --group package -c requirements/develop.txt -o requirements/package.txt
	pin --group lock -o requirements/lock.txt

.PHONY: clean
clean: ## remove what was built and set up
	@rm -rf .venv build dist htmlcov .coverage* .*_cache .hypothesis
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
