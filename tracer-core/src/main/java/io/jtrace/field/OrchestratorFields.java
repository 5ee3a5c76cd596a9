package io.jtrace.field;

import static io.jtrace.event.ParamType.CHARBUF;

/** Fields that only a live orchestrator could fill: known, so that formats and chisels load. */
final class OrchestratorFields {
  private OrchestratorFields() {}

  static void enter(FieldTable table) {
    table.section("k8s");
    for (String object : new String[] {"pod", "rc", "svc", "ns", "rs", "deployment"}) {
      absent(table, "k8s." + object + ".name");
      absent(table, "k8s." + object + ".id");
      absent(table, "k8s." + object + ".labels");
    }
    table.section("mesos");
    for (String name :
        new String[] {
          "mesos.task.name", "mesos.task.id", "mesos.framework.name", "mesos.framework.id",
          "marathon.app.name", "marathon.app.id", "marathon.group.name", "marathon.group.id"
        }) {
      absent(table, name);
    }
  }

  private static void absent(FieldTable table, String name) {
    table.add(name, CHARBUF, "told by the orchestrator only", (e, v) -> false);
  }
}
