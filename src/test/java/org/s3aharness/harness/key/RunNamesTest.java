package org.s3aharness.harness.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;

class RunNamesTest {
  private static final String ID1 = "00000000-0000-4000-8000-000000000001";
  private static final String ID2 = "00000000-0000-4000-8000-000000000002";
  private static final String FOREIGN =
      "arn:aws:kms:us-east-1:000000000000:key/ffffffff-0000-4000-8000-000000000000";

  @TempDir Path directory;
  private RunKeys keys;
  private RunNames names;

  @BeforeEach
  void nameThem() throws IOException {
    keys = RunKeys.of(List.of(key(ID1), key(ID2)), directory);
    keys.add(key("11111111-0000-4000-8000-000000000003"), "pending");
    names =
        new RunNames(
            keys, List.of(new Place("rename-run7-12", "tmp/rename-3/"), Place.of("rename-run7-1")));
  }

  private static KmsKey key(String id) {
    return TestKeys.key(id, "alias/s3a-harness-run7-" + id.substring(0, 8));
  }

  @Test
  void aKeyIsCalledByWhatItIsForInAnyOfItsForms() {
    assertThat(names.apply(key(ID1).arn())).isEqualTo("{key1}");
    assertThat(names.apply(ID2)).isEqualTo("{key2}");
    assertThat(names.apply(key(ID1).aliasArn())).isEqualTo("{alias of key1}");
    assertThat(names.apply("with key 11111111-0000-4000-8000-000000000003, twice"))
        .isEqualTo("with key {pending}, twice");
  }

  @Test
  void bucketsAndDirectoriesAreTheCases() {
    assertThat(names.apply("s3://rename-run7-12/tmp/rename-3/file and s3://rename-run7-1/file"))
        .isEqualTo("s3://{bucket}/{directory}/file and s3://{bucket 2}/file");
  }

  @Test
  void aCustomersKeyIsCalledByItsVariable() {
    String md5 = SseCustomerKey.md5Of(keys.variable("s3aharness.sse-c.key2"));
    assertThat(names.apply(md5)).isEqualTo("{MD5 of s3aharness.sse-c.key2}");
  }

  @Test
  void whateverElseIsThereStaysWhatItIs() {
    assertThat(names.apply(FOREIGN)).isEqualTo(FOREIGN);
    assertThat(names.apply("kms.eu-west-1.amazonaws.com"))
        .isEqualTo("kms.eu-west-1.amazonaws.com")
        .isNotEqualTo(names.apply("kms.us-east-1.amazonaws.com"));
    assertThat(names.apply("AES256")).isEqualTo("AES256");
  }
}
