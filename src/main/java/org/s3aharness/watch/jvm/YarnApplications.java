package org.s3aharness.watch.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers which applications a job has submitted to YARN, and from which containers JVMs have
 * reported. The containers are not children of the job's command, so they are watched only if the
 * user gives them the agent. It is thread-safe.
 */
final class YarnApplications {
  /** An id of a container: of its application, an attempt, and itself. */
  private static final Pattern CONTAINER =
      Pattern.compile("container_(?:e\\d+_)?(\\d+_\\d+)_\\d+_(\\d+)");

  private static final String APPLICATION = "application_";

  /** The number of the first container of an application, which is its master's. */
  private static final long MASTER = 1;

  private final Set<String> submitted = new TreeSet<>();
  private final Set<String> withMaster = new TreeSet<>();
  private final Set<String> withOthers = new TreeSet<>();

  synchronized void submitted(String application) {
    submitted.add(application);
  }

  /** Takes note that a JVM in a container is watched. */
  synchronized void reported(String container) {
    Matcher matcher = CONTAINER.matcher(container);
    if (matcher.matches()) {
      boolean master = Long.parseLong(matcher.group(2)) == MASTER;
      (master ? withMaster : withOthers).add(APPLICATION + matcher.group(1));
    }
  }

  /** Returns, for each application whose containers were not watched, a sentence that says so. */
  synchronized List<String> unfollowed() {
    List<String> unfollowed = new ArrayList<>();
    for (String application : submitted) {
      if (!withMaster.contains(application) || !withOthers.contains(application)) {
        unfollowed.add(
            "the containers of YARN's %s were not watched, %s: give both the variable JAVA_TOOL_OPTIONS of the job, as docs/watch.md says"
                .formatted(
                    application,
                    withMaster.contains(application)
                        ? "other than its master's"
                        : withOthers.contains(application)
                            ? "its master's among them"
                            : "its master's and others"));
      }
    }
    return unfollowed;
  }
}
