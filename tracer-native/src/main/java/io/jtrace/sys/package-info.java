/**
 * The only code that calls foreign functions: libbpf and libc, through JNA. Everything it opens has
 * one owner here, which closes it. No native library is touched before the first call.
 */
package io.jtrace.sys;
