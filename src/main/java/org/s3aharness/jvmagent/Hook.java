package org.s3aharness.jvmagent;

import java.security.Provider;
import java.security.Security;
import java.util.function.BinaryOperator;

/**
 * A hook that patched methods call. Classes of any class loader, the JDK's own among them, must be
 * able to find it, so it cannot be an ordinary class of the harness. It is a security provider that
 * offers no service, and is called through a method that every provider has.
 */
final class Hook extends Provider {
  private static final long serialVersionUID = 1L;

  private final transient BinaryOperator<Object> action;

  private Hook(String name, BinaryOperator<Object> action) {
    super(name, 1.0, "Lets an S3 client be watched. Offers no service.");
    this.action = action;
  }

  /**
   * Installs a hook that can be called from now on.
   *
   * @param action takes both values of the call, and returns the replacement of the second
   */
  static void install(String name, BinaryOperator<Object> action) {
    Security.addProvider(new Hook(name, action));
  }

  /** Runs the hook's action. {@link EntryCall} makes methods call this. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // methods of many threads
  public Object put(Object first, Object second) {
    return action.apply(first, second);
  }
}
