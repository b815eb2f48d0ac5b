#!/usr/bin/env bash
# Installs what the tests need, builds, checks the format, runs every test, checks the executed notebooks. The last line is the total.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# What the end-to-end tests use beside .NET: a browser, a program that draws SVG, and a real Jupyter.
packages=(chromium librsvg2-bin python3-nbformat python3-nbconvert jupyter-notebook python3-jupyter-client python3-jupyter-kernel-test python3-ipykernel)

passed=0 failed=0 skipped=0
finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}
stop() {
  echo "error: $1" >&2
  failed=$((failed + 1))
  finish
}

install_packages() {
  local missing=() package
  if ! type dpkg-query >/dev/null 2>&1; then
    echo "Not Debian: tests that need ${packages[*]} are skipped where these are not installed."
    return
  fi

  for package in "${packages[@]}"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return

  local apt=(apt-get)
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "Not root: to run every test, install these first: sudo apt-get install ${missing[*]}"
      return
    fi
    apt=(sudo -n apt-get)
  fi

  echo "Installing ${missing[*]} ..."
  export DEBIAN_FRONTEND=noninteractive
  "${apt[@]}" update -qq >/dev/null
  "${apt[@]}" install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    stop "could not install ${missing[*]}"
}

# plotly.js, for the test that our figures draw in it. Without npm or the registry that test is skipped.
fetch_plotly() {
  local folder=artifacts/plotly
  [ -f "$folder/package/plotly.min.js" ] && return
  type npm >/dev/null 2>&1 || { echo "npm was not found: the tests with plotly.js are skipped."; return; }
  mkdir -p "$folder"
  (cd "$folder" && npm pack --silent plotly.js-dist-min@4.1.2 >/dev/null && tar -xzf plotly.js-dist-min-*.tgz) ||
    echo "npm has no plotly.js-dist-min here: the tests with plotly.js are skipped."
}

# What JupyterLab draws outputs with, in one file, for the test that it shows ours.
fetch_lab() {
  local source=tests/NeuroPose.EndToEnd.Tests/Lab/Page folder=artifacts/jupyterlab
  [ -f "$folder/page.bundle.js" ] && ! [ "$source/page.js" -nt "$folder/page.bundle.js" ] && return
  type npm >/dev/null 2>&1 || { echo "npm was not found: the tests with JupyterLab's packages are skipped."; return; }
  mkdir -p "$folder"
  cp "$source"/* "$folder"
  (cd "$folder" && npm ci --silent --no-audit --no-fund --ignore-scripts >/dev/null &&
    node_modules/.bin/esbuild page.js --bundle --loader:.svg=text --outfile=page.bundle.js --log-level=error) ||
    echo "npm has not all of JupyterLab's packages here: the tests with them are skipped."
}

type dotnet >/dev/null 2>&1 || stop "the .NET 10 SDK is needed; 'dotnet' was not found."
install_packages
fetch_plotly
fetch_lab

dotnet build NeuroPose.Workbench.sln --configuration Release --verbosity quiet -nologo || stop "the build failed."
dotnet format NeuroPose.Workbench.sln --no-restore --verify-no-changes || stop "the format differs; 'dotnet format' mends it."

results=artifacts/test-results
rm -rf "$results"
dotnet test NeuroPose.Workbench.sln --configuration Release --no-build --nologo --verbosity quiet \
  --logger trx --results-directory "$results"
status=$?

for file in "$results"/*.trx; do
  [ -e "$file" ] || stop "no test ran."
  counters=$(grep -o '<Counters [^>]*' "$file")
  count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count failed) + $(count error) + $(count timeout) + $(count aborted)))
  skipped=$((skipped + $(count total) - $(count executed)))
done

# What is committed as executed has to be what executing it gives. Two halves, for two processors.
neuropose=artifacts/bin/NeuroPose.Cli/release/neuropose
"$neuropose" notebook check notebooks & half=$!
"$neuropose" notebook check papers || failed=$((failed + 1))
wait "$half" || failed=$((failed + 1))
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || stop "a test run ended with code $status."
finish
