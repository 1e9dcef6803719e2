package org.s3aharness.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Options that delay the top compiler tier. An agent lives for minutes, and half of that time would
 * go into compiling with that tier. Only it uses the processor's instructions for ciphers and
 * digests, though, so that code gets there at once where a JVM can tell it apart.
 */
final class CompilerOptions {
  /** The first release of the JDK that is sure to understand the options for single methods. */
  private static final int TELLS_METHODS_APART = 17;

  private static final List<String> LATE = tier4(50_000, 20_000, 100_000, 200_000);
  private static final List<String> LATER = tier4(200_000, 80_000, 400_000, 400_000);

  /** AES and GHASH; SHA and MD5; how GHASH reads its blocks. */
  private static final List<String> EARLY =
      List.of(
          "com.sun.crypto.provider.*::*",
          "sun.security.provider.*::*",
          "java.lang.invoke.VarHandleByteArray*::*");

  private CompilerOptions() {}

  private static List<String> tier4(
      int invocations, int leastInvocations, int invocationsAndLoops, int loops) {
    return List.of(
        "-XX:Tier4InvocationThreshold=" + invocations,
        "-XX:Tier4MinInvocationThreshold=" + leastInvocations,
        "-XX:Tier4CompileThreshold=" + invocationsAndLoops,
        "-XX:Tier4BackEdgeThreshold=" + loops);
  }

  /** Returns the options for a JVM. */
  static List<String> of(Path javaHome) throws ReleaseException {
    if (JavaCheck.feature(javaHome).filter(java -> java >= TELLS_METHODS_APART).isEmpty()) {
      return LATE;
    }
    List<String> options = new ArrayList<>(LATER);
    options.add("-XX:CompileCommand=quiet");
    EARLY.forEach(
        methods -> options.add("-XX:CompileCommand=CompileThresholdScaling," + methods + ",0.05"));
    return options;
  }
}
