package org.s3aharness.harness.call;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.store.Place;

/** Records the calls that the cases of a workspace make of S3A. */
public final class CallRecorder {
  private final List<Call> calls = new ArrayList<>();
  private final Set<String> obstacles = new LinkedHashSet<>();
  private int clients;

  /**
   * Records that a filesystem was opened.
   *
   * @param settings without secrets
   * @return the same filesystem, wrapped so that the calls on it are recorded
   */
  public synchronized S3AClient opened(
      S3AClient client, Place place, Map<String, String> settings) {
    clients++;
    int number = clients;
    calls.add(opening(place, settings, ""));
    return (S3AClient)
        Proxy.newProxyInstance(
            S3AClient.class.getClassLoader(),
            new Class<?>[] {S3AClient.class},
            (proxy, method, arguments) -> invoke(client, number, method, arguments));
  }

  /** Records that a filesystem could not be opened. */
  public synchronized void notOpened(Place place, Map<String, String> settings, Throwable failure) {
    clients++;
    calls.add(opening(place, settings, nameOf(failure)));
  }

  private Call opening(Place place, Map<String, String> settings, String failure) {
    return new Call(
        clients, Call.OPEN, List.of(place.bucket(), place.prefix()), Map.copyOf(settings), failure);
  }

  /**
   * Records that the default encryption of a bucket was set.
   *
   * @param key the name of the KMS key; empty for none
   */
  public synchronized void encryptedByDefault(String bucket, String algorithm, String key) {
    calls.add(new Call(0, Call.ENCRYPT_BY_DEFAULT, List.of(bucket, algorithm, key), Map.of(), ""));
  }

  /** Records something without which the calls do not show the same, in words. */
  public synchronized void obstacle(String what) {
    obstacles.add(what);
  }

  /**
   * Returns what was recorded so far, without the names that are new in every run.
   *
   * @param names what these stand for
   * @param naming puts what they stand for in their place
   */
  public synchronized CaseCalls calls(Map<String, String> names, UnaryOperator<String> naming) {
    return new CaseCalls(
        calls.stream().map(call -> call.named(naming)).toList(), List.copyOf(obstacles), names);
  }

  private Object invoke(S3AClient client, int number, Method method, Object[] arguments)
      throws Throwable {
    String failure = "";
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      failure = nameOf(e.getCause());
      throw e.getCause();
    } finally {
      if (method.getDeclaringClass() != Object.class) {
        add(new Call(number, method.getName(), texts(method, arguments), Map.of(), failure));
      }
    }
  }

  private synchronized void add(Call call) {
    calls.add(call);
  }

  private static String nameOf(Throwable failure) {
    return failure instanceof S3AFailure s3a
        ? s3a.classNames().get(0)
        : failure.getClass().getName();
  }

  private static List<String> texts(Method method, Object[] arguments) {
    List<String> texts = new ArrayList<>();
    if (arguments != null) {
      for (Object argument : arguments) {
        addTo(texts, argument);
        if (method.getName().equals(Call.SCENARIO)) {
          break; // its own arguments may be secrets
        }
      }
    }
    return List.copyOf(texts);
  }

  private static void addTo(List<String> texts, Object argument) {
    if (argument instanceof Content content) {
      texts.add(String.valueOf(content.size()));
      texts.add(String.valueOf(content.seed()));
    } else if (argument instanceof ReadPlan plan) {
      texts.add(plan.way().name());
      texts.add(plan.opening().name());
      plan.ranges().forEach(range -> texts.add(range[0] + "+" + range[1]));
    } else {
      texts.add(String.valueOf(argument));
    }
  }
}
