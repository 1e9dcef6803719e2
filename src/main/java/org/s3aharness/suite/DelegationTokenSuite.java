package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Feature;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Judges delegation tokens, through which a job's workers get the encryption settings of the user
 * who submits it.
 */
class DelegationTokenSuite {
  private static final String BINDING = "fs.s3a.delegation.token.binding";
  private static final String PACKAGE = "org.apache.hadoop.fs.s3a.auth.delegation.";
  private static final String FULL = PACKAGE + "FullCredentialsTokenBinding";
  private static final String SESSION = PACKAGE + "SessionTokenBinding";
  private static final String ROLE = PACKAGE + "RoleTokenBinding";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Content CONTENT = FileSize.SMALL.content();

  @Behaviour(
      says = "A worker that holds only a full-credential token writes with the issuer's encryption",
      source = Source.HADOOP_DELEGATION_TOKENS,
      section = "Introducing S3A Delegation Tokens")
  @EveryProfile
  void workerWithFullCredentialsWritesLikeTheIssuer(Testbed testbed) throws IOException {
    judgeWorker(testbed, FULL, "S3ADelegationToken/Full");
  }

  @Behaviour(
      says = "A worker that holds only a session token writes with the issuer's encryption",
      source = Source.HADOOP_DELEGATION_TOKENS,
      section = "Introducing S3A Delegation Tokens")
  @EveryProfile
  void workerWithASessionWritesLikeTheIssuer(Testbed testbed) throws IOException {
    testbed.requirements().feature(Feature.SESSIONS);
    judgeWorker(testbed, SESSION, "S3ADelegationToken/Session");
  }

  @Behaviour(
      says =
          "A worker that holds only a role token writes with the issuer's encryption, in a session of"
              + " the role that may use KMS keys",
      source = Source.HADOOP_DELEGATION_TOKENS,
      section = "S3A Role Delegation Tokens")
  @EveryProfile
  void workerInARoleWritesLikeTheIssuer(Testbed testbed) throws IOException {
    testbed.requirements().feature(Feature.SESSIONS);
    testbed.requirements().startedByUs("a role that its credentials may assume");
    judgeWorker(
        testbed,
        ROLE,
        "S3ADelegationToken/Role",
        Map.of("fs.s3a.assumed.role.arn", "arn:aws:iam::000000000000:role/s3a-qualify"));
    judgeSessionPolicies(testbed);
  }

  private static void judgeSessionPolicies(Testbed testbed) throws IOException {
    List<String> policies =
        testbed.wire().of(RequestKind.STS).stream()
            .flatMap(exchange -> exchange.sessionPolicy().stream())
            .toList();
    assertThat(policies).as("policies of sessions").isNotEmpty();
    for (String policy : policies) {
      testbed
          .checks()
          .equal(
              Witness.WIRE,
              "session-policy",
              "keys that the policy of the role's session allows",
              "kms:Decrypt and kms:GenerateDataKey",
              allowsKeys(policy) ? "kms:Decrypt and kms:GenerateDataKey" : policy);
      testbed
          .checks()
          .equal(
              Witness.WIRE,
              "session-policy-bucket",
              "the policy of the role's session names the bucket",
              true,
              policy.contains("arn:aws:s3:::" + testbed.place().bucket()));
    }
  }

  /** Says whether a policy, as JSON, allows what reading and writing under a KMS key takes. */
  private static boolean allowsKeys(String policy) throws IOException {
    List<String> allowed = new ArrayList<>();
    for (JsonNode statement : JSON.readTree(policy).path("Statement")) {
      if (statement.path("Effect").asText().equals("Allow")) {
        JsonNode actions = statement.path("Action");
        actions.forEach(action -> allowed.add(action.asText()));
        allowed.add(actions.asText(""));
      }
    }
    return allowed.contains("kms:*")
        || allowed.containsAll(List.of("kms:Decrypt", "kms:GenerateDataKey"));
  }

  private static void judgeWorker(Testbed testbed, String binding, String kind) throws IOException {
    judgeWorker(testbed, binding, kind, Map.of());
  }

  private static void judgeWorker(
      Testbed testbed, String binding, String kind, Map<String, String> more) throws IOException {
    testbed.requirements().feature(ReleaseFeatures::issuesDelegationTokens, "delegation tokens");
    Map<String, String> settings = new HashMap<>(more);
    settings.put(BINDING, binding);
    try (S3AClient issuer = testbed.open(settings)) {
      Map<?, ?> result = delegate(issuer);
      assertThat(result.get("kind")).as("kind of token").isEqualTo(kind);
      testbed
          .checks()
          .equal(
              Witness.S3A,
              "content",
              "what the worker read",
              CONTENT.fingerprint(),
              result.get("read"));
      testbed.verify("file", CONTENT);
    }
  }

  @Behaviour(
      says = "A customer key inside a token appears in no log and in no text of the token",
      source = Source.HADOOP_DELEGATION_TOKENS,
      section = "S3A Delegation Tokens: they contain the secrets needed")
  @EveryProfile(modes = Mode.SSE_C)
  void keyInsideATokenIsNeverLogged(Testbed testbed) throws IOException {
    Encryption encryption = testbed.encryption();
    for (String binding :
        testbed.requirements().storeHas(Feature.SESSIONS)
            ? List.of(FULL, SESSION)
            : List.of(FULL)) {
      try (S3AClient issuer = testbed.open(Map.of(BINDING, binding))) {
        String text = String.valueOf(delegate(issuer).get("text"));
        SecretSearch.of(encryption.key().orElseThrow())
            .judge(testbed.checks(), "the token's text", text);
      }
    }
    SecretSearch.of(encryption.key().orElseThrow())
        .judge(testbed.checks(), "the agent's log", testbed.agentLog());
    assertThat(testbed.agentLog()).as("the agent's log").contains("S3A Delegation Token");
  }

  private static Map<?, ?> delegate(S3AClient issuer) throws IOException {
    return (Map<?, ?>)
        issuer.run(
            "org.s3aharness.agent.scenario.DelegatedWrite", "file", String.valueOf(CONTENT.size()));
  }
}
