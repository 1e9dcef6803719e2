package org.s3aharness.jvmagent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A method that is made to begin with a call to a {@link Hook}. */
final class HookPoint {
  /** Describes an argument of the call: one of the method's own, or a text. */
  static final class Operand {
    /** The number of the local variable; -1 for a text. */
    final int slot;

    final String text;

    private Operand(int slot, String text) {
      this.slot = slot;
      this.text = text;
    }

    /** Returns the object in a local variable at the method's beginning. */
    static Operand local(int slot) {
      return new Operand(slot, "");
    }

    static Operand text(String text) {
      return new Operand(-1, text);
    }

    boolean isText() {
      return slot < 0;
    }
  }

  final String hook;
  final Operand first;
  final Operand second;
  private final List<String> classNames;
  private final String method;
  private final Pattern descriptor;

  /**
   * Describes a method.
   *
   * @param classNames ends of the internal names, with slashes, of the classes it is in: Hadoop may
   *     be relocated
   * @param descriptor pattern of the method's descriptor; its one group, if any, is the internal
   *     name of the type of {@code second}, which must then be a local variable and is set to what
   *     the hook returns
   * @param hook the hook's name
   */
  HookPoint(
      List<String> classNames,
      String method,
      String descriptor,
      String hook,
      Operand first,
      Operand second) {
    this.classNames = classNames;
    this.method = method;
    this.descriptor = Pattern.compile(descriptor);
    this.hook = hook;
    this.first = first;
    this.second = second;
  }

  /** Says whether the method belongs to the class with this internal name. */
  boolean isIn(String internalName) {
    for (String className : classNames) {
      if (internalName.endsWith(className)) {
        return true;
      }
    }
    return false;
  }

  boolean is(String name, String itsDescriptor) {
    return method.equals(name) && descriptor.matcher(itsDescriptor).matches();
  }

  /** Returns the type of the value that replaces {@code second}; empty if it is not replaced. */
  Optional<String> replacedType(String itsDescriptor) {
    Matcher matcher = descriptor.matcher(itsDescriptor);
    return matcher.matches() && matcher.groupCount() > 0
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return method;
  }
}
