package org.s3aharness.node.yarn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.URL;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.worker.Staging;

/**
 * Describes how a container of a job is started: with which files, environment, command and
 * credentials.
 */
final class Containers {
  /** The jar with these classes, in every container. */
  static final String NODE_JAR = "s3a-node.jar";

  private static final String ARCHIVE = ".*\\.(zip|tar\\.gz|tgz)";

  private Containers() {}

  /**
   * Describes a container.
   *
   * @param files which of the job's files it gets, in addition to the job's description
   * @param main the class to run on the node's own JVM
   * @param heapMegabytes of that JVM
   * @param credentials are passed on, except the token that identifies an application master
   */
  static ContainerLaunchContext of(
      JobFile job,
      Collection<String> files,
      Class<?> main,
      int heapMegabytes,
      List<String> arguments,
      Credentials credentials,
      Configuration conf)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("CLASSPATH", "$PWD/" + NODE_JAR + ":" + job.get(JobKey.NODE_CLASSPATH));
    return ContainerLaunchContext.newInstance(
        resources(job, files, conf),
        environment,
        Collections.singletonList(command(main, heapMegabytes, arguments)),
        /* serviceData= */ null,
        serialized(credentials),
        /* acls= */ null);
  }

  private static String command(Class<?> main, int heapMegabytes, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Environment.JAVA_HOME.$$() + "/bin/java");
    words.add("-Xmx" + heapMegabytes + "m");
    words.add("-XX:+UseSerialGC");
    // Hadoop before 3.4 reflects into a newer JDK; an older one does not know the option.
    words.add("-XX:+IgnoreUnrecognizedVMOptions");
    words.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    words.add(main.getName());
    words.addAll(arguments);
    words.add("1>" + ApplicationConstants.LOG_DIR_EXPANSION_VAR + "/stdout");
    words.add("2>" + ApplicationConstants.LOG_DIR_EXPANSION_VAR + "/stderr");
    return String.join(" ", words);
  }

  private static Map<String, LocalResource> resources(
      JobFile job, Collection<String> files, Configuration conf) throws IOException {
    Map<String, LocalResource> resources = new HashMap<>();
    Staging staging = new Staging(job.get(JobKey.STAGING), job.get(JobKey.JOB), conf);
    resources.put(JobFile.NAME, resource(staging.path(JobFile.NAME), conf));
    Map<String, String> ofJob = job.map(JobKey.RESOURCES);
    for (String name : files) {
      resources.put(name, resource(new Path(ofJob.get(name)), conf));
    }
    return resources;
  }

  private static LocalResource resource(Path path, Configuration conf) throws IOException {
    FileSystem fs = path.getFileSystem(conf);
    FileStatus status = fs.getFileStatus(path);
    return LocalResource.newInstance(
        URL.fromPath(fs.makeQualified(path)),
        path.getName().matches(ARCHIVE) ? LocalResourceType.ARCHIVE : LocalResourceType.FILE,
        LocalResourceVisibility.PRIVATE,
        status.getLen(),
        status.getModificationTime());
  }

  private static ByteBuffer serialized(Credentials credentials) throws IOException {
    Credentials passedOn = new Credentials();
    for (Text name : credentials.getAllSecretKeys()) {
      passedOn.addSecretKey(name, credentials.getSecretKey(name));
    }
    for (Map.Entry<Text, Token<? extends TokenIdentifier>> token :
        credentials.getTokenMap().entrySet()) {
      if (!AMRMTokenIdentifier.KIND_NAME.equals(token.getValue().getKind())) {
        passedOn.addToken(token.getKey(), token.getValue());
      }
    }
    try (DataOutputBuffer out = new DataOutputBuffer()) {
      passedOn.writeTokenStorageToStream(out);
      return ByteBuffer.wrap(out.getData(), 0, out.getLength());
    }
  }
}
