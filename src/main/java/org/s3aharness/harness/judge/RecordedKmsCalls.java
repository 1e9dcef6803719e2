package org.s3aharness.harness.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.store.KmsWitness;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.recorder.Recorder;

/**
 * Records what a store asked its KMS, as seen by a recorder between the two. Cases run side by side
 * and share it. A call is assigned to an object by its encryption context, in which S3 names the
 * object (AWS KMS Developer Guide, "How Amazon S3 uses AWS KMS": {@code aws:s3:arn}).
 */
public final class RecordedKmsCalls implements KmsWitness {

  private static final String ARN = "arn:aws:s3:::";
  private static final String FILER = "/buckets/";

  private final Recorder recorder;

  /** The calls in logs that are complete. */
  private final Map<String, List<KmsCall>> settled = new HashMap<>();

  /** The logs in which calls may still be in flight. */
  private final List<WireLog> open = new ArrayList<>();

  /**
   * Watches a recorder, which must not get a new log from anybody else.
   *
   * @param recorder routes to nothing but the KMS
   */
  public RecordedKmsCalls(Recorder recorder) {
    this.recorder = recorder;
    open.add(recorder.startLog("kms"));
  }

  @Override
  public synchronized List<KmsCall> about(String objectArn) {
    open.add(recorder.startLog("kms"));
    List<KmsCall> calls = new ArrayList<>();
    for (WireLog log : List.copyOf(open.subList(0, open.size() - 1))) {
      List<Exchange> exchanges = log.exchanges();
      if (exchanges.stream().noneMatch(Exchange::isInFlight)) {
        open.remove(log);
        exchanges.forEach(this::settle);
      } else {
        exchanges.stream()
            .filter(exchange -> !exchange.isInFlight())
            .map(RecordedKmsCalls::call)
            .filter(call -> call.context().containsValue(objectArn))
            .forEach(calls::add);
      }
    }
    List<KmsCall> all = new ArrayList<>(settled.getOrDefault(objectArn, List.of()));
    all.addAll(calls);
    return all;
  }

  private void settle(Exchange exchange) {
    KmsCall call = call(exchange);
    Collection<String> named = call.context().values();
    named.forEach(arn -> settled.computeIfAbsent(arn, a -> new ArrayList<>()).add(call));
  }

  /**
   * Returns the object that a context names. SeaweedFS names an object by its path in the filer
   * when it copies, and otherwise by its ARN.
   */
  private static String named(String value) {
    return value.startsWith(FILER) ? ARN + value.substring(FILER.length()) : value;
  }

  private static KmsCall call(Exchange exchange) {
    KmsRequest request = new KmsRequest(exchange);
    Map<String, String> context = request.context();
    context.replaceAll((name, value) -> named(value));
    return new KmsCall(
        request.operation(),
        WrappedKeys.usedKey(exchange).orElseGet(request::keyId),
        Map.copyOf(context),
        exchange.status());
  }
}
