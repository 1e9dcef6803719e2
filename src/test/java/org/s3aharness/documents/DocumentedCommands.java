package org.s3aharness.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.StringTokenizer;
import org.apache.commons.text.matcher.StringMatcherFactory;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/** Finds the commands in the documents: lines of code blocks that call {@code s3a-qualify}. */
public final class DocumentedCommands {
  private static final Pattern CALL =
      Pattern.compile("(?:.*\\s)?(?:\\./|^)s3a-qualify (?<arguments>.+)");

  /** An expression that GitHub Actions fills in. */
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{.*?\\}\\}");

  /**
   * A command as a document has it.
   *
   * @param document its path
   * @param arguments the words after {@code s3a-qualify}
   */
  public record DocumentedCommand(Path document, List<String> arguments) {
    @Override
    public String toString() {
      return document + ": s3a-qualify " + String.join(" ", arguments);
    }
  }

  private DocumentedCommands() {}

  /** Returns the commands of all documents, in order. */
  public static List<DocumentedCommand> all() throws IOException {
    List<DocumentedCommand> commands = new ArrayList<>();
    for (Path document : documents()) {
      commands.addAll(in(document));
    }
    return commands;
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"));
        Stream<Path> top = Files.list(Path.of(""))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static List<DocumentedCommand> in(Path document) throws IOException {
    List<DocumentedCommand> commands = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(Files.readString(document))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                block
                    .getLiteral()
                    .replaceAll("\\\\\\s*\n\\s*", " ")
                    .lines()
                    .map(CALL::matcher)
                    .filter(Matcher::matches)
                    .map(call -> new DocumentedCommand(document, words(call.group("arguments"))))
                    .forEach(commands::add);
              }
            });
    return commands;
  }

  /** Splits a line as a shell does, but expands nothing. */
  private static List<String> words(String arguments) {
    StringTokenizer words = new StringTokenizer(EXPRESSION.matcher(arguments).replaceAll("VALUE"));
    words.setDelimiterMatcher(StringMatcherFactory.INSTANCE.spaceMatcher());
    words.setQuoteMatcher(StringMatcherFactory.INSTANCE.quoteMatcher());
    return words.getTokenList();
  }
}
