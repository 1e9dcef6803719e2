package org.s3aharness.report.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.page.PageTemplate;
import org.s3aharness.watch.WatchOutcome;

/** Writes {@code index.html} of a watched job, one file that needs nothing else. */
final class WatchPage {
  private WatchPage() {}

  static void write(
      RunDirectory directory, WatchOutcome outcome, Headline headline, Invocation invocation)
      throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("sentence", headline.sentence());
    content.put("complete", headline.complete());
    content.put("green", headline.green());
    content.put("gate", headline.gate());
    content.put("started", invocation.started().toString());
    content.putAll(WatchModel.census(outcome));
    content.put("objects", WatchModel.objects(outcome));
    content.put("files", files(directory));
    PageTemplate.fill(
        directory.page(),
        PageTemplate.resource(WatchPage.class, "watch.html"),
        Map.of(
            "style",
            PageTemplate.resource(PageTemplate.class, "page.css")
                + PageTemplate.resource(WatchPage.class, "watch.css"),
            "script",
            PageTemplate.resource(PageTemplate.class, "text.js")
                + PageTemplate.resource(WatchPage.class, "watch.js"),
            "content",
            PageTemplate.embedded(new ObjectMapper().writeValueAsString(content))));
  }

  private static List<String> files(RunDirectory directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory.root())) {
      return files
          .filter(Files::isRegularFile)
          .map(directory::relative)
          .filter(name -> !name.equals("index.html"))
          .sorted()
          .toList();
    }
  }
}
