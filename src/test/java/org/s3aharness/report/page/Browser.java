package org.s3aharness.report.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, as Debian has it. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String MISSING =
      "no %s on the PATH: the page is not tested in a browser; on Debian, apt-get install chromium"
          + " chromium-driver";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts it, or aborts the test where there is none.
   *
   * @param temporary for the files that it leaves
   */
  static Browser start(Path temporary) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(
        program("Chromium", "chromium", "chromium-browser", "google-chrome").toFile());
    // As root it runs only so, and the pages are our own.
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--window-size=1400,1000",
        // Else a click would miss what is still being scrolled to.
        "--force-prefers-reduced-motion");
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver", "chromedriver").toFile())
            .usingAnyFreePort()
            .withEnvironment(Map.of("TMPDIR", temporary.toString()))
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path program(String what, String... names) {
    Optional<Path> found =
        Stream.of(names)
            .flatMap(
                name ->
                    Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseGet(() -> Assumptions.abort(MISSING.formatted(what)));
  }

  /**
   * Opens a file, with what follows {@code #} in its address, and waits until it has been built.
   */
  void open(Path page, String hash) {
    driver.get("about:blank");
    driver.get(page.toUri() + (hash.isEmpty() ? "" : "#" + hash));
    until("html[data-ready]");
  }

  /** Milliseconds from the start of loading until the page was built. */
  long millisecondsToReady() {
    return Long.parseLong(driver.findElement(By.tagName("html")).getDomAttribute("data-ready"));
  }

  /** Returns what follows {@code #} in the address. */
  String hash() {
    return String.valueOf(driver.executeScript("return location.hash"));
  }

  /** Waits until something is there and visible. */
  WebElement until(String selector) {
    return new WebDriverWait(driver, PATIENCE)
        .until(
            d ->
                d.findElements(By.cssSelector(selector)).stream()
                    .filter(Browser::shows)
                    .findFirst()
                    .orElse(null));
  }

  /** Waits until nothing like it is visible. */
  void untilGone(String selector) {
    new WebDriverWait(driver, PATIENCE)
        .until(d -> d.findElements(By.cssSelector(selector)).stream().noneMatch(Browser::shows));
  }

  private static boolean shows(WebElement element) {
    return element.isDisplayed() || element.getTagName().equals("html");
  }

  /** Waits until an element has a text. */
  void untilText(String selector, String text) {
    new WebDriverWait(driver, PATIENCE)
        .until(d -> d.findElement(By.cssSelector(selector)).getText().contains(text));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  void click(String selector) {
    until(selector).click();
  }

  void type(String selector, String text) {
    until(selector).sendKeys(text);
  }

  /** Presses keys where the focus is. */
  void press(Keys... keys) {
    for (Keys key : keys) {
      driver.switchTo().activeElement().sendKeys(key);
    }
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  String title() {
    return driver.getTitle();
  }

  /** Returns the errors that the page has logged. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  void screenshot(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
