package org.s3aharness.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.call.Call;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.report.summary.MarkdownTable;
import org.s3aharness.store.local.LocalStackSettings;
import software.amazon.awssdk.core.util.VersionInfo;

/** Writes the Maven project that shows what a case has shown. */
public final class ExampleProject {
  private static final String ENCRYPTION_CLIENT =
      """
          <dependency>
            <groupId>software.amazon.encryption.s3</groupId>
            <artifactId>amazon-s3-encryption-client-java</artifactId>
            <version>%s</version>
            <exclusions>
              <exclusion>
                <groupId>software.amazon.awssdk</groupId>
                <artifactId>*</artifactId>
              </exclusion>
            </exclusions>
          </dependency>
      """;
  private static final String SDK_MODULE =
      """
          <dependency>
            <groupId>software.amazon.awssdk</groupId>
            <artifactId>%s</artifactId>
            <version>%s</version>
          </dependency>
      """;

  private final RecordedCaseFiles recorded;
  private final TestSource source;
  private final CheckCode checkCode;
  private final ExampleNames names = new ExampleNames("s3a-example-" + random());

  /**
   * Prepares a project.
   *
   * @throws org.s3aharness.encryption.UsageException if the case cannot be shown without the
   *     harness
   */
  public ExampleProject(RecordedCaseFiles recorded) {
    Obstacles.requireNone(recorded);
    this.recorded = recorded;
    this.source = new TestSource(recorded);
    this.checkCode = new CheckCode(recorded);
  }

  private static String random() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  /**
   * Writes the project.
   *
   * @param directory is empty, or does not exist yet
   */
  public void write(Path directory) throws IOException {
    Path java = Files.createDirectories(directory.resolve("src/test/java"));
    Path resources = Files.createDirectories(directory.resolve("src/test/resources"));
    Map<String, String> values = values();
    for (String file : List.of("pom.xml", "README.md", "docker-compose.yml")) {
      Files.writeString(directory.resolve(file), filled(file, values));
    }
    for (String file :
        List.of("ReproductionTest.java", "Example.java", "Store.java", "Requests.java")) {
      Files.writeString(java.resolve(file), filled(file, values));
    }
    String requests = "SdkRequests-v" + features().awsSdk() + ".java";
    Files.writeString(java.resolve("SdkRequests.java"), filled(requests, values));
    Files.writeString(resources.resolve("log4j.properties"), filled("log4j.properties", values));
    for (Call call : source.calls()) {
      if (call.operation().equals(Call.OPEN)) {
        Files.writeString(
            resources.resolve(ConfigurationText.fileOf(call.client())),
            ConfigurationText.of(call.settings(), names));
      }
    }
    if (Files.isRegularFile(recorded.har())) {
      Files.copy(recorded.har(), directory.resolve("case.har"));
    }
  }

  private ReleaseFeatures features() {
    return ReleaseFeatures.of(recorded.result().id().release());
  }

  private Map<String, String> values() {
    CaseResult result = recorded.result();
    Map<String, String> values = new TreeMap<>();
    values.put("SAYS", result.says());
    values.put("SOURCE", result.source());
    values.put("SECTION", result.section());
    values.put("HADOOP", result.id().release());
    values.put("VERDICT", result.verdict().label());
    values.put("REASON", result.reason().isEmpty() ? "" : ": " + result.reason());
    values.put("CASE", result.id().toString());
    values.put("CHECKS", table(recorded.failed()).toString());
    values.put("NOT_LOOKED_AT", others());
    values.put("IMAGE", LocalStackSettings.IMAGE);
    values.put(
        "ENVIRONMENT",
        LocalStackSettings.ENVIRONMENT.entrySet().stream()
            .map(entry -> "      %s: \"%s\"".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n")));
    values.put("JUNIT", Test.class.getPackage().getImplementationVersion());
    values.put("MORE", moreDependencies());
    values.put("BUCKETS", source.bucketDeclarations(names));
    values.put("BUCKET_NAMES", source.bucketVariables());
    values.put("STEPS", source.steps());
    return values;
  }

  private String moreDependencies() {
    if (features().awsSdk() == 1) {
      return List.of("s3", "kms").stream()
          .map(module -> SDK_MODULE.formatted(module, VersionInfo.SDK_VERSION))
          .collect(Collectors.joining());
    }
    return features().encryptionClientVersion().map(ENCRYPTION_CLIENT::formatted).orElse("");
  }

  private String others() {
    List<Check> others = checkCode.others();
    return others.isEmpty()
        ? ""
        : "The test does not check these; the requests below show them:\n\n" + table(others) + "\n";
  }

  private MarkdownTable table(List<Check> checks) {
    MarkdownTable table = new MarkdownTable().left("looked at", "documented", "seen");
    for (Check check : checks) {
      table.row(
          Stream.of(check.where(), check.expected(), check.observed())
              .map(recorded::named)
              .toList());
    }
    if (checks.isEmpty()) {
      table.row(List.of("everything", "", "as documented"));
    }
    return table;
  }

  private static String filled(String template, Map<String, String> values) throws IOException {
    try (InputStream in = ExampleProject.class.getResourceAsStream(template)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("@" + value.getKey() + "@", value.getValue());
      }
      return text;
    }
  }
}
