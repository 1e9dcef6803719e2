package org.s3aharness.release.jars;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * Something that a jar needs and that no jar on a classpath has.
 *
 * @param user the jar that needs it
 * @param owner the class that is missing, or that lacks the method
 * @param method name and descriptor; empty if the class itself is missing
 */
public record MissingLink(Path user, String owner, String method)
    implements Comparable<MissingLink> {
  /** Says whether the class itself is missing, and not just a method. */
  public boolean isClass() {
    return method.isEmpty();
  }

  /** Returns the class, or the method in full, as a {@code NoSuchMethodError} names it. */
  public String what() {
    if (isClass()) {
      return "class " + owner;
    }
    int arguments = method.indexOf('(');
    Type type = Type.getMethodType(method.substring(arguments));
    return "method %s %s.%s(%s)"
        .formatted(
            type.getReturnType().getClassName(),
            owner,
            method.substring(0, arguments),
            Stream.of(type.getArgumentTypes())
                .map(Type::getClassName)
                .collect(Collectors.joining(", ")));
  }

  @Override
  public int compareTo(MissingLink other) {
    return what().compareTo(other.what());
  }
}
