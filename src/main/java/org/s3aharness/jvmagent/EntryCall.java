package org.s3aharness.jvmagent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes methods of a class file begin with a call to a hook (Java Virtual Machine Specification,
 * chapter 4). A method's own code is only moved: the call's length is a multiple of 4 bytes, so
 * that the padding of switches stays right.
 */
final class EntryCall {
  private static final int ALOAD = 0x19;
  private static final int ASTORE = 0x3a;
  private static final int POP = 0x57;
  private static final int LDC_W = 0x13;
  private static final int INVOKEVIRTUAL = 0xb6;
  private static final int INVOKESTATIC = 0xb8;
  private static final int CHECKCAST = 0xc0;
  private static final int STACK = 3;

  private final HookPoint point;
  private ConstantPool pool;
  private int patched;

  EntryCall(HookPoint point) {
    this.point = point;
  }

  /**
   * Returns the class with the call; empty if it has no such method.
   *
   * @throws IOException when the class file cannot be parsed
   */
  Optional<byte[]> insertInto(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    long magicAndVersion = in.readLong();
    pool = ConstantPool.read(in);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    // Access flags, this class, its superclass.
    copy(in, out, 6);
    int interfaces = copyShort(in, out);
    copy(in, out, 2 * interfaces);
    members(in, out, false);
    members(in, out, true);
    attributes(in, out);
    if (patched == 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(whole);
    head.writeLong(magicAndVersion);
    pool.write(head);
    body.writeTo(whole);
    return Optional.of(whole.toByteArray());
  }

  private void members(DataInputStream in, DataOutputStream out, boolean methods)
      throws IOException {
    int count = copyShort(in, out);
    for (int i = 0; i < count; i++) {
      copyShort(in, out);
      String name = pool.utf8(copyShort(in, out));
      String descriptor = pool.utf8(copyShort(in, out));
      if (methods && point.is(name, descriptor)) {
        int attributes = copyShort(in, out);
        for (int a = 0; a < attributes; a++) {
          methodAttribute(in, out, descriptor);
        }
      } else {
        attributes(in, out);
      }
    }
  }

  private void methodAttribute(DataInputStream in, DataOutputStream out, String descriptor)
      throws IOException {
    int name = copyShort(in, out);
    byte[] content = new byte[in.readInt()];
    in.readFully(content);
    if (pool.utf8(name).equals("Code")) {
      content = code(new DataInputStream(new ByteArrayInputStream(content)), descriptor);
      patched++;
    }
    out.writeInt(content.length);
    out.write(content);
  }

  private byte[] code(DataInputStream in, String descriptor) throws IOException {
    byte[] call = call(descriptor);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(Math.max(STACK, in.readUnsignedShort()));
    copyShort(in, out);
    int length = in.readInt();
    out.writeInt(length + call.length);
    out.write(call);
    copy(in, out, length);
    int handlers = copyShort(in, out);
    for (int i = 0; i < handlers; i++) {
      for (int position = 0; position < 3; position++) {
        out.writeShort(in.readUnsignedShort() + call.length);
      }
      copyShort(in, out);
    }
    new CodeAttributes(pool, call.length).copy(in, out);
    return bytes.toByteArray();
  }

  private byte[] call(String descriptor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(LDC_W);
    out.writeShort(pool.string(point.hook));
    out.writeByte(INVOKESTATIC);
    out.writeShort(
        pool.method(
            "java/security/Security",
            "getProvider",
            "(Ljava/lang/String;)Ljava/security/Provider;"));
    push(point.first, out);
    push(point.second, out);
    out.writeByte(INVOKEVIRTUAL);
    out.writeShort(
        pool.method(
            "java/security/Provider",
            "put",
            "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"));
    Optional<String> replaced = point.replacedType(descriptor);
    if (replaced.isPresent()) {
      out.writeByte(CHECKCAST);
      out.writeShort(pool.type(replaced.get()));
      out.writeByte(ASTORE);
      out.writeByte(point.second.slot);
    } else {
      out.writeByte(POP);
    }
    while (bytes.size() % 4 != 0) {
      out.writeByte(0); // nop
    }
    return bytes.toByteArray();
  }

  private void push(HookPoint.Operand operand, DataOutputStream out) throws IOException {
    if (operand.isText()) {
      out.writeByte(LDC_W);
      out.writeShort(pool.string(operand.text));
    } else {
      out.writeByte(ALOAD);
      out.writeByte(operand.slot);
    }
  }

  private static void attributes(DataInputStream in, DataOutputStream out) throws IOException {
    int count = copyShort(in, out);
    for (int i = 0; i < count; i++) {
      copyShort(in, out);
      int length = in.readInt();
      out.writeInt(length);
      copy(in, out, length);
    }
  }

  private static int copyShort(DataInputStream in, DataOutputStream out) throws IOException {
    int value = in.readUnsignedShort();
    out.writeShort(value);
    return value;
  }

  private static void copy(DataInputStream in, DataOutputStream out, int length)
      throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    out.write(bytes);
  }
}
