package org.s3aharness.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.s3aharness.watch.census.Actor;
import org.s3aharness.watch.census.Census;
import org.s3aharness.watch.census.CensusKey;
import org.s3aharness.watch.census.CensusRow;
import org.s3aharness.watch.census.RequestFile;
import org.s3aharness.watch.object.ObjectTable;
import org.s3aharness.watch.object.WrittenObject;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Counts the exchanges of a job one by one, has them judged, and keeps only the results: the census
 * and which objects were written. It is thread-safe.
 */
final class WatchedWire implements AutoCloseable {
  private static final Set<RequestKind> WRITES =
      EnumSet.of(
          RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.COMPLETE_MULTIPART_UPLOAD);
  private static final int MOST_SAMPLES = 500;

  private final JobJudge judge;
  private final ObjectTable objects;
  private final RequestFile file;
  private final Census census = new Census();
  private final Map<CensusKey, Integer> rows = new HashMap<>();
  private final CopyMemory memory = new CopyMemory();

  /** The first exchange of each row, so that a person can look at every kind of request. */
  private final List<Exchange> samples = new ArrayList<>();

  private long requests;
  private long bytes;

  /**
   * Starts watching.
   *
   * @param requestFile gets a line for every request
   */
  WatchedWire(JobJudge judge, ObjectTable objects, Path requestFile) throws IOException {
    this.judge = judge;
    this.objects = objects;
    this.file = new RequestFile(requestFile);
  }

  /** Takes an exchange that is over. */
  synchronized void accept(Exchange exchange) {
    requests++;
    bytes += exchange.requestBodyBytes();
    Actor actor = Actor.of(exchange);
    CensusKey row = census.add(CensusKey.of(exchange, actor), exchange.requestBodyBytes());
    if (!rows.containsKey(row) && samples.size() < MOST_SAMPLES) {
      samples.add(exchange);
    }
    int number = rows.computeIfAbsent(row, added -> rows.size());
    file.add(exchange, row, actor);
    if (WRITES.contains(exchange.kind())) {
      noteWritten(exchange, actor, row, number);
    }
    judge.remember(exchange);
    memory.ready(exchange, actor).forEach(judge::judge);
  }

  private void noteWritten(Exchange exchange, Actor actor, CensusKey row, int number) {
    boolean done = row.outcome().equals("ok");
    boolean mayBeDone = exchange.failure().isPresent() && !exchange.isRefused();
    if (exchange.bucket().isEmpty() || exchange.key().isEmpty() || !done && !mayBeDone) {
      return;
    }
    String bucket = exchange.bucket().get();
    String key = exchange.key().get();
    objects.wrote(
        bucket,
        key,
        new WrittenObject(
            exchange.kind().name(),
            actor,
            exchange.requestBodyBytes(),
            exchange.responseHeaders().firstValue("etag").orElse(""),
            done,
            exchange.start().toEpochMilli()));
    if (objects.isFirstOf(number, bucket, key)) {
      census.addObject(row);
    }
  }

  synchronized long requests() {
    return requests;
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized List<CensusRow> census() {
    return census.rows();
  }

  /** Judges the copies whose source was waited for, and will not come any more. */
  synchronized void judgeRest() {
    memory.takeRest().forEach(judge::judge);
  }

  /** Returns one exchange of each row of the census, up to a limit. */
  synchronized List<Exchange> samples() {
    return List.copyOf(samples);
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
