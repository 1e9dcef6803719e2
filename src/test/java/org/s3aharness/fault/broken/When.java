package org.s3aharness.fault.broken;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;

/**
 * Which requests a fault shows in: of these kinds, to these keys, of these sizes, and of those all,
 * the n-th, or one in so many at random.
 */
final class When {
  /** Counts by fault, because a filesystem is opened again for every case. */
  private static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

  private static final Map<String, Random> DICE = new ConcurrentHashMap<>();

  private final String fault;
  private final String requests;
  private final String keys;
  private final int nth;
  private final String sizes;
  private final long above;
  private final int oneIn;

  When(Configuration conf) {
    fault = conf.get("s3aharness.fault", "");
    requests = conf.get("s3aharness.fault.requests", ".*");
    keys = conf.get("s3aharness.fault.keys", ".*");
    nth = conf.getInt("s3aharness.fault.nth", 0);
    sizes = conf.get("s3aharness.fault.sizes", ".*");
    above = conf.getLong("s3aharness.fault.above", -1);
    oneIn = conf.getInt("s3aharness.fault.one-in", 1);
  }

  /**
   * @param request such as {@code PutObject}
   * @param size bytes of its body
   */
  boolean shows(String request, String key, long size) {
    boolean ofThese =
        request.matches(requests)
            && key.matches(keys)
            && Long.toString(size).matches(sizes)
            && size > above;
    if (!ofThese) {
      return false;
    }
    if (nth > 0) {
      return COUNTS.computeIfAbsent(fault, f -> new AtomicInteger()).incrementAndGet() == nth;
    }
    return oneIn == 1
        || DICE.computeIfAbsent(fault, f -> new Random(f.hashCode())).nextInt(oneIn) == 0;
  }
}
