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

# stop WHAT WHY HOW...: what is missing, what it is for, how to get it by hand.
stop() {
  say "$1 is missing."
  say "  needed for: $2"
  say "  to install: ${*:3}"
  exit 1
}

need_rust() {
  command -v cargo >/dev/null && command -v rustc >/dev/null ||
    stop "Rust" "compiling the deck and the module" \
      "https://rustup.rs; Cargo.toml names the oldest version that will do (rust-version)"
  command -v cc >/dev/null || need_packages "the linker of native Rust programs" build-essential \
    "xcode-select --install"
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
  need_cargo_tool wasm-pack $WASM_PACK_VERSION "to run the module's tests in browsers (5 minutes:" \
    "2 now, and 3 on its first run, which installs wasm-bindgen's test runner)"
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
  cmp -s package-lock.json "$installed" && return
  say "installing the npm packages of package-lock.json: bundling, types, formatting, wasm-opt, tests"
  # No install scripts: none of these packages needs its own to work.
  npm ci --ignore-scripts --no-audit --no-fund
  cp package-lock.json "$installed"
}

# A browser or driver that the environment names is used as it is:
#   STUDY_CHROMIUM  Chromium or Chrome, and CHROMEDRIVER, its driver of the same version
#   STUDY_FIREFOX   Firefox, and GECKODRIVER, its driver
need_chromium() {
  need_program STUDY_CHROMIUM "the browser that tests run in" chromium \
    "brew install --cask google-chrome" \
    chromium google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  need_chinese_font
}

need_chromedriver() {
  need_program CHROMEDRIVER "driving Chromium from wasm tests" chromium-driver \
    "brew install --cask chromedriver" chromedriver
}

need_chinese_font() {
  is_mac || [[ -n "$(fc-list :lang=zh 2>/dev/null)" ]] ||
    need_packages "Chinese characters in pages under test" "fonts-noto-cjk fontconfig"
}

need_firefox() {
  need_program STUDY_FIREFOX "the other browser that wasm tests run in" firefox-esr \
    "brew install --cask firefox" \
    firefox firefox-esr /Applications/Firefox.app/Contents/MacOS/firefox
}

need_geckodriver() {
  [[ -n "${GECKODRIVER:-}" ]] ||
    need_cargo_tool geckodriver $GECKODRIVER_VERSION "to drive Firefox from wasm tests (4 minutes)"
  need_program GECKODRIVER "driving Firefox from wasm tests" geckodriver \
    "brew install geckodriver" geckodriver
}

# need_program VARIABLE WHY DEBIAN'S-PACKAGE MACOS'S-COMMAND NAME...: the variable names the program
# afterwards, where it did not before.
need_program() {
  local variable=$1 why=$2 package=$3 mac=$4
  shift 4
  if [[ -n "${!variable:-}" ]]; then
    command -v "${!variable}" >/dev/null ||
      stop "The program $variable=${!variable}" "$why" "name one that is there, or none"
    return
  fi
  find_program "$variable" "$@" && return
  need_packages "$why" "$package" "$mac"
  find_program "$variable" "$@"
}

# find_program VARIABLE NAME...: the first of them that is there. A snap sees no /tmp, where tests put
# what a browser needs.
find_program() {
  local variable=$1 name path
  shift
  for name in "$@"; do
    path=$(command -v "$name") || continue
    [[ "$path" != /snap/* ]] || continue
    export "$variable=$path"
    return
  done
  return 1
}

is_mac() { [[ "$(uname)" == Darwin ]]; }

is_ubuntu() { grep -qs '^ID=ubuntu' /etc/os-release; }

# need_packages WHY "DEBIAN'S NAMES" [MACOS'S COMMAND]: installs them on Debian, and says how elsewhere.
# Debian keeps one version of a package a release, so there is none to pin.
need_packages() {
  local why=$1 packages=$2 mac=${3:-}
  if is_mac; then stop "$packages" "$why" "$mac"; fi
  if is_ubuntu; then on_ubuntu "$why" "$packages"; fi
  [[ -e /etc/debian_version ]] && command -v apt-get >/dev/null ||
    stop "$packages" "$why" "your system's packages for it (these are Debian's names)"
  ((EUID == 0)) || stop "$packages" "$why" "sudo apt-get install $packages"
  say "installing $packages with apt-get: $why"
  apt-get update --quiet=2
  # shellcheck disable=SC2086 # several names
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends $packages
}

# Ubuntu's packages of browsers are snaps.
on_ubuntu() { # WHY PACKAGES
  case "$2" in
    chromium)
      stop "Chromium" "$1" "the .deb of https://www.google.com/chrome; a snap will not do"
      ;;
    chromium-driver)
      stop "chromedriver" "$1" "that of your browser's version, on the PATH or named by CHROMEDRIVER:" \
        "https://googlechromelabs.github.io/chrome-for-testing"
      ;;
    firefox-esr)
      stop "Firefox" "$1" "the .deb of https://packages.mozilla.org; a snap will not do"
      ;;
  esac
}

# Apart from the other packages: only this bench runs them.
need_bench_packages() {
  local installed=tools/bench/node_modules/.package-lock-of-install.json
  cmp -s tools/bench/package-lock.json "$installed" && return
  say "installing the npm packages of tools/bench: the libraries that search is measured beside"
  npm ci --prefix tools/bench --ignore-scripts --no-audit --no-fund
  cp tools/bench/package-lock.json "$installed"
}
