package org.s3aharness.release.jars;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A jar made for a test, entry by entry. */
public final class TestJar {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** Adds what Maven puts into every jar that it packs. */
  public TestJar pom(String group, String name, String version) {
    return file(
        "META-INF/maven/" + group + "/" + name + "/pom.properties",
        "groupId=%s\nartifactId=%s\nversion=%s\n".formatted(group, name, version));
  }

  /** Adds a manifest of these lines. */
  public TestJar manifest(String... lines) {
    return file(
        "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n");
  }

  /** Adds a text file. */
  public TestJar file(String path, String text) {
    entries.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a class with methods of the descriptor {@code ()V}. */
  public TestJar type(String internalName, String... methods) {
    ClassWriter writer = writer(internalName);
    for (String method : methods) {
      writer
          .visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, method, "()V", null, null)
          .visitEnd();
    }
    return add(internalName, writer);
  }

  /** Adds a class that calls a method of the descriptor {@code ()V}. */
  public TestJar caller(String internalName, String owner, String method) {
    ClassWriter writer = writer(internalName);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "call", "()V", null, null);
    code.visitCode();
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return add(internalName, writer);
  }

  /** Adds a class with a constant. */
  public TestJar constant(String internalName, String field, String value) {
    ClassWriter writer = writer(internalName);
    writer
        .visitField(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
            field,
            "Ljava/lang/String;",
            null,
            value)
        .visitEnd();
    return add(internalName, writer);
  }

  /** Adds a class that declares nothing and extends another. */
  public TestJar child(String internalName, String parent) {
    return add(internalName, writer(internalName, parent));
  }

  private static ClassWriter writer(String internalName) {
    return writer(internalName, "java/lang/Object");
  }

  private static ClassWriter writer(String internalName, String parent) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8, Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, internalName, null, parent, null);
    return writer;
  }

  private TestJar add(String internalName, ClassWriter writer) {
    writer.visitEnd();
    entries.put(internalName + ".class", writer.toByteArray());
    return this;
  }

  /** Writes it. */
  public Path at(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }
}
