package org.s3aharness.release.jars;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** Reads a string constant from a compiled class. */
final class ClassConstant extends ClassVisitor {
  private final String field;
  private String value;

  private ClassConstant(String field) {
    super(Opcodes.ASM9);
    this.field = field;
  }

  /** Returns the value of a constant; empty if the class has no such constant. */
  static Optional<String> of(InputStream classFile, String field) throws IOException {
    ClassConstant found = new ClassConstant(field);
    new ClassReader(classFile).accept(found, ClassReader.SKIP_CODE);
    return Optional.ofNullable(found.value);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object constant) {
    if (name.equals(field) && constant instanceof String text) {
      value = text;
    }
    return null;
  }
}
