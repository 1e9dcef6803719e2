package org.s3aharness.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.jvmagent.WatchAgentSettings;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.EndpointStore;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.watch.Watch;
import org.s3aharness.watch.WatchSetup;

/**
 * Measures the memory of {@code watch} while a job sends many requests. A plain HTTP client writes
 * ever new objects through the recorder to a server that acknowledges everything, and the heap of
 * this JVM is printed, after a collection, for each tenth of the requests.
 *
 * <p>After {@code ./mvnw test-compile}: {@code java -Xmx512m -cp
 * 'target/test-classes:target/classes:target/lib/*' org.s3aharness.bench.WatchMemoryBenchmark}. The
 * argument is the number of requests, 200,000 by default.
 */
public final class WatchMemoryBenchmark {
  private static final int THREADS = 8;
  private static final int STEPS = 10;
  private static final String SSE = "x-amz-server-side-encryption";

  private WatchMemoryBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    Path work = Files.createTempDirectory("s3aharness-bench-");
    ExecutorService answering = Executors.newFixedThreadPool(THREADS * 2);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    HttpServer server = server(answering);
    try (Store store =
            EndpointStore.of(
                EndpointOptions.of(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                    StoreCredentials.of("test", "test")));
        Watch watch =
            Watch.start(
                new WatchSetup(
                    store,
                    RunKeys.of(List.of(), work),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    ProxyVariables.none(),
                    work.resolve("agent.jar"),
                    work,
                    work.resolve("requests.jsonl.gz"),
                    work.resolve("objects.jsonl.gz")))) {
      HttpClient client = client(recorderPort(work));
      System.out.printf("requests   MiB of heap   requests/s%n");
      int step = requests / STEPS;
      for (int sent = 0; sent < requests; sent += step) {
        long start = System.nanoTime();
        int from = sent;
        List<Future<?>> parts =
            IntStream.range(0, THREADS)
                .<Future<?>>mapToObj(
                    thread ->
                        threads.submit(
                            () -> {
                              for (int i = from + thread; i < from + step; i += THREADS) {
                                put(client, i);
                              }
                              return null;
                            }))
                .toList();
        for (Future<?> part : parts) {
          part.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%8d   %11.1f   %10.0f%n", sent + step, heap(), step / seconds);
      }
      System.out.println(watch.progress());
    } finally {
      threads.shutdownNow();
      server.stop(0);
      answering.shutdownNow();
    }
  }

  private static void put(HttpClient client, int number) throws Exception {
    String key = "table/day=%d/part-%08d.parquet".formatted(number % 365, number);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://data.s3.us-east-1.amazonaws.com/" + key))
            .header(SSE, "AES256")
            .header("referer", "https://audit.example.org/hadoop/1/op_create/1/?op=op_create")
            .PUT(HttpRequest.BodyPublishers.ofString("content"))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("the recorder answered " + status);
    }
  }

  /** Returns the port that the job's JVMs are told. */
  private static int recorderPort(Path work) throws IOException {
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(work.resolve("watch.properties"))) {
      settings.load(in);
    }
    return Integer.parseInt(settings.getProperty(WatchAgentSettings.RECORDER_PORT));
  }

  /** Returns a client that has the recorder as its proxy. */
  private static HttpClient client(int recorderPort) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", recorderPort)))
        .build();
  }

  private static HttpServer server(ExecutorService threads) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", WatchMemoryBenchmark::acknowledge);
    server.start();
    return server;
  }

  private static void acknowledge(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set(SSE, "AES256");
      exchange.getResponseHeaders().set("etag", "\"9a0364b9e99bb480dd25e1f0284c8555\"");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static double heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024.0;
  }
}
