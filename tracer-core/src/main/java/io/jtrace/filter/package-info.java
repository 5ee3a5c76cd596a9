/**
 * Filters: lexer, parser, typed tree with positions, compiled predicate. The grammar stands at the
 * parser.
 */
package io.jtrace.filter;
