package org.s3aharness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.local.ContainerEngine;
import org.s3aharness.store.process.Python;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify doctor}, which checks the machine and says what is missing. */
@Command(
    name = "doctor",
    description =
        "Says whether this machine can run the harness, and what does not work without"
            + " each missing component.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final long NEEDED_GIGABYTES = 3;
  private static final int OLDEST_JAVA = 17;

  @Spec CommandSpec spec;

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      defaultValue = "3.4.3",
      description = "The Hadoop version to check. Default: ${DEFAULT-VALUE}.")
  String release;

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description =
          "The Python executable to check. Default: the first suitable one that is found.")
  String python;

  private boolean canRun = true;

  @Override
  public Integer call() {
    int java = Runtime.version().feature();
    line(java >= OLDEST_JAVA, "JDK " + java, "install a JDK 17 or newer and set JAVA_HOME");
    boolean docker = container();
    python(docker);
    registry();
    ports();
    disk();
    PrintWriter out = spec.commandLine().getOut();
    out.println(canRun ? "This machine can run the harness." : "This machine cannot run it yet.");
    out.flush();
    return canRun ? ExitCode.AS_EXPECTED : ExitCode.INFRASTRUCTURE;
  }

  private boolean container() {
    Optional<String> whyNot = ContainerEngine.whyNot();
    note(
        whyNot.isEmpty(),
        "Docker engine",
        "LocalStack runs as a host process instead. " + whyNot.orElse(""));
    return whyNot.isEmpty();
  }

  private void python(boolean docker) {
    try {
      line(true, Python.find(Optional.ofNullable(python)).inWords(), "");
    } catch (StoreUnavailableException e) {
      if (docker) {
        note(false, "Python", "LocalStack can only run as a container. " + e.getMessage());
      } else {
        line(false, "Python", "only --store endpoint works without it. " + e.getMessage());
      }
    }
  }

  private void registry() {
    try {
      new ReleaseResolver().fromCentral(release, step -> print("...    ", step, ""));
      line(true, "Hadoop " + release + " (resolved)", "");
    } catch (ReleaseException e) {
      line(false, "Hadoop " + release, e.getMessage());
    }
  }

  private void ports() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      line(true, "loopback ports, such as " + socket.getLocalPort(), "");
    } catch (IOException e) {
      line(false, "loopback ports", "nothing can listen on 127.0.0.1: " + e.getMessage());
    }
  }

  private void disk() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      long free = Files.getFileStore(temporary).getUsableSpace() >> 30;
      line(
          free >= NEEDED_GIGABYTES,
          free + " GiB free in " + temporary,
          "a run needs 3 GiB: free some, or set java.io.tmpdir through JAVA_TOOL_OPTIONS");
    } catch (IOException e) {
      line(false, "disk space in " + temporary, e.getMessage());
    }
  }

  private void line(boolean good, String what, String cost) {
    canRun &= good;
    print(good ? "ok     " : "MISSING", what, good ? "" : cost);
  }

  private void note(boolean good, String what, String cost) {
    print(good ? "ok     " : "absent ", what, good ? "" : cost);
  }

  private void print(String mark, String what, String cost) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(mark + " " + what + (cost.isEmpty() ? "" : ": " + cost));
    out.flush();
  }
}
