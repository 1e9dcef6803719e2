package org.s3aharness.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.CoreSite;
import org.s3aharness.TestClasses;
import org.s3aharness.cluster.YarnCluster.WorkerNode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * A MapReduce job of 3.4.3 on two nodes, whose tasks have the encryption settings from a delegation
 * token alone (finding 4), on released jars and real daemons.
 *
 * <p>MapReduce's ApplicationMaster listens on every interface while a job runs; no setting of
 * Hadoop's changes that.
 */
@Tag("nightly")
@ExtendWith(SharedLocalStack.class)
class JobTokensIT {
  private static final String RELEASE = "3.4.3";
  private static final List<String> NODES = List.of("127.0.0.2", "127.0.0.3");

  /** A name, because the classes of Hadoop that it needs are not on the classpath of tests. */
  private static final String TOKEN_JOB = "org.s3aharness.cluster.TokenJob";

  /** Two of a task's containers fit on a node, one of them beside the ApplicationMaster's. */
  private static final int TASKS = 4;

  private static final int TASK_MEGABYTES = 1280;
  private static final int MASTER_MEGABYTES = 512;
  private static final long LIMIT_MINUTES = 8;

  @TempDir static Path work;
  private static YarnCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster =
        MapReduceCluster.start(
            work.resolve("cluster"),
            NODES.stream().map(node -> WorkerNode.of(node, RELEASE)).toList());
  }

  @AfterAll
  static void stopCluster() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void tasksWithServerSideEncryptionFromATokenAloneEncrypt(Store store) throws Exception {
    String key = store.kms().createKey().keyMetadata().arn();
    for (ResponseBytes<GetObjectResponse> file :
        written(store, "sse", encryption("SSE-KMS", key), Map.of())) {
      assertThat(file.response().serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
      assertThat(file.response().ssekmsKeyId()).isEqualTo(key);
    }
  }

  @Test
  void tasksWithClientSideEncryptionFromATokenAloneWritePlaintext(Store store) throws Exception {
    String key = store.kms().createKey().keyMetadata().arn();
    for (ResponseBytes<GetObjectResponse> file :
        written(store, "cse", encryption("CSE-KMS", key), Map.of())) {
      assertThat(file.asUtf8String()).isEqualTo(TokenJob.TEXT);
      assertThat(file.response().metadata()).isEmpty();
    }
  }

  @Test
  void tasksWithTheSettingsOfTheJobEncrypt(Store store) throws Exception {
    String key = store.kms().createKey().keyMetadata().arn();
    Map<String, String> encryption = encryption("CSE-KMS", key);
    for (ResponseBytes<GetObjectResponse> file : written(store, "job", encryption, encryption)) {
      assertThat(file.asString(StandardCharsets.ISO_8859_1)).doesNotContain("plain text");
      assertThat(file.response().metadata()).isNotEmpty();
    }
  }

  private static Map<String, String> encryption(String algorithm, String key) {
    return Map.of("fs.s3a.encryption.algorithm", algorithm, "fs.s3a.encryption.key", key);
  }

  /**
   * Runs the job, and returns what its tasks have written, having checked that both nodes took
   * part.
   *
   * @param ofClient the settings with which the client obtains the token, beside its access key
   * @param ofJob the settings in the job's configuration
   */
  private static List<ResponseBytes<GetObjectResponse>> written(
      Store store, String name, Map<String, String> ofClient, Map<String, String> ofJob)
      throws Exception {
    String bucket = "tokens-" + name;
    store.s3().createBucket(request -> request.bucket(bucket));
    run(store, name, "s3a://" + bucket + "/out", ofClient, ofJob);

    List<S3Object> objects =
        store.s3().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
            .filter(object -> !object.key().endsWith("/"))
            .toList();
    assertThat(objects).hasSize(TASKS);
    assertThat(objects)
        .extracting(object -> object.key().split("/")[1])
        .containsOnly(NODES.toArray(String[]::new));
    return objects.stream()
        .map(object -> store.s3().getObjectAsBytes(get -> get.bucket(bucket).key(object.key())))
        .toList();
  }

  private static void run(
      Store store,
      String name,
      String output,
      Map<String, String> ofClient,
      Map<String, String> ofJob)
      throws Exception {
    Path directory = Files.createDirectory(work.resolve(name));
    Path input = Files.createDirectory(directory.resolve("input"));
    for (int i = 0; i < TASKS; i++) {
      Files.writeString(input.resolve("task-" + i), "one line\n");
    }
    Map<String, String> client = new LinkedHashMap<>(ofClient);
    client.put("fs.s3a.access.key", "test");
    client.put("fs.s3a.secret.key", "test");
    Path clientFile = Files.writeString(directory.resolve("client.xml"), CoreSite.text(client));
    Path jobFile =
        Files.writeString(directory.resolve("job.xml"), CoreSite.text(job(store, ofJob)));
    Path log = directory.resolve("job.log");
    List<String> command = new ArrayList<>(cluster.client(RELEASE, TestClasses.directory()));
    command.addAll(
        List.of(
            TOKEN_JOB,
            "-conf",
            jobFile.toString(),
            clientFile.toUri().toString(),
            input.toString(),
            output,
            Files.createDirectory(directory.resolve("meeting")).toString()));
    Process job =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(job.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).as("the job ends").isTrue();
      assertThat(job.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      job.destroyForcibly();
    }
  }

  /** Returns the job's configuration: how to reach the store, but not with which access key. */
  private static Map<String, String> job(Store store, Map<String, String> more) {
    Map<String, String> job = new LinkedHashMap<>(more);
    job.put("fs.s3a.endpoint", store.s3Endpoint().toString());
    job.put("fs.s3a.endpoint.region", store.region());
    job.put("fs.s3a.path.style.access", "true");
    job.put(
        "fs.s3a.delegation.token.binding",
        "org.apache.hadoop.fs.s3a.auth.delegation.FullCredentialsTokenBinding");
    job.put("fs.s3a.encryption.cse.kms.region", store.region());
    job.put("mapreduce.map.env", "AWS_ENDPOINT_URL_KMS=" + store.kmsEndpoint());
    job.put("mapreduce.map.memory.mb", String.valueOf(TASK_MEGABYTES));
    job.put("mapreduce.map.java.opts", "-Xmx512m");
    job.put("mapreduce.map.speculative", "false");
    job.put("yarn.app.mapreduce.am.resource.mb", String.valueOf(MASTER_MEGABYTES));
    job.put("yarn.app.mapreduce.am.command-opts", "-Xmx384m");
    String home = "$HADOOP_MAPRED_HOME/share/hadoop/";
    job.put(
        "mapreduce.application.classpath",
        home + "mapreduce/*," + home + "tools/lib/*," + TestClasses.directory());
    return job;
  }
}
