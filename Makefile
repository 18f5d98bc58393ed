# The same commands under shorter names; nothing here that the scripts cannot do without make.

.PHONY: site test golden serve check lock clean environment

site: ## make the environment if it is missing, build the site
	@sh .ci/site

test: ## install what the tests need, a browser included, and run them
	@sh .ci/test

golden: ## renew the golden site and the expected findings: their difference is what to look at
	@-.venv/bin/python -m pytest -q tests/test_golden.py tests/test_invalid.py tests/commands/test_diff.py
	@[ ! -d tests/golden.actual ] || { rm -rf tests/golden; mv tests/golden.actual tests/golden; }
	@for case in tests/invalid/*/; do [ ! -f "$$case/actual.txt" ] || mv "$$case/actual.txt" "$$case/expected.txt"; done
	@[ ! -f tests/cases/diff.actual ] || mv tests/cases/diff.actual tests/cases/diff.txt
	@git status --short tests/golden tests/invalid tests/cases

serve check: environment ## watch and reload; every finding, nothing written
	@.venv/bin/python -m generator $@

lock: ## write the lock files anew from pyproject.toml
	@sh .ci/tool lock

clean: ## remove the environment, the caches and the built site
	rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find site -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +

environment:
	@sh .ci/python .ci/environment.py site
