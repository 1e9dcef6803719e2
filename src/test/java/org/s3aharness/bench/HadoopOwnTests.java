package org.s3aharness.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.littleshoot.proxy.HttpProxyServer;
import org.littleshoot.proxy.impl.DefaultHttpProxyServer;
import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/** Runs Hadoop's own encryption tests, unchanged, against a LocalStack of their own. */
final class HadoopOwnTests {
  private static final Path PROJECT = Path.of("src/test/hadoop-own-tests");
  private static final List<String> VERSIONS =
      List.of(
          "hadoop.version",
          "surefire.version",
          "dependency-plugin.version",
          "resources-plugin.version",
          "compiler-plugin.version");

  private HadoopOwnTests() {}

  /**
   * What the tests came to.
   *
   * @param run the tests that ran, without those that Hadoop skips on this store
   * @param failed those of them that failed
   * @param seconds the time from the start of the first JVM to the end of the last, without Maven
   * @param inTests the part of it that JUnit spent in test classes
   */
  record Result(int run, int failed, double seconds, double inTests) {
    double perSecond() {
      return run / seconds;
    }
  }

  /** Whose JVMs the tests run in. */
  enum Jvms {
    /** One for each class, one after another: how Hadoop's own build runs them (hadoop-project). */
    OF_EACH_CLASS,
    /** One for all. */
    ONE
  }

  /** Compiles the tests, so that {@link #run} need not. */
  static void compile() throws Exception {
    maven(List.of("test", "-DskipTests", "-Dtest.reuse.forks=true"));
  }

  /** Runs the tests. */
  static Result run(Path work, Jvms jvms) throws Exception {
    Path reports = PROJECT.resolve("target/surefire-reports");
    if (Files.exists(reports)) {
      try (Stream<Path> old = Files.list(reports)) {
        for (Path report : old.toList()) {
          Files.delete(report);
        }
      }
    }
    try (Store store =
        LocalStack.start(
            LocalStackOptions.loggingTo(work.resolve("store.log"))
                .withHosting(LocalStackOptions.Hosting.HOST),
            System.out::println)) {
      String key = store.kms().createKey().keyMetadata().arn();
      store.s3().createBucket(r -> r.bucket("hadoop"));
      store
          .s3()
          .putBucketEncryption(
              r -> r.bucket("hadoop").serverSideEncryptionConfiguration(under(key)));
      // Hadoop skips most of these tests on an endpoint that is not AWS's, so that they need a
      // proxy.
      HttpProxyServer proxy =
          DefaultHttpProxyServer.bootstrap()
              .withAddress(new InetSocketAddress("127.0.0.1", 0))
              .withTransparent(true)
              .withServerResolver(
                  (host, port) -> new InetSocketAddress("127.0.0.1", store.s3Endpoint().getPort()))
              .start();
      List<String> tests =
          List.of(
              "test",
              "-Dtest.reuse.forks=" + (jvms == Jvms.ONE),
              "-Dtest.proxy.port=" + proxy.getListenAddress().getPort(),
              "-Dtest.bucket=hadoop",
              "-Dtest.key=" + key);
      try {
        double ofMaven = maven(Stream.concat(tests.stream(), Stream.of("-DskipTests")).toList());
        double seconds = maven(tests) - ofMaven;
        try (Stream<Path> files = Files.list(reports)) {
          return sum(files.filter(file -> file.toString().endsWith(".xml")).toList(), seconds);
        }
      } finally {
        proxy.stop();
      }
    }
  }

  private static ServerSideEncryptionConfiguration under(String key) {
    return ServerSideEncryptionConfiguration.builder()
        .rules(
            rule ->
                rule.applyServerSideEncryptionByDefault(
                    by -> by.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(key)))
        .build();
  }

  /** Runs Maven, and returns how many seconds it took. */
  private static double maven(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp", "-q"));
    command.addAll(List.of("-f", PROJECT.resolve("pom.xml").toString()));
    Element properties = properties();
    for (String name : VERSIONS) {
      String version = properties.getElementsByTagName(name).item(0).getTextContent();
      command.add("-D" + name + "=" + version);
    }
    command.addAll(arguments);
    long start = System.nanoTime();
    int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException("Maven ended with exit code " + exitCode);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Returns the properties of the harness's own pom.xml, the one place of every version. */
  private static Element properties() throws Exception {
    return (Element) parsed(new File("pom.xml")).getElementsByTagName("properties").item(0);
  }

  private static Result sum(List<Path> reports, double seconds) throws Exception {
    int run = 0;
    int failed = 0;
    double inTests = 0;
    for (Path report : reports) {
      Element suite = parsed(report.toFile());
      run += number(suite, "tests") - number(suite, "skipped");
      failed += number(suite, "failures") + number(suite, "errors");
      inTests += Double.parseDouble(suite.getAttribute("time"));
    }
    return new Result(run, failed, seconds, inTests);
  }

  private static int number(Element suite, String attribute) {
    return Integer.parseInt(suite.getAttribute(attribute));
  }

  private static Element parsed(File file)
      throws IOException, ParserConfigurationException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file)
        .getDocumentElement();
  }
}
