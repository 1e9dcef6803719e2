package org.s3aharness.report.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.expectation.AwsDocument;
import org.s3aharness.store.expectation.Conformity;
import org.s3aharness.store.expectation.TriedExpectation;

/**
 * The result of each expectation on a store, which is the content of {@code store-report.json}; its
 * schema is {@code store-report.schema.json}.
 *
 * @param schema the version of the format
 * @param store the name of the store, such as {@code localstack 4.9.2}
 * @param runs how the store runs
 * @param region the region of its buckets
 * @param expectations what was expected, in order
 */
public record StoreReport(
    int schema, String store, String runs, String region, List<JudgedExpectation> expectations) {
  private static final int SCHEMA = 1;

  /**
   * Holds an expectation and its result.
   *
   * @param expected what AWS does; empty where nothing was compared
   * @param observed what the store did, or why it was not tried
   */
  public record JudgedExpectation(
      String id,
      String says,
      DocumentSection source,
      Conformity verdict,
      String expected,
      String observed) {
    /** Returns the first part of the id, such as {@code sse-c}. */
    String subject() {
      return id.substring(0, id.indexOf('/'));
    }
  }

  /** The document that an expectation comes from. */
  public record DocumentSection(String document, String section, String url) {
    private static DocumentSection of(AwsDocument document) {
      return new DocumentSection(document.document(), document.section(), document.url());
    }
  }

  /** Copies the list. */
  public StoreReport {
    expectations = List.copyOf(expectations);
  }

  /** Returns the report of a store. */
  public static StoreReport of(
      String store, String runs, String region, List<TriedExpectation> outcomes) {
    return new StoreReport(
        SCHEMA, store, runs, region, outcomes.stream().map(StoreReport::judged).toList());
  }

  /** Returns the name of a store as it was detected, such as {@code localstack 4.9.2}. */
  public static String nameOf(StoreInfo info) {
    return info.version().equals("unknown") ? info.kind() : info.kind() + " " + info.version();
  }

  private static JudgedExpectation judged(TriedExpectation outcome) {
    return new JudgedExpectation(
        outcome.expectation().id(),
        outcome.expectation().says(),
        DocumentSection.of(outcome.expectation().source()),
        outcome.verdict(),
        outcome.result().expected(),
        outcome.result().observed());
  }

  /**
   * Reads a report.
   *
   * @throws UsageException naming the file that is not a report
   */
  public static StoreReport read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          file + ": there is no such file; give a store-report.json of a run of store-report.");
    }
    try {
      StoreReport report = new ObjectMapper().readValue(Files.readString(file), StoreReport.class);
      if (report == null || report.schema != SCHEMA) {
        throw new UsageException(
            file
                + ": this is not a store-report.json of this version: make it again with"
                + " store-report.");
      }
      return report;
    } catch (JsonProcessingException | NullPointerException notOurs) {
      throw new UsageException(
          file + ": this is not a store-report.json: give a file that store-report has written.",
          notOurs);
    } catch (IOException unreadable) {
      throw new UsageException(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Returns the report as JSON text that ends with a line break. */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report of texts and numbers is no JSON", e);
    }
  }

  /** Returns the number of expectations that have a verdict. */
  public long count(Conformity verdict) {
    return expectations.stream().filter(judged -> judged.verdict() == verdict).count();
  }

  /** Says whether anything was tried. */
  public boolean hasTriedAnything() {
    return count(Conformity.NOT_TRIED) < expectations.size();
  }

  /** Returns the result of an expectation; empty if this report has none with this id. */
  public Optional<JudgedExpectation> find(String id) {
    return expectations.stream().filter(judged -> judged.id().equals(id)).findFirst();
  }

  /** Returns the subjects, in order. */
  List<String> subjects() {
    return expectations.stream().map(JudgedExpectation::subject).distinct().toList();
  }

  /** Returns the expectations that are met in an earlier report and are not met here. */
  public List<JudgedExpectation> worseThan(StoreReport earlier) {
    return expectations.stream()
        .filter(judged -> judged.verdict() != Conformity.RIGHT)
        .filter(
            judged ->
                earlier.find(judged.id()).filter(e -> e.verdict() == Conformity.RIGHT).isPresent())
        .toList();
  }
}
