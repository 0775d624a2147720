package io.shopkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.serve.ServedShop;
import io.shopkeeper.serve.ports.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What pages of the console weigh, and what every one of them offers.
@TestInstance(Lifecycle.PER_CLASS)
class ConsolePagesTest {
  private static final long MOST_BYTES = 300 * 1024;

  @RegisterExtension final PageFaults faults = new PageFaults();

  private Chromium chromium;
  private ServedShop shop;

  @BeforeAll
  void start(@TempDir Path directory) {
    chromium = new Chromium();
    shop = ServedShop.start(directory);
    shop.jobs().enqueue(new JobRequest.Train(List.of()));
  }

  @AfterAll
  void stop() {
    if (shop != null) {
      shop.close();
      chromium.close();
    }
  }

  private Page loggedIn() {
    Page page = chromium.reader("en-GB", 1280, ColorScheme.LIGHT).newPage();
    faults.watch(page);
    page.navigate(shop.server().loginLink().toString());
    page.waitForURL(at("/")); // the page that welcomes sends on by itself
    return page;
  }

  private String at(String path) {
    return shop.server().address() + path;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/products",
        "/products/p-1",
        "/customers",
        "/customers/c-1",
        "/segments",
        "/cohorts",
        "/reviews",
        "/recommendations?customer=c-1",
        "/rules",
        "/claims",
        "/search?q=cup",
        "/search/synonyms",
        "/experiments",
        "/campaigns",
        "/inbox",
        "/quality",
        "/same",
        "/content",
        "/checks",
        "/sql",
        "/alerts",
        "/jobs",
        "/jobs/1",
        "/models",
        "/people"
      })
  void aPageIsSmallBesideTheChartLibrary(String path) {
    Page page = loggedIn().context().newPage();
    faults.watch(page);
    page.route("**/*", Route::resume); // which has the browser leave its cache aside
    var loaded = new ConcurrentLinkedQueue<Response>();
    page.onResponse(loaded::add);
    Response answer = page.navigate(at(path));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    long bytes = 0;
    for (Response response : loaded) {
      if (!response.url().contains("echarts")) {
        bytes += response.request().sizes().responseBodySize;
      }
    }
    assertThat(answer.status()).isEqualTo(200);
    assertThat(bytes).as(path).isBetween(20_000L, MOST_BYTES);
    System.out.printf(
        "%-32s %,8d bytes, answered after %.0f ms%n",
        path, bytes, answer.request().timing().responseStart);
    page.context().close();
  }

  @Test
  void anAnalystKeepsAViewAndComesBackToIt() {
    Page page = loggedIn();
    page.navigate(at("/products?q=espresso"));
    page.getByText("Saved views").click();
    page.getByLabel("Name of this view").fill("Espresso");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true))
        .click();
    assertThat(page.locator("details a", new Page.LocatorOptions().setHasText("Espresso")))
        .isAttached();
    page.navigate(at("/products"));
    page.getByText("Saved views").click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Espresso").setExact(true))
        .click();
    page.waitForURL(at("/products?q=espresso"));
    assertThat(page.locator("table.list tbody tr")).hasCount(1);
    page.context().close();
  }

  @Test
  void aTableIsTakenAlongAsAFile() throws IOException {
    Page page = loggedIn();
    page.navigate(at("/products"));
    Locator button = page.locator("button.file").first();
    assertThat(button).isVisible();
    Download file = page.waitForDownload(button::click);
    assertThat(file.suggestedFilename()).isEqualTo("Products.csv");
    List<String> lines = Files.readAllLines(file.path());
    assertThat(lines).hasSizeGreaterThan(20);
    assertThat(lines.getFirst()).startsWith("\ufeff");
    assertThat(String.join("\n", lines)).contains("Espresso cup");
    page.context().close();
  }

  @Test
  void scriptContentInAProductsNameIsNeverExecuted() {
    Page page = loggedIn();
    String hostile = "/products/p%2F17%20%C3%A4";
    for (String path :
        List.of("/products", hostile, "/recommendations?customer=c-1", "/", "/rules")) {
      page.navigate(at(path));
      assertThat(page.locator("main")).isVisible();
    }
    page.navigate(at(hostile));
    assertThat(page.locator("h1")).hasText(SampleShop.ATTACK);
    page.context().close();
  }

  @Test
  void anAdministratorChangesWhatIsWorthHearing() {
    Page page = loggedIn();
    page.navigate(at("/alerts"));
    page.locator("#bound-stock_outs").fill("3");
    page.locator("form:has(#bound-stock_outs) button").click();
    assertThat(page.locator("#bound-stock_outs")).hasValue("3");
    page.context().close();
  }
}
