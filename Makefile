# Each command builds .venv by itself when it must; nothing but Python 3.11+ and pip is assumed.
PYTHON ?= python3
BIN := .venv/bin
RUNTIME := .venv/.runtime
DEV := .venv/.dev

.PHONY: demo test check run lock answers figures

demo: $(RUNTIME)
	@$(BIN)/kamarade demo $(ARGS)

run: $(RUNTIME)
	@$(BIN)/kamarade run $(ARGS)

test: $(DEV)
	$(BIN)/pytest -n auto $(ARGS)

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Question sets to measure with are given by path: `make answers SETS=../shared/answer-sets`.
SETS ?=
answers: $(DEV)
	$(BIN)/python -m tests.answers.table $(SETS)

figures: $(RUNTIME)
	@$(BIN)/kamarade ask "bonjour" > /dev/null   # the index is built before anything is timed
	$(BIN)/python -m tests.figures.asking $(ARGS)

lock: $(DEV)
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --generate-hashes \
		--no-emit-index-url --no-header --quiet --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
		--generate-hashes --constraint requirements.lock --no-emit-index-url --no-header --quiet \
		--output-file tests/requirements.lock

# The marker files say which lock the environment was built from.
$(RUNTIME): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing Kamarade (only the first time)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUNTIME) tests/requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@

.PHONY: crash mutants figures-console figures-delivery demo-replicas

# Real processes killed 200 times on each database, restarted databases, frozen processes.
crash: $(DEV)
	KAMARADE_TEST_KILLS=200 $(BIN)/pytest tests/crash -s $(ARGS)

# Each guard of delivery taken away in turn: a test must turn red.
mutants: $(DEV)
	$(BIN)/python -m tests.crash.mutants $(ARGS)

figures-console: $(DEV)
	$(BIN)/python -m tests.figures.console $(ARGS)

figures-delivery: $(DEV)
	$(BIN)/python -W ignore -m tests.figures.delivery $(ARGS)
	KAMARADE_TEST_NEWCOMERS=1000 $(BIN)/pytest tests/delivery/test_year.py -s
	KAMARADE_TEST_ARRIVALS=50 $(BIN)/pytest tests/delivery/test_journeys.py -s

# Two bots on one PostgreSQL, and a Slack on this machine.
demo-replicas: $(DEV)
	@$(BIN)/python -W ignore -m tests.figures.replicas $(ARGS)

.PHONY: checkins

# How good the rule of the check-ins is: the table that stands in content/journey.yaml.
checkins: $(DEV)
	$(BIN)/python -m tests.checkins.simulation $(ARGS)
