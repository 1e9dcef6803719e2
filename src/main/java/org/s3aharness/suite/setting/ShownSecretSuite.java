package org.s3aharness.suite.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.SecretSearch;

/** Judges whether secrets of a configuration are shown to people who may see the configuration. */
class ShownSecretSuite {
  /** Stands for a secret. It is none, so that a report may show where it was found. */
  private static final String PLANTED = "cGxhbnRlZC1zZWNyZXQtb2YtdGhpcy1jYXNlLW9ubHk=";

  private static final Content CONTENT = FileSize.TWO_PARTS.content();

  /** A property of S3A that holds a secret. */
  enum Secret {
    ENCRYPTION_KEY("encryption.key"),
    OLD_ENCRYPTION_KEY("server-side-encryption.key"),
    SECRET_KEY("secret.key"),
    SESSION_TOKEN("session.token"),
    PROXY_PASSWORD("proxy.password"),
    ENCRYPTION_KEY_OF_A_BUCKET("bucket.BUCKET.encryption.key"),
    OLD_ENCRYPTION_KEY_OF_A_BUCKET("bucket.BUCKET.server-side-encryption.key"),
    SECRET_KEY_OF_A_BUCKET("bucket.BUCKET.secret.key"),
    SESSION_TOKEN_OF_A_BUCKET("bucket.BUCKET.session.token"),
    PROXY_PASSWORD_OF_A_BUCKET("bucket.BUCKET.proxy.password");

    private final String property;

    Secret(String property) {
      this.property = property;
    }
  }

  /** A property that holds a secret, as something that a case is made for. */
  record SecretProperty(Secret secret) implements Variation {

    /** Lists the properties. */
    static final class Every implements Listing {
      @Override
      public List<SecretProperty> all() {
        return Arrays.stream(Secret.values()).map(SecretProperty::new).toList();
      }
    }

    @Override
    public String name() {
      return secret.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Requires a release that takes a secret from the property. */
    void requireRead(Testbed testbed) {
      if (secret.property.endsWith(".encryption.key") || secret.property.equals("encryption.key")) {
        testbed.requirements().feature(release -> release.isFrom("3.3.2"), "fs.s3a.encryption.key");
      }
    }

    String property(Testbed testbed) {
      return "fs.s3a." + secret.property.replace("BUCKET", testbed.place().bucket());
    }
  }

  @Behaviour(
      says = "A configuration that is dumped, served or printed as text shows no secret",
      source = Source.HADOOP_CORE_DEFAULT,
      section = "hadoop.security.sensitive-config-keys")
  @EveryVariation(SecretProperty.Every.class)
  void shownConfigurationHasNoSecret(Testbed testbed, SecretProperty secret) throws IOException {
    secret.requireRead(testbed);
    try (S3AClient s3a = testbed.open()) {
      Map<?, ?> ways =
          (Map<?, ?>)
              s3a.run(
                  "org.s3aharness.agent.scenario.setting.ShowConfiguration",
                  secret.property(testbed) + "=" + PLANTED);
      for (String way : List.of("dumped", "served", "text", "filesystem")) {
        String text = String.valueOf(ways.get(way));
        assertThat(text).as(way).isNotEmpty();
        testbed
            .checks()
            .equal(
                Witness.S3A,
                "secret-" + way,
                Grade.EXPOSED,
                secret.property(testbed) + " in the configuration as it is " + way,
                "absent",
                text.contains(PLANTED) ? "there" : "absent");
      }
    }
  }

  @Behaviour(
      says =
          "The customer's key is in no log, even if S3A and the SDK's requests are logged at DEBUG",
      source = Source.HADOOP_TROUBLESHOOTING,
      section = "Enabling low-level logging; Classpath: never log or share secrets")
  @EveryProfile(modes = Mode.SSE_C)
  void debugLogHasNoKey(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.run(
          "org.s3aharness.agent.scenario.setting.WriteAtDebug",
          String.valueOf(CONTENT.size()),
          "org.apache.hadoop.fs.s3a",
          "org.apache.hadoop.conf",
          "org.apache.hadoop.security",
          "software.amazon.awssdk.request",
          "com.amazonaws.request");
    }
    testbed.verify("renamed", CONTENT);
    assertThat(testbed.agentLog().toUpperCase(Locale.ROOT)).as("the agent's log").contains("DEBUG");
    SecretSearch.of(testbed.encryption().key().orElseThrow())
        .judge(testbed.checks(), "the agent's log", testbed.agentLog());
  }
}
