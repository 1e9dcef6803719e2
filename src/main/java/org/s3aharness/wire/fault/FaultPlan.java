package org.s3aharness.wire.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.s3aharness.wire.exchange.Exchange;

/** A {@link Tampering} that causes faults, by rule or at random, and counts them. */
public final class FaultPlan implements Tampering {
  private final Predicate<Exchange> which;
  private final Function<Exchange, Optional<Fault>> rule;
  private final AtomicInteger count = new AtomicInteger();

  private FaultPlan(Predicate<Exchange> which, Function<Exchange, Optional<Fault>> rule) {
    this.which = which;
    this.rule = rule;
  }

  /** Returns a plan in which the fault befalls every exchange that {@code which} accepts. */
  public static FaultPlan always(Predicate<Exchange> which, Fault fault) {
    return new FaultPlan(which, exchange -> Optional.of(fault));
  }

  /** Returns a plan in which the fault befalls the n-th such exchange, counted from 1. */
  public static FaultPlan nth(int n, Predicate<Exchange> which, Fault fault) {
    AtomicInteger seen = new AtomicInteger();
    return new FaultPlan(
        which, exchange -> seen.incrementAndGet() == n ? Optional.of(fault) : Optional.empty());
  }

  /**
   * Returns a plan in which the fault befalls the first attempt of each request, where requests are
   * told apart by operation, key and part. Further attempts pass.
   */
  public static FaultPlan firstAttempts(Predicate<Exchange> which, Fault fault) {
    Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    return new FaultPlan(
        which,
        exchange -> attempt(attempts, exchange) == 1 ? Optional.of(fault) : Optional.empty());
  }

  /**
   * Returns a plan with random faults. With the same seed, the same attempts of the same requests
   * fail in the same way, in whatever order they come, and in whatever bucket and directory the
   * object is.
   *
   * @param probability 0 to 1
   * @param faults of which one is chosen
   */
  public static FaultPlan byChance(
      long seed, double probability, Predicate<Exchange> which, List<Fault> faults) {
    Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    return new FaultPlan(
        which,
        exchange -> {
          String request = identity(exchange, nameOf(exchange.key().orElse("")));
          long chance = 31L * request.hashCode() + attempt(attempts, exchange);
          SplittableRandom random = new SplittableRandom(seed ^ chance * 0x9E3779B97F4A7C15L);
          return random.nextDouble() < probability
              ? Optional.of(faults.get(random.nextInt(faults.size())))
              : Optional.empty();
        });
  }

  private static int attempt(Map<String, AtomicInteger> attempts, Exchange exchange) {
    return attempts
        .computeIfAbsent(identity(exchange), identity -> new AtomicInteger())
        .incrementAndGet();
  }

  /** Returns a text that is the same for every attempt of a request. */
  private static String identity(Exchange exchange) {
    return identity(exchange, exchange.key().orElse(""));
  }

  /** Returns a key without its directory, which differs in every run. */
  private static String nameOf(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static String identity(Exchange exchange, String key) {
    return exchange.kind()
        + " "
        + key
        + " "
        + exchange.query().getOrDefault("partNumber", List.of())
        + exchange.requestHeaders().firstValue("range").orElse("");
  }

  @Override
  public Optional<Fault> fault(Exchange exchange) {
    Optional<Fault> fault = which.test(exchange) ? rule.apply(exchange) : Optional.empty();
    fault.ifPresent(wrong -> count.incrementAndGet());
    return fault;
  }

  /** Returns the number of exchanges that a fault befell. */
  public int count() {
    return count.get();
  }
}
