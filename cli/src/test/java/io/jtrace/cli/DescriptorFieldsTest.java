package io.jtrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.EventSchema;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.FilterException;
import io.jtrace.state.StateEngine;
import org.junit.jupiter.api.Test;

class DescriptorFieldsTest {
  private final EventSchema schema = EventSchema.load();
  private final StateEngine state = new StateEngine(schema);
  private final ThreadRows rows =
      new ThreadRows(schema, state, new FieldCatalog(schema, state, RenderSettings.DEFAULTS));

  @Test
  void shouldRefuseFieldsOfAnEventWhenDescriptorsAreFiltered() {
    FilterException e =
        assertThrows(FilterException.class, () -> rows.rows("fd.type=ipv4 and evt.type=read"));
    assertTrue(
        e.getMessage().endsWith("the given filter is not supported for thread table filtering"),
        e.getMessage());
  }

  @Test
  void shouldFindNoThreadWhenTheMachineIsEmpty() throws Exception {
    assertEquals(0, rows.rows("fd.type=ipv4 and proc.name=x").size());
    assertEquals(0, rows.rows("").size());
  }
}
