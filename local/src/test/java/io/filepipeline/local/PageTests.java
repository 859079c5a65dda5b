package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The page, in a real browser, before the running pipeline.
 */
@ExtendWith(RunningPipeline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTests {

	private final LocalPipeline pipeline;

	private final Api api;

	private Path folder;

	private Browser browser;

	PageTests(LocalPipeline pipeline, Api api) {
		this.pipeline = pipeline;
		this.api = api;
	}

	@BeforeAll
	void start(@TempDir Path downloads) {
		this.folder = downloads;
		this.browser = Browser.start(this.folder);
	}

	@AfterAll
	void stop() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	void splitsWhatIsCutByKeyboard() throws IOException {
		open("/");
		this.browser.choose(file("five pages.pdf", Pdfs.withPages(5)));
		this.browser.see(".divider[tabindex='0']").sendKeys(Keys.ARROW_RIGHT);
		this.browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
		assertThat(this.browser.see(".way-settings input").getDomProperty("value")).isEqualTo("1-2, 3-5");
		this.browser.click("Split into 2 parts");

		await().until(() -> this.browser.texts(".result h3"), List.of("2 parts ready")::equals);
		assertThat(this.browser.texts(".part .name")).containsExactly("five pages_0.pdf", "five pages_1.pdf");
		this.browser.see("[aria-label='Download five pages_1.pdf']").click();
		assertThatPdf(downloaded("five pages_1.pdf")).hasPages(3);
	}

	@Test
	void takesTypedRangesForCuts() throws IOException {
		open("/");
		this.browser.choose(file("typed.pdf", Pdfs.withPages(6)));
		this.browser.see(".divider");
		type(this.browser.see(".way-settings input"), "1-2, 4+6");

		await().until(() -> this.browser.texts(".plan-list .name"), List.of("typed_0.pdf", "typed_1.pdf")::equals);
		assertThat(this.browser.all(".divider[aria-pressed='true']")).hasSize(4);
		assertThat(this.browser.all(".page.left-out")).hasSize(2);
		type(this.browser.see(".way-settings input"), "1-7");
		assertThat(this.browser.see(".ways .fault").getText()).contains("There is no page 7");
		assertThat(this.browser.see(".plan .primary").isEnabled()).isFalse();
	}

	@Test
	void showsWhatBeginsAtPagesThatStay() throws IOException {
		open("/");
		this.browser.choose(file("stickers.pdf", Pdfs.document(4).qrCode(2, "PATCHT").toBytes()));
		this.browser.see(".more-ways summary").click();
		this.browser.click("At separator sheets");
		this.browser.see(".way-settings input[type='checkbox']").click();
		this.browser.click("Show the parts first");

		await().until(() -> this.browser.texts(".plan-list .name"), List.of("stickers_0.pdf", "PATCHT_1.pdf")::equals);
		assertThat(this.browser.texts(".plan-list .hint")).last().asString().contains("3–4");

		this.browser.click("Every few pages");
		this.browser.see(".options summary").click();
		type(this.browser.see("input[placeholder*='{stem}']"), "{stem} {index:02} {match} p{first}.pdf");
		await().until(() -> this.browser.texts(".plan-list .name"), (names) -> names.contains("stickers 03 p4.pdf"));
		this.browser.click("Split into 4 parts");
		await().until(() -> this.browser.texts(".result h3"), List.of("4 parts ready")::equals);
		assertThat(this.browser.texts(".part .name")).contains("stickers 03 p4.pdf");
	}

	@Test
	void showsHostileNamesAsTheyAre() throws IOException {
		String name = "<img src=x onerror=\"document.title='taken'\">.pdf";
		open("/");
		this.browser.choose(file(name, Pdfs.withPages(2)));
		this.browser.click("Uploaded");

		await().until(() -> this.browser.texts("h1"), List.of(name)::equals);
		this.browser.see("a[href^='#/split/']").click();
		this.browser.see(".divider").click();
		this.browser.click("Split into 2 parts");
		await().until(() -> this.browser.texts(".result h3"), List.of("2 parts ready")::equals);
		open("/#/records");
		await().until(() -> this.browser.texts(".row .name"), (names) -> names.contains(name));
		assertThat(this.browser.all("img[src=x]")).isEmpty();
		assertThat(this.browser.driver().getTitle()).isEqualTo("Files · File pipeline");
	}

	@Test
	void wrapsWordsThatAreWiderThanTheScreen() {
		String word = "w".repeat(250);
		UploadReceipt receipt = this.api.accepted(Pdfs.withPages(2), word + ".pdf", """
				{"folder_name": "%s", "process": true,
				 "process_params": {"split_params": {"at_text": "%s"}}}""".formatted(word, word));
		this.api.finished(receipt);

		for (String screen : List.of("processes/" + receipt.processing().processId(), "split/" + receipt.file().id(),
				"records/" + receipt.file().id(), "records?folder_name=" + word)) {
			open("/#/" + screen);
			this.browser.see(".crumbs a[href*='-'], .story a, .rows a");
			assertThat((Boolean) this.browser.driver().executeScript("""
					return [...document.querySelectorAll('main *')].every(
						(each) => each.getBoundingClientRect().right <= document.documentElement.clientWidth)"""))
				.as(screen)
				.isTrue();
		}
	}

	@Test
	void tellsHowAFileWasSplit() {
		UploadReceipt receipt = this.api.accepted(Pdfs.withPages(2), "listed.pdf", """
				{"process":true,"process_params":{"split_params":{"file_map":[{"pages":[0]},{"pages":[1]}]}}}""");
		this.api.finished(receipt);

		open("/#/records/" + receipt.file().id());

		assertThat(this.browser.see(".story a").getText()).isEqualTo("Split into listed parts");
		this.browser.see(".story a").click();
		await().until(() -> this.browser.texts("h1"), List.of("Split into 2 listed parts")::equals);
	}

	@Test
	void findsFilesByWordsAndFolder() {
		this.api.accepted(new byte[] { 1 }, "found.bin", "{\"folder_name\":\"page tests\"}");
		this.api.accepted(new byte[] { 1 }, "hidden.bin", "{\"folder_name\":\"elsewhere\"}");
		open("/#/records");
		await().until(() -> this.browser.texts(".row .name"), (names) -> names.contains("hidden.bin"));
		type(this.browser.see("input[name=folder_name]"), "page tests");
		await().until(() -> this.browser.texts(".row .name"), List.of("found.bin")::equals);
		type(this.browser.see("input[name=q]"), "hidden");
		await().until(() -> this.browser.texts(".row .name"), List.of()::equals);
		type(this.browser.see("input[name=q]"), "fou bin");

		await().until(() -> this.browser.texts(".row .name"), List.of("found.bin")::equals);
		this.browser.see(".row").click();
		await().until(() -> this.browser.texts("h1"), List.of("found.bin")::equals);
		assertThat(this.browser.see(".facts").getText()).contains("page tests", "application/octet-stream");
	}

	@Test
	void sendsAWebhookAgain() throws IOException {
		try (WebhookReceiver receiver = new WebhookReceiver()) {
			open("/#/webhooks");
			this.browser.click("Add an address");
			this.browser.see("dialog input[type=url]").sendKeys(receiver.at("/ok").toString());
			this.browser.click("Add");
			assertThat(this.browser.see("dialog .secret").getText()).startsWith("whsec_");
			this.browser.click("I have it");
			this.browser.click("Test");
			await().until(() -> receiver.requests("/ok").size() == 1);
			this.browser.click("Send again");

			await().until(() -> receiver.requests("/ok").size() == 2);
			assertThat(receiver.requests("/ok").get(1).id()).isEqualTo(receiver.requests("/ok").get(0).id());
			this.browser.click("Delete");
			this.browser.see("dialog .danger").click();
			await().until(() -> this.browser.texts(".webhooks .rows .name"), List.of()::equals);
		}
	}

	@Test
	void keepsWhatWasTypedWhenAnAddressIsRefused() throws IOException {
		open("/#/webhooks");
		this.browser.click("Add an address");
		this.browser.see("dialog input[type=url]").sendKeys("https://example.com/hook#here");
		this.browser.see("dialog input[type=text]").sendKeys("Accounting");
		this.browser.click("Add");

		assertThat(this.browser.see("dialog .fault").getText()).contains("must not contain a fragment");
		assertThat(this.browser.all("dialog input")).extracting((input) -> input.getDomProperty("value"))
			.containsExactly("https://example.com/hook#here", "Accounting");
		assertThat(this.browser.barriers()).isEmpty();
		this.browser.click("Cancel");
		await().until(() -> this.browser.all("dialog"), List.of()::equals);
	}

	@Test
	void asksNothingAnyMoreWhenTheAddressChanges() {
		open("/#/folders");
		await().until(() -> this.browser.texts("h1"), List.of("Folders")::equals);
		this.browser.click("Webhooks");
		this.browser.click("Add an address");
		this.browser.see("dialog");

		this.browser.driver().navigate().back();

		await().until(() -> this.browser.texts("h1"), List.of("Folders")::equals);
		assertThat(this.browser.all("dialog")).isEmpty();
	}

	@Test
	void triesAgainWithThePassword() throws IOException {
		open("/");
		this.browser.choose(file("locked.pdf", Pdfs.document(3).encrypted("open sesame", "owner").toBytes()));
		this.browser.click("Cancel");
		this.browser.click("Every few pages");
		this.browser.see(".plan .primary").click();

		await().until(() -> this.browser.texts(".result h3"), List.of("It could not be split")::equals);
		assertThat(this.browser.see(".result .fault").getText()).contains("It opens only with its password");
		this.browser.click("Try again");
		this.browser.see("dialog input").sendKeys("open sesame", Keys.ENTER);
		await().until(() -> this.browser.texts(".result h3"), List.of("3 parts ready")::equals);
	}

	@Test
	void hasNoBarriers() throws IOException {
		UploadReceipt receipt = Json.read(this.api.upload(Pdfs.withPages(4), "barriers.pdf", """
				{"folder_name": "barriers", "process": true, "process_params": {"split_params": {"every": 2}}}""")
			.body(), UploadReceipt.class);
		this.api.finished(receipt);

		open("/");
		this.browser.choose(file("barriers.pdf", Pdfs.withPages(4)));
		this.browser.see(".divider").click();
		this.browser.see(".options summary").click();
		this.browser.see(".more-ways summary").click();
		assertThat(this.browser.barriers()).isEmpty();
		this.browser.click("Split into 2 parts");
		await().until(() -> this.browser.texts(".result h3"), List.of("2 parts ready")::equals);
		assertThat(this.browser.barriers()).isEmpty();
		for (String screen : List.of("records", "records/" + receipt.file().id(),
				"processes/" + receipt.processing().processId(), "folders", "webhooks", "records/nothing")) {
			open("/#/" + screen);
			this.browser.see("main h1");
			assertThat(this.browser.barriers()).as(screen).isEmpty();
		}
	}

	@Test
	void asksForAKeyWhereTheApiTakesOne() throws IOException {
		this.api.accepted("0123456789".getBytes(StandardCharsets.UTF_8), "kept.txt", "{}");
		try (AnotherHost host = AnotherHost.start(this.pipeline, "API_KEYS=" + ApiKeyTests.KEYS)) {
			URI files = host.api().base().resolve("/#/records");
			this.browser.open(files);
			this.browser.see("dialog input").sendKeys("third key", Keys.ENTER);
			await().until(() -> this.browser.texts("dialog .fault"),
					List.of("The pipeline does not know this key.")::equals);
			type(this.browser.see("dialog input"), "first key");
			this.browser.click("Sign in");
			await().until(() -> this.browser.texts(".row .name"), (names) -> names.contains("kept.txt"));

			this.browser.open(files);
			this.browser.click("kept.txt");
			this.browser.click("Download");
			assertThat(downloaded("kept.txt")).asString().isEqualTo("0123456789");
			this.browser.click("Sign out");
			this.browser.see("dialog input");
		}
	}

	private void open(String path) {
		this.browser.open(this.pipeline.url().resolve(path));
	}

	private static void type(WebElement input, String text) {
		input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
	}

	private Path file(String name, byte[] content) throws IOException {
		return Files.write(this.folder.resolve(name), content);
	}

	private byte[] downloaded(String name) throws IOException {
		Path file = this.folder.resolve(name);
		await().until(() -> Files.exists(file));
		return Files.readAllBytes(file);
	}

}
