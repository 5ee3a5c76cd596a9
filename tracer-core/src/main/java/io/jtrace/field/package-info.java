/**
 * Fields: name, type, description and extractor. The one list behind filters, formats, chisels and
 * {@code -l}. A field is bound to the state of a pipeline once and then read per event.
 */
package io.jtrace.field;
