package org.s3aharness.watch.census;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.judge.RequestRecorder;

/** The senders of requests, by what the requests say. */
class ActorTest {
  private RequestRecorder requests;

  @BeforeEach
  void start() throws Exception {
    requests = new RequestRecorder();
  }

  @AfterEach
  void stop() {
    requests.close();
  }

  @Test
  void operationOfAuditingIsTheOrigin() throws Exception {
    Actor actor =
        sender(
            "user-agent", "Hadoop 3.4.3, s3a-qualify-fs-12",
            "referer", "https://audit.example.org/hadoop/1/op_create/1/?op=op_create&ji=job_1");

    assertThat(actor.origin()).isEqualTo("op_create");
    assertThat(actor.token()).contains("s3a-qualify-fs-12");
    assertThat(actor.job()).isEqualTo("job_1");
  }

  @Test
  void originWithoutAuditingIsTheSameForEachFilesystem() throws Exception {
    assertThat(sender("user-agent", "Hadoop 3.3.4, s3a-qualify-fs-12").origin()).isEqualTo("s3a");
    assertThat(sender("user-agent", "Hadoop 3.3.4, s3a-qualify-fs-7").origin()).isEqualTo("s3a");
  }

  @Test
  void originOfOtherClientsIsTheirNameWithoutVersion() throws Exception {
    assertThat(sender("user-agent", "aws-sdk-java/2.33.0 md/io#sync").origin())
        .isEqualTo("aws-sdk-java");
    assertThat(sender("user-agent", "s3fileio/{iceberg-version=Apache Iceberg 1.10.1}").origin())
        .isEqualTo("s3fileio");
  }

  private Actor sender(String... headers) throws Exception {
    return Actor.of(requests.send("PUT", "bucket", "key", "body", headers));
  }
}
