package org.s3aharness.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  private static final Path FILE = Path.of("core-site.xml");

  @Test
  void propertiesAndOpeningCommentAreRead() {
    ConfigurationFile file =
        ConfigurationFile.parse(
            FILE,
            "<!-- what it is for --><configuration><property><name> a </name><value>1</value>"
                + "<final>true</final></property></configuration>");
    assertThat(file.comment()).isEqualTo("what it is for");
    assertThat(file.properties())
        .containsExactly(
            new ConfigurationFile.Property(
                "a", Optional.of("1"), true, new ConfigurationFile.Location(FILE, 1)));
  }

  @Test
  void malformedXmlIsNamedWithItsLine() {
    assertThatThrownBy(() -> ConfigurationFile.parse(FILE, "<configuration>\n<property>"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("core-site.xml")
        .hasMessageContaining("line 2");
  }

  @Test
  void anotherTopElementIsNamed() {
    assertThatThrownBy(() -> ConfigurationFile.parse(FILE, "<settings/>"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("<settings>");
  }

  @Test
  void anEntityCannotReadOtherFiles() {
    assertThatThrownBy(
            () ->
                ConfigurationFile.parse(
                    FILE,
                    "<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<configuration>&x;</configuration>"))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void anIncludedFileIsRead(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("more.xml"),
        "<configuration><property><name>b</name><value>2</value></property></configuration>");
    Path file = directory.resolve("core-site.xml");
    Files.writeString(
        file,
        "<configuration xmlns:xi='http://www.w3.org/2001/XInclude'>"
            + "<xi:include href='more.xml'/></configuration>");
    assertThat(ConfigurationFile.read(file).properties())
        .extracting(p -> p.name() + "=" + p.value().orElseThrow() + " at " + p.origin())
        .containsExactly("b=2 at more.xml:1");
  }

  @Test
  void aFinalPropertyIsNotOverriddenByLaterFiles() {
    Settings settings = Settings.empty().with(file("a", "1", true)).with(file("a", "2", false));
    assertThat(settings.get("a")).contains("1");
  }

  @Test
  void variablesAreExpandedAndUnknownOnesStay() {
    Settings settings = Settings.empty().with(Map.of("a", "${b}/${c}", "b", "${d}", "d", "deep"));
    assertThat(settings.get("a")).contains("deep/${c}");
  }

  @Test
  void aVariableThatNamesItselfEnds() {
    assertThat(Settings.empty().with(Map.of("a", "x${a}")).get("a")).isPresent();
  }

  private static ConfigurationFile file(String name, String value, boolean isFinal) {
    return ConfigurationFile.parse(
        FILE,
        "<configuration><property><name>%s</name><value>%s</value><final>%s</final></property></configuration>"
            .formatted(name, value, isFinal));
  }
}
