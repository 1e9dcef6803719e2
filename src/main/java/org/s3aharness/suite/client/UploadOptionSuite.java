package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/** Judges the options of uploads: each takes effect, and changes nothing about the encryption. */
class UploadOptionSuite {
  private static final Content LARGE = FileSize.THREE_PARTS.content();
  private static final Content SMALL = FileSize.SMALL.content();

  /**
   * An option.
   *
   * @param header what requests that begin an upload carry because of it; empty for none
   * @param expected a regular expression for the header's value
   */
  private record Option(
      String name, String property, String value, String header, String expected) {}

  private static final List<Option> OPTIONS =
      List.of(
          new Option(
              "content-encoding",
              "fs.s3a.object.content.encoding",
              "gzip",
              "Content-Encoding",
              "(aws-chunked,)?gzip(,aws-chunked)?"),
          new Option(
              "storage-class",
              "fs.s3a.create.storage.class",
              "standard_ia",
              "x-amz-storage-class",
              "STANDARD_IA"),
          new Option(
              "checksum-crc32",
              "fs.s3a.create.checksum.algorithm",
              "CRC32",
              "x-amz-checksum-algorithm",
              "CRC32"),
          new Option(
              "checksum-sha256",
              "fs.s3a.create.checksum.algorithm",
              "SHA256",
              "x-amz-checksum-algorithm",
              "SHA256"),
          new Option("creation-without-checks", "fs.s3a.create.performance", "true", "", ""),
          new Option(
              "copy-without-transfer-manager",
              "fs.s3a.optimized.copy.from.local.enabled",
              "false",
              "",
              ""));

  /** An option under a mode. */
  record OptionUnderMode(Option option, ModeAndKey setting) implements Variation {

    /** Lists every option under the modes in which clients have the most to send. */
    static final class Every implements Listing {
      @Override
      public List<OptionUnderMode> all() {
        return OPTIONS.stream()
            .flatMap(
                option ->
                    List.of(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_C_KEY1, ModeAndKey.CSE_KMS_KEY1)
                        .stream()
                        .map(setting -> new OptionUnderMode(option, setting)))
            .toList();
      }
    }

    @Override
    public String name() {
      return option.name() + "-" + setting.label();
    }
  }

  @Behaviour(
      says = "An option of uploads takes effect, and files are encrypted as without it",
      source = Source.HADOOP_INDEX,
      section = "General S3A Client configuration; How S3A writes data to S3")
  @EveryVariation(OptionUnderMode.Every.class)
  void optionTakesEffectAndKeepsTheEncryption(Testbed testbed, OptionUnderMode under)
      throws IOException {
    Option option = under.option();
    testbed.settings().requireRead(option.property());
    ModeVariation mode = new ModeVariation(under.setting());
    try (S3AClient s3a = mode.open(testbed, Map.of(option.property(), option.value()))) {
      s3a.write("large", LARGE);
      s3a.write("small", SMALL);
      s3a.copyFromLocal(SMALL, "copied");
      assertThat(s3a.rename("large", "renamed")).as("rename").isTrue();
      testbed.verifyRead(s3a, "renamed", LARGE);
      testbed.verifyRead(s3a, "copied", SMALL);
    }
    testbed.verifyAs("renamed", LARGE, mode.encryption(testbed));
    testbed.verifyAs("small", SMALL, mode.encryption(testbed));
    testbed.verifyAs("copied", SMALL, mode.encryption(testbed));
    if (!option.header().isEmpty()) {
      judgeHeader(testbed, option);
    }
  }

  private static void judgeHeader(Testbed testbed, Option option) {
    List<Exchange> begun = testbed.wire().of(RequestKind.CREATE_MULTIPART_UPLOAD);
    assertThat(begun).as("uploads in parts").isNotEmpty();
    for (Exchange exchange : begun) {
      Optional<String> sent = exchange.requestHeaders().firstValue(option.header());
      testbed
          .checks()
          .equal(
              Witness.WIRE,
              "option",
              exchange + ": " + option.header(),
              option.expected(),
              sent.filter(value -> value.matches(option.expected()))
                  .map(value -> option.expected())
                  .orElse(sent.orElse("absent")));
    }
  }
}
