#!/bin/sh
# s3a-qualify with what it needs, for machines without the internet: @CONTENT@.
#   sh FILE DIRECTORY    checks this file and installs it into a new directory
#   sh FILE --check      only checks this file
set -eu
self=$0

fail() {
  echo "$(basename "$self"): $2" >&2
  exit "$1"
}

if [ $# -ne 1 ] || [ -z "$1" ] || { [ "$1" != --check ] && [ "${1#-}" != "$1" ]; }; then
  fail 2 "give a directory to install into, or --check: sh $self DIRECTORY"
fi
if command -v sha256sum >/dev/null; then sha256="sha256sum"; else sha256="shasum -a 256"; fi
payload() { tail -c "+$((@START@ + 1))" "$self"; }

bytes=$(($(wc -c <"$self")))
[ "$bytes" -eq @BYTES@ ] ||
  fail 3 "this file is not whole: it has $bytes bytes instead of @BYTES@. Copy it again."
[ "$(payload | $sha256 | cut -c -64)" = @SHA256@ ] ||
  fail 3 "this file is damaged: it has not the SHA-256 that it was made with. Copy it again."
if [ "$1" = --check ]; then
  echo "$(basename "$self") is whole: @CONTENT@."
  exit 0
fi

system="$(uname -s) $(uname -m)"
case "@SYSTEM@" in
  any | "$system") ;;
  *) fail 2 "this file was made for @SYSTEM@, and this machine is $system: make a bundle on one like it." ;;
esac
target=$1
if [ -e "$target" ] && { [ ! -d "$target" ] || [ -n "$(ls -A "$target")" ]; }; then
  fail 2 "$target is there already: name a directory that is not, or is empty."
fi
unfinished=${target%/}.unfinished
[ ! -e "$unfinished" ] ||
  fail 2 "$unfinished is there, of an installation that was broken off: remove it first."
mkdir -p "$unfinished" || fail 2 "$unfinished cannot be made: name a directory that can."
trap 'rm -rf "$unfinished"' EXIT
trap 'exit 3' INT TERM HUP
payload | tar -x -o -f - -C "$unfinished" ||
  fail 3 "not unpacked into $unfinished, see above: it takes $((bytes / 1000000)) MB."
checked=$(cd "$unfinished" && $sha256 -c FILES.sha256 2>&1) ||
  fail 3 "what was unpacked is not what was packed: is the disk full, or failing?
$(echo "$checked" | grep -v ': OK$')"
if [ -d "$target" ]; then rmdir "$target"; fi
mv "$unfinished" "$target"
trap - EXIT
echo "Installed @CONTENT@."
echo "Start it by: ${target%/}/s3a-qualify run@EXAMPLE@"
exit 0
