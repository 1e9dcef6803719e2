package org.s3aharness.harness.judge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opentest4j.AssertionFailedError;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;

/**
 * Turns the failure that ended a case into a check. It remembers what the case was doing when S3A
 * threw, since data that cannot be read is graver than a write that is refused.
 */
public final class FailureGrader {
  /** The subject of the check that a case makes by coming to its end. */
  public static final String ABOUT = "behaviour";

  private static final String NO_FAILURE = "no failure";

  private static final Set<String> LOOKING =
      Set.of("read", "status", "list", "contentSummary", "xattrs", "checksum");

  private final Map<Throwable, String> failed =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Returns the same client, wrapped so that failures of its operations are remembered. */
  public S3AClient watching(S3AClient client) {
    return (S3AClient)
        Proxy.newProxyInstance(
            S3AClient.class.getClassLoader(),
            new Class<?>[] {S3AClient.class},
            (proxy, method, arguments) -> invoke(client, method, arguments));
  }

  private Object invoke(S3AClient client, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      failed.put(e.getCause(), method.getName());
      throw e.getCause();
    }
  }

  /** Returns the check of a case that came to its end. */
  public static Check noFailure() {
    return Check.equal(Witness.S3A, ABOUT, "the case", NO_FAILURE, NO_FAILURE);
  }

  /**
   * Returns the check of a case that ended with this failure. An agent's stack trace is in the
   * agent's log.
   */
  public Check check(Throwable failure) {
    if (failure instanceof S3AFailure s3a) {
      String operation = operationOf(failure).orElse("S3A");
      return Check.equal(Witness.S3A, ABOUT, operation, NO_FAILURE, FailureSummary.of(s3a))
          .withDetail(FailureSummary.inWords(s3a))
          .withGrade(gradeWithout(operation));
    }
    if (failure instanceof AssertionFailedError unequal
        && unequal.isExpectedDefined()
        && unequal.isActualDefined()) {
      Object expected = unequal.getExpected().getStringRepresentation();
      Object actual = unequal.getActual().getStringRepresentation();
      return Check.equal(Witness.S3A, ABOUT, description(unequal), expected, actual)
          .withHeld(false);
    }
    String observed =
        failure instanceof AssertionError && failure.getMessage() != null
            ? failure.getMessage().strip()
            : failure.toString();
    return Check.equal(Witness.S3A, ABOUT, "the case", NO_FAILURE, observed);
  }

  /**
   * Returns the check of a case that was cut short because S3A hung. The end of the agent's log
   * shows what its threads were doing.
   *
   * @param failure how the case ended when its agent was killed; null if it came to its end
   */
  public Check hanging(Throwable failure, Duration limit) {
    String operation = operationOf(failure).orElse("the case");
    return Check.equal(
            Witness.S3A, "end", operation, "an end", "none within " + limit.toSeconds() + " s")
        .withDetail(
            "the store and the agent's JVM answer, and the end of the agent's log shows what S3A was doing; run the case alone, with a higher --case-limit if it only needs longer")
        .withGrade(gradeWithout(operation));
  }

  /** Returns what it means that an operation brings nothing. */
  private static Grade gradeWithout(String operation) {
    return LOOKING.contains(operation) ? Grade.UNREADABLE : Grade.REFUSED;
  }

  private Optional<String> operationOf(Throwable failure) {
    return Optional.ofNullable(failed.get(failure));
  }

  /** Returns the description that AssertJ was given, for people. */
  private static String description(AssertionError failure) {
    String first = failure.getMessage().strip().lines().findFirst().orElse("").strip();
    boolean named = first.startsWith("[") && first.endsWith("]");
    return named ? first.substring(1, first.length() - 1) : "what the case asserts";
  }
}
