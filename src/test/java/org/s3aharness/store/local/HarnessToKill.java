package org.s3aharness.store.local;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.s3aharness.store.Store;

/** A JVM that starts LocalStack, says which processes it has, and stays until it is killed. */
final class HarnessToKill {
  private HarnessToKill() {}

  public static void main(String[] args) throws Exception {
    LocalStackOptions options =
        LocalStackOptions.loggingTo(Path.of(args[0])).withHosting(LocalStackOptions.Hosting.HOST);
    Store store = LocalStack.start(options, line -> {});
    System.out.println(
        ProcessHandle.current()
            .descendants()
            .map(handle -> Long.toString(handle.pid()))
            .collect(Collectors.joining(" ")));
    System.in.read();
    store.close();
  }
}
