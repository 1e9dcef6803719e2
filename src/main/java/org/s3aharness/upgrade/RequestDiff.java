package org.s3aharness.upgrade;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/**
 * Compares what the same cases cost on two releases, in requests and in time. The time is that of
 * this run on this machine, so it says little if the machine was busy.
 *
 * @param behaviour the path of the behaviour, as in case ids
 * @param cases the number of cases that were judged on both releases
 * @param before the requests of all these cases on the old release
 * @param after the requests of all these cases on the new release
 * @param millisecondsBefore the time of the median case on the old release
 * @param millisecondsAfter the time of the median case on the new release
 */
public record RequestDiff(
    String behaviour,
    int cases,
    int before,
    int after,
    long millisecondsBefore,
    long millisecondsAfter) {

  /** Compares two releases in every behaviour of which both have cases. */
  public static List<RequestDiff> compare(List<CaseResult> results, String from, String to) {
    Map<String, List<CaseResult>> old = byBehaviour(results, from);
    Map<String, List<CaseResult>> now = byBehaviour(results, to);
    return old.entrySet().stream()
        .filter(entry -> now.containsKey(entry.getKey()))
        .map(entry -> of(entry.getKey(), entry.getValue(), now.get(entry.getKey())))
        .filter(requests -> requests.cases > 0)
        .toList();
  }

  private static Map<String, List<CaseResult>> byBehaviour(
      List<CaseResult> results, String release) {
    return results.stream()
        .filter(result -> result.id().release().equals(release))
        .filter(result -> result.verdict() != Verdict.NOT_RUN)
        .collect(
            Collectors.groupingBy(
                result -> result.id().suite() + "/" + result.id().behaviour(),
                TreeMap::new,
                Collectors.toList()));
  }

  private static RequestDiff of(String behaviour, List<CaseResult> old, List<CaseResult> now) {
    List<String> profiles = now.stream().map(RequestDiff::key).toList();
    List<CaseResult> both = old.stream().filter(r -> profiles.contains(key(r))).toList();
    List<String> common = both.stream().map(RequestDiff::key).toList();
    List<CaseResult> same = now.stream().filter(r -> common.contains(key(r))).toList();
    return new RequestDiff(
        behaviour, both.size(), requests(both), requests(same), median(both), median(same));
  }

  private static String key(CaseResult result) {
    return result.id().behaviourPath() + result.id().profile();
  }

  private static int requests(List<CaseResult> results) {
    return results.stream().mapToInt(CaseResult::exchanges).sum();
  }

  private static long median(List<CaseResult> results) {
    List<Long> sorted = results.stream().map(r -> r.wallTime().toMillis()).sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }
}
