package org.s3aharness.jvmagent;

import java.security.Provider;
import java.security.Security;
import java.util.function.BinaryOperator;

/**
 * What a patched method calls. It must be found from the classes of any class loader, the JDK's own
 * among them, so it cannot be a class of ours; it is a security provider that offers no service,
 * and is called by a method that every provider has.
 */
final class Hook extends Provider {
  private static final long serialVersionUID = 1L;

  private final transient BinaryOperator<Object> action;

  private Hook(String name, BinaryOperator<Object> action) {
    super(name, 1.0, "Lets an S3 client be watched. Offers no service.");
    this.action = action;
  }

  /**
   * Makes a hook that can be called from now on.
   *
   * @param action takes what the method gives, and returns what the second of both is replaced with
   */
  static void install(String name, BinaryOperator<Object> action) {
    Security.addProvider(new Hook(name, action));
  }

  /** What {@link EntryCall} has methods call. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // methods of many threads
  public Object put(Object first, Object second) {
    return action.apply(first, second);
  }
}
