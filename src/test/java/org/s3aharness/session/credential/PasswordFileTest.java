package org.s3aharness.session.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;

/** Passwords of credential stores, in files and in the environment. */
class PasswordFileTest {
  private static final String CONFIGURATION =
      "<configuration><property>"
          + "<name>hadoop.security.credstore.java-keystore-provider.password-file</name>"
          + "<value>store.pass</value></property></configuration>";

  @TempDir private Path directory;

  @Test
  void theFileThatAConfigurationNamesIsCopiedAndItsPasswordKnown() throws Exception {
    Files.writeString(directory.resolve("store.pass"), "of the file\n");
    Path coreSite = Files.writeString(directory.resolve("core-site.xml"), CONFIGURATION);
    Settings settings = Settings.empty().with(ConfigurationFile.read(coreSite));

    List<Path> copies =
        PasswordFile.copies(List.of(settings), Files.createDirectory(directory.resolve("work")));

    assertThat(copies)
        .singleElement()
        .satisfies(copy -> assertThat(copy.resolve("store.pass")).hasContent("of the file"));
    assertThat(
            PasswordFile.passwords(
                copies, Map.of("HADOOP_CREDSTORE_PASSWORD", "of the environment")))
        .containsExactly("of the environment", "of the file");
  }

  @Test
  void withoutAnyNothingIsKnown() throws Exception {
    List<Path> copies = PasswordFile.copies(List.of(Settings.empty()), directory);

    assertThat(copies).isEmpty();
    assertThat(PasswordFile.passwords(copies, Map.of())).isEmpty();
  }
}
