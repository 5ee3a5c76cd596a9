package io.jtrace.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamInfo;
import io.jtrace.event.ParamType;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indexes and types of the published dynamic tables; flag tables that the schema names. */
class DynamicTypesTest {
  private final DynamicTypes types = DynamicTypes.load();

  @ParameterizedTest
  @CsvSource({
    "sockopt_dynamic_param,0,BYTEBUF", "sockopt_dynamic_param,1,ERRNO",
    "sockopt_dynamic_param,2,UINT32", "sockopt_dynamic_param,3,UINT64",
    "sockopt_dynamic_param,4,RELTIME", "ptrace_dynamic_param,0,UINT64",
    "ptrace_dynamic_param,1,SIGTYPE", "bpf_dynamic_param,0,FD",
    "bpf_dynamic_param,1,ERRNO", "keyctl_dynamic_param,0,INT64",
    "keyctl_dynamic_param,1,CHARBUF", "keyctl_dynamic_param,2,BYTEBUF",
    "sockopt_dynamic_param,255,BYTEBUF", "nothing,0,BYTEBUF"
  })
  void shouldChooseTheTypeByTheIndex(String table, int index, ParamType expected) {
    assertEquals(expected, types.of(table, index).type());
  }

  @Test
  void shouldHaveEveryTableThatTheSchemaNames() {
    FlagTables flags = FlagTables.load();
    Set<String> missing = new TreeSet<>();
    for (EventType type : EventSchema.load().all()) {
      for (int i = 0; i < type.knownParams(); i++) {
        ParamInfo param = type.param(i);
        String table = param.table().orElse("");
        boolean known =
            param.type() == ParamType.DYN
                ? table.endsWith("_dynamic_param")
                : !flags.table(table).isEmpty();
        if (!table.isEmpty() && !known) {
          missing.add(table);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }
}
