package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/** Judges files that are created with options: each takes effect, and the file is encrypted. */
class CreateOptionSuite {
  private static final String SCENARIO = "org.s3aharness.agent.scenario.CreateWithOptions";
  private static final String ABSENT = "fs.option.create.conditional.overwrite=true";
  private static final String UNCHANGED = "fs.option.create.conditional.overwrite.etag=";
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();
  private static final int PRECONDITION_FAILED = 412;

  @Behaviour(
      says =
          "Headers that are given when a file is created are kept as user metadata, also when it"
              + " is renamed",
      source = Source.HADOOP_CREATING,
      section = "S3A-specific options: fs.s3a.create.header")
  @EveryVariation(ModeVariation.Representative.class)
  void givenHeadersAreKept(Testbed testbed, ModeVariation mode) throws IOException {
    requireOptions(testbed);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      for (Content content : List.of(SMALL, LARGE)) {
        String file = content == SMALL ? "small" : "large";
        String renamed = file + "-renamed";
        String owner = file + " data";
        create(s3a, file, content, "fs.s3a.create.header.owner=" + owner);
        assertThat(s3a.rename(file, renamed)).as("rename").isTrue();
        testbed
            .checks()
            .equal(
                Witness.S3A,
                "header",
                "the header of " + renamed,
                owner,
                s3a.xattrs(renamed).getOrDefault("header.owner", "absent"));
        testbed.verifyRead(s3a, renamed, content);
        testbed.verifyAs(renamed, content, mode.encryption(testbed));
      }
    }
  }

  @Behaviour(
      says = "A file that is created for performance is encrypted, and no request looks for it",
      source = Source.HADOOP_CREATING,
      section = "S3A-specific options: fs.s3a.create.performance")
  @EveryVariation(ModeVariation.Representative.class)
  void creationForPerformanceSkipsChecks(Testbed testbed, ModeVariation mode) throws IOException {
    requireOptions(testbed);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      int before = lookedFor(testbed).size();
      create(s3a, "file", SMALL, "fs.s3a.create.performance=true");
      testbed
          .checks()
          .equal(
              Witness.WIRE,
              "creation-checks",
              "requests that look for the file",
              List.of(),
              lookedFor(testbed).stream().skip(before).map(Exchange::kind).toList());
      testbed.verifyRead(s3a, "file", SMALL);
    }
    testbed.verifyAs("file", SMALL, mode.encryption(testbed));
  }

  private static List<Exchange> lookedFor(Testbed testbed) {
    return testbed.wire().of(RequestKind.HEAD_OBJECT, RequestKind.LIST_OBJECTS);
  }

  @Behaviour(
      says = "A file that is created on the condition that it is absent does not replace another",
      source = Source.HADOOP_CREATING,
      section = "fs.option.create.conditional.overwrite")
  @EveryVariation(ModeVariation.Representative.class)
  void creationIfAbsentReplacesNothing(Testbed testbed, ModeVariation mode) throws IOException {
    requireConditions(testbed);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      create(s3a, "small", SMALL, ABSENT);
      create(s3a, "large", LARGE, ABSENT);
      judgeSecond(testbed, mode, s3a, "small", SMALL, ABSENT);
      judgeSecond(testbed, mode, s3a, "large", LARGE, ABSENT);
    }
    judgeCondition(testbed, making(testbed), "If-None-Match", "\\*");
  }

  @Behaviour(
      says = "A file is replaced only while it has the etag that the writer gives",
      source = Source.HADOOP_CREATING,
      section = "fs.option.create.conditional.overwrite.etag")
  @EveryVariation(ModeVariation.Representative.class)
  void creationIfUnchangedReplacesNothingElse(Testbed testbed, ModeVariation mode)
      throws IOException {
    requireConditions(testbed);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("file", LARGE);
      String etag = testbed.objects().etag("file", mode.encryption(testbed));
      create(s3a, "file", SMALL, UNCHANGED + etag);
      judgeSecond(testbed, mode, s3a, "file", SMALL, UNCHANGED + etag);
    }
    judgeCondition(testbed, making(testbed).skip(1), "If-Match", ".+");
  }

  /** Creates a file a second time, which its condition forbids, and judges what is there then. */
  private static void judgeSecond(
      Testbed testbed,
      ModeVariation mode,
      S3AClient s3a,
      String file,
      Content first,
      String condition)
      throws IOException {
    Content second = Content.ofSize(first.size() + 1);
    Refusal.withStatus(PRECONDITION_FAILED)
        .judge(
            testbed.checks(),
            "a second creation of " + file,
            () -> create(s3a, file, second, condition));
    boolean kept = s3a.read(file).equals(first.fingerprint());
    testbed
        .checks()
        .equal(
            Witness.S3A,
            "replaced",
            Grade.CORRUPT,
            file + " after the second creation",
            "as it was",
            kept ? "as it was" : "replaced");
    testbed.verifyAs(file, kept ? first : second, mode.encryption(testbed));
  }

  private static void requireOptions(Testbed testbed) {
    testbed.requirements().feature(features -> features.isFrom("3.3.5"), "options of createFile()");
  }

  private static void requireConditions(Testbed testbed) {
    testbed.requirements().feature(features -> features.isFrom("3.4.2"), "conditional creation");
  }

  private static void create(S3AClient s3a, String file, Content content, String option)
      throws IOException {
    s3a.run(SCENARIO, file, String.valueOf(content.size()), option);
  }

  /** Judges that the requests that make an object visible carry a condition. */
  private static void judgeCondition(
      Testbed testbed, Stream<Exchange> making, String header, String expected) {
    making.forEach(
        exchange -> {
          Optional<String> sent = exchange.requestHeaders().firstValue(header);
          testbed
              .checks()
              .equal(
                  Witness.WIRE,
                  "condition",
                  exchange + ": " + header,
                  expected,
                  sent.filter(value -> value.matches(expected))
                      .map(value -> expected)
                      .orElse(sent.orElse("absent")));
        });
  }

  private static Stream<Exchange> making(Testbed testbed) {
    List<Exchange> making =
        testbed.wire().of(RequestKind.PUT_OBJECT, RequestKind.COMPLETE_MULTIPART_UPLOAD);
    assertThat(making).as("requests that make an object").hasSizeGreaterThan(1);
    return making.stream();
  }
}
