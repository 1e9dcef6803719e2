package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;
import org.s3aharness.wire.route.RoutingTable;

/** Checks that only admitted requests go on. */
class AdmissionTest extends RecorderTestBase {
  private final List<RequestKind> asked = Collections.synchronizedList(new ArrayList<>());
  private Recorder strict;
  private WireLog strictLog;

  @BeforeEach
  void startStrictRecorder() throws Exception {
    strict =
        Recorder.start(
            authority,
            RoutingTable.aws("us-east-1", store.uri(), store.uri(), store.uri()),
            RecorderOptions.defaults()
                .withAdmission(
                    kind -> {
                      asked.add(kind);
                      return asked.size() <= 1;
                    }));
    strictLog = strict.startLog("strict");
    client = clientThrough(strict);
  }

  @AfterEach
  void stopStrictRecorder() {
    strict.close();
  }

  @Test
  void whatIsNotAdmittedIsRefusedAndRecordedOnce() throws Exception {
    assertThat(put(BUCKET_URL + "a", "1").statusCode()).isEqualTo(200);
    assertThat(put(BUCKET_URL + "b", "2").statusCode()).isEqualTo(403);

    assertThat(store.onlyAsked().uri()).isEqualTo("/a");
    assertThat(asked).containsExactly(RequestKind.PUT_OBJECT, RequestKind.PUT_OBJECT);
    assertThat(strictLog.exchanges()).hasSize(2);
    assertThat(strictLog.exchanges().get(1).isRefused()).isTrue();
  }

  @Test
  void whatNeverGoesOnNeedsNoAdmission() throws Exception {
    strict.tamper(FaultPlan.always(exchange -> true, Fault.slowDown()));

    assertThat(put(BUCKET_URL + "a", "1").statusCode()).isEqualTo(503);
    assertThat(asked).isEmpty();
  }
}
