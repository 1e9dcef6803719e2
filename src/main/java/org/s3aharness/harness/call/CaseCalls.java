package org.s3aharness.harness.call;

import java.util.List;
import java.util.Map;

/**
 * What a case did, in order. A case of a stage begins with the calls of the cases before it.
 *
 * @param calls in the order in which they ended
 * @param obstacles what the case did besides, in words, so that the calls alone do not show the
 *     same
 * @param names the names that are new in every run, and what they stand for
 */
public record CaseCalls(List<Call> calls, List<String> obstacles, Map<String, String> names) {
  public CaseCalls {
    calls = List.copyOf(calls);
    obstacles = List.copyOf(obstacles);
    names = Map.copyOf(names);
  }
}
