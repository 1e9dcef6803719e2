package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;

/** Issues delegation tokens, and acts as a user who holds nothing else. */
final class Delegation {
  private static final String[] UNSET = {
    "fs.s3a.access.key",
    "fs.s3a.secret.key",
    "fs.s3a.session.token",
    "hadoop.security.credential.provider.path",
    "fs.s3a.security.credential.provider.path"
  };

  private Delegation() {}

  /** Returns a token of the filesystem, or null if it issues none. */
  static Token<?> issue(FileSystem fs) throws IOException {
    return fs.getDelegationToken("the-renewer");
  }

  /**
   * Writes and reads a file as a new user who holds only the token, without credentials and without
   * any encryption setting.
   */
  static Fingerprint writeAsWorker(Token<?> token, Path file, Content content, Configuration conf)
      throws IOException, InterruptedException {
    Configuration ofWorker = withoutSecrets(conf, file.toUri().getHost());
    UserGroupInformation worker = UserGroupInformation.createRemoteUser("the-worker");
    worker.addToken(token);
    return worker.doAs(
        (PrivilegedExceptionAction<Fingerprint>) () -> writeAndRead(file, content, ofWorker));
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

  /**
   * Says whether a property sets encryption. The region and keyring of client-side encryption do
   * not count: by the documentation, no token carries them.
   */
  private static boolean isEncryption(String name) {
    return name.startsWith("fs.s3a.")
        && (name.contains("encryption.") || name.contains("encryption-"))
        && !name.contains("encryption.cse.");
  }
}
