package org.s3aharness.release.jars;

import java.nio.file.Path;

/**
 * Something that a jar needs and no jar of a classpath has.
 *
 * @param user the jar that needs it
 * @param owner the class that is missing, or that lacks the method
 * @param method name and descriptor; empty if the class itself is missing
 */
public record MissingLink(Path user, String owner, String method)
    implements Comparable<MissingLink> {
  /** Whether the class is missing, and not just a method of it. */
  public boolean isClass() {
    return method.isEmpty();
  }

  /** The class, or the method in full. */
  public String what() {
    return isClass() ? "class " + owner : "method " + owner + "." + method;
  }

  @Override
  public int compareTo(MissingLink other) {
    return what().compareTo(other.what());
  }
}
