package org.s3aharness.agent.scenario;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;
import org.s3aharness.agent.Content;

/**
 * Writes a file like a worker that was sent nothing but a delegation token, which another release
 * may have issued.
 *
 * <p>Arguments: the file, its size in bytes (its content is {@code Content.ofSize(size)}), and the
 * token as {@link IssueToken} returned it. Returns the fingerprint of what the worker read.
 */
public final class WriteWithToken implements Scenario {
  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path file = fs.makeQualified(new Path(arguments[0]));
    Content content = Content.ofSize(Long.parseLong(arguments[1]));
    Token<TokenIdentifier> token = new Token<>();
    token.decodeFromUrlString(arguments[2]);
    return Delegation.writeAsWorker(token, file, content, conf);
  }
}
