package org.s3aharness.agent.scenario;

import org.apache.hadoop.util.VersionInfo;

/** Says clearly that a release is too old for what a scenario calls. */
public final class Since {
  private Since() {}

  /**
   * Returns what to throw when a release lacks an API. Keep the calls in a class of their own,
   * which is then the one that fails to link.
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
