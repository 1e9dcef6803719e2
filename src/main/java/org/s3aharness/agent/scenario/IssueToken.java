package org.s3aharness.agent.scenario;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.token.Token;

/**
 * Gets a delegation token from the filesystem.
 *
 * <p>No arguments. Returns the token as a URL-safe string, which is as secret as its content, or
 * null if the filesystem issues none.
 */
public final class IssueToken implements Scenario {
  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Token<?> token = Delegation.issue(fs);
    return token == null ? null : token.encodeToUrlString();
  }
}
