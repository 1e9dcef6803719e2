package org.s3aharness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.verdict.CaseId;

/**
 * Computes from the times of a run how long runs of many cases take in many containers: each case
 * goes to the shard that the harness gives it, and a shard's agents take its cases in turn. The
 * cases of the run stand for as many as are asked for, under other names.
 *
 * <p>After {@code ./mvnw test-compile}: {@code java -cp
 * 'target/test-classes:target/classes:target/lib/*' org.s3aharness.bench.ClusterScale RESULTS}.
 * Arguments: a run's {@code results.jsonl}; the seconds that a container takes from its request to
 * its first case, 25 unless told; the agents in a container, 2 unless told.
 */
public final class ClusterScale {
  private static final List<Integer> CASES = List.of(1_000, 10_000, 100_000);
  private static final List<Integer> CONTAINERS = List.of(1, 2, 4, 8, 16, 64, 256, 1000);

  /** What a case has taken. */
  private record Taken(CaseId id, long milliseconds, long requests) {}

  private ClusterScale() {}

  /** Prints the table. */
  public static void main(String[] arguments) throws Exception {
    int start = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 25;
    int agents = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
    List<Taken> measured = read(Path.of(arguments[0]));
    System.out.printf("%d cases measured, %d s to start%n", measured.size(), start);
    for (int cases : CASES) {
      List<Taken> all = stretched(measured, cases);
      long requests = all.stream().mapToLong(Taken::requests).sum();
      for (int containers : CONTAINERS) {
        double seconds = start + makespan(all, containers, agents) / 1000.0;
        System.out.printf(
            "%,8d cases  %,5d containers  %,9.0f s  %,7.0f requests/s%n",
            cases, containers, seconds, requests / seconds);
      }
    }
  }

  private static List<Taken> read(Path results) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<Taken> measured = new ArrayList<>();
    for (String line : Files.readAllLines(results)) {
      JsonNode result = json.readTree(line);
      if (!result.path("verdict").asText().equals("not run")) {
        measured.add(
            new Taken(
                new CaseId(
                    result.path("suite").asText(),
                    result.path("behaviour").asText(),
                    Optional.ofNullable(result.path("variant").textValue()),
                    result.path("profile").asText(),
                    result.path("release").asText()),
                result.path("milliseconds").asLong(),
                result.path("exchanges").asLong()));
      }
    }
    return measured;
  }

  private static List<Taken> stretched(List<Taken> measured, int cases) {
    List<Taken> all = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      Taken one = measured.get(i % measured.size());
      CaseId id = one.id().on(one.id().release() + "-" + i / measured.size());
      all.add(new Taken(id, one.milliseconds(), one.requests()));
    }
    return all;
  }

  private static long makespan(List<Taken> all, int containers, int agents) {
    List<PriorityQueue<Long>> shards = new ArrayList<>();
    for (int i = 0; i < containers; i++) {
      PriorityQueue<Long> free = new PriorityQueue<>();
      for (int agent = 0; agent < agents; agent++) {
        free.add(0L);
      }
      shards.add(free);
    }
    for (Taken each : all) {
      PriorityQueue<Long> agentsOfShard = shards.get(shardOf(each.id(), containers));
      agentsOfShard.add(agentsOfShard.remove() + each.milliseconds());
    }
    return shards.stream()
        .flatMap(PriorityQueue::stream)
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private static int shardOf(CaseId id, int containers) {
    for (int shard = 1; shard <= containers; shard++) {
      if (new Shard(shard, containers).includes(id)) {
        return shard - 1;
      }
    }
    throw new AssertionError(id + " is in no shard");
  }
}
