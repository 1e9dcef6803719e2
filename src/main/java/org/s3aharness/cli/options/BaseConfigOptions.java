package org.s3aharness.cli.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.s3aharness.configuration.BucketProfiles;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.configuration.CredentialFileReader;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.session.cleanup.WorkDirectory;
import picocli.CommandLine.Option;

/** Holds the options for the user's own configuration, which is loaded before each profile. */
public final class BaseConfigOptions {
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,62}");

  @Option(
      names = "--hadoop-conf",
      paramLabel = "PATH",
      description =
          "The client configuration of a cluster: a directory such as /etc/hadoop/conf,"
              + " an archive as exported by Cloudera Manager (.zip) or Ambari (.tar.gz), or a"
              + " spark-defaults.conf. Repeatable; later ones take precedence.")
  List<Path> hadoopConfs = List.of();

  @Option(
      names = "--base-config",
      paramLabel = "FILE",
      description =
          "A core-site.xml that is loaded after --hadoop-conf and before each profile;"
              + " what is loaded later takes precedence. Repeatable.")
  List<Path> baseConfigs = List.of();

  @Option(
      names = "--own-bucket",
      paramLabel = "NAME",
      description =
          "A bucket of yours that the configuration does not name, to be judged by its"
              + " own name as well. Repeatable.")
  List<String> ownBuckets = List.of();

  @Option(
      names = "--credential-file",
      paramLabel = "URI=FILE",
      description =
          "A local copy of a credential store that is not on this machine, such as"
              + " jceks://hdfs@nn/s3.jceks=s3.jceks. Its password is taken from"
              + " HADOOP_CREDSTORE_PASSWORD, or from the password file that the configuration"
              + " names. Repeatable.")
  List<String> credentialFiles = List.of();

  private ClientConfiguration read;

  /**
   * Returns the buckets of the user's configuration as profiles; none if {@code --hadoop-conf} and
   * {@code --own-bucket} are not given.
   */
  List<Profile> bucketProfiles() {
    for (String bucket : ownBuckets) {
      if (!BUCKET.matcher(bucket).matches()) {
        throw new UsageException(
            "--own-bucket "
                + bucket
                + ": this is not the name of a bucket; give the name without s3a:// and"
                + " without a path.");
      }
    }
    return hadoopConfs.isEmpty() && ownBuckets.isEmpty()
        ? List.of()
        : BucketProfiles.of(configuration(), ownBuckets);
  }

  /**
   * Reads the configuration. Archives are unpacked into a temporary directory that lasts as long as
   * this process.
   *
   * @throws UsageException when something cannot be read, or holds no configuration
   */
  public ClientConfiguration configuration() {
    if (read == null) {
      List<Path> given = new ArrayList<>(hadoopConfs);
      given.addAll(baseConfigs);
      read =
          given.isEmpty()
              ? ClientConfiguration.NONE
              : credentialFiles().in(ClientConfiguration.read(given, scratch()));
    }
    return read;
  }

  /**
   * Returns the local copies of credential stores that are on other machines.
   *
   * @throws UsageException when one is given in the wrong form, or cannot be read
   */
  CredentialFileReader credentialFiles() {
    return CredentialFileReader.of(credentialFiles);
  }

  private static Path scratch() {
    try {
      return WorkDirectory.untilExit().path();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary directory", e);
    }
  }
}
