package org.s3aharness.jvmagent;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Patches classes as they are loaded. A class that cannot be patched is reported and not loaded.
 */
final class Patcher implements ClassFileTransformer {
  private final List<HookPoint> points;
  private final ReportChannel channel;

  Patcher(List<HookPoint> points, ReportChannel channel) {
    this.points = points;
    this.channel = channel;
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> before, ProtectionDomain domain, byte[] classFile) {
    if (name == null) {
      return null;
    }
    for (HookPoint point : points) {
      if (point.isIn(name)) {
        return patched(point, name, classFile);
      }
    }
    return null;
  }

  private byte[] patched(HookPoint point, String name, byte[] classFile) {
    String problem;
    try {
      Optional<byte[]> patched = new EntryCall(point).insertInto(classFile);
      if (patched.isPresent()) {
        return patched.get();
      }
      problem = "it has no method " + point;
    } catch (IOException | RuntimeException e) {
      problem = e.toString();
    }
    channel.tell(
        Reports.UNWATCHED,
        Collections.singletonMap(
            Reports.WHAT,
            "class " + name.replace('/', '.') + " differs from all known ones: " + problem));
    // Not a class file: what is not watched must not be used. An exception would be passed over.
    return new byte[0];
  }
}
