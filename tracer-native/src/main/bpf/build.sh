#!/bin/sh
# Compiles the probe and strips it; with "check" compares the result with the committed object instead.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
object=$here/../resources/io/jtrace/ebpf/jtrace.bpf.o
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/*.h "$here"/*.c "$work"
cd "$work"
clang -O2 -g -target bpf -fdebug-compilation-dir=. -ffile-prefix-map="$work"=. -D__TARGET_ARCH_x86 -Wall -Werror -c probe.bpf.c -o jtrace.bpf.o
llvm-strip -g jtrace.bpf.o
if [ "${1:-}" = check ]; then
	cmp jtrace.bpf.o "$object" || {
		echo "the committed probe differs from its source; run $here/build.sh and commit the object" >&2
		exit 1
	}
else
	cp jtrace.bpf.o "$object"
fi
