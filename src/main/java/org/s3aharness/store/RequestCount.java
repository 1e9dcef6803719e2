package org.s3aharness.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests that a run sends to its store, where they pass, each attempt as one; and lets
 * none pass beyond a limit, but those that clean up. Safe for use from several threads.
 */
public final class RequestCount {
  /** Whom a request is for. */
  public enum Api {
    S3,
    KMS,
    STS
  }

  private final Map<Api, AtomicLong> sent = new EnumMap<>(Api.class);
  private final AtomicLong all = new AtomicLong();
  private final AtomicLong buckets = new AtomicLong();
  private final AtomicLong keys = new AtomicLong();
  private volatile long limit = Long.MAX_VALUE;
  private volatile boolean exceeded;

  /** Of a run that has sent nothing yet; without a limit. */
  public RequestCount() {
    for (Api api : Api.values()) {
      sent.put(api, new AtomicLong());
    }
  }

  /**
   * Lets no more pass than these in all, what was sent before included.
   *
   * @param requests 1 or more
   */
  public void limitTo(long requests) {
    limit = requests;
  }

  /** The limit; {@link Long#MAX_VALUE} for none. */
  public long limit() {
    return limit;
  }

  /** Counts a request that is about to be sent, or says that it must not be. */
  public boolean admits(Api api) {
    if (all.getAndUpdate(n -> n < limit ? n + 1 : n) >= limit) {
      exceeded = true;
      return false;
    }
    sent.get(api).incrementAndGet();
    return true;
  }

  /** Counts a request that cleans up, and passes whatever the limit. */
  public void cleansUp(Api api) {
    all.incrementAndGet();
    sent.get(api).incrementAndGet();
  }

  public void madeBucket() {
    buckets.incrementAndGet();
  }

  public void madeKey() {
    keys.incrementAndGet();
  }

  /** Whether a request was held back because of the limit. */
  public boolean isExceeded() {
    return exceeded;
  }

  /** How many were sent. */
  public long all() {
    return all.get();
  }

  /** How many were sent to one of the services. */
  public long of(Api api) {
    return sent.get(api).get();
  }

  /** How many buckets the harness has made. */
  public long buckets() {
    return buckets.get();
  }

  /** How many KMS keys the harness has made. */
  public long keys() {
    return keys.get();
  }
}
