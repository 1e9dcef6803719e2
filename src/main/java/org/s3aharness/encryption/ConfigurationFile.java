package org.s3aharness.encryption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Hadoop configuration file, read to know what it asks for; S3A gets the file itself. It is
 * interpreted as Hadoop's {@code Configuration} does it, see {@link ConfigurationParser}.
 *
 * @param source where it was read from, for messages
 * @param text the file's text, in Hadoop's XML
 * @param comment its opening comment; empty if it has none
 * @param properties in the order of the file
 * @param isTranslated whether the text was made from a file in another format, so that Hadoop must
 *     be given the text and not the file
 */
public record ConfigurationFile(
    Path source, String text, String comment, List<Property> properties, boolean isTranslated) {
  private static final int LONGEST_DECLARATION = 200;
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']");

  /**
   * The place where a property is written.
   *
   * @param file the file itself, or one that it includes
   * @param line of the property's name, counted from 1
   */
  public record Location(Path file, int line) {
    /** Returns a text such as {@code core-site.xml:41}. */
    @Override
    public String toString() {
      return file.getFileName() + ":" + line;
    }
  }

  /**
   * Describes a property of a file.
   *
   * @param name as written in the file; it may be a deprecated name
   * @param value as written in the file, with variables; empty where the file gives none, which
   *     leaves the value of an earlier file in effect
   * @param isFinal whether files loaded later cannot change it
   */
  public record Property(String name, Optional<String> value, boolean isFinal, Location origin) {}

  /** Copies the properties. */
  public ConfigurationFile {
    properties = List.copyOf(properties);
  }

  /**
   * Reads a file.
   *
   * @throws UsageException when it cannot be read or is not a Hadoop configuration
   */
  public static ConfigurationFile read(Path file) {
    return parse(file, textOf(file));
  }

  /**
   * Reads a configuration from its text.
   *
   * @param source where the text comes from; XIncludes are resolved against it
   * @throws UsageException when it is not a Hadoop configuration
   */
  public static ConfigurationFile parse(Path source, String text) {
    ConfigurationParser parser = ConfigurationParser.parse(source, text);
    return new ConfigurationFile(source, text, parser.comment(), parser.properties(), false);
  }

  /**
   * Reads a text file in the encoding that its XML declaration names, or UTF-8.
   *
   * @throws UsageException when it cannot be read
   */
  static String textOf(Path file) {
    Charset charset = StandardCharsets.UTF_8;
    try {
      byte[] bytes = Files.readAllBytes(file);
      charset = declared(bytes);
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UsageException(
          file + " is not " + charset + " text: give a Hadoop configuration file.", e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          file + ": its XML declaration names an unknown encoding: correct it.", e);
    } catch (IOException e) {
      throw new UsageException(
          "Cannot read " + file + " (" + e.getClass().getSimpleName() + "): check the path.", e);
    }
  }

  private static Charset declared(byte[] bytes) {
    int length = Math.min(bytes.length, LONGEST_DECLARATION);
    Matcher encoding = ENCODING.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    return encoding.lookingAt() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
  }
}
