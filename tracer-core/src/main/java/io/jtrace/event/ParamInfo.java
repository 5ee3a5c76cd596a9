package io.jtrace.event;

import java.util.Optional;

/**
 * One parameter of an event type.
 *
 * @param name as {@code evt.arg.NAME} calls it
 * @param type how its bytes are read
 * @param print how it is printed
 * @param table name of its flag, enum or dynamic table, if it has one
 * @param dirfdParam index of the parameter that holds its directory descriptor, or -1
 */
public record ParamInfo(
    String name, ParamType type, PrintFormat print, Optional<String> table, int dirfdParam) {}
