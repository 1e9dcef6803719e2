package org.s3aharness.watch.object;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.s3aharness.watch.census.PathPattern;

/**
 * The objects that a job has left: all of them in a file, counts by place, and some for people. It
 * is thread-safe.
 */
public final class ExaminationTable implements AutoCloseable {
  private static final int MOST_WRONG = 2_000;
  private static final int MOST_OTHERS = 3_000;

  private final ObjectMapper json = new ObjectMapper();
  private final OutputStream out;
  private final List<ExaminedObject> wrong = new ArrayList<>();
  private final List<ExaminedObject> others = new ArrayList<>();
  private final Map<String, Map<String, Long>> atRest = new TreeMap<>();

  /** Creates an empty table and its file, which gets one JSON object to a line, compressed. */
  public ExaminationTable(Path file) throws IOException {
    this.out = new GZIPOutputStream(Files.newOutputStream(file));
  }

  public synchronized void add(ExaminedObject object) {
    try {
      out.write((json.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The list of objects cannot be written", e);
    }
    boolean isWrong =
        object.verdict().equals(ExaminedObject.WRONG)
            || object.verdict().equals(ExaminedObject.NOT_JUDGED);
    List<ExaminedObject> list = isWrong ? wrong : others;
    if (list.size() < (isWrong ? MOST_WRONG : MOST_OTHERS)) {
      list.add(object);
    }
    atRest
        .computeIfAbsent(
            "s3://" + object.bucket() + "/" + PathPattern.of(object.key()), p -> new TreeMap<>())
        .merge(object.atRest(), 1L, Long::sum);
  }

  /** Returns the objects that are shown to people, wrong ones first. */
  public synchronized List<ExaminedObject> some() {
    List<ExaminedObject> some = new ArrayList<>(wrong);
    some.addAll(others);
    return some;
  }

  /** Returns how many objects of a place are encrypted in which way. */
  public synchronized Map<String, Map<String, Long>> atRest() {
    return new TreeMap<>(atRest);
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
