package io.filepipeline.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.ClassPathResource;

import static org.awaitility.Awaitility.await;

/**
 * A real browser, without a window, as a person uses it. What it is asked for it waits
 * for.
 *
 * @param driver what drives it
 * @param downloads where it puts what is downloaded
 */
record Browser(ChromeDriver driver, Path downloads) implements AutoCloseable {

	/** Where it is set, as by .ci/run, a build without a browser fails. */
	private static final String REQUIRED = "BROWSER_REQUIRED";

	/**
	 * Starts it. Without Chromium on this machine the test is aborted, unless the
	 * environment says that there has to be one.
	 */
	static Browser start(Path downloads) {
		Optional<Path> chromium = command("chromium", "chromium-browser", "google-chrome");
		Optional<Path> chromedriver = command("chromedriver");
		if (chromium.isEmpty() || chromedriver.isEmpty()) {
			String message = "The page is tried with Chromium and its chromedriver, which are not installed here;"
					+ " on Debian: apt-get install chromium chromium-driver";
			if (System.getenv(REQUIRED) != null) {
				Assertions.fail(message);
			}
			// the report of a class that is not begun says nothing
			LoggerFactory.getLogger(Browser.class).warn(message);
			Assumptions.abort(message);
		}
		ChromeOptions options = new ChromeOptions().setBinary(chromium.orElseThrow().toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--disable-background-networking", "--no-first-run", "--window-size=1280,900");
		options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(chromedriver.orElseThrow().toFile())
			.build();
		return new Browser(new ChromeDriver(service, options), downloads);
	}

	/** Opens an address anew, even if it differs from the one before by its fragment. */
	void open(URI url) {
		this.driver.get("about:blank");
		this.driver.get(url.toString());
	}

	WebElement see(String css) {
		return see(By.cssSelector(css));
	}

	/** What can be clicked and says just this. */
	WebElement button(String text) {
		return see(By
			.xpath("//*[self::button or self::a or self::label or @class='name'][normalize-space()='" + text + "']"));
	}

	void click(String text) {
		await().ignoreExceptions().untilAsserted(() -> button(text).click());
	}

	/** Chooses a file, as in the window that a click on the button would open. */
	void choose(Path file) {
		this.driver.findElement(By.cssSelector("input[type=file]")).sendKeys(file.toString());
	}

	List<String> texts(String css) {
		try {
			return all(css).stream().map(WebElement::getText).toList();
		}
		catch (StaleElementReferenceException ex) {
			return List.of();
		}
	}

	List<WebElement> all(String css) {
		return this.driver.findElements(By.cssSelector(css));
	}

	/**
	 * What people want whose eyes are used to it: {@code light} or {@code dark}, at once.
	 */
	private void prefer(String colours) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	/**
	 * What keeps people from using the page who do not see it, or not well, or use no
	 * mouse: the violations of WCAG that axe-core finds in what is shown now, light or
	 * dark.
	 */
	List<String> barriers() throws IOException {
		this.driver.executeScript(new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8));
		prefer("light");
		List<String> light = violations("{}");
		prefer("dark");
		// the rules that depend on colours
		List<String> dark = violations("{runOnly: ['color-contrast', 'link-in-text-block']}");
		return Stream.concat(light.stream(), dark.stream()).toList();
	}

	private List<String> violations(String options) {
		Object found = this.driver.executeAsyncScript(
				"""
						const done = arguments[arguments.length - 1];
						axe.run({...%s, resultTypes: ['violations']}).then((result) => done(result.violations.flatMap(
						  (violation) => violation.nodes.map((node) => `${violation.id}: ${node.target} ${node.failureSummary}`))));
						"""
					.formatted(options));
		return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
	}

	private WebElement see(By place) {
		return await(place.toString()).ignoreExceptionsInstanceOf(StaleElementReferenceException.class)
			.until(() -> this.driver.findElements(place).stream().filter(WebElement::isDisplayed).findFirst(),
					Optional::isPresent)
			.orElseThrow(() -> new NoSuchElementException(place.toString()));
	}

	private static Optional<Path> command(String... names) {
		List<String> folders = Arrays.asList(System.getenv("PATH").split(File.pathSeparator));
		return Stream.of(names)
			.flatMap((name) -> folders.stream().map((folder) -> Path.of(folder, name)))
			.filter((file) -> file.toFile().canExecute())
			.findFirst();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
