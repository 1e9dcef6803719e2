package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EndsAgents;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;

/** Judges what the client logs: a new SDK may tell users off, or may no longer be able to log. */
@EndsAgents
class LoggingSuite {
  private static final String MANUAL = "Manual, Exploratory Testing";

  @Behaviour(
      says = "Ordinary work logs no warning, and the SDK logs nothing at INFO or above",
      source = Source.HADOOP_NEW_SDK,
      section = MANUAL + ": CLI Commands: Consider any new logged message an error")
  @NoProfile
  void ordinaryWorkLogsNoWarning(Testbed testbed) throws IOException {
    testbed.useFreshAgent();
    Content large = FileSize.TWO_PARTS.content();
    try (S3AClient s3a = testbed.open()) {
      s3a.write("dir/small", FileSize.SMALL.content());
      s3a.write("dir/large", large);
      assertThat(s3a.rename("dir", "renamed")).as("rename").isTrue();
      testbed.verifyRead(s3a, "renamed/large", large);
      s3a.list("renamed", true);
      assertThat(s3a.delete("renamed", true)).as("delete").isTrue();
    }
    judgeLog(testbed);
  }

  @Behaviour(
      says = "A read by S3A's own stream that ends before the end of the file logs no warning",
      source = Source.HADOOP_NEW_SDK,
      section = "Introduction: a change in the semantics of calling abort() on a stream")
  @NoProfile
  void endingAReadEarlyLogsNoWarning(Testbed testbed) throws IOException {
    // The analytics stream reads ahead on threads of its own: what these log, and when, depends on
    // how far they are when the stream is closed.
    Map<String, String> sequential = new HashMap<>(testbed.settings().inputStream("classic"));
    sequential.put("fs.s3a.experimental.input.fadvise", "sequential");
    testbed.useFreshAgent();
    try (S3AClient s3a = testbed.open(sequential)) {
      s3a.write("file", FileSize.TWO_PARTS.content());
      s3a.run("org.s3aharness.agent.scenario.ReadBeginning", "file");
    }
    judgeLog(testbed);
  }

  @Behaviour(
      says = "The SDK logs its requests at DEBUG through the cluster's own logging",
      source = Source.HADOOP_NEW_SDK,
      section = MANUAL + ": Storediag: verify that the low level SDK can be set to log at debug")
  @NoProfile
  void sdkCanLogAtDebug(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.run("org.s3aharness.agent.scenario.setting.LogRequests");
    }
    testbed
        .checks()
        .equal(
            Witness.S3A,
            "debug-log",
            "requests in the log once the SDK's loggers are set to DEBUG",
            "logged",
            LogLines.of(testbed.agentLog())
                    .distinct(line -> line.level().equals("DEBUG") && line.isOfSdk())
                    .isEmpty()
                ? "not logged"
                : "logged");
  }

  private static void judgeLog(Testbed testbed) throws IOException {
    LogLines log = LogLines.of(testbed.agentLog());
    testbed.checks().observed("log", log.text(line -> true));
    testbed
        .checks()
        .equal(
            Witness.S3A,
            "log",
            "warnings, and whatever the SDK says",
            "nothing",
            log.text(line -> line.isWarning() || line.isOfSdk() && !isAboutTheRecorder(line)));
  }

  /** Says whether SDK v1 tells that it uses a proxy, which only the harness has it do. */
  private static boolean isAboutTheRecorder(LogLines.Line line) {
    return line.message().startsWith("Configuring Proxy.");
  }
}
