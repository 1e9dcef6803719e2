package org.s3aharness.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** {@code index.html} as a reader uses it, in a real browser. */
class PageInBrowserIT {
  private static final String FAILING = SyntheticRun.FAILING.toString();
  private static final String FAILING_CASE =
      "case=" + URLEncoder.encode(FAILING, StandardCharsets.UTF_8);
  private static final String FAILED_CELL = "td[aria-label='failed']";

  @TempDir static Path directory;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void openBrowser() throws IOException {
    browser = Browser.start(Files.createDirectory(directory.resolve("browser")));
    page = SyntheticRun.of(500).write(directory);
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void thePageDoesNotComplain() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aFailingCaseIsOpenedFromTheMatrixAndClosed() {
    browser.open(page, "suite=put&profile=sse-c&q=new-file");

    browser.click(FAILED_CELL);

    assertThat(browser.until("#caseTitle").getText()).contains(FAILING);
    assertThat(browser.hash()).contains(FAILING_CASE);
    assertThat(browser.all(".witness")).hasSize(5);
    WebElement wire = browser.until(".witness.objects");
    assertThat(wire.getText())
        .contains("The wire", "expected", "AES256", "observed", "absent", "1 of ");
    assertThat(browser.all(".falls > li")).hasSize(9);
    assertThat(browser.until(".falls > li .headers").getText())
        .contains("x-amz-server-side-encryption: aws:kms");
    assertThat(browser.until(".falls details").getText()).isEqualTo("30 other headers");
    assertThat(browser.until("dialog .command").getText())
        .contains("./s3a-qualify run --release=3.4.3 '--profiles=my profiles' '--case=" + FAILING);

    browser.click("[data-close]");
    browser.untilGone("dialog");
    assertThat(browser.hash()).doesNotContain("case=");
  }

  @Test
  void theCommandIsCopied() {
    browser.open(page, FAILING_CASE);
    browser.click("dialog [data-copy]");
    browser.untilText("dialog [data-copy]", "ed");
    assertThat(browser.until("dialog [data-copy]").getText())
        .isIn("Copied", "Selected: press Ctrl+C");
  }

  @Test
  void theHarLinkIsTheFileThatTheRunWrites() {
    browser.open(page, FAILING_CASE);
    String har =
        "wire/"
            + URLEncoder.encode(SyntheticRun.FAILING.fileName(), StandardCharsets.UTF_8)
            + ".har";
    assertThat(browser.until("dialog a[href^=wire]").getDomAttribute("href")).isEqualTo(har);
  }

  @Test
  void filtersNarrowTheMatrixAndAreInTheAddress() {
    browser.open(page, "");
    browser.untilText("#shown", "cases");
    int all = browser.all("td[data-cell]").size();

    browser.type("#suite", "rename");
    browser.click(".chip:has([value=known])");
    browser.untilText("#shown", " of ");

    assertThat(browser.hash()).contains("suite=rename").contains("verdict=known");
    assertThat(browser.all("td[data-cell]"))
        .hasSizeBetween(1, all / 4)
        .allMatch(cell -> cell.getDomAttribute("aria-label").equals("known"));

    browser.click("#reset");
    browser.untilText("#shown", "5");
    assertThat(browser.all("td[data-cell]")).hasSize(all);
  }

  @Test
  void theSearchFindsWhatAnyWordIsIn() {
    browser.open(page, "");
    browser.type("#search", "new-FILE absent");
    browser.untilText("#shown", "1 of ");
    assertThat(browser.hash()).isEqualTo("#q=new-FILE+absent");
    assertThat(browser.all("td[data-cell]")).hasSize(1);
  }

  @Test
  void aSharedLinkOpensTheSameView() {
    browser.open(page, "suite=put&verdict=failed&" + FAILING_CASE);

    assertThat(browser.until("#caseTitle").getText()).contains(FAILING);
    assertThat(browser.all("td[data-cell]"))
        .isNotEmpty()
        .allMatch(cell -> cell.getDomAttribute("aria-label").equals("failed"));
    assertThat(browser.until("#suite").getDomProperty("value")).isEqualTo("put");
  }

  @Test
  void aLinkToACaseThatIsNotThereSaysSo() {
    browser.open(page, "case=put/gone[none]@3.4.3");
    browser.untilText("#shown", "There is no case put/gone[none]@3.4.3");
  }

  @Test
  void theKeyboardIsEnough() {
    browser.open(page, "suite=put");
    browser.until("td[data-cell]");
    browser.until("#search").click();
    for (int tabs = 0;
        tabs < 20 && browser.focused().getDomAttribute("data-cell") == null;
        tabs++) {
      browser.press(Keys.TAB);
    }
    String first = browser.focused().getDomAttribute("data-cell");
    assertThat(first).as("Tab reaches the matrix").isNotNull();

    browser.press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT);
    WebElement cell = browser.focused();
    String opened = cell.getDomAttribute("data-cell");
    assertThat(opened).isNotNull().isNotEqualTo(first);
    browser.press(Keys.ENTER);
    assertThat(browser.until("#caseTitle").getText()).contains("put/");
    browser.press(Keys.ESCAPE);
    browser.untilGone("dialog");

    assertThat(browser.focused().getDomAttribute("data-cell")).isEqualTo(opened);
  }

  @Test
  void textsOfARunAreNeverMarkup() {
    browser.open(page, FAILING_CASE);
    assertThat(browser.until(".why").getText()).contains(SyntheticRun.HOSTILE);
    assertThat(browser.all("img")).isEmpty();
    assertThat(browser.title()).doesNotContain("broken in");
  }

  @Test
  void findingsComeFirstTheGravestBeforeTheOthers() throws IOException {
    Map<String, Object> different = Map.of("grade", "different", "title", "An etag differs");
    Map<String, Object> exposed =
        Map.of(
            "grade", "exposed",
            "direction", "rollback",
            "title", "New files are plaintext",
            "evidence",
                List.of(
                    Map.of(
                        "release", "3.4.1", "check", "bytes:ciphertext", "message", "plaintext")),
            "cases", List.of(FAILING),
            "command", "./s3a-qualify upgrade");
    Path found = SyntheticRun.of(100).write(directory, List.of(different, exposed));

    browser.open(found, "");

    assertThat(browser.all("main > section:not([hidden])").get(0).getDomAttribute("id"))
        .isEqualTo("findings");
    assertThat(browser.all(".finding h3"))
        .extracting(WebElement::getText)
        .satisfiesExactly(
            first -> assertThat(first).contains("exposed", "rollback", "New files are plaintext"),
            second -> assertThat(second).contains("different", "An etag differs"));
    browser.click(".finding [data-case]");
    assertThat(browser.until("#caseTitle").getText()).contains(FAILING);
  }

  @Test
  void aRunOfSeveralReleasesIsShownByReleaseOrByProfile() throws IOException {
    browser.open(SyntheticRun.ofReleases(100, "3.3.6", "3.4.3").write(directory), "");
    assertThat(columns()).containsExactly("3.3.6", "3.4.3");

    browser.type("#columns", "profiles");
    browser.untilText(".matrix thead", "sse-c");
    assertThat(columns()).contains("cse-kms", "sse-c").doesNotContain("3.4.3");
    assertThat(browser.hash()).contains("columns=profile");
  }

  private static List<String> columns() {
    return browser.all(".matrix thead th[scope=col] span").stream()
        .map(WebElement::getText)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"500, 2_000_000", "5000, 12_000_000"})
  void itIsQuick(int cases, String mostBytes) throws IOException {
    Path large = SyntheticRun.of(cases).write(directory);
    browser.open(large, "");
    long ready = browser.millisecondsToReady();
    long bytes = Files.size(large);
    long opening = System.nanoTime();
    browser.click(FAILED_CELL);
    browser.until("dialog .falls");
    long opened = (System.nanoTime() - opening) / 1_000_000;

    System.out.printf(
        "index.html of %d cases: %.1f MB, %d ms to ready, %d ms from click to case%n",
        cases, bytes / 1e6, ready, opened);
    assertThat(bytes).isLessThan(Long.parseLong(mostBytes.replace("_", "")));
    // Ten times what a slow machine takes: it is the order of magnitude that matters.
    assertThat(ready).isLessThan(10_000);
  }
}
