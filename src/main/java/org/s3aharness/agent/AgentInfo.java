package org.s3aharness.agent;

import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Describes what an agent runs on, as reported by its own JVM and its own Hadoop. */
public final class AgentInfo implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String hadoopVersion;
  private final String javaVersion;
  private final TreeSet<String> features;

  /**
   * Describes an agent.
   *
   * @param features what the release can do as far as its classes tell, see {@link #features}
   */
  public AgentInfo(String hadoopVersion, String javaVersion, Set<String> features) {
    this.hadoopVersion = hadoopVersion;
    this.javaVersion = javaVersion;
    this.features = new TreeSet<>(features);
  }

  /** Returns the release's own version, as {@code VersionInfo.getVersion()} reports it. */
  public String hadoopVersion() {
    return hadoopVersion;
  }

  /** Returns the Java version of the agent's JVM, its {@code java.version}. */
  public String javaVersion() {
    return javaVersion;
  }

  /** Returns what the release can do, such as {@code dsse}, as far as its classes tell. */
  public Set<String> features() {
    return Collections.unmodifiableSet(features);
  }
}
