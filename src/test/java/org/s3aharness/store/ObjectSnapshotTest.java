package org.s3aharness.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectSnapshotTest {
  private static final String MODE = "x-amz-server-side-encryption";
  private static final RawObject BYTES = new RawObject(7, "aa", true);

  @Test
  void anObjectThatNobodyTouchesHasNoChanges() {
    ObjectSnapshot then = snapshot(Map.of("ETag", List.of("1"), "Date", List.of("today")), BYTES);
    ObjectSnapshot now = snapshot(Map.of("etag", List.of("1"), "date", List.of("later")), BYTES);

    assertThat(then.changesOfHeaders(now)).isEmpty();
    assertThat(then.changeOfBytes(now)).isEmpty();
  }

  @Test
  void changesAreToldWithoutWhatIsNewInEveryObject() {
    ObjectSnapshot then =
        snapshot(
            Map.of(MODE, List.of("aws:kms"), "etag", List.of("1"), "x-amz-meta-a", List.of("mine")),
            BYTES);
    ObjectSnapshot now =
        snapshot(
            Map.of(MODE, List.of("AES256"), "etag", List.of("2"), "x-amz-meta-b", List.of("its")),
            new RawObject(7, "bb", false));

    assertThat(then.changesOfHeaders(now))
        .isEqualTo(
            "another etag; x-amz-meta-a: absent, was mine; x-amz-meta-b: its, was absent; "
                + MODE
                + ": AES256, was aws:kms");
    assertThat(then.changeOfBytes(now)).isEqualTo("7 other bytes, without the content's marker");
  }

  private static ObjectSnapshot snapshot(Map<String, List<String>> headers, RawObject bytes) {
    return ObjectSnapshot.of(headers, bytes);
  }
}
