#!/usr/bin/env bash
# Compiles the probe, strips it, and has bpftool make the loader program of it (light skeleton); with "check"
# compares the results with the committed files instead.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "$0")")
resources=$here/../resources/io/jtrace/ebpf
files=(jtrace.bpf.o jtrace.loader.data jtrace.loader.insns jtrace.loader.tsv)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/*.h "$here"/*.c "$work"
cd "$work"

# The bytes of a C string that bpftool assigned to a member of the loader's options.
bytes() {
	local text
	text=$(sed -n "/opts\.$1 = (void \*)\"\\\\\$/,/\";\$/p" skeleton.h | sed -e 1d -e 's/";$//' -e 's/\\$//' | tr -d '\n')
	printf '%b' "$text"
}

# Maps and programs in the order of the loader's context.
index() {
	printf '# source: bpftool gen skeleton -L jtrace.bpf.o\n'
	sed -nE -e 's/^\t\tstruct bpf_map_desc (.*);/map\t\1/p' -e 's/^\t\tstruct bpf_prog_desc (.*);/program\t\1/p' skeleton.h
}

clang -O2 -g -target bpf -fdebug-compilation-dir=. -ffile-prefix-map="$work"=. -D__TARGET_ARCH_x86 -Wall -Werror -c probe.bpf.c -o jtrace.bpf.o
llvm-strip -g jtrace.bpf.o
bpftool gen skeleton -L jtrace.bpf.o >skeleton.h
bytes data >jtrace.loader.data
bytes insns >jtrace.loader.insns
index >jtrace.loader.tsv
[ "$(stat -c %s jtrace.loader.data)" = "$(sed -n 's/.*opts.data_sz = \([0-9]*\);/\1/p' skeleton.h)" ]
[ "$(stat -c %s jtrace.loader.insns)" = "$(sed -n 's/.*opts.insns_sz = \([0-9]*\);/\1/p' skeleton.h)" ]

for file in "${files[@]}"; do
	if [ "${1:-}" != check ]; then
		cp "$file" "$resources"
	elif ! cmp "$file" "$resources/$file"; then
		echo "$file differs from what its source makes; run $here/build.sh and commit the files" >&2
		exit 1
	fi
done
