package org.s3aharness.harness.judge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.verdict.Grade;

/**
 * Remembers what a case was doing when S3A threw, so that a failure can be graded: data that cannot
 * be read is another thing than a write that is refused.
 */
public final class FailureGrader {
  private static final Set<String> LOOKING =
      Set.of("read", "status", "list", "contentSummary", "xattrs", "checksum");

  private final Map<Throwable, String> failed =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private final Set<String> read = ConcurrentHashMap.newKeySet();

  /** The same client, watched. */
  public S3AClient watching(S3AClient client) {
    return (S3AClient)
        Proxy.newProxyInstance(
            S3AClient.class.getClassLoader(),
            new Class<?>[] {S3AClient.class},
            (proxy, method, arguments) -> invoke(client, method, arguments));
  }

  private Object invoke(S3AClient client, Method method, Object[] arguments) throws Throwable {
    try {
      Object result = method.invoke(client, arguments);
      if (method.getName().equals("read")) {
        List<?> all = result instanceof List<?> list ? list : List.of(result);
        all.forEach(each -> read.add(each.toString()));
      }
      return result;
    } catch (InvocationTargetException e) {
      failed.put(e.getCause(), method.getName());
      throw e.getCause();
    }
  }

  /** The operation that threw, such as {@code read}; empty for what no open filesystem threw. */
  public Optional<String> of(Throwable failure) {
    return Optional.ofNullable(failed.get(failure));
  }

  /** What a case that ended with this means for a user's data. */
  public Grade gradeOf(Throwable failure) {
    if (failure instanceof S3AFailure) {
      return of(failure).filter(LOOKING::contains).isPresent() ? Grade.UNREADABLE : Grade.REFUSED;
    }
    // An assertion tells what it is about in its message alone.
    String message = String.valueOf(failure.getMessage());
    return read.stream().anyMatch(message::contains) ? Grade.CORRUPT : Grade.DIFFERENT;
  }
}
