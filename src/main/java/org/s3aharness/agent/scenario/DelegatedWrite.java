package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;

/**
 * Writes a file as a worker does that was sent nothing but a delegation token: gets a token from
 * the filesystem, opens another as a new user who holds that token alone, without credentials and
 * without any encryption setting, and writes and reads with that.
 *
 * <p>Arguments: the file, then its size in bytes; its content is {@code Content.ofSize(size)}.
 * Returns a map: {@code kind} of the token, {@code text} (what {@code toString} makes of it and of
 * what is in it) and {@code read}, the fingerprint of what the worker read.
 */
public final class DelegatedWrite implements Scenario {
  private static final String[] UNSET = {
    "fs.s3a.access.key",
    "fs.s3a.secret.key",
    "fs.s3a.session.token",
    "hadoop.security.credential.provider.path",
    "fs.s3a.security.credential.provider.path"
  };

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path file = fs.makeQualified(new Path("/" + arguments[0]));
    Content content = Content.ofSize(Long.parseLong(arguments[1]));
    Token<?> token = fs.getDelegationToken("the-renewer");
    if (token == null) {
      throw new IOException("the filesystem issues no delegation token");
    }
    Configuration ofWorker = withoutSecrets(conf, fs.getUri().getHost());
    UserGroupInformation worker = UserGroupInformation.createRemoteUser("the-worker");
    worker.addToken(token);
    Fingerprint read =
        worker.doAs(
            (PrivilegedExceptionAction<Fingerprint>) () -> writeAndRead(file, content, ofWorker));
    HashMap<String, Serializable> result = new HashMap<>();
    result.put("kind", token.getKind().toString());
    result.put("text", token + " " + token.decodeIdentifier());
    result.put("read", read);
    return result;
  }

  private static Fingerprint writeAndRead(Path file, Content content, Configuration conf)
      throws IOException {
    try (FileSystem fs = FileSystem.newInstance(file.toUri(), conf)) {
      try (OutputStream out = fs.create(file, true)) {
        content.writeTo(out);
      }
      try (InputStream in = fs.open(file)) {
        return Fingerprint.of(in);
      }
    }
  }

  private static Configuration withoutSecrets(Configuration conf, String bucket) {
    Configuration without = new Configuration(conf);
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, String> entry : conf) {
      if (isEncryption(entry.getKey())) {
        names.add(entry.getKey());
      }
    }
    names.forEach(without::unset);
    for (String name : UNSET) {
      without.unset(name);
      without.unset(name.replaceFirst("^fs\\.s3a\\.", "fs.s3a.bucket." + bucket + "."));
    }
    return without;
  }

  /** Region and keyring of client-side encryption stay: by its documentation no token has them. */
  private static boolean isEncryption(String name) {
    return name.startsWith("fs.s3a.")
        && (name.contains("encryption.") || name.contains("encryption-"))
        && !name.contains("encryption.cse.");
  }
}
