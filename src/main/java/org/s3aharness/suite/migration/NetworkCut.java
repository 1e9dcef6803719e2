package org.s3aharness.suite.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.wire.fault.RequestEdit;
import org.s3aharness.wire.fault.Tampering;

/** Cuts the network half way: a number of objects is written, then nothing more arrives. */
final class NetworkCut implements Tampering {
  private final AtomicInteger left;

  /**
   * Creates a cut.
   *
   * @param objects the number of objects written before it
   */
  NetworkCut(int objects) {
    this.left = new AtomicInteger(objects);
  }

  /**
   * Cuts the network of the case's filesystems after some objects, and restores it once {@code
   * operation} has failed because of it.
   */
  static void during(Testbed testbed, int objects, ThrowingCallable operation) {
    testbed.faults().inject(new NetworkCut(objects));
    S3AFailure cutOff = catchThrowableOfType(S3AFailure.class, operation);
    testbed.faults().end();
    assertThat(cutOff).as("failure of what is cut off half way").isNotNull();
    testbed.checks().observed("what was cut off half way", cutOff.getMessage());
  }

  @Override
  public void onTheWay(RequestEdit request) {
    int remaining = TemporaryBucket.isWrite(request.kind()) ? left.getAndDecrement() : left.get();
    if (remaining <= 0) {
      throw new IllegalStateException("cut off");
    }
  }
}
