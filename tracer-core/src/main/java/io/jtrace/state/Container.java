package io.jtrace.state;

/**
 * One container.
 *
 * @param id first 12 characters of its id
 * @param name its name
 * @param image its image
 * @param type number of its engine as events carry it, 0 is docker
 */
public record Container(String id, String name, String image, int type) {}
