package org.s3aharness.release.jars;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Holds the declarations of a compiled class.
 *
 * @param methods each as name and descriptor, such as {@code size()I}
 * @param parents internal names of its superclass and interfaces
 */
record ClassShape(Set<String> methods, List<String> parents) {
  static ClassShape of(byte[] classFile) {
    ClassShape shape = new ClassShape(new HashSet<>(), new ArrayList<>());
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  String signature,
                  String superName,
                  String[] interfaces) {
                if (superName != null) {
                  shape.parents.add(superName);
                }
                shape.parents.addAll(List.of(interfaces));
              }

              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  String signature,
                  String[] exceptions) {
                shape.methods.add(name + descriptor);
                return null;
              }
            },
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return shape;
  }
}
