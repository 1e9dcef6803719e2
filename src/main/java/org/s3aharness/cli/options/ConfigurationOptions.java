package org.s3aharness.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.s3aharness.configuration.CredentialFileReader;
import org.s3aharness.encryption.UsageException;
import picocli.CommandLine.Option;

/** The options with the user's own configuration. */
public final class ConfigurationOptions {
  private static final String VARIABLE = "HADOOP_CONF_DIR";
  private static final Path USUAL = Path.of("/etc/hadoop/conf");

  @Option(
      names = "--hadoop-conf",
      paramLabel = "PATH",
      description =
          "The client configuration of a cluster: a directory such as /etc/hadoop/conf,"
              + " an archive as exported by Cloudera Manager (.zip) or Ambari (.tar.gz), or a"
              + " spark-defaults.conf. Repeatable; later ones take precedence.")
  List<Path> configurations = List.of();

  @Option(
      names = "--credential-file",
      paramLabel = "URI=FILE",
      description =
          "A local copy of a credential store that is not on this machine, such as"
              + " jceks://hdfs@nn/s3.jceks=s3.jceks. Its password is taken from"
              + " HADOOP_CREDSTORE_PASSWORD, or from the password file that the configuration"
              + " names. Repeatable.")
  List<String> credentialFiles = List.of();

  /**
   * Returns what the user gives, or else the places where Hadoop clients look.
   *
   * @throws UsageException when there is none
   */
  public List<Path> givenOrUsual() {
    if (!configurations.isEmpty()) {
      return configurations;
    }
    String variable = System.getenv(VARIABLE);
    Path usual = variable == null || variable.isBlank() ? USUAL : Path.of(variable);
    if (!Files.isDirectory(usual)) {
      throw new UsageException(
          "There is no configuration in %s: name one with --hadoop-conf.".formatted(usual));
    }
    return List.of(usual);
  }

  /**
   * Returns the copies of credential stores.
   *
   * @throws UsageException when one is given in the wrong form, or cannot be read
   */
  public CredentialFileReader credentialFiles() {
    return CredentialFileReader.of(credentialFiles);
  }
}
