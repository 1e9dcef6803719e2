package org.s3aharness.agent.scenario;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Gets a delegation token from the filesystem. Returns it as a URL-safe string, which is as secret
 * as what is in it. Without arguments.
 */
public final class IssueToken implements Scenario {
  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    return Delegation.issue(fs).encodeToUrlString();
  }
}
