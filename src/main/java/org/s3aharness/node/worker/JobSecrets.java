package org.s3aharness.node.worker;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;

/**
 * Holds what a job must not reveal. It travels as the secrets of Hadoop's jobs do, in the
 * credentials file of a container, which only its user may read, and never in a command line, a
 * job's description or the staging directory.
 */
public final class JobSecrets {
  private static final String PREFIX = "s3aharness.";
  private static final String VARIABLE = PREFIX + "env.";
  private static final Text DIGEST_KEY = new Text(PREFIX + "digest-key");

  private static final int KEY_BYTES = 32;
  private static final List<String> PASSED_ON =
      Collections.unmodifiableList(
          Arrays.asList("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"));

  private final Credentials credentials;

  /** Finds the secrets within a job's credentials. */
  public JobSecrets(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * Takes what a job needs from the submitting user's environment, such as the store's access key,
   * and creates the key for the digests that represent the secrets of nodes.
   */
  public void takeFrom(Map<String, String> environment) {
    for (String variable : PASSED_ON) {
      String value = environment.get(variable);
      if (value != null) {
        credentials.addSecretKey(
            new Text(VARIABLE + variable), value.getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    credentials.addSecretKey(DIGEST_KEY, key);
  }

  /** Returns the variables for the harness's environment. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Text name : credentials.getAllSecretKeys()) {
      if (name.toString().startsWith(VARIABLE)) {
        variables.put(
            name.toString().substring(VARIABLE.length()),
            new String(credentials.getSecretKey(name), StandardCharsets.UTF_8));
      }
    }
    return variables;
  }

  /** Returns the digest that represents secrets of the node. */
  SecretDigest digest() {
    return new SecretDigest(credentials.getSecretKey(DIGEST_KEY));
  }
}
