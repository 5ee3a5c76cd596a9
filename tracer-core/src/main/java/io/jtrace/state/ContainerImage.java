package io.jtrace.state;

/**
 * The image a container was made from. Texts are empty where no event told them.
 *
 * @param name as the user gave it
 * @param id short or long id
 * @param repository where it is kept
 * @param tag its tag
 * @param digest its digest in the registry
 */
public record ContainerImage(String name, String id, String repository, String tag, String digest) {
  /** Nothing is known. */
  static final ContainerImage NONE = named("");

  /** An image of which only the name is known. */
  static ContainerImage named(String name) {
    return new ContainerImage(name, "", "", "", "");
  }
}
