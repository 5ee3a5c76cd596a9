/** Events as text and as JSON, by templates of fields; and the lists of fields and events. */
package io.jtrace.format;
