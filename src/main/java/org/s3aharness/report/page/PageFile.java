package org.s3aharness.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code index.html}: one file that needs nothing else. Its parts lie beside this class: a page, a
 * style sheet, and scripts that are put into one in this order.
 */
public final class PageFile {
  private static final List<String> SCRIPTS =
      List.of(
          "data.js",
          "text.js",
          "view.js",
          "matrix.js",
          "exchanges.js",
          "case.js",
          "sections.js",
          "main.js");

  private PageFile() {}

  /**
   * Writes the page.
   *
   * @param content as {@link PageContent} makes it
   * @param exchanges as {@link PageExchanges} makes them
   */
  public static void write(Path file, Map<String, Object> content, Map<String, Object> exchanges)
      throws IOException {
    String page = resource("page.html");
    StringBuilder scripts = new StringBuilder();
    for (String script : SCRIPTS) {
      scripts.append(resource(script)).append('\n');
    }
    ObjectMapper json = new ObjectMapper();
    Map<String, String> parts =
        Map.of(
            "style", resource("page.css"),
            "script", scripts.toString(),
            "content", embedded(json.writeValueAsString(content)),
            "exchanges", embedded(json.writeValueAsString(exchanges)));
    try (Writer out = Files.newBufferedWriter(file)) {
      int end = 0;
      for (int start = page.indexOf("{{"); start >= 0; start = page.indexOf("{{", end)) {
        out.write(page, end, start - end);
        end = page.indexOf("}}", start) + 2;
        out.write(parts.get(page.substring(start + 2, end - 2)));
      }
      out.write(page, end, page.length() - end);
    }
  }

  /** JSON that ends no script element and begins no comment, whatever its texts are. */
  static String embedded(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageFile.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
