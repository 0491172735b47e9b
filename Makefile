# The few commands there are. `make demo` and `make test` install what is missing first.

.PHONY: help demo test score train mailbox fuzz bench deps

help:
	@echo 'make demo     weeks of follow-ups in a minute, on mail servers of its own'
	@echo 'make test     format, lints, tests and documentation, as the build machine runs them'
	@echo 'make score    how well replies are read: figures, and every miss with its evidence'
	@echo 'make train    trains the second opinion on the letters in tests/corpus'
	@echo 'make mailbox  finds the mail of 40 applications among 100,000 messages, in some minutes'
	@echo 'make fuzz     reads a million broken messages, in some minutes; none may make it panic'
	@echo 'make bench    how fast mail is read and matched, and with how much memory'
	@echo 'make deps     installs what the two need (Debian packages), if anything is missing'

# Not a release build: on a fresh checkout that takes far longer than the demo itself.
# Built first, so that the build shows how far it is.
demo: deps
	cargo build --locked
	@cargo run --quiet --locked -- demo

test: deps
	@cargo fmt --version >/dev/null && cargo clippy --version >/dev/null || \
		rustup component add rustfmt clippy
	cargo fmt --check
	cargo clippy --all-targets --locked -- -D warnings
	cargo test --locked
	RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps --document-private-items

# AFTERWORD_CORPUS=FOLDER scores another folder of the same form (replies.jsonl, replies/).
score: deps
	cargo test --locked --test it the_corpus_is_read -- --nocapture

# Also tells how the model does on letters that it was not trained on, by cross-validation;
# AFTERWORD_MISSES=1 prints each that it gets wrong.
train: deps
	cargo run --release --locked --example train

# Every miss and every false hold is printed; AFTERWORD_SEED=5 makes another mailbox.
mailbox: export AFTERWORD_MAILBOX ?= 100000
mailbox: deps
	cargo test --locked --test it mailbox -- --include-ignored --nocapture --test-threads=1

# With the checks of a debug build, and not as slow as one. What fails is named by its seed and
# number: AFTERWORD_SEED and AFTERWORD_MESSAGE read it again.
fuzz: export AFTERWORD_FUZZ ?= 1000000
fuzz: export CARGO_PROFILE_DEV_OPT_LEVEL = 2
fuzz: deps
	cargo test --locked --test it fuzz -- --nocapture --test-threads=1

bench: deps
	cargo bench --locked --bench bench

deps:
	@.ci/deps
