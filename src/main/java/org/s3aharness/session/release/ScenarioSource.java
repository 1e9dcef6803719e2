package org.s3aharness.session.release;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.AgentJars;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;

/** A scenario as a source file, compiled against the release that it is to run on. */
public final class ScenarioSource {
  private static final String SUFFIX = ".java";
  private static final String INTERFACE = "org.s3aharness.agent.scenario.Scenario";
  private static final Pattern JAVA_VERSION =
      Pattern.compile("(?m)^JAVA_VERSION=\"(?:1\\.)?(\\d+)");
  private static final int MOST_ERRORS = 10;

  private final Path file;

  private ScenarioSource(Path file) {
    this.file = file;
  }

  /**
   * A scenario that was compiled.
   *
   * @param className its full name
   * @param classes the directory with its classes, to be put on the agents' classpath
   */
  public record Compiled(String className, Path classes) {}

  /**
   * Returns the source file that {@code --scenario} names; empty for the name of a class.
   *
   * @throws UsageException if there is no such file
   */
  public static Optional<ScenarioSource> of(String given) {
    if (!given.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    Path file = Path.of(given);
    if (!Files.isReadable(file)) {
      throw new UsageException("--scenario " + given + ": there is no such file: check the path.");
    }
    return Optional.of(new ScenarioSource(file));
  }

  /**
   * Compiles the file with the JDK's own compiler, for the JVM that the agents run on.
   *
   * @param extra files and directories that are on the agents' classpath, too
   * @param target receives the classes
   * @throws UsageException naming the file, the line and what is wrong, or if it holds no scenario
   * @throws ReleaseException if the harness's own jar is missing
   */
  public Compiled compile(Release release, List<Path> extra, Path target) throws ReleaseException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new UsageException(
          "--scenario %s: this Java (%s) has no compiler: set JAVA_HOME to a JDK, or name a compiled class on --extra-classpath."
              .formatted(file, System.getProperty("java.home")));
    }
    List<Path> classpath = new ArrayList<>(List.of(AgentJars.agent()));
    classpath.addAll(release.classpath());
    classpath.addAll(extra);
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "--release",
              String.valueOf(javaVersion(release)),
              "-proc:none",
              "-cp",
              joined(classpath),
              "-d",
              target.toString());
      boolean compiled =
          compiler
              .getTask(null, files, problems, options, null, files.getJavaFileObjects(file))
              .call();
      if (!compiled) {
        throw new UsageException(
            "--scenario %s does not compile against %s:%n%s"
                .formatted(file, release.description(), errors(problems)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler cannot be closed", e);
    }
    return new Compiled(requireScenario(target, classpath), target);
  }

  private static String joined(List<Path> classpath) {
    return classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the errors, each with its line, in javac's words. */
  private String errors(DiagnosticCollector<JavaFileObject> problems) {
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .limit(MOST_ERRORS)
        .map(
            problem ->
                "  %s:%d: %s"
                    .formatted(
                        file,
                        problem.getLineNumber(),
                        problem.getMessage(Locale.ROOT).replace("\n", "\n    ")))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /**
   * Returns the name of the scenario's class, which must be that of the file. The class is
   * inspected, and not run.
   */
  private String requireScenario(Path target, List<Path> classpath) {
    String simpleName = file.getFileName().toString().replace(SUFFIX, "");
    String name =
        classFile(target, simpleName + ".class")
            .map(found -> target.relativize(found).toString().replace(File.separatorChar, '.'))
            .map(found -> found.substring(0, found.length() - ".class".length()))
            .orElseThrow(
                () ->
                    new UsageException(
                        "--scenario %s: the file declares no class %s."
                            .formatted(file, simpleName)));
    List<Path> all = new ArrayList<>(List.of(target));
    all.addAll(classpath);
    try (URLClassLoader loader =
        new URLClassLoader(urls(all), ClassLoader.getPlatformClassLoader())) {
      Class<?> scenario = Class.forName(name, false, loader);
      if (!Class.forName(INTERFACE, false, loader).isAssignableFrom(scenario)) {
        throw new UsageException(
            "--scenario %s: class %s does not implement %s.".formatted(file, name, INTERFACE));
      }
      if (Stream.of(scenario.getConstructors()).noneMatch(each -> each.getParameterCount() == 0)) {
        throw new UsageException(
            "--scenario %s: class %s must be public and have a public constructor without parameters."
                .formatted(file, name));
      }
      return name;
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UsageException(
          "--scenario %s: class %s cannot be loaded with this release (%s)."
              .formatted(file, name, e),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("a jar cannot be closed", e);
    }
  }

  private static Optional<Path> classFile(Path target, String name) {
    try (Stream<Path> files = Files.walk(target)) {
      return files.filter(found -> found.getFileName().toString().equals(name)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL[] urls(List<Path> paths) throws MalformedURLException {
    URL[] urls = new URL[paths.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = paths.get(i).toUri().toURL();
    }
    return urls;
  }

  /**
   * Returns the version of the JVM that the agents run on if the compiler can target it, or else
   * the harness's own.
   */
  private static int javaVersion(Release release) {
    int ours = Runtime.version().feature();
    return release.javaHome().map(home -> Math.min(ours, versionOf(home, ours))).orElse(ours);
  }

  private static int versionOf(Path javaHome, int otherwise) {
    try {
      Matcher version = JAVA_VERSION.matcher(Files.readString(javaHome.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : otherwise;
    } catch (IOException unknown) {
      return otherwise;
    }
  }
}
