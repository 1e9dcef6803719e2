package org.s3aharness.release.jars;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * Reads the classes and methods that a compiled class refers to from its constant pool (JVMS 4.4).
 */
final class References {
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int INDEX_BYTES = 2;

  private References() {}

  /**
   * A class or method that is used.
   *
   * @param owner a class's internal name
   * @param method name and descriptor, such as {@code size()I}; empty for the class itself
   */
  record Used(String owner, String method) {}

  /** Returns everything that a class refers to, except arrays. */
  static Set<Used> in(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    char[] buffer = new char[reader.getMaxStringLength()];
    Set<Used> references = new HashSet<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset == 0) {
        continue; // the second half of a long or double
      }
      int tag = reader.readByte(offset - 1);
      if (tag == CLASS) {
        references.add(new Used(reader.readUTF8(offset, buffer), ""));
      } else if (tag == METHOD || tag == INTERFACE_METHOD) {
        int nameAndType = reader.getItem(reader.readUnsignedShort(offset + INDEX_BYTES));
        references.add(
            new Used(
                reader.readClass(offset, buffer),
                reader.readUTF8(nameAndType, buffer)
                    + reader.readUTF8(nameAndType + INDEX_BYTES, buffer)));
      }
    }
    references.removeIf(reference -> reference.owner().startsWith("["));
    return references;
  }
}
