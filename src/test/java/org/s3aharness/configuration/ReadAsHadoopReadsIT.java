package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.agent.BucketReading;
import org.s3aharness.agent.ConfigurationReading;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.AgentOptions;
import org.s3aharness.release.AgentProcess;
import org.s3aharness.release.S3AProperties;
import org.s3aharness.release.resolve.ReleaseResolver;

/** The harness reads configuration files as Hadoop's own {@code Configuration} and S3A do. */
class ReadAsHadoopReadsIT {
  /** Configurations with a bcfks store, which only Hadoop's own provider in an agent can open. */
  private static final Set<String> READ_BY_AGENTS_ALONE = Set.of("fips");

  private static AgentProcess agent;

  @TempDir static Path work;
  @TempDir Path directory;

  @BeforeAll
  static void startHadoop() throws Exception {
    agent =
        AgentProcess.start(
            new ReleaseResolver().fromCentral("3.4.3", line -> {}),
            AgentOptions.named("hadoop", work, work.resolve("hadoop.log")));
  }

  @AfterAll
  static void endHadoop() throws IOException {
    agent.close();
  }

  static List<String> names() throws IOException {
    return ClusterConfigurations.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void propertiesHaveTheValuesAndBucketsTheEncryptionThatHadoopReads(String name) throws Exception {
    compare(ClusterConfigurations.read(name));
    if (!READ_BY_AGENTS_ALONE.contains(name)) {
      compareBuckets(ClusterConfigurations.read(name));
    }
  }

  @Test
  void whatIsSeldomSeenHasTheValueThatHadoopReads() throws Exception {
    Files.writeString(
        directory.resolve("nested.xml"), configuration("<property name='nested' value='1'/>"));
    Files.createDirectory(directory.resolve("below"));
    Files.writeString(
        directory.resolve("below/included.xml"),
        configuration("<xi:include href='nested.xml'/><property name='b' value='of below'/>"));
    Files.writeString(
        directory.resolve("core-site.xml"),
        configuration(
            """
            <property><name> spaces </name><value> kept </value></property>
            <property><name>empty</name><value>first</value></property>
            <property><name>empty</name><value></value></property>
            <property name="short" value="form" final="true"/>
            <property name="emptied" value="x"/><property name="emptied" value=""/>
            <property><name>cdata</name><value><![CDATA[<&>]]> and more</value></property>
            <property><name>comment</name><value>one<!-- no --> two</value></property>
            <property><name>final</name><value>1</value><final>true</final></property>
            <property><name>final.later</name><value>1</value><final> true </final></property>
            <property><value>2</value><name>reversed</name></property>
            <property><name>no.value</name></property>
            <property><name>chain</name><value>${a}/${b}</value></property>
            <property><name>a</name><value>${b}</value></property>
            <xi:include href="below/included.xml"><xi:fallback>
              <property name="unused" value="1"/></xi:fallback></xi:include>
            <xi:include href="missing.xml"><xi:fallback>
              <property name="used" value="1"/></xi:fallback></xi:include>
            <property><name>unbound.first</name><value>${unbound}/${b}</value></property>
            <property><name>unbound.last</name><value>${b}/${unbound}</value></property>
            <property><name>self</name><value>x${self}</value></property>
            <property><name>user</name><value>${user.name}</value></property>
            <property><name>env.set</name><value>${env.LANG}</value></property>
            <property><name>env.other</name><value>${env.NO_SUCH-a}/${env.NO_SUCH:-b-c}</value></property>
            <property><name>env.unset</name><value>${env.NO_SUCH}</value></property>
            <property><name>odd</name><value>$ {b} ${} ${b</value></property>
            <property><name>fs.s3a.encryption.algorithm</name><value>SSE-KMS</value></property>
            <property><name>fs.s3a.server-side-encryption-algorithm</name><value>AES256</value></property>
            """));
    Files.writeString(
        directory.resolve("hdfs-site.xml"),
        configuration(
            """
            <property><name>final</name><value>2</value></property>
            <property><name>final.later</name><value>2</value></property>
            <property><name>short</name><value>2</value></property>
            """));
    ClientConfiguration configuration = ClientConfiguration.read(List.of(directory), work);
    assertThat(configuration.settings().names())
        .contains("used", "nested")
        .doesNotContain("unused");
    compare(configuration);
  }

  @Test
  void encryptionIsLookedUpInTheOrderInWhichS3ALooks() throws Exception {
    List<String> algorithms = List.of("", "AES256", "SSE-KMS");
    List<String> names =
        List.of(
            "fs.s3a.bucket.b.fs.s3a.encryption.algorithm",
            "fs.s3a.bucket.b.encryption.algorithm",
            "fs.s3a.bucket.b.server-side-encryption-algorithm",
            "fs.s3a.encryption.algorithm");
    int choices = algorithms.size() + 1;
    for (int global = 0; global < choices; global++) {
      StringBuilder text = new StringBuilder(property(names.get(3), global, algorithms));
      List<String> buckets = new ArrayList<>();
      for (int n = 0; n < choices * choices * choices; n++) {
        String bucket = "b" + n;
        buckets.add(bucket);
        text.append(
            property(names.get(0), n % choices, algorithms).replace(".b.", "." + bucket + "."));
        text.append(
            property(names.get(1), n / choices % choices, algorithms)
                .replace(".b.", "." + bucket + "."));
        text.append(
            property(names.get(2), n / choices / choices, algorithms)
                .replace(".b.", "." + bucket + "."));
      }
      Files.writeString(directory.resolve("core-site.xml"), configuration(text.toString()));
      compareBuckets(
          ClientConfiguration.read(List.of(directory), work), buckets.toArray(new String[0]));
    }
  }

  /** Returns nothing for the first choice. */
  private static String property(String name, int choice, List<String> values) {
    return choice == 0
        ? ""
        : "<property name='%s' value='%s'/>%n".formatted(name, values.get(choice - 1));
  }

  @Test
  void aFileCountsForNothingWhereClearTextIsForbidden() throws Exception {
    Files.writeString(
        directory.resolve("core-site.xml"),
        configuration(
            "<property name='hadoop.security.credential.clear-text-fallback' value='false'/>"
                + "<property name='fs.s3a.encryption.algorithm' value='AES256'/>"));
    ClientConfiguration configuration = ClientConfiguration.read(List.of(directory), work);
    assertThat(EncryptionSettings.asked(configuration.settings(), "b")).isEqualTo(Encryption.NONE);
    compareBuckets(configuration, "b");
  }

  @Test
  void everyPropertyOfTheReleaseIsInTheTable() throws Exception {
    assertThat(
            agent
                .agent()
                .read(new FileSystemSpec("s3a://b/"), new HashSet<>(), new ArrayList<>())
                .declared())
        .filteredOn(
            name -> !name.endsWith(".") && !name.contains(".capability.") && !name.contains("%s"))
        .filteredOn(
            name -> !name.startsWith("fs.s3a.internal.") && !name.startsWith("fs.s3a.failinject."))
        .allMatch(S3AProperties::isDeclared);
  }

  private static void compare(ClientConfiguration configuration) throws Exception {
    Settings settings = configuration.settings();
    ConfigurationReading hadoops = read(configuration, List.of());
    Map<String, String> ours = new TreeMap<>();
    settings.names().forEach(name -> ours.put(name, settings.get(name).orElse("")));
    Map<String, String> theirs = new TreeMap<>();
    hadoops.values().forEach((name, value) -> theirs.put(name, value.trim()));
    // The agent keeps local files to itself.
    theirs.keySet().removeAll(List.of("hadoop.tmp.dir", "fs.s3a.buffer.dir"));
    ours.keySet().removeAll(List.of("hadoop.tmp.dir", "fs.s3a.buffer.dir"));
    assertThat(ours).isEqualTo(theirs);
    settings.names().stream()
        .filter(name -> !name.equals("hadoop.tmp.dir") && !name.equals("fs.s3a.buffer.dir"))
        .forEach(
            name ->
                assertThat(hadoops.sources(name))
                    .as(name)
                    .last()
                    .asString()
                    .endsWith(fileAtTop(configuration, name)));
  }

  /** Hadoop names the file that includes another, not the one that is included. */
  private static String fileAtTop(ClientConfiguration configuration, String name) {
    return configuration.files().stream()
        .filter(
            file ->
                file.properties().stream()
                    .anyMatch(
                        p ->
                            Settings.currentName(p.name()).equals(name)
                                && configuration
                                    .settings()
                                    .origin(name)
                                    .filter(p.origin()::equals)
                                    .isPresent()))
        .map(file -> file.source().getFileName().toString())
        .findFirst()
        .orElseThrow();
  }

  private static void compareBuckets(ClientConfiguration configuration, String... more)
      throws Exception {
    List<String> buckets =
        BucketFinder.of(configuration, List.of(more)).stream().map(NamedBucket::name).toList();
    ConfigurationReading hadoops = read(configuration, buckets);
    for (String bucket : buckets) {
      assertThat(ours(configuration, bucket)).as(bucket).isEqualTo(theirs(hadoops.bucket(bucket)));
    }
  }

  private static String ours(ClientConfiguration configuration, String bucket) {
    try {
      Encryption asked = EncryptionSettings.asked(configuration.settings(), bucket);
      return asked.mode().setting() + " " + asked.key().orElse("");
    } catch (UsageException e) {
      return "refused";
    }
  }

  private static String theirs(BucketReading reading) {
    return reading.refusal().isEmpty() ? reading.method() + " " + reading.key() : "refused";
  }

  private static ConfigurationReading read(ClientConfiguration configuration, List<String> buckets)
      throws Exception {
    FileSystemSpec spec = new FileSystemSpec("s3a://any-bucket/");
    configuration
        .files()
        .forEach(
            file -> {
              if (file.isTranslated()) {
                spec.addXml(file.source().getFileName().toString(), file.text());
              } else {
                spec.addFile(file.source().toAbsolutePath().toString());
              }
            });
    return agent
        .agent()
        .read(spec, new TreeSet<>(configuration.settings().names()), new ArrayList<>(buckets));
  }

  private static String configuration(String properties) {
    return "<configuration xmlns:xi='http://www.w3.org/2001/XInclude'>"
        + properties
        + "</configuration>";
  }
}
