package org.s3aharness.store.local;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.connect.LocalStackHealth;
import org.s3aharness.store.local.LocalStackStore.Loading;
import org.s3aharness.store.process.FreePorts;
import org.s3aharness.store.process.GuardedProcess;
import org.s3aharness.store.process.ProcessLifecycle;
import org.s3aharness.store.process.Python;
import org.s3aharness.store.process.PythonEnvironment;
import org.s3aharness.store.process.Scripts;
import org.s3aharness.store.process.Startup;

/** Runs LocalStack as a process on this machine, from a locked Python environment. */
final class LocalStackProcess {
  /**
   * The exit codes with which localstack_host.py reports that another process has taken its port.
   */
  private static final List<Integer> PORT_TAKEN = List.of(98, 48); // EADDRINUSE: Linux, macOS

  private static final Startup STARTUP =
      new Startup(
          "LocalStack " + LocalStackSettings.VERSION,
          Duration.ofSeconds(120),
          (code, log) -> PORT_TAKEN.contains(code));

  private LocalStackProcess() {}

  static Store start(LocalStackOptions options, Consumer<String> progress) {
    return start(options, progress, () -> FreePorts.find(1).get(0));
  }

  static Store start(LocalStackOptions options, Consumer<String> progress, IntSupplier ports) {
    Python base = Python.find(options.python());
    String python =
        new PythonEnvironment(LocalStackSettings.PACKAGES, options.cache(), base)
            .python(progress)
            .toString();
    return STARTUP.start(
        options.log(),
        progress,
        () -> attempt(options, python, new Scripts(options.cache()), ports.getAsInt()));
  }

  private static Startup.StartAttempt attempt(
      LocalStackOptions options, String python, Scripts scripts, int port) {
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    return new Startup.StartAttempt(
        List.of(port),
        () ->
            GuardedProcess.start(
                python,
                scripts.path("guard.py"),
                "s3a-harness-localstack-",
                environment(options, port),
                options.log(),
                List.of(python, "-I", scripts.path("localstack_host.py").toString())),
        LocalStackHealth.of(endpoint, LocalStackSettings.VERSION),
        process ->
            LocalStack.connect(
                options,
                endpoint,
                StoreInfo.HOST_PROCESS,
                new ProcessLifecycle("LocalStack", process, options.log()),
                Loading.WHEN_NEEDED));
  }

  static Map<String, String> environment(LocalStackOptions options, int port) {
    Map<String, String> environment = new LinkedHashMap<>(LocalStackSettings.ENVIRONMENT);
    environment.put("GATEWAY_LISTEN", "127.0.0.1:" + port);
    environment.put("AWS_DEFAULT_REGION", options.region());
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put(
        "TMPDIR", System.getProperty("java.io.tmpdir")); // in it, the guard makes its own
    // In a container, too, it is a process like others, and may not write to /usr/lib and /var/lib.
    environment.put("OVERRIDE_IN_DOCKER", "0");
    environment.put("EAGER_SERVICE_LOADING", "0"); // see LocalStackSettings
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PYTHONUNBUFFERED", "1");
    return environment;
  }
}
