/** Small programs over the public API; each shows a single thing. */
package io.jtrace.examples;
