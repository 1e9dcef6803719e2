package org.s3aharness.configuration.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.configuration.ClusterConfigurations;
import org.s3aharness.configuration.CredentialFileReader;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.CredentialFile;

class ExplainerTest {
  private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1";

  @TempDir Path directory;

  @Test
  void aBucketIsExplainedWithTheLinesThatSayIt() throws IOException {
    BucketExplanation logs = explain(ClusterConfigurations.read("cdp")).buckets().get(2);
    assertThat(logs.bucket().name()).isEqualTo("cdp-logs");
    assertThat(logs.asked()).isEqualTo("SSE-KMS with alias/cdp-logs");
    assertThat(logs.settings())
        .extracting(line -> line.name() + " = " + line.value() + " at " + line.where())
        .startsWith(
            "fs.s3a.bucket.cdp-logs.encryption.algorithm = SSE-KMS at core-site.xml:80",
            "fs.s3a.bucket.cdp-logs.encryption.key = alias/cdp-logs at core-site.xml:84");
  }

  @ParameterizedTest
  @CsvSource({
    "access-point, true",
    "apache, false",
    "assumed-role, true",
    "cdp, true",
    "ceph, false",
    "dual-stack, true",
    "emr, true",
    "fips, true",
    "hdinsight, false",
    "jceks-on-hdfs, true",
    "minio, true",
    "own-keyring, true",
    "ozone, false",
    "spark-on-kubernetes, true",
    "vpc-endpoint, true",
  })
  void theConfigurationsOfClustersAreRightButForOldNamesPlainHttpAndKeysInClear(
      String name, boolean right) throws IOException {
    Explanation explanation = explain(ClusterConfigurations.read(name));
    assertThat(explanation.isWrong()).as(explanation.problems().toString()).isEqualTo(!right);
  }

  @Test
  void eachReleaseIsToldWhatItMakesOfClientSideEncryption() throws IOException {
    assertThat(releases("fs.s3a.encryption.algorithm=CSE-KMS", "fs.s3a.encryption.key=" + KEY))
        .containsExactly(
            "before 3.3.2: does not read these names: S3A asks for no encryption",
            "from 3.3.2, before 3.4.0: CSE-KMS",
            "from 3.4.0, before 3.4.2: accepted, plaintext, finding 1 of docs/findings.md",
            "from 3.4.2, before 3.4.3: CSE-KMS; needs the S3 encryption client, such as 3.1.1, on the classpath",
            "from 3.4.3 on: CSE-KMS; needs the S3 encryption client, such as 4.0.0, on the classpath");
  }

  @Test
  void oldReleasesWritePlaintextUnderTheOldNamesOfClientSideEncryption() throws IOException {
    assertThat(
            releases(
                "fs.s3a.server-side-encryption-algorithm=CSE-KMS",
                "fs.s3a.server-side-encryption.key=" + KEY))
        .startsWith(
            "before 3.3.0: does not open it: does not know CSE-KMS",
            "from 3.3.0, before 3.3.2: accepted, plaintext, finding 1 of docs/findings.md");
  }

  @Test
  void releasesBeforeCustomKeyringsWritePlaintext() throws IOException {
    assertThat(releases("fs.s3a.encryption.algorithm=CSE-CUSTOM"))
        .contains("from 3.3.2, before 3.4.2: accepted, plaintext, finding 5 of docs/findings.md");
  }

  @Test
  void noReleaseOpensABucketWithoutTheKeyThatItsAlgorithmNeeds() throws IOException {
    assertThat(releases("fs.s3a.encryption.algorithm=SSE-C"))
        .contains("from 3.3.2 on: does not open it: no key is set");
  }

  @Test
  void aReleaseThatKnowsNoDualLayerDoesNotOpenTheBucket() throws IOException {
    assertThat(releases("fs.s3a.encryption.algorithm=DSSE-KMS", "fs.s3a.encryption.key=" + KEY))
        .contains("from 3.3.2, before 3.4.0: does not open it: does not know DSSE-KMS");
  }

  @Test
  void aReleaseThatDoesNotReadTheContextIsNamed() throws IOException {
    assertThat(
            releases(
                "fs.s3a.encryption.algorithm=SSE-KMS",
                "fs.s3a.encryption.key=" + KEY,
                "fs.s3a.encryption.context=project=x"))
        .contains(
            "from 3.3.2, before 3.5.0: SSE-KMS; does not read the context",
            "from 3.5.0 on: SSE-KMS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fs.s3a.encrytion.key=x                                   | fs.s3a.encrytion.key: no release reads this property; the nearest name is fs.s3a.encryption.key.
          fs.s3a.bucket.b.encryption.algorithmn=AES256             | fs.s3a.bucket.b.encryption.algorithmn: no release reads this property; the nearest name is fs.s3a.bucket.b.encryption.algorithm.
          fs.s3a.sse.algorithm=AES256                              | fs.s3a.sse.algorithm: no release of S3A reads this property
          fs.s3.server-side-encryption-algorithm=AES256            | fs.s3.server-side-encryption-algorithm: S3A does not read this property; it reads fs.s3a.server-side-encryption-algorithm.
          fs.s3a.server-side-encryption-key=x                      | fs.s3a.server-side-encryption-key: no release after 3.1.4 reads this property: remove it.
          fs.s3a.server-side-encryption-algorithm=AES256           | is deprecated since 3.3.2: write fs.s3a.encryption.algorithm.
          fs.s3a.bucket.b.server-side-encryption-algorithm=AES256  | write fs.s3a.bucket.b.encryption.algorithm.
          fs.s3a.encryption.algorithm=SSE-S3                       | S3A does not know this algorithm
          fs.s3a.encryption.algorithm=SSE-C                        | asks for SSE-C but has no key: set fs.s3a.encryption.key.
          fs.s3a.encryption.algorithm=CSE-KMS                      | asks for CSE-KMS but has no key
          fs.s3a.encryption.algorithm=CSE-CUSTOM                   | names no keyring
          fs.s3a.encryption.key=alias/x                            | fs.s3a.encryption.key has no effect on any other bucket: no algorithm is set
          fs.s3a.encryption.algorithm=AES256 fs.s3a.encryption.key=alias/x | asks for AES256, which takes no key
          fs.s3a.encryption.algorithm=AES256 fs.s3a.encryption.context=a=b | only SSE-KMS and DSSE-KMS have a context
          fs.s3a.encryption.algorithm=SSE-C fs.s3a.encryption.key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= | holds a customer key in plain text
          fs.s3a.encryption.algorithm=SSE-C fs.s3a.encryption.key=c2hvcnQ= | is not 32 bytes in base64
          fs.s3a.endpoint.region=eu-central-1 fs.s3a.encryption.algorithm=SSE-KMS fs.s3a.encryption.key=arn:aws:kms:eu-west-1:111122223333:key/1 | is a key in eu-west-1, but any other bucket is in eu-central-1
          fs.s3a.endpoint=s3.eu-central-1.amazonaws.com fs.s3a.encryption.algorithm=SSE-KMS fs.s3a.encryption.key=arn:aws:kms:eu-west-1:111122223333:key/1 | is in eu-central-1
          fs.s3a.encryption.cse.kms.region=us-east-1 fs.s3a.encryption.algorithm=CSE-KMS fs.s3a.encryption.key=arn:aws:kms:eu-west-1:111122223333:key/1 | S3A asks the KMS in us-east-1
          fs.s3a.endpoint=s3.us-east-1.amazonaws.com fs.s3a.endpoint.region=eu-west-1 | fs.s3a.endpoint.region is eu-west-1, but fs.s3a.endpoint leads to us-east-1
          fs.s3a.encryption.algorithm=                             | fs.s3a.encryption.algorithm is blank, so it sets no algorithm
          fs.s3a.bucket.b.server-side-encryption-algorithm=        | fs.s3a.bucket.b.server-side-encryption-algorithm is blank
          fs.s3a.encryption.algorithm=SSE-KMS fs.s3a.encryption.key= | fs.s3a.encryption.key is blank, so it sets no key
          fs.s3a.encryption.algorithm=SSE-KMS fs.s3a.encryption.context=project | fs.s3a.encryption.context is no list of NAME=VALUE
          fs.s3a.encryption.algorithm=SSE-KMS fs.s3a.encryption.context=eyJhIjoiYiJ9== | is no list of NAME=VALUE
          fs.s3a.encryption.algorithm=SSE-KMS fs.s3a.encryption.context={"a":"b"} | is no list of NAME=VALUE
          fs.s3a.encryption.algorithm=SSE-KMS fs.s3a.encryption.context=a=b,c= | is no list of NAME=VALUE
          fs.s3a.bucket.encryption.algorithm=AES256                | fs.s3a.bucket.encryption.algorithm names no bucket: write fs.s3a.bucket.NAME.encryption.algorithm.
          fs.s3a.bucket.my.lake.encryption.algoritm=AES256         | the nearest name is fs.s3a.bucket.my.lake.encryption.algorithm.
          fs.s3a.encryption.algorithm=SSE_KMS                      | S3A does not know this algorithm
          fs.s3a.encryption.algorithm=SSE-KMS fs.s3a.encryption.key=https://kms.eu-west-1.amazonaws.com/1 | no KMS key can have this name
          fs.s3a.bucket.my.lake.encryption.algorithm=SSE-KMS fs.s3a.bucket.my.lake.endpoint.region=eu-central-1 fs.s3a.bucket.my.lake.encryption.key=arn:aws:kms:eu-west-1:111122223333:alias/x | bucket my.lake is in eu-central-1
          fs.s3a.bucket.b.accesspoint.arn=lake                     | fs.s3a.bucket.b.accesspoint.arn is no ARN of an access point
          fs.s3a.connection.ssl.enabled=false                      | fs.s3a.connection.ssl.enabled turns TLS off
          fs.s3a.bucket.b.endpoint=http://rgw:7480                 | fs.s3a.bucket.b.endpoint turns TLS off
          fs.s3a.bucket.hr.encryption.algorithm=AES256             | bucket hr, which fs.s3a.bucket.hr.encryption.algorithm names, cannot be used: the name of a bucket has 3 to 63 characters; correct the name.
          fs.defaultFS=s3a://data_lake                             | bucket data_lake, which fs.defaultFS names, cannot be used: Java finds no host
          hadoop.security.credential.clear-text-fallback=false fs.s3a.encryption.algorithm=AES256 | fs.s3a.encryption.algorithm has no effect: S3A looks up the algorithm like a password
          """)
  void whatIsWrongIsNamedWithTheNextStep(String properties, String problem) throws IOException {
    assertThat(wrong(properties.split(" "))).anyMatch(text -> text.contains(problem));
  }

  @Test
  void aNameThatOnlyAnOlderBucketHasIsARemark() throws IOException {
    assertThat(explain(of("fs.defaultFS=s3a://Finance")).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "core-site.xml:1: bucket Finance, which fs.defaultFS names, cannot be made: the name of"
                + " a new bucket has no capital letters; if you have such a bucket from before,"
                + " judge it on its own store, with --bucket.");
  }

  @Test
  void aValueThatALaterOneReplacesIsShadowed() throws IOException {
    ClientConfiguration configuration =
        new ClientConfiguration(
            List.of(
                file("core-site.xml", "<property name='fs.s3a.threads.max' value='1'/>"),
                file("hive-site.xml", "<property name='fs.s3a.threads.max' value='2'/>")));
    assertThat(explain(configuration).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "core-site.xml:1: fs.s3a.threads.max has no effect: hive-site.xml:1 sets"
                + " another value and is loaded later.");
  }

  @Test
  void aValueThatAFinalOneKeepsOutIsShadowed() throws IOException {
    ClientConfiguration configuration =
        new ClientConfiguration(
            List.of(
                file(
                    "core-site.xml",
                    "<property name='fs.s3a.encryption.algorithm' value='AES256' final='true'/>"),
                file(
                    "hive-site.xml",
                    "<property name='fs.s3a.encryption.algorithm' value='SSE-KMS'/>")));
    assertThat(explain(configuration).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "hive-site.xml:1: fs.s3a.encryption.algorithm has no effect: core-site.xml:1"
                + " sets another value and is final.");
  }

  @Test
  void whatSparkDoesNotGiveHadoopIsNamed() throws IOException {
    Path file = directory.resolve("spark-defaults.conf");
    Files.writeString(
        file, "fs.s3a.encryption.algorithm AES256\nspark.fs.s3a.encryption.algorithm AES256\n");
    assertThat(explain(ClientConfiguration.read(List.of(file), directory)).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "spark-defaults.conf:1: fs.s3a.encryption.algorithm: Spark passes a property"
                + " to Hadoop only if its name begins with spark.hadoop.: write"
                + " spark.hadoop.fs.s3a.encryption.algorithm.",
            "spark-defaults.conf:2: spark.fs.s3a.encryption.algorithm: S3A does not read this"
                + " property; it reads spark.hadoop.fs.s3a.encryption.algorithm.");
  }

  @Test
  void aKeyInACredentialStoreIsNotInClearAndIsNotShown() throws IOException {
    String key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    Path store = directory.resolve("s3.jceks");
    CredentialFile.write(store, Map.of("fs.s3a.encryption.key", key));
    Explanation explanation =
        explain(
            of(
                "hadoop.security.credential.provider.path=" + CredentialFile.providerPath(store),
                "fs.s3a.encryption.algorithm=SSE-C"));
    assertThat(explanation.isWrong()).isFalse();
    assertThat(ExplanationText.of(explanation)).contains("a credential store").doesNotContain(key);
  }

  @Test
  void aCredentialStoreThatIsElsewhereIsARemarkThatNamesTheOption() throws IOException {
    assertThat(explain(ClusterConfigurations.read("jceks-on-hdfs")).problems())
        .extracting(Problem::toString)
        .anyMatch(
            text ->
                text.contains("jceks://hdfs@nameservice1/security/vault.jceks")
                    && text.contains("--credential-file"));
  }

  @Test
  void oneBucketIsExplainedThoughNoFileNamesIt() throws IOException {
    Explanation explanation =
        explainer(ClusterConfigurations.read("cdp")).explain(List.of("elsewhere"), Map.of(), true);
    assertThat(explanation.buckets())
        .singleElement()
        .satisfies(bucket -> assertThat(bucket.bucket().name()).isEqualTo("elsewhere"));
  }

  private static List<String> releases(String... properties) throws IOException {
    return explain(of(properties)).buckets().get(0).releases().stream()
        .map(line -> line.releases() + ": " + line.says())
        .toList();
  }

  @Test
  void aNameThatNoKmsKeyCanHaveIsWrong() throws IOException {
    assertThat(
            wrong(
                "fs.s3a.encryption.algorithm=SSE-KMS",
                "fs.s3a.encryption.key=arn:aws:kms:eu-west-1:1111:key/x"))
        .singleElement()
        .asString()
        .contains("core-site.xml:2", "fs.s3a.encryption.key: no KMS key can have this name");
    assertThat(
            wrong(
                "fs.s3a.endpoint=https://rgw.example.net",
                "fs.s3a.encryption.algorithm=SSE-KMS",
                "fs.s3a.encryption.key=lake-key"))
        .isEmpty();
  }

  @Test
  void aBlankAlgorithmOfABucketTurnsItsEncryptionOffWhichIsARemark() throws IOException {
    Explanation explanation =
        explain(
            of("fs.s3a.encryption.algorithm=AES256", "fs.s3a.bucket.lake.encryption.algorithm="));
    assertThat(explanation.isWrong()).isFalse();
    assertThat(explanation.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "core-site.xml:2: fs.s3a.bucket.lake.encryption.algorithm is blank, so S3A asks for no"
                + " encryption in this bucket, whatever fs.s3a.encryption.algorithm says.");
  }

  @Test
  void aBucketThatIsNotOpenedIsARemark() throws IOException {
    Explanation explanation =
        explain(
            of(
                "fs.s3a.accesspoint.required=true",
                "fs.s3a.bucket.lake.accesspoint.arn=arn:aws:s3:eu-west-1:111122223333:accesspoint/b",
                "fs.s3a.bucket.lake.aws.credentials.provider=org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider"));
    assertThat(explanation.isWrong()).isFalse();
    assertThat(explanation.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "core-site.xml:1: fs.s3a.accesspoint.required is true, so S3A does not open any other"
                + " bucket, which has no access point.",
            "core-site.xml:3: fs.s3a.bucket.lake.aws.credentials.provider names"
                + " TemporaryAWSCredentialsProvider, which finds no credentials for bucket lake"
                + " unless a job sets fs.s3a.session.token.");
  }

  @Test
  void anElementWithoutTextSetsNothing() throws IOException {
    ConfigurationFile file =
        file(
            "core-site.xml",
            "<property><name>fs.s3a.bucket.lake.encryption.algorithm</name><value></value></property>"
                + "<property><name>fs.s3a.encryption.algorithm</name><value>AES256</value></property>");
    assertThat(explain(new ClientConfiguration(List.of(file))).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "core-site.xml:1: fs.s3a.bucket.lake.encryption.algorithm is blank, so it sets no"
                + " algorithm: give it a value, or remove it.");
  }

  private static List<String> wrong(String... properties) throws IOException {
    return explain(of(properties)).problems().stream()
        .filter(Problem::isWrong)
        .map(Problem::toString)
        .toList();
  }

  private static Explanation explain(ClientConfiguration configuration) throws IOException {
    return explainer(configuration).explain(List.of(), Map.of(), true);
  }

  private static Explainer explainer(ClientConfiguration configuration) {
    return new Explainer(
        configuration,
        CredentialFileReader.NONE,
        path -> {
          CredentialFileReader.requireLocal(path);
          return CredentialFile.read(path);
        },
        List.of());
  }

  /** Each {@code name=value}, on a line of its own. */
  private static ClientConfiguration of(String... properties) {
    StringBuilder text = new StringBuilder();
    for (String property : properties) {
      String[] both = property.split("=", 2);
      text.append("<property name='%s' value='%s'/>\n".formatted(both[0], both[1]));
    }
    return new ClientConfiguration(List.of(file("core-site.xml", text.toString())));
  }

  private static ConfigurationFile file(String name, String properties) {
    return ConfigurationFile.parse(
        Path.of(name), "<configuration>" + properties + "</configuration>");
  }
}
