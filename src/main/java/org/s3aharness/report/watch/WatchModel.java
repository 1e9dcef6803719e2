package org.s3aharness.report.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.watch.Violation;
import org.s3aharness.watch.WatchOutcome;
import org.s3aharness.watch.census.CensusKey;
import org.s3aharness.watch.census.CensusRow;
import org.s3aharness.watch.jvm.WatchedFileSystem;
import org.s3aharness.watch.object.ExaminedObject;
import org.s3aharness.wire.exchange.Exchange;

/** Represents a watched job as JSON, for {@code census.json} and the page. */
final class WatchModel {
  private static final int SCHEMA = 1;

  private WatchModel() {}

  /** Returns the content of {@code census.json}. */
  static Map<String, Object> census(WatchOutcome outcome) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("schema", SCHEMA);
    model.put("job", job(outcome));
    model.put("jvms", outcome.reported().jvms());
    model.put(
        "fileSystems",
        outcome.reported().fileSystems().stream().map(WatchModel::fileSystem).toList());
    model.put("fileIos", outcome.reported().fileIos());
    model.put("census", outcome.recorded().census().stream().map(WatchModel::row).toList());
    model.put("atRest", outcome.stored().atRest());
    model.put(
        "violations", outcome.judged().violations().stream().map(WatchModel::violation).toList());
    model.put("unexplained", outcome.stored().unexplained());
    model.put("unexplainedCount", outcome.stored().unexplainedCount());
    model.put("openUploads", outcome.stored().openUploads());
    model.put("notListed", outcome.stored().notListed());
    model.put("unwatched", outcome.reported().unwatched());
    model.put("unfollowed", WatchText.once(outcome.reported().unfollowed()));
    model.put("notes", outcome.reported().notes());
    model.put("inFlight", outcome.recorded().inFlight().stream().map(Exchange::toString).toList());
    return model;
  }

  /** Returns what the page shows in addition. */
  static List<Map<String, Object>> objects(WatchOutcome outcome) {
    return outcome.stored().objects().stream().map(WatchModel::object).toList();
  }

  private static Map<String, Object> job(WatchOutcome outcome) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("command", outcome.job().command());
    job.put("exitCode", outcome.job().exitCode());
    job.put("interrupted", outcome.job().interrupted());
    job.put("milliseconds", outcome.job().took().toMillis());
    job.put("requests", outcome.counts().requests());
    job.put("bytes", outcome.counts().bytes());
    job.put("objects", outcome.counts().objects());
    job.put("gone", outcome.counts().gone());
    return job;
  }

  private static Map<String, Object> fileSystem(WatchedFileSystem fileSystem) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("jvm", fileSystem.jvm());
    model.put("bucket", fileSystem.bucket());
    model.put("hadoop", fileSystem.version());
    model.put("asked", fileSystem.asked().map(Object::toString).orElse("not understood"));
    model.put("settings", fileSystem.settings());
    return model;
  }

  private static Map<String, Object> row(CensusRow row) {
    CensusKey what = row.what();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("place", what.place());
    model.put("kind", what.kind().name());
    model.put("operation", what.operation());
    model.put("asked", what.asked());
    model.put("acknowledged", what.acknowledged());
    model.put("key", what.key());
    model.put("outcome", what.outcome());
    model.put("requests", row.requests());
    model.put("objects", row.objects());
    model.put("bytes", row.bytes());
    return model;
  }

  private static Map<String, Object> violation(Violation violation) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("grade", violation.cause().grade().label());
    model.put("check", violation.cause().check());
    model.put("cause", violation.cause().cause());
    model.put("place", violation.cause().place());
    model.put("who", violation.cause().who());
    model.put("count", violation.count());
    model.put("first", violation.first().toString());
    model.put("examples", violation.examples());
    return model;
  }

  private static Map<String, Object> object(ExaminedObject object) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", "s3://" + object.bucket() + "/" + object.key());
    model.put("bytes", object.bytes());
    model.put("atRest", object.atRest());
    model.put("by", object.writtenBy());
    model.put("who", object.who());
    model.put("verdict", object.verdict());
    model.put("why", object.why());
    return model;
  }
}
