package org.s3aharness.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the policy that limits a session of a role (IAM User Guide, "Session policies"). */
final class SessionPolicy {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SessionPolicy() {}

  /** Says whether the policy allows what reading and writing under a KMS key takes. */
  static boolean allowsKeys(String policy) throws IOException {
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
}
