package io.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.shopkeeper.serve.ServedShop;
import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The tracker on pages of another server than Shopkeeper's, as in a real shop.
@TestInstance(Lifecycle.PER_CLASS)
class TrackerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Chromium chromium;
  private ServedShop shop;
  private TaggedSite site;
  private BrowserContext browser;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    chromium = new Chromium();
    shop = ServedShop.start(directory);
    site = new TaggedSite(shop, "/tracker.js", "");
  }

  @AfterAll
  void stop() {
    if (shop != null) {
      site.close();
      shop.close();
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    browser = chromium.reader("en-GB", 1280, ColorScheme.LIGHT);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private Page visit(String attributes) {
    Page page = browser.newPage();
    page.navigate(site.address() + "/?" + attributes);
    page.waitForFunction("typeof window.shopkeeper === 'function'");
    return page;
  }

  /// The sessions of the views of a product, one for each event.
  private List<String> sessions(String product) {
    return shop.store()
        .facts()
        .list(Query.of(TrackerTest.class, "views-of-product.sql", product), row -> row.text(0));
  }

  private void awaitViews(String product, int count) throws InterruptedException {
    Instant until = Instant.now().plus(PATIENCE);
    while (sessions(product).size() < count && Instant.now().isBefore(until)) {
      Thread.sleep(50);
    }
    assertThat(sessions(product)).hasSize(count);
  }

  private static void view(Page page, String product) {
    page.evaluate("product => shopkeeper('view_item', { product })", product);
  }

  private static Object kept(Page page) {
    return page.evaluate("JSON.stringify(localStorage) + document.cookie");
  }

  private static Object flags(Page page) {
    return page.evaluate("() => new Promise(tell => shopkeeper('flags', tell, ['country=DE']))");
  }

  @Test
  void aPageIsToldTheArmsOfItsVisitorOnceSomethingMayBeSent() throws Exception {
    site.post(
        "/api/v1/experiments",
        "{\"id\":\"page\",\"arms\":[\"old\",\"new\"],\"targets\":[\"country=DE\"]}");
    site.post("/api/v1/experiments/page/start", "");
    Page page = visit("");
    Object arms = flags(page);
    assertThat(String.valueOf(arms)).matches("\\{page=(old|new)}");
    assertThat(flags(page)).as("one visit, one arm").isEqualTo(arms);
    assertThat(kept(page)).isEqualTo("{}");

    Page waiting = visit("data-consent=wait");
    waiting.evaluate("() => { window.told = 0; shopkeeper('flags', arms => { told = arms }) }");
    assertThat(waiting.evaluate("told")).as("nothing was sent yet").isEqualTo(0);
    waiting.evaluate("shopkeeper('consent', false)");
    waiting.waitForFunction("told !== 0");
    assertThat(String.valueOf(waiting.evaluate("told"))).isEqualTo("{}");
    assertThat(String.valueOf(flags(waiting))).isEqualTo("{}");

    Page consenting = visit("data-consent=wait");
    consenting.evaluate(
        "() => { window.told = 0; shopkeeper('flags', arms => { told = arms }, ['country=DE']);"
            + " shopkeeper('consent', true) }");
    consenting.waitForFunction("told !== 0");
    Object kept = consenting.evaluate("told");
    assertThat(String.valueOf(kept)).matches("\\{page=(old|new)}");
    assertThat(flags(visit(""))).as("the visit goes on").isEqualTo(kept);
  }

  @Test
  void whatAVisitorLooksAtArrivesAndNothingIsKeptBeforeConsent() throws Exception {
    Page page = visit("data-product=t-1");
    awaitViews("t-1", 1);
    assertThat(kept(page)).isEqualTo("{}");
    Page another = visit("data-product=t-1");
    awaitViews("t-1", 2);
    assertThat(sessions("t-1")).doesNotHaveDuplicates();
    assertThat(kept(another)).isEqualTo("{}");
  }

  @Test
  void withConsentAVisitLastsFromPageToPageUntilItIsTakenBack() throws Exception {
    Page page = visit("data-consent=wait");
    view(page, "t-2");
    page.waitForTimeout(3_000);
    assertThat(sessions("t-2")).isEmpty();
    page.evaluate("shopkeeper('consent', true)");
    awaitViews("t-2", 1);
    view(visit("data-consent=wait"), "t-2");
    awaitViews("t-2", 2);
    assertThat(sessions("t-2").stream().distinct()).hasSize(1);
    Page last = visit("data-consent=wait");
    last.evaluate("shopkeeper('consent', false)");
    view(last, "t-2");
    last.waitForTimeout(3_000);
    assertThat(kept(last)).isEqualTo("{}");
    assertThat(sessions("t-2")).hasSize(2);
  }

  @Test
  void whatHappensWithoutAConnectionIsSentLaterAndOnce() throws Exception {
    Page page = visit("");
    page.evaluate("shopkeeper('consent', true)");
    browser.setOffline(true);
    view(page, "t-3");
    view(page, "t-3");
    page.waitForTimeout(3_000);
    browser.setOffline(false);
    awaitViews("t-3", 2);
    page.waitForTimeout(3_000);
    assertThat(sessions("t-3")).hasSize(2);
  }

  @Test
  void aBrowserWhoseClockIsYearsAheadDoesNotMoveItsEventsIntoTheFuture() throws Exception {
    Page page = visit("");
    page.clock().setSystemTime("2031-01-01T00:00:00Z");
    page.evaluate("shopkeeper('consent', true)");
    view(page, "t-5");
    awaitViews("t-5", 1);
    browser.setOffline(true);
    view(page, "t-5");
    page.waitForTimeout(11_000); // from ten seconds on an event has a time of its own
    browser.setOffline(false);
    awaitViews("t-5", 2);
    assertThat(
            shop.store()
                .facts()
                .list(
                    new Query(
                        "skew",
                        "SELECT count(*) FROM events WHERE product = 't-5' AND occurred_at BETWEEN"
                            + " received_at - INTERVAL 5 MINUTE AND received_at + INTERVAL 5"
                            + " MINUTE",
                        List.of()),
                    row -> row.integer(0)))
        .containsExactly(2L);
  }

  @Test
  void whoDoesNotWantToBeTrackedIsNot() throws Exception {
    browser.addInitScript(
        "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
    Page page = visit("data-product=t-4");
    page.evaluate("shopkeeper('consent', true)");
    view(page, "t-4");
    page.waitForTimeout(3_000);
    assertThat(sessions("t-4")).isEmpty();
    assertThat(kept(page)).isEqualTo("{}");
  }
}
