package org.s3aharness.jvmagent;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The constant pool of a class file (JVMS 4.4), to which constants can be added. */
final class ConstantPool {
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;
  private static final int MOST = 0xffff;

  private final String[] texts;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int count;

  private ConstantPool(int count) {
    this.count = count;
    this.texts = new String[count];
  }

  static ConstantPool read(DataInputStream in) throws IOException {
    ConstantPool pool = new ConstantPool(in.readUnsignedShort());
    int next = 1;
    while (next < pool.count) {
      next += pool.readEntry(in, next);
    }
    return pool;
  }

  /** Reads an entry and returns how many numbers it takes. */
  private int readEntry(DataInputStream in, int number) throws IOException {
    int tag = in.readUnsignedByte();
    out.writeByte(tag);
    switch (tag) {
      case UTF8:
        texts[number] = in.readUTF();
        out.writeUTF(texts[number]);
        return 1;
      case 5: // long
      case 6: // double
        copy(in, 8);
        return 2;
      case 15: // method handle
        copy(in, 3);
        return 1;
      case CLASS:
      case STRING:
      case 16: // method type
      case 19: // module
      case 20: // package
        copy(in, 2);
        return 1;
      case 3: // integer
      case 4: // float
      case 9: // field
      case METHOD:
      case 11: // method of an interface
      case NAME_AND_TYPE:
      case 17: // dynamic
      case 18: // invokedynamic
        copy(in, 4);
        return 1;
      default:
        throw new IOException("constant " + number + " is of an unknown kind, " + tag);
    }
  }

  private void copy(DataInputStream in, int length) throws IOException {
    byte[] content = new byte[length];
    in.readFully(content);
    out.write(content);
  }

  /** Returns the text with this number. */
  String utf8(int number) throws IOException {
    if (number >= texts.length || texts[number] == null) {
      throw new IOException("constant " + number + " is no text");
    }
    return texts[number];
  }

  int string(String text) throws IOException {
    return add(STRING, newUtf8(text));
  }

  /** Returns the number of a class, given its internal name. */
  int type(String internalName) throws IOException {
    return add(CLASS, newUtf8(internalName));
  }

  int method(String owner, String name, String descriptor) throws IOException {
    int nameAndType = add(NAME_AND_TYPE, newUtf8(name), newUtf8(descriptor));
    return add(METHOD, type(owner), nameAndType);
  }

  private int newUtf8(String text) throws IOException {
    out.writeByte(UTF8);
    out.writeUTF(text);
    return counted();
  }

  private int add(int tag, int... numbers) throws IOException {
    out.writeByte(tag);
    for (int number : numbers) {
      out.writeShort(number);
    }
    return counted();
  }

  private int counted() throws IOException {
    if (count == MOST) {
      throw new IOException("its constant pool is full");
    }
    return count++;
  }

  void write(DataOutputStream to) throws IOException {
    to.writeShort(count);
    bytes.writeTo(to);
  }
}
