package org.s3aharness.jvmagent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Copies the attributes of code that has moved by some bytes (JVMS 4.7.4, 4.7.12 to 4.7.14). */
final class CodeAttributes {
  private static final int UNINITIALIZED = 8;
  private static final int OBJECT = 7;

  private final ConstantPool pool;
  private final int moved;

  /**
   * Says whether the next frame is the first. Its position counts from the code's beginning, that
   * of others from the previous frame.
   */
  private boolean first = true;

  /**
   * Creates a copier.
   *
   * @param moved the number of bytes by which the code has moved
   */
  CodeAttributes(ConstantPool pool, int moved) {
    this.pool = pool;
    this.moved = moved;
  }

  /**
   * Copies the attributes that are needed for running and for line numbers, and leaves out all
   * others.
   */
  void copy(DataInputStream in, DataOutputStream out) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    DataOutputStream keptOut = new DataOutputStream(kept);
    int count = in.readUnsignedShort();
    int keptCount = 0;
    for (int i = 0; i < count; i++) {
      int name = in.readUnsignedShort();
      byte[] content = new byte[in.readInt()];
      in.readFully(content);
      byte[] shifted =
          shifted(pool.utf8(name), new DataInputStream(new ByteArrayInputStream(content)));
      if (shifted.length > 0) {
        keptOut.writeShort(name);
        keptOut.writeInt(shifted.length);
        keptOut.write(shifted);
        keptCount++;
      }
    }
    out.writeShort(keptCount);
    kept.writeTo(out);
  }

  private byte[] shifted(String name, DataInputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    switch (name) {
      case "StackMapTable":
        int frames = copyShort(in, out);
        for (int i = 0; i < frames; i++) {
          frame(in, out);
        }
        break;
      case "LineNumberTable":
        table(in, out, 1);
        break;
      case "LocalVariableTable":
      case "LocalVariableTypeTable":
        table(in, out, 4);
        break;
      default:
        break;
    }
    return bytes.toByteArray();
  }

  /** Copies a table whose entries begin with a position. */
  private void table(DataInputStream in, DataOutputStream out, int others) throws IOException {
    int entries = copyShort(in, out);
    for (int i = 0; i < entries; i++) {
      out.writeShort(in.readUnsignedShort() + moved);
      for (int other = 0; other < others; other++) {
        copyShort(in, out);
      }
    }
  }

  private void frame(DataInputStream in, DataOutputStream out) throws IOException {
    int type = in.readUnsignedByte();
    if (type < 64) {
      sameFrame(type, out);
    } else if (type < 128) {
      frameWithStackItem(type - 64, out);
      types(in, out, 1);
    } else if (type == 247) {
      frameWithStackItem(in.readUnsignedShort(), out);
      types(in, out, 1);
    } else if (type >= 248 && type <= 251) {
      out.writeByte(type);
      delta(in.readUnsignedShort(), out);
    } else if (type >= 252 && type <= 254) {
      out.writeByte(type);
      delta(in.readUnsignedShort(), out);
      types(in, out, type - 251);
    } else if (type == 255) {
      out.writeByte(type);
      delta(in.readUnsignedShort(), out);
      types(in, out, copyShort(in, out));
      types(in, out, copyShort(in, out));
    } else {
      throw new IOException("stack map frame of unknown type " + type);
    }
  }

  private void sameFrame(int delta, DataOutputStream out) throws IOException {
    if (first) {
      out.writeByte(251);
      delta(delta, out);
    } else {
      out.writeByte(delta);
    }
  }

  private void frameWithStackItem(int delta, DataOutputStream out) throws IOException {
    out.writeByte(247);
    delta(delta, out);
  }

  private void delta(int delta, DataOutputStream out) throws IOException {
    out.writeShort(first ? delta + moved : delta);
    first = false;
  }

  private void types(DataInputStream in, DataOutputStream out, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      if (tag == OBJECT) {
        copyShort(in, out);
      } else if (tag == UNINITIALIZED) {
        out.writeShort(in.readUnsignedShort() + moved);
      }
    }
  }

  private static int copyShort(DataInputStream in, DataOutputStream out) throws IOException {
    int value = in.readUnsignedShort();
    out.writeShort(value);
    return value;
  }
}
