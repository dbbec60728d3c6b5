# The mediator's desk. `make help` lists what can be asked.
#
# Everything runs in this tree's own environment (.venv), which scripts/prepare.py makes and keeps up to date. A bare
# Debian with python3 (3.11), git and make is enough to start from.

PYTHON ?= python3
ARGS ?=

BIN := .venv/bin
ROOMS := mediator_app db ui court tests benchmarks scripts
PREPARE := $(PYTHON) scripts/prepare.py

SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s))$(filter Windows_NT,$(OS))

# Without a display Qt draws into memory; somebody who has a screen and says so keeps it.
export QT_QPA_PLATFORM ?= $(if $(SCREEN),,offscreen)
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run court test check pytest format bench installer screenshots drive lock clean

help: ## say what can be asked
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: ## set up and open the window; without a screen hold the practice hearing in it, papers and pictures in out/practice
	@$(PREPARE) run
	$(BIN)/python -m mediator_app $(if $(SCREEN),window,practice --window --out out/practice) $(ARGS)

court: ## set up and start the court's service on this machine with practice data; says address, sign-in and enrolment code
	@$(PREPARE) court
	$(BIN)/python -m court.cli --data out/court practice $(ARGS)

test: check pytest ## set up and run everything that CI runs (ARGS="-k word" narrows the tests)

check: ## lint, formatting, types, who imports whom
	@$(PREPARE) test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(foreach room,$(ROOMS),$(if $(wildcard $(room)/*.py),$(room)))
	$(BIN)/lint-imports

pytest:
	@$(PREPARE) test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses 3 --dist worksteal $(ARGS)

format: ## put code and imports into the house's order
	@$(PREPARE) test
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: ## measure; the table is printed and written to out/benchmarks
	@$(PREPARE) bench
	$(BIN)/python -m benchmarks $(ARGS)

installer: ## build the program for machines without Python, and let it test itself
	@$(PREPARE) installer
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN --workpath build/installer --distpath dist build_installer.spec
	dist/mediator/mediator --selftest
	@if command -v dpkg-deb >/dev/null; then $(BIN)/python scripts/make_deb.py; \
	else echo "no dpkg-deb here: dist/mediator is ready, the .deb was not made"; fi

screenshots: ## take a picture of every page in both languages and two sizes (docs/screenshots)
	@$(PREPARE) test
	$(BIN)/python -m scripts.make_screenshots $(ARGS)

drive: ## hold the whole hearing on a screen of its own by a real keyboard, in both languages; pictures in out/driven
	@$(PREPARE) test
	$(BIN)/python -m scripts.drive_window $(ARGS)

lock: ## work out requirements/*.lock from pyproject.toml (ARGS=--upgrade moves every version)
	@$(PREPARE) run
	$(BIN)/python scripts/lock.py $(ARGS)

clean: ## remove the environment and everything that was made
	rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
