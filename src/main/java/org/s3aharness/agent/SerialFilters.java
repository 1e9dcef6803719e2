package org.s3aharness.agent;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Says which types may cross between harness and agent, in either direction. */
public final class SerialFilters {
  private static final List<String> PACKAGES =
      Collections.unmodifiableList(
          Arrays.asList(
              "org.s3aharness.agent",
              "java.io",
              "java.lang",
              "java.lang.reflect",
              "java.math",
              "java.rmi",
              "java.rmi.dgc",
              "java.rmi.server",
              "java.time",
              "java.util",
              "java.util.concurrent",
              "java.util.concurrent.atomic",
              "sun.rmi.server",
              "sun.rmi.transport"));

  /**
   * Names the types in which the JDK keeps a secret in a JCEKS file. The filter applies to the
   * whole JVM, and Hadoop reads credential files in it too.
   */
  private static final String CREDENTIAL_FILES =
      "com.sun.crypto.provider.*;javax.crypto.*;javax.crypto.spec.*;java.security.KeyRep*";

  /**
   * Names the classes of RMI stubs, which are dynamic proxies. The interfaces of a proxy are
   * checked separately.
   */
  private static final String PROXIES = "jdk.proxy*;com.sun.proxy.*";

  private SerialFilters() {}

  /** Returns an allow-list in the syntax of {@code jdk.serialFilter}. */
  public static String allowList() {
    return PACKAGES.stream().map(name -> name + ".*").collect(Collectors.joining(";"))
        + ";"
        + CREDENTIAL_FILES
        + ";"
        + PROXIES
        + ";!*";
  }

  /** Says whether objects of a class, or arrays of it, pass {@link #allowList()}. */
  public static boolean allows(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    String name = element.getName();
    return element.isPrimitive() || PACKAGES.contains(name.replaceFirst("\\.[^.]*$", ""));
  }
}
