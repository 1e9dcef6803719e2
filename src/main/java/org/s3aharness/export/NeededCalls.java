package org.s3aharness.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.s3aharness.harness.call.Call;

/** Leaves out what a case wrote and neither it nor the example ever looks at. */
final class NeededCalls {
  private static final Set<String> MAKES_FILES = Set.of("write", "copyFromLocal", "mkdirs");

  private final Set<String> needed;
  private final int lastClient;

  private NeededCalls(List<String> looked, int lastClient) {
    this.needed = new HashSet<>(looked);
    this.lastClient = lastClient;
  }

  /**
   * Returns the calls that are needed, in order.
   *
   * @param looked the paths that are looked at in the end
   */
  static List<Call> of(List<Call> calls, List<String> looked) {
    int last = calls.stream().mapToInt(Call::client).max().orElse(0);
    return new NeededCalls(looked, last).in(calls);
  }

  private List<Call> in(List<Call> calls) {
    Deque<Call> kept = new ArrayDeque<>();
    for (int n = calls.size() - 1; n >= 0; n--) {
      Call call = calls.get(n);
      if (isNeeded(call)) {
        kept.addFirst(call);
        if (!call.operation().equals(Call.OPEN)) {
          needed.addAll(paths(call));
        }
      }
    }
    return List.copyOf(kept);
  }

  private boolean isNeeded(Call call) {
    return !MAKES_FILES.contains(call.operation())
        || call.client() == lastClient
        || !call.failure().isEmpty()
        || paths(call).stream().anyMatch(this::isLookedAt);
  }

  private boolean isLookedAt(String path) {
    return needed.stream()
        .anyMatch(
            other ->
                other.isEmpty()
                    || other.equals(path)
                    || other.startsWith(path + "/")
                    || path.startsWith(other + "/"));
  }

  private static List<String> paths(Call call) {
    return switch (call.operation()) {
      case "rename" -> call.arguments();
      case "copyFromLocal" -> List.of(call.arguments().get(2));
      case Call.ENCRYPT_BY_DEFAULT, "close" -> List.of();
      default -> List.of(call.arguments().get(0));
    };
  }
}
