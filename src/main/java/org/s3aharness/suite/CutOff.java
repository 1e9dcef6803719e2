package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.wire.RequestEdit;
import org.s3aharness.wire.RequestKind;
import org.s3aharness.wire.Tampering;

/**
 * What the store sees of a client that is killed half way: so many objects are written, then
 * nothing more arrives.
 */
final class CutOff implements Tampering {
  /** So that a client that is cut off gives up at once. */
  static final Map<String, String> NO_PATIENCE =
      Map.of(
          "fs.s3a.attempts.maximum", "1",
          "fs.s3a.retry.limit", "1",
          "fs.s3a.retry.interval", "10ms");

  private static final Set<RequestKind> WRITES =
      EnumSet.of(
          RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.COMPLETE_MULTIPART_UPLOAD);

  private final AtomicInteger left;

  /**
   * @param objects written before it
   */
  CutOff(int objects) {
    this.left = new AtomicInteger(objects);
  }

  /**
   * Cuts what the case's filesystems do after so many objects, and leaves them alone again once
   * {@code operation} has failed for it.
   */
  static void killHalfWay(Testbed testbed, int objects, ThrowingCallable operation) {
    testbed.recorder().tamper(new CutOff(objects));
    S3AFailure killed = catchThrowableOfType(S3AFailure.class, operation);
    testbed.leaveAlone();
    assertThat(killed).as("failure of what is killed half way").isNotNull();
    testbed.checks().observed("what was killed half way", killed.getMessage());
  }

  @Override
  public void onTheWay(RequestEdit request) {
    int remaining = WRITES.contains(request.kind()) ? left.getAndDecrement() : left.get();
    if (remaining <= 0) {
      throw new IllegalStateException("cut off");
    }
  }
}
