package org.s3aharness.cluster;

import java.nio.ByteBuffer;
import org.apache.hadoop.yarn.server.api.ApplicationInitializationContext;
import org.apache.hadoop.yarn.server.api.ApplicationTerminationContext;
import org.apache.hadoop.yarn.server.api.AuxiliaryService;

/**
 * Takes the place of MapReduce's shuffle on a node. MapReduce asks for it even if a job has no
 * reducers, and Hadoop's own listens on every interface.
 */
public final class NoShuffle extends AuxiliaryService {
  /** Is called by the NodeManager. */
  public NoShuffle() {
    super("no shuffle");
  }

  @Override
  public void initializeApplication(ApplicationInitializationContext context) {}

  @Override
  public void stopApplication(ApplicationTerminationContext context) {}

  /** Returns port 0, in the form in which a shuffle gives its port. */
  @Override
  public ByteBuffer getMetaData() {
    return ByteBuffer.allocate(Integer.BYTES);
  }
}
