# shellcheck shell=bash
# Brings a machine to the state that build.sh needs: `need_*` checks, and installs what is missing.
# Sourced by build.sh. Every install is announced with its reason; where one is not possible it is
# said what to do by hand, and the command ends. With everything in place all of it takes an instant.

readonly WASM_PACK_VERSION=0.15.1
readonly GECKODRIVER_VERSION=0.37.1
readonly NODE_MAJOR=20
# Command line tools in versions of our own, beside and not instead of those of other projects.
readonly TOOLS="${XDG_CACHE_HOME:-${HOME:-}/.cache}/study-widget"

say() { printf '%s\n' "build.sh: $*" >&2; }

# stop WHAT WHY HOW: what is missing, what it is for, how to get it by hand.
stop() {
  say "$1 is missing."
  say "  needed for: $2"
  say "  to install: $3"
  exit 1
}

need_rust() {
  command -v cargo >/dev/null && command -v rustc >/dev/null ||
    stop "Rust" "compiling the deck and the module" \
      "https://rustup.rs; Cargo.toml names the oldest version that will do (rust-version)"
  command -v cc >/dev/null || need_debian "the linker of native Rust programs" build-essential
}

need_wasm_target() {
  [[ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]] && return
  command -v rustup >/dev/null ||
    stop "Rust's target wasm32-unknown-unknown" "compiling to WebAssembly" \
      "the package of your system that holds it, or Rust through https://rustup.rs"
  say "installing Rust's target wasm32-unknown-unknown, to compile to WebAssembly"
  rustup target add wasm32-unknown-unknown
}

need_rust_component() { # COMMAND COMPONENT WHY
  cargo "$1" --version >/dev/null 2>&1 && return
  command -v rustup >/dev/null || stop "cargo $1" "$3" "rustup component add $2"
  say "installing Rust's component $2: $3"
  rustup component add "$2"
}

# Finds the matching wasm-bindgen by itself: the version is the one in Cargo.lock.
need_wasm_pack() {
  need_cargo_tool wasm-pack $WASM_PACK_VERSION "to make the module and run its tests (7 minutes:" \
    "3 now, and 4 on its first run, which installs wasm-bindgen to write the JavaScript side)"
}

# need_cargo_tool NAME VERSION WHY...
need_cargo_tool() {
  local name=$1 version=$2 own="$TOOLS/$1-$2" known
  PATH="$own/bin:$PATH"
  known=$("$name" --version 2>/dev/null) || true
  [[ "$known" == "$name $version"* ]] && return
  say "installing $name $version, ${*:3}"
  cargo install "$name" --version "$version" --locked --root "$own"
}

need_node() {
  local major
  major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
  ((major >= NODE_MAJOR)) && command -v npm >/dev/null ||
    stop "Node.js $NODE_MAJOR or newer, with npm," "bundling, serving and testing" \
      "https://nodejs.org, or your system's package if it is new enough (Debian 12's is not)"
}

need_node_packages() {
  local installed=node_modules/.package-lock-of-install.json
  cmp --silent package-lock.json "$installed" && return
  say "installing the npm packages of package-lock.json: bundling, types, formatting, wasm-opt, tests"
  # No install scripts: none of these packages needs its own to work.
  npm ci --ignore-scripts --no-audit --no-fund
  cp package-lock.json "$installed"
}

need_browser() {
  command -v chromium >/dev/null || need_debian "the browser that tests run in" chromium
  command -v chromedriver >/dev/null || need_debian "driving Chromium from wasm tests" chromium-driver
  [[ -n "$(fc-list :lang=zh 2>/dev/null)" ]] ||
    need_debian "Chinese characters in pages under test" fonts-noto-cjk fontconfig
  STUDY_CHROMIUM=$(command -v chromium)
  export STUDY_CHROMIUM # for the end-to-end tests
}

need_firefox() {
  command -v firefox firefox-esr >/dev/null ||
    need_debian "the other browser that wasm tests run in" firefox-esr
  need_cargo_tool geckodriver $GECKODRIVER_VERSION "to drive Firefox from wasm tests (4 minutes)"
}

# Debian keeps one version of a package a release, so there is none to pin.
need_debian() { # WHY PACKAGE...
  local why=$1
  shift
  [[ -e /etc/debian_version ]] && command -v apt-get >/dev/null ||
    stop "$*" "$why" "your system's packages for it (these are Debian's names)"
  ((EUID == 0)) || stop "$*" "$why" "sudo apt-get install $*"
  say "installing $* with apt-get: $why"
  apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends "$@"
}

# Apart from the other packages: only this bench runs them.
need_bench_packages() {
  local installed=tools/bench/node_modules/.package-lock-of-install.json
  cmp --silent tools/bench/package-lock.json "$installed" && return
  say "installing the npm packages of tools/bench: the libraries that search is measured beside"
  npm ci --prefix tools/bench --ignore-scripts --no-audit --no-fund
  cp tools/bench/package-lock.json "$installed"
}
