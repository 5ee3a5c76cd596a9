package io.jtrace.state;

import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import java.util.HashMap;
import java.util.Map;

/** The plans of all types by id, filled by the families of calls. */
final class Plans {
  private final EventSchema schema;
  private final TypePlan[] plans;
  private final TypePlan[] details;
  private final TypePlan unknown;
  private final Map<String, EventType> byConstant = new HashMap<>();

  Plans(EventSchema schema) {
    this.schema = schema;
    int end = 0;
    int detailEnd = 0;
    for (EventType type : schema.all()) {
      byConstant.put(type.constant(), type);
      int detail = type.id() - EventSchema.FIRST_DETAIL_ID;
      end = detail < 0 ? Math.max(end, type.id() + 1) : end;
      detailEnd = Math.max(detailEnd, detail + 1);
    }
    plans = fill(end, 0);
    details = fill(detailEnd, EventSchema.FIRST_DETAIL_ID);
    unknown = new TypePlan(schema.type(end));
  }

  private TypePlan[] fill(int count, int first) {
    TypePlan[] filled = new TypePlan[count];
    for (int i = 0; i < count; i++) {
      filled[i] = new TypePlan(schema.type(first + i));
    }
    return filled;
  }

  TypePlan of(int typeId) {
    if (typeId < plans.length) {
      return plans[typeId];
    }
    int detail = typeId - EventSchema.FIRST_DETAIL_ID;
    return detail >= 0 && detail < details.length ? details[detail] : unknown;
  }

  EventType type(String constant) {
    EventType type = byConstant.get(constant);
    if (type == null) {
      throw new IllegalArgumentException("no event type " + constant + " in the schema");
    }
    return type;
  }

  /** Registers an updater for types that need nothing but their own parameters. */
  void on(Updater updater, String... constants) {
    for (String constant : constants) {
      of(type(constant).id()).updater = updater;
    }
  }

  /** Registers an updater for exits that also need their enter's parameters. */
  void onPair(Updater updater, String... constants) {
    on(updater, constants);
    for (String constant : constants) {
      of(type(constant).id() - 1).keepsEnter = true;
    }
  }
}
