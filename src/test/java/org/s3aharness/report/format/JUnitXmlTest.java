package org.s3aharness.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitXmlTest {
  private static final String REPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuite name="JUnit Jupiter" tests="2">
      <properties>
      <property name="sun.java.command" value="run --secret-key=hush"/>
      </properties>
      <testcase name="existingObjectIsRead(Testbed, Stage)[9][1]" classname="org.s3aharness.suite.ChangeSuite">
      <failure message="why" type="T"><![CDATA[a <b> & c]]></failure>
      <system-out><![CDATA[
      unique-id: [engine:junit-jupiter]/[x]
      display-name: JUnit Jupiter > ChangeSuite > a-to-b > existingObjectIsRead(Testbed, Stage) > change/existing-object-is-read[a-to-b]@3.4.3
      ]]></system-out>
      </testcase>
      <testcase name="ChangeSuite" classname="org.s3aharness.suite.ChangeSuite">
      <system-out><![CDATA[display-name: JUnit Jupiter > ChangeSuite]]></system-out>
      </testcase>
      </testsuite>
      """;

  @TempDir Path directory;

  @Test
  void testCasesHaveTheirCaseIdsForNames() throws IOException {
    assertThat(renamed())
        .contains(
            "<testcase classname=\"org.s3aharness.suite.ChangeSuite\""
                + " name=\"change/existing-object-is-read[a-to-b]@3.4.3\"");
  }

  @Test
  void whatIsNoCaseKeepsItsName() throws IOException {
    assertThat(renamed())
        .contains("<testcase classname=\"org.s3aharness.suite.ChangeSuite\" name=\"ChangeSuite\"");
  }

  @Test
  void theRestStaysAsItWas() throws IOException {
    assertThat(renamed())
        .contains("classname=\"org.s3aharness.suite.ChangeSuite\"", "a <b> & c", "tests=\"2\"");
  }

  @Test
  void theCommandLineIsNotInIt() throws IOException {
    assertThat(renamed()).doesNotContain("hush");
  }

  private String renamed() throws IOException {
    Path renamed = directory.resolve("junit.xml");
    JUnitXml.rename(Files.writeString(directory.resolve("by-reporter.xml"), REPORT), renamed);
    return Files.readString(renamed);
  }
}
