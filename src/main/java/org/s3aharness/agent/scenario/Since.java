package org.s3aharness.agent.scenario;

import org.apache.hadoop.util.VersionInfo;

/** Explains that a release is too old for what a scenario calls. */
public final class Since {
  private Since() {}

  /**
   * Returns the exception to throw when a release lacks an API. Keep the calls in a class of their
   * own, so that only that class fails to link.
   *
   * @param api such as {@code FileSystem.createBulkDelete}
   * @param release the first that has it
   * @param missing what the JVM threw: {@code NoSuchMethodError}, {@code NoClassDefFoundError}
   */
  public static UnsupportedOperationException refusal(
      String api, String release, LinkageError missing) {
    return new UnsupportedOperationException(
        "Hadoop " + VersionInfo.getVersion() + " has no " + api + ", it came with " + release,
        missing);
  }
}
