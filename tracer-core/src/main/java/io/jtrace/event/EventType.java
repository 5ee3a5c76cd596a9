package io.jtrace.event;

import java.util.List;
import java.util.Set;

/**
 * One row of the event schema.
 *
 * @param id number in capture files; even = enter, odd = exit of the same call
 * @param constant name of the row in the event table
 * @param direction enter or exit
 * @param name printed name, as {@code evt.type} shows it
 * @param category what the call is about
 * @param flags properties
 * @param params parameters in their order, as sysdig 0.29.3 has and prints them
 * @param appended parameters that later versions write behind those; known by name, not printed
 */
public record EventType(
    int id,
    String constant,
    Direction direction,
    String name,
    EventCategory category,
    Set<EventFlag> flags,
    List<ParamInfo> params,
    List<ParamInfo> appended) {

  /**
   * Whether the type has a property.
   *
   * @param flag the property
   * @return true if it has
   */
  public boolean has(EventFlag flag) {
    return flags.contains(flag);
  }

  /**
   * Index of a parameter.
   *
   * @param name the parameter's name
   * @return its index, or -1
   */
  public int indexOf(String name) {
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Index of a parameter, those appended by later versions included.
   *
   * @param name the parameter's name
   * @return its index, the first if there are two, or -1
   */
  public int indexOfAny(String name) {
    int index = indexOf(name);
    for (int i = 0; index < 0 && i < appended.size(); i++) {
      if (appended.get(i).name().equals(name)) {
        index = params.size() + i;
      }
    }
    return index;
  }

  /**
   * One parameter, those appended by later versions included.
   *
   * @param index from 0, below {@link #knownParams()}
   * @return the parameter
   */
  public ParamInfo param(int index) {
    int classic = params.size();
    return index < classic ? params.get(index) : appended.get(index - classic);
  }

  /**
   * Number of parameters of the newest version.
   *
   * @return printed and appended ones
   */
  public int knownParams() {
    return params.size() + appended.size();
  }

  /**
   * Whether this stands for a call without its own type: the nameless pair, or the detail events that
   * carry the call's name or result.
   *
   * @return true for ids 0 and 1, for {@link EventSchema#NAMED_CALL_ID} and its exit, and for {@link
   *     EventSchema#RESULT_ID}
   */
  public boolean isGeneric() {
    return id <= 1 || id >= EventSchema.NAMED_CALL_ID && id <= EventSchema.RESULT_ID;
  }
}
