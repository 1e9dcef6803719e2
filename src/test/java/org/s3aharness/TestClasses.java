package org.s3aharness;

/** Where the compiled classes of these tests are, for programs in JVMs of their own. */
public final class TestClasses {
  private TestClasses() {}

  /** Returns the directory, as an entry of a classpath. */
  public static String directory() {
    return TestClasses.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
