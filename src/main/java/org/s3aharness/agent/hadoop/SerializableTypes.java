package org.s3aharness.agent.hadoop;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.s3aharness.agent.SerialFilters;

/**
 * Finds out which types an object would bring to the harness, before the harness's filter refuses
 * them with a poorer explanation.
 */
final class SerializableTypes extends ObjectOutputStream {
  private final String what;

  private SerializableTypes(String what) throws IOException {
    super(
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void write(byte[] b, int off, int len) {}
        });
    this.what = what;
  }

  /**
   * Checks that an object can cross.
   *
   * @param what beginning of the message, such as "scenario X returned"
   * @throws IllegalArgumentException when the object holds a type that cannot cross
   */
  static void check(Object object, String what) throws IOException {
    try (SerializableTypes types = new SerializableTypes(what)) {
      types.writeObject(object);
    }
  }

  @Override
  protected void annotateClass(Class<?> type) {
    if (!SerialFilters.allows(type)) {
      throw new IllegalArgumentException(
          what + " an object that holds a " + type.getName() + ": return JDK types only");
    }
  }
}
