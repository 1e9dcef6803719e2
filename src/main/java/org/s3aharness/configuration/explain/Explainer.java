package org.s3aharness.configuration.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.configuration.BucketFinder;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.configuration.CredentialFileReader;
import org.s3aharness.configuration.MissingClass;
import org.s3aharness.configuration.NamedBucket;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.CredentialStores;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.Release;

/** Explains a configuration. */
public final class Explainer {
  private static final List<Rule> RULES =
      List.of(
          new NameRule(),
          new BucketNameRule(),
          new ValueRule(),
          new ShadowRule(),
          new EncryptionRule(),
          new RegionRule(),
          new TlsRule(),
          new OpeningRule());

  private final ClientConfiguration configuration;
  private final CredentialFileReader credentialFiles;
  private final ReadableStores stores;
  private final List<Path> extraClasspath;
  private final BothReadings readings;

  /**
   * Prepares to explain a configuration.
   *
   * @param credentialFiles replace credential stores that are on other machines
   * @param stores reads credential stores
   * @param extraClasspath is appended to the classpath of each release
   */
  public Explainer(
      ClientConfiguration configuration,
      CredentialFileReader credentialFiles,
      CredentialStores stores,
      List<Path> extraClasspath) {
    this.configuration = configuration;
    this.credentialFiles = credentialFiles;
    this.stores = new ReadableStores(stores);
    this.extraClasspath = List.copyOf(extraClasspath);
    this.readings = new BothReadings(read(Settings.empty()), read(Settings.ofReleasesBefore332()));
  }

  private Settings read(Settings beneath) {
    Settings settings = beneath.with(configuration.files());
    return settings.with(credentialFiles.settings(settings)).reading(stores);
  }

  /**
   * Explains buckets.
   *
   * @param only the buckets to explain, whether the files name them or not; empty for all that they
   *     name and any other
   * @param hadoops releases that are asked what they read, each with its agent
   * @param byTable whether every release of the table is explained, or only those that are asked
   * @throws IOException when an agent cannot be reached
   */
  public Explanation explain(List<String> only, Map<Release, Agent> hadoops, boolean byTable)
      throws IOException {
    List<NamedBucket> buckets = buckets(only);
    List<BucketSettings> settings =
        buckets.stream().map(each -> new BucketSettings(readings.current(), each.name())).toList();
    Set<Problem> problems = new LinkedHashSet<>();
    Subject subject = new Subject(configuration, readings.current(), settings, stores);
    RULES.forEach(rule -> rule.check(subject).forEach(problems::add));
    hadoops.keySet().forEach(release -> problems.addAll(missingClasses(release, !byTable)));
    List<AskedRelease> asked = ask(hadoops, buckets);
    List<BucketExplanation> explained = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      BucketSettings bucket = settings.get(i);
      List<ReleaseLine> lines =
          byTable
              ? ReleaseTable.lines(readings, bucket.bucket())
              : asked.stream().map(release -> line(release, bucket)).toList();
      if (byTable) {
        asked.forEach(release -> difference(release, bucket).ifPresent(problems::add));
      } else {
        lines.stream()
            .filter(ReleaseLine::isWrong)
            .map(line -> problem(line, bucket.bucket()))
            .forEach(problems::add);
      }
      BucketExplainer explainer = new BucketExplainer(bucket);
      explained.add(
          new BucketExplanation(
              buckets.get(i),
              bucket.bucket().equals(Subject.ANY_OTHER),
              explainer.asked(),
              explainer.settings(),
              lines));
    }
    return new Explanation(explained, sorted(problems));
  }

  private List<NamedBucket> buckets(List<String> only) {
    Stream<NamedBucket> named = BucketFinder.of(configuration, only).stream();
    return only.isEmpty()
        ? Stream.concat(named, Stream.of(new NamedBucket(Subject.ANY_OTHER, List.of()))).toList()
        : named.filter(bucket -> only.contains(bucket.name())).toList();
  }

  private List<AskedRelease> ask(Map<Release, Agent> hadoops, List<NamedBucket> buckets)
      throws IOException {
    FileSystemSpec spec =
        configuration
            .spec("s3a://" + Subject.ANY_OTHER + "/")
            .addProperties(credentialFiles.localSettings(configuration.settings()));
    List<AskedRelease> asked = new ArrayList<>();
    for (Map.Entry<Release, Agent> each : hadoops.entrySet()) {
      asked.add(
          AskedRelease.ask(
              each.getKey(),
              each.getValue(),
              spec,
              buckets.stream().map(NamedBucket::name).toList()));
    }
    return asked;
  }

  /** A release that nobody has asked for may well lack something. */
  private List<Problem> missingClasses(Release release, boolean isWrong) {
    return MissingClass.of(readings.current(), release, extraClasspath).stream()
        .map(missing -> new Problem(missing.origin(), missing.sentence(), isWrong))
        .toList();
  }

  private ReleaseLine line(AskedRelease release, BucketSettings bucket) {
    return release.line(readings, bucket.bucket(), stores.whyNot(bucket).isPresent());
  }

  private Optional<Problem> difference(AskedRelease release, BucketSettings bucket) {
    try {
      return release
          .difference(readings, bucket.bucket())
          .filter(other -> stores.whyNot(bucket).isEmpty())
          .map(other -> problem(new ReleaseLine(release.name(), other, true), bucket.bucket()));
    } catch (UsageException unknownAlgorithm) {
      return Optional.empty(); // which a rule says
    }
  }

  private static Problem problem(ReleaseLine line, String bucket) {
    return Problem.wrong(
        Optional.empty(),
        "%s, Hadoop %s: %s.",
        Subject.called(bucket),
        line.releases(),
        line.says());
  }

  /** Returns the problems in the order of the files; those in no file come last. */
  private List<Problem> sorted(Set<Problem> problems) {
    List<Location> order = configuration.properties().map(property -> property.origin()).toList();
    return problems.stream()
        .sorted(
            Comparator.comparingInt(
                problem ->
                    problem.origin().map(order::indexOf).filter(i -> i >= 0).orElse(order.size())))
        .toList();
  }
}
