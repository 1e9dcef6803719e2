package org.s3aharness.agent.hadoop;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.s3aharness.agent.S3AFailure;

/** Turns whatever was thrown in the agent into an {@link S3AFailure}. */
final class Failures {
  private Failures() {}

  /**
   * Calls, and turns whatever is thrown, an {@code Error} such as a full heap included, into an
   * {@link S3AFailure}.
   */
  static <T> T translating(Callable<T> call) throws S3AFailure {
    try {
      return call.call();
    } catch (S3AFailure failure) {
      throw failure;
    } catch (Throwable thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw of(thrown);
    }
  }

  static S3AFailure of(Throwable thrown) {
    List<String> classNames = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    String errorCode = null;
    int status = 0;
    for (Throwable t : chain(thrown)) {
      classNames.add(t.getClass().getName());
      messages.add(t.getMessage());
      if (status == 0 && isAwsAnswer(t)) {
        errorCode = errorCode(t);
        status = status(t);
      }
    }
    return new S3AFailure(classNames, messages, errorCode, status, stackText(thrown));
  }

  private static List<Throwable> chain(Throwable outermost) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = outermost; t != null && seen.add(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  /**
   * Recognises an error answer of SDK v2 or v1. Neither can be named as a type here, because a
   * release has only one of them.
   */
  private static boolean isAwsAnswer(Throwable t) {
    for (Class<?> c = t.getClass(); c != null; c = c.getSuperclass()) {
      if (c.getName().equals("software.amazon.awssdk.awscore.exception.AwsServiceException")
          || c.getName().equals("com.amazonaws.AmazonServiceException")) {
        return true;
      }
    }
    return false;
  }

  private static String errorCode(Throwable t) {
    Object details = get(t, "awsErrorDetails");
    return (String) (details == null ? get(t, "getErrorCode") : get(details, "errorCode"));
  }

  private static int status(Throwable t) {
    Object status = get(t, "statusCode");
    status = status == null ? get(t, "getStatusCode") : status;
    return status == null ? 0 : (Integer) status;
  }

  /** Returns the value of a public getter, or null where the object has no such getter. */
  private static Object get(Object from, String getter) {
    try {
      return from.getClass().getMethod(getter).invoke(from);
    } catch (NoSuchMethodException otherSdk) {
      return null;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(from.getClass().getName() + "." + getter + " failed", e);
    }
  }

  private static String stackText(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
