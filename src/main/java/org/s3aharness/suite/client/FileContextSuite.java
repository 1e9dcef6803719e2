package org.s3aharness.suite.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;
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

/** Judges S3A beneath {@code FileContext}, which newer applications use instead of FileSystem. */
class FileContextSuite {

  @Behaviour(
      says = "What is written, renamed and read through FileContext is encrypted as configured",
      source = Source.HADOOP_CORE_DEFAULT,
      section = "fs.AbstractFileSystem.s3a.impl")
  @EveryVariation(ModeVariation.Representative.class)
  void fileContextWritesRenamesAndReads(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("renamed", Content.ofSize(1));
      for (FileSize size : List.of(FileSize.SMALL, FileSize.TWO_PARTS)) {
        Content content = size.content();
        Map<?, ?> seen =
            (Map<?, ?>)
                s3a.run(
                    "org.s3aharness.agent.scenario.FileContextWork",
                    String.valueOf(content.size()),
                    "file",
                    "renamed");
        testbed
            .checks()
            .equal(
                Witness.S3A,
                "file-context",
                Grade.CORRUPT,
                "length and content of " + size,
                Map.of("length", content.size(), "read", content.fingerprint()),
                seen);
        testbed.verifyAs("renamed", content, mode.encryption(testbed));
      }
    }
  }
}
