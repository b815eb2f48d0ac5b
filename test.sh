#!/usr/bin/env bash
# Installs what the tests need, builds, checks the format, runs every test, checks the executed notebooks. The last line is the total.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# What the end-to-end tests use beside .NET: a browser, a program that draws SVG, and a real Jupyter.
packages=(chromium librsvg2-bin pandoc python3-nbformat python3-nbconvert jupyter-notebook python3-jupyter-client python3-jupyter-kernel-test python3-ipykernel zsh fish slurmctld slurmd slurm-client munge mosquitto ffmpeg hdf5-tools python3-hdmf python3-h5py opencv-doc)

# A test, or a fixture, that nothing is heard of for this long is named, and its test host ended. A whole project has a limit too.
hang=10m
limit=40m

results=artifacts/test-results
evidence=artifacts/test-evidence

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

# What runs in the background does not hear of Ctrl-C.
trap 'trap - INT TERM; kill 0' INT TERM

# step WORDS COMMAND...: prints what is done, and how long it took.
step() {
  local words=$1 started=$SECONDS status
  shift
  echo "$words ..."
  "$@"
  status=$?
  echo "$words: $((SECONDS - started)) s$([ $status -eq 0 ] || echo ", failed")"
  return $status
}

limited() {
  if type timeout >/dev/null 2>&1; then timeout --kill-after=30 "$limit" "$@"; else "$@"; fi
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

# .NET Interactive itself, for the tests that our package works in it. Without the registry these are skipped.
fetch_interactive() {
  local folder=artifacts/dotnet-interactive
  [ -f "$folder/dotnet-interactive" ] && return
  limit=5m limited dotnet tool install Microsoft.dotnet-interactive --version 1.0.712001 --tool-path "$folder" >/dev/null ||
    echo "The registry has no Microsoft.dotnet-interactive here: the tests with .NET Interactive are skipped."
}

# Tests of one project; its log is shown where something went wrong.
test_project() {
  local project=$1 log=$results/$1.log status
  limited dotnet test "artifacts/bin/$project/release/$project.dll" --nologo --verbosity minimal \
    --blame-hang --blame-hang-timeout "$hang" --blame-hang-dump-type none \
    --logger "trx;LogFileName=$project.trx" --results-directory "$results/$project" >"$log" 2>&1
  status=$?
  echo "$status" >"$results/$project.status"
  find "$results/$project" -name '*.dmp' -delete # "none" writes one all the same, of several hundred megabytes
  [ "$status" -eq 0 ] || cat "$log"
  return "$status"
}

# Two at a time, for two processors; the longest first. They share nothing.
run_tests() {
  local project projects=(NeuroPose.EndToEnd.Tests)
  for project in tests/*.Tests; do
    [ "$project" = tests/NeuroPose.EndToEnd.Tests ] || projects+=("${project#tests/}")
  done
  rm -rf "$results" "$evidence"
  mkdir -p "$results"
  for project in "${projects[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge 2 ]; do sleep 1; done
    step "Testing $project" test_project "$project" &
  done
  wait
}

# Adds up the counts of every project. A host that was ended counts as one more failed test: the one that its log names.
count_tests() {
  local file project counters
  for file in "$results"/*.status; do
    project=$(basename "$file" .status)
    counters=$(grep -o '<Counters [^>]*' "$results/$project/$project.trx" 2>/dev/null)
    count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"${counters:-<Counters $1=\"0\"}"; }
    local bad=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
    [ "$(cat "$file")" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    passed=$((passed + $(count passed)))
    failed=$((failed + bad))
    skipped=$((skipped + $(count total) - $(count executed)))
  done
  [ ! -d "$evidence" ] || { echo "What failed tests have seen:"; printf '  %s\n' "$evidence"/*; }
}

# Known vulnerabilities of all packages, those of packages too. A report: the tests do not fail of what was published this morning, nor
# where the registry does not answer.
report_vulnerabilities() {
  local report
  if ! report=$(limit=3m limited dotnet list NeuroPose.Workbench.sln package --vulnerable --include-transitive 2>&1); then
    echo "The registry was not asked, or did not answer: no report of vulnerable packages."
    return 0
  fi
  grep -E '^Project|^ *>' <<<"$report" | grep -B1 '^ *>' || echo "No package is known to be vulnerable."
}

# A minute of damaged files, and a few kills; a whole run takes hours (docs/reference/robustness.md).
fuzz() {
  local program=artifacts/bin/NeuroPose.Fuzz/release/NeuroPose.Fuzz.dll status=0
  limited dotnet "$program" --seconds 1 || status=1
  limited dotnet "$program" --kills 8 || status=1
  return "$status"
}

# The site of the documentation: every link in it leads somewhere. Where the registry has no DocFX, it is not built.
build_site() {
  limit=5m limited dotnet tool restore >/dev/null 2>&1 || { echo "The registry has no DocFX here: the site was not built."; return 0; }
  limited docs/site/build.sh
}

# What is committed as executed has to be what executing it gives. Two halves, for two processors.
check_notebooks() {
  local neuropose=artifacts/bin/NeuroPose.Cli/release/neuropose status=0 half
  limited "$neuropose" notebook check notebooks & half=$!
  limited "$neuropose" notebook check papers || status=1
  wait "$half" || status=1
  return "$status"
}

type dotnet >/dev/null 2>&1 || stop "the .NET 10 SDK is needed; 'dotnet' was not found."
step "Looking for what the tests need" install_packages
step "Fetching plotly.js" fetch_plotly
step "Fetching JupyterLab's packages" fetch_lab
step "Fetching .NET Interactive" fetch_interactive
step "Building" dotnet build NeuroPose.Workbench.sln --configuration Release --verbosity quiet -nologo || stop "the build failed."
step "Checking the format" dotnet format NeuroPose.Workbench.sln --no-restore --verify-no-changes ||
  stop "the format differs; 'dotnet format' mends it."
step "Testing" run_tests
count_tests
step "Feeding damaged files" fuzz || failed=$((failed + 1))
step "Asking for vulnerable packages" report_vulnerabilities
step "Building the documentation site" build_site || failed=$((failed + 1))
step "Checking the executed notebooks" check_notebooks || failed=$((failed + 1))
finish
