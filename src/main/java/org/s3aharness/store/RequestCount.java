package org.s3aharness.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests that a run sends to its store, each attempt separately, and holds back every
 * request beyond a limit, except those that clean up. It is safe for use by several threads.
 */
public final class RequestCount {
  /** The service that a request is sent to. */
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

  /** Creates a count of zero, without a limit. */
  public RequestCount() {
    for (Api api : Api.values()) {
      sent.put(api, new AtomicLong());
    }
  }

  /**
   * Sets the number of requests that may be sent in all, including those that were sent before.
   *
   * @param requests 1 or more
   */
  public void limitTo(long requests) {
    limit = requests;
  }

  /** Returns the limit; {@link Long#MAX_VALUE} if there is none. */
  public long limit() {
    return limit;
  }

  /**
   * Counts a request that is about to be sent and returns true, or returns false if it must not be
   * sent.
   */
  public boolean admits(Api api) {
    if (all.getAndUpdate(n -> n < limit ? n + 1 : n) >= limit) {
      exceeded = true;
      return false;
    }
    sent.get(api).incrementAndGet();
    return true;
  }

  /** Counts a request that cleans up. It may be sent whatever the limit. */
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

  /** Says whether a request was held back because of the limit. */
  public boolean isExceeded() {
    return exceeded;
  }

  /** Returns the number of requests that were sent. */
  public long all() {
    return all.get();
  }

  /** Returns the number of requests that were sent to one of the services. */
  public long of(Api api) {
    return sent.get(api).get();
  }

  /** Returns the number of buckets that the harness has created. */
  public long buckets() {
    return buckets.get();
  }

  /** Returns the number of KMS keys that the harness has created. */
  public long keys() {
    return keys.get();
  }
}
