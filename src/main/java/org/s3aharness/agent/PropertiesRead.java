package org.s3aharness.agent;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Says which properties S3A looked up while it opened a filesystem and worked with a file. */
public final class PropertiesRead implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LinkedHashSet<String> unread;
  private final LinkedHashSet<String> read;

  /**
   * Holds what was looked up.
   *
   * @param unread those properties that the harness asked about and S3A did not read
   * @param read every property of S3A that it read, whether set or not
   */
  public PropertiesRead(Set<String> unread, Set<String> read) {
    this.unread = new LinkedHashSet<>(unread);
    this.read = new LinkedHashSet<>(read);
  }

  /** Returns those properties that the harness asked about and S3A did not read. */
  public Set<String> unread() {
    return Collections.unmodifiableSet(unread);
  }

  /** Returns every property of S3A that it read, whether set or not. */
  public Set<String> read() {
    return Collections.unmodifiableSet(read);
  }
}
