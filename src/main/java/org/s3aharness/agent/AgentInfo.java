package org.s3aharness.agent;

import java.io.Serializable;

/** What an agent runs on, as its own JVM and its own Hadoop say. */
public final class AgentInfo implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String hadoopVersion;
  private final String javaVersion;
  private final long pid;

  public AgentInfo(String hadoopVersion, String javaVersion, long pid) {
    this.hadoopVersion = hadoopVersion;
    this.javaVersion = javaVersion;
    this.pid = pid;
  }

  /** {@code VersionInfo.getVersion()} of the release. */
  public String hadoopVersion() {
    return hadoopVersion;
  }

  /** {@code java.version} of the agent's JVM. */
  public String javaVersion() {
    return javaVersion;
  }

  /** The agent's process id. */
  public long pid() {
    return pid;
  }
}
