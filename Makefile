.PHONY: run test

run:
	python3 scripts/dev.py run

test:
	python3 scripts/dev.py test
