package org.s3aharness.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Hadoop under test.
 *
 * @param name for people and case ids, such as {@code 3.4.3}
 * @param version as Hadoop itself reports it, vendor suffix included; empty when its jars do not
 *     say
 * @param classpath entries that all exist
 * @param javaHome of the JVM to run it on; empty for the harness's own
 * @param description its origin, in one line
 * @param variant what was changed in it; empty for an unchanged release
 */
public record Release(
    String name,
    Optional<String> version,
    List<Path> classpath,
    Optional<Path> javaHome,
    String description,
    Origin origin,
    Optional<VariantOf> variant) {

  /** Says where a release's jars came from. */
  public enum Origin {
    CENTRAL,
    HADOOP_HOME,
    CLASSPATH,
    SOURCE
  }

  /** Copies the classpath. */
  public Release {
    classpath = List.copyOf(classpath);
  }

  /** Creates a release without changes. */
  public Release(
      String name,
      Optional<String> version,
      List<Path> classpath,
      Optional<Path> javaHome,
      String description,
      Origin origin) {
    this(name, version, classpath, javaHome, description, origin, Optional.empty());
  }

  /** Returns this release on another JVM. */
  public Release onJava(Path otherJavaHome) {
    return new Release(
        name, version, classpath, Optional.of(otherJavaHome), description, origin, variant);
  }

  /** Returns this release under another name, to tell two builds of one version apart. */
  public Release named(String otherName) {
    return new Release(otherName, version, classpath, javaHome, description, origin, variant);
  }

  /** Returns this release with further entries at the end of its classpath. */
  public Release withJars(List<Path> more) {
    List<Path> longer = new ArrayList<>(classpath);
    longer.addAll(more);
    return new Release(name, version, longer, javaHome, description, origin, variant);
  }

  /**
   * Returns this release with other jars.
   *
   * @param what was changed, in words; empty if nothing was
   */
  public Release changed(String newName, List<Path> jars, String what, VariantOf change) {
    return new Release(
        newName,
        version,
        jars,
        javaHome,
        what.isEmpty() ? description : description + ", " + what,
        origin,
        Optional.of(change));
  }

  /** Says whether both are the same release, but for jars that were changed. */
  public boolean differsInJarsOnly(Release other) {
    return unchanged().equals(other.unchanged());
  }

  private Release unchanged() {
    return variant.map(change -> change.base().unchanged()).orElse(this);
  }

  /** Returns what the release's version can do; empty when the version is unknown. */
  public Optional<ReleaseFeatures> features() {
    return version.map(ReleaseFeatures::of);
  }
}
