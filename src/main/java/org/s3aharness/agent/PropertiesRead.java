package org.s3aharness.agent;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which properties S3A asked for while it opened a filesystem and worked with a file. */
public final class PropertiesRead implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LinkedHashSet<String> unread;
  private final LinkedHashSet<String> read;

  /**
   * @param unread those that the harness asked about and S3A did not read
   * @param read all of S3A's that it read, whether they are set or not
   */
  public PropertiesRead(Set<String> unread, Set<String> read) {
    this.unread = new LinkedHashSet<>(unread);
    this.read = new LinkedHashSet<>(read);
  }

  /** Returns those that the harness asked about and S3A did not read. */
  public Set<String> unread() {
    return Collections.unmodifiableSet(unread);
  }

  /** Returns all of S3A's that it read, whether they are set or not. */
  public Set<String> read() {
    return Collections.unmodifiableSet(read);
  }
}
