package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.token.Token;
import org.s3aharness.agent.Content;

/**
 * Writes a file like a worker that was sent nothing but a delegation token: it gets a token from
 * the filesystem, opens another filesystem as a new user who holds only that token, without
 * credentials and without any encryption setting, and writes and reads with it.
 *
 * <p>Arguments: the file, then its size in bytes; its content is {@code Content.ofSize(size)}.
 * Returns a map: {@code kind} of the token, {@code text} (what {@code toString} makes of it and of
 * what is in it) and {@code read}, the fingerprint of what the worker read.
 */
public final class DelegatedWrite implements Scenario {
  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path file = fs.makeQualified(new Path(arguments[0]));
    Content content = Content.ofSize(Long.parseLong(arguments[1]));
    Token<?> token = Delegation.issue(fs);
    if (token == null) {
      throw new IOException("the filesystem issues no delegation token");
    }
    HashMap<String, Serializable> result = new HashMap<>();
    result.put("kind", token.getKind().toString());
    result.put("text", token + " " + token.decodeIdentifier());
    result.put("read", Delegation.writeAsWorker(token, file, content, conf));
    return result;
  }
}
