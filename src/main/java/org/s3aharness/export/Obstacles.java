package org.s3aharness.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.call.Call;
import org.s3aharness.harness.verdict.Verdict;

/** Says why a case cannot be exported. */
final class Obstacles {
  private static final Pattern RELEASE_OF_CENTRAL = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final String KEYRING = "fs.s3a.encryption.cse.custom.keyring.class.name";
  private static final Pattern OLD_CLIENT_SIDE = Pattern.compile("3\\.[0-3]\\..*");

  /** Suites whose subject is not in the calls. */
  private static final Map<String, String> SUBJECTS =
      Map.of(
          "access", "it is about permissions",
          "bucket-policy", "it is about a bucket policy",
          "plain-http", "it is about the connection",
          "tls", "it is about the connection");

  private Obstacles() {}

  /**
   * Requires that the calls of a case show the same without the harness.
   *
   * @throws UsageException naming what stands against it
   */
  static void requireNone(RecordedCaseFiles recorded) {
    List<String> obstacles = of(recorded);
    if (!obstacles.isEmpty()) {
      throw new UsageException(
          "%s cannot be exported: %s. Its requests are in %s."
              .formatted(recorded.result().id(), String.join("; ", obstacles), recorded.har()));
    }
  }

  private static List<String> of(RecordedCaseFiles recorded) {
    List<String> obstacles = new ArrayList<>(recorded.calls().obstacles());
    String release = recorded.result().id().release();
    if (!RELEASE_OF_CENTRAL.matcher(release).matches()) {
      obstacles.add(
          "its release, %s, is not a single release from Maven Central".formatted(release));
    }
    if (recorded.result().verdict() == Verdict.NOT_RUN) {
      obstacles.add("it was not run: " + recorded.result().reason());
    }
    String subject = SUBJECTS.get(recorded.result().id().suite());
    if (subject != null) {
      obstacles.add(subject);
    }
    for (Call call : recorded.calls().calls()) {
      if (call.operation().equals(Call.SCENARIO)) {
        obstacles.add("it runs the scenario " + call.arguments().get(0));
      }
      if (call.settings().containsKey(KEYRING)) {
        obstacles.add("CSE-CUSTOM needs the keyring that is part of the harness");
      }
      if (OLD_CLIENT_SIDE.matcher(release).matches() && call.settings().containsValue("CSE-KMS")) {
        obstacles.add("before Hadoop 3.4, the client cannot be told which KMS to ask");
      }
    }
    return obstacles.stream().distinct().toList();
  }
}
