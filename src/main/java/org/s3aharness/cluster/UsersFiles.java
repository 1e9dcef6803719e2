package org.s3aharness.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.node.JobFile;

/**
 * The files that a command's options name. They travel with the job, and the options then name them
 * as a container has them.
 */
final class UsersFiles {
  private static final List<String> FILES =
      List.of("--hadoop-conf", "--base-config", "--profiles", "--releases");
  private static final String CREDENTIAL_FILE = "--credential-file";
  private static final String EXTRA_CLASSPATH = "--extra-classpath";
  private static final List<String> FILE_OR_NAME = List.of("--scenario", "--with-jar");

  /** The files, by the name that each has in the archive. */
  private final Map<String, Path> files = new LinkedHashMap<>();

  /**
   * Takes note of the files that arguments name.
   *
   * @param arguments each as {@code --name=value} or {@code --name}
   * @return the arguments for a container
   */
  List<String> replace(List<String> arguments) {
    return arguments.stream().map(this::replaced).collect(Collectors.toCollection(ArrayList::new));
  }

  private String replaced(String argument) {
    int equals = argument.indexOf('=');
    if (equals < 0) {
      return argument;
    }
    String name = argument.substring(0, equals);
    String value = argument.substring(equals + 1);
    if (FILES.contains(name)) {
      return name + "=" + taken(name, Path.of(value));
    }
    if (FILE_OR_NAME.contains(name) && Files.exists(Path.of(value))) {
      return name + "=" + taken(name, Path.of(value));
    }
    if (name.equals(CREDENTIAL_FILE)) {
      int last = value.lastIndexOf('=');
      return name
          + "="
          + value.substring(0, last + 1)
          + taken(name, Path.of(value.substring(last + 1)));
    }
    if (name.equals(EXTRA_CLASSPATH)) {
      return name
          + "="
          + Stream.of(value.split(File.pathSeparator))
              .map(entry -> taken(name, Path.of(entry)))
              .collect(Collectors.joining(File.pathSeparator));
    }
    return argument;
  }

  private String taken(String option, Path file) {
    if (!Files.exists(file)) {
      throw new UsageException(option + " " + file + ": there is no such file or directory.");
    }
    String name = files.size() + "-" + file.toAbsolutePath().normalize().getFileName();
    files.put(name, file);
    return JobFile.USERS_FILES + "/" + name;
  }

  /** Says whether there are none. */
  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Packs the files; directories with everything in them. */
  void write(Path archive) throws IOException {
    try (ArchiveWriter writer = new ArchiveWriter(archive)) {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        writer.add(file.getKey(), file.getValue());
      }
    }
  }
}
