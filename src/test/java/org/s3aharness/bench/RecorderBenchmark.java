package org.s3aharness.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.release.AgentOptions;
import org.s3aharness.release.AgentProcess;
import org.s3aharness.release.Release;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.route.RoutingTable;

/**
 * Measures what the recorder costs: the same writes and reads by one release through it (TLS, as in
 * a run) and straight to LocalStack (plain HTTP), in turn. Prints medians; a figure of a shared
 * machine is a rough one.
 *
 * <p>After {@code ./mvnw test-compile}: {@code java -cp
 * 'target/test-classes:target/classes:target/lib/*' org.s3aharness.bench.RecorderBenchmark}.
 * Arguments [MiB of the large file, rounds]; 256 and 5 unless told.
 */
public final class RecorderBenchmark {
  private static final int SMALL_WRITES = 200;
  private static final long MIB = 1 << 20;

  private RecorderBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    long large = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 256) * MIB;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path work = Files.createTempDirectory("s3aharness-bench-");
    Release release = new ReleaseResolver().fromCentral("3.4.3", System.out::println);
    CertificateAuthority authority = CertificateAuthority.create();
    Path trust = work.resolve("trust");
    authority.writeTrustStore(trust, "public".toCharArray());
    try (Store store =
            LocalStack.start(
                LocalStackOptions.loggingTo(work.resolve("store.log"))
                    .withHosting(LocalStackOptions.Hosting.HOST),
                System.out::println);
        Buckets buckets = new Buckets(store, "bench");
        Recorder recorder =
            Recorder.start(
                authority,
                RoutingTable.aws(
                    store.region(), store.s3Endpoint(), store.kmsEndpoint(), store.stsEndpoint()),
                RecorderOptions.defaults().withMarker(Content.MARKER.getBytes("US-ASCII")));
        AgentProcess recorded =
            AgentProcess.start(
                release,
                options(work, "recorded")
                    .throughProxy("127.0.0.1", recorder.port())
                    .trusting(trust, "public"));
        AgentProcess direct = AgentProcess.start(release, options(work, "direct"))) {
      String bucket = buckets.createBucket("bench");
      S3AClient through = recorded.agent().open(spec(bucket));
      S3AClient straight =
          direct
              .agent()
              .open(
                  spec(bucket)
                      .addProperties(
                          Map.of(
                              "fs.s3a.endpoint", store.s3Endpoint().toString(),
                              "fs.s3a.path.style.access", "true",
                              "fs.s3a.connection.ssl.enabled", "false")));
      small(through, SMALL_WRITES);
      small(straight, SMALL_WRITES);
      List<Double> smallThrough = new ArrayList<>();
      List<Double> smallStraight = new ArrayList<>();
      List<Double> largeThrough = new ArrayList<>();
      List<Double> largeStraight = new ArrayList<>();
      List<Double> readThrough = new ArrayList<>();
      List<Double> readStraight = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        smallThrough.add(small(through, SMALL_WRITES));
        smallStraight.add(small(straight, SMALL_WRITES));
        largeThrough.add(large(through, large));
        largeStraight.add(large(straight, large));
        readThrough.add(read(through));
        readStraight.add(read(straight));
        recorder.startLog("round " + round);
      }
      System.out.printf(
          "small write, ms: recorded %.2f, direct %.2f%n",
          median(smallThrough), median(smallStraight));
      System.out.printf(
          "%d MiB write, MiB/s: recorded %.1f, direct %.1f%n",
          large / MIB,
          large / MIB / median(largeThrough) * 1000,
          large / MIB / median(largeStraight) * 1000);
      System.out.printf(
          "%d MiB read, MiB/s: recorded %.1f, direct %.1f%n",
          large / MIB,
          large / MIB / median(readThrough) * 1000,
          large / MIB / median(readStraight) * 1000);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "heap of this JVM after it: %d MiB%n",
          (runtime.totalMemory() - runtime.freeMemory()) / MIB);
    }
  }

  private static AgentOptions options(Path work, String name) {
    return AgentOptions.named(name, work, work.resolve(name + ".log"));
  }

  private static FileSystemSpec spec(String bucket) {
    return new FileSystemSpec("s3a://" + bucket + "/")
        .addDefaults(
            Map.of(
                "fs.s3a.access.key", "test",
                "fs.s3a.secret.key", "test",
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.encryption.algorithm", "AES256",
                // With 3.4.3's analytics stream, 1 GiB was never read to its end in a heap of 512
                // MiB.
                "fs.s3a.input.stream.type", "classic"));
  }

  /** Milliseconds a write. */
  private static double small(S3AClient s3a, int writes) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < writes; i++) {
      s3a.write("small/" + i, Content.ofSize(1000));
    }
    return (System.nanoTime() - start) / 1e6 / writes;
  }

  /** Returns the milliseconds for one file. */
  private static double large(S3AClient s3a, long size) throws Exception {
    long start = System.nanoTime();
    s3a.write("large", Content.ofSize(size));
    return (System.nanoTime() - start) / 1e6;
  }

  /** Returns the milliseconds for reading the large file. */
  private static double read(S3AClient s3a) throws Exception {
    long start = System.nanoTime();
    s3a.read("large");
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
