package org.s3aharness.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Assembles a page that is a single file and needs nothing else. */
public final class PageTemplate {
  private PageTemplate() {}

  /**
   * Writes a page.
   *
   * @param template contains names in double braces
   * @param parts the text that replaces each name
   */
  public static void fill(Path file, String template, Map<String, String> parts)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      int end = 0;
      for (int start = template.indexOf("{{"); start >= 0; start = template.indexOf("{{", end)) {
        out.write(template, end, start - end);
        end = template.indexOf("}}", start) + 2;
        out.write(parts.get(template.substring(start + 2, end - 2)));
      }
      out.write(template, end, template.length() - end);
    }
  }

  /** Escapes JSON so that no text in it ends a script element or begins a comment. */
  public static String embedded(String json) {
    return json.replace("<", "\\u003c");
  }

  /** Returns the text of a file beside a class. */
  public static String resource(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
