#!/usr/bin/env bash
# Builds, serves and checks the study widget.
#
#   ./build.sh               all of dist/
#   ./build.sh serve [port]  build, then serve dist/ on this machine
#   ./build.sh test          every test, the browsers' included
#   ./build.sh lint          formatting, lints, types, documentation and the size budget
#   ./build.sh bench         sizes and speed, against their budgets
#   ./build.sh bench search  search beside other libraries, in Node and in Chromium (8 minutes);
#                            QUERIES=file.jsonl measures with other queries
#
# Each sets up what is missing first and says what it installs and why.
# STUDY_DECK=path/to/folder ./build.sh [serve] builds around another deck.
set -euo pipefail

caller=$PWD
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tools/setup.sh
source "$here/tools/setup.sh"

main() {
  local command=${1:-build}
  use_deck
  cd "$here"
  case "$command" in
    build) build ;;
    serve) serve "${@:2}" ;;
    test) run_tests ;;
    lint) lint ;;
    bench) bench "${@:2}" ;;
    *) usage ;;
  esac
}

# The comment at the top of this file.
usage() {
  sed -n -e '/^#!/d' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$here/build.sh" >&2
  exit 2
}

# The path may be relative to where the caller stands; cargo and the tools stand elsewhere.
use_deck() {
  [[ -n "${STUDY_DECK:-}" ]] || return 0
  [[ -d "$STUDY_DECK" ]] || stop "The folder STUDY_DECK=$STUDY_DECK" "the deck to build around" \
    "name a folder that holds a deck.toml"
  STUDY_DECK=$(cd "$STUDY_DECK" && pwd)
  export STUDY_DECK
}

# Checks and figures speak about the project's own deck.
own_deck() { unset STUDY_DECK; }

need_build() {
  # What only people can install comes first: nobody waits for a compiler to be told of it.
  need_rust
  need_node
  need_wasm_target
  need_node_packages
}

build() {
  need_build
  node tools/build.mjs
}

serve() {
  build
  exec node tools/serve.mjs "$@"
}

run_tests() {
  own_deck
  need_chromium
  need_chromedriver
  need_firefox
  build
  need_wasm_pack
  need_geckodriver
  cargo test --workspace --locked
  wasm_tests goog:chromeOptions "$STUDY_CHROMIUM" --chrome --chromedriver "$CHROMEDRIVER"
  wasm_tests moz:firefoxOptions "$STUDY_FIREFOX" --firefox --geckodriver "$GECKODRIVER"
  # Node would leave a core to itself; but a test waits for a browser half of its time.
  node --test "--test-concurrency=$(node -p 'os.availableParallelism()')" tests/e2e/*.test.mjs
}

wasm_tests() { # CAPABILITY BROWSER FLAG...
  local capabilities="$here/target/$1.json"
  printf '{ "%s": { "binary": "%s" } }' "$1" "$2" >"$capabilities"
  # As anybody would call it: it runs the examples in the documentation as well.
  WASM_BINDGEN_TEST_WEBDRIVER_JSON=$capabilities wasm-pack test --headless "${@:3}"
}

lint() {
  own_deck
  need_build
  need_rust_component fmt rustfmt "the layout of Rust code"
  need_rust_component clippy clippy "lints of Rust code"
  for script in build.sh tools/setup.sh .ci/run; do bash -n "$script"; done
  cargo fmt --all --check
  cargo clippy --workspace --all-targets --locked -- -D warnings
  cargo clippy --target wasm32-unknown-unknown --lib --tests --locked -- -D warnings
  cargo clippy --target wasm32-unknown-unknown --lib --no-default-features --locked -- -D warnings
  RUSTDOCFLAGS=-Dwarnings cargo doc --workspace --no-deps --locked
  cargo fmt --manifest-path tools/bindgen/Cargo.toml --check
  node_modules/.bin/prettier --check .
  node_modules/.bin/oxlint # no two scripts import each other
  node tools/build.mjs # tsc reads the types of the module
  node_modules/.bin/tsc --project .
  node_modules/.bin/tsc --project www
  node tools/sizes.mjs
}

bench() { # [search]
  local what=${1:-speed}
  [[ "$what" == speed || "$what" == search ]] || usage
  own_deck
  need_bench_packages
  [[ "$what" == speed ]] || need_search_bench
  build
  node "tools/bench/$what.mjs"
}

need_search_bench() {
  use_queries
  need_node
  need_chromium
}

# The path may be relative to where the caller stands, as that of a deck.
use_queries() {
  [[ -n "${QUERIES:-}" ]] || return 0
  [[ "$QUERIES" == /* ]] || QUERIES=$caller/$QUERIES
  [[ -f "$QUERIES" ]] || stop "The file QUERIES=$QUERIES" "the queries to measure with" \
    "name a file like tools/bench/queries.jsonl, or none"
  export QUERIES
}

main "$@"
