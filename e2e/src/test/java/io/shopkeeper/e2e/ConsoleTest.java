package io.shopkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.serve.ServedShop;
import io.shopkeeper.serve.ports.JobRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class ConsoleTest {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  @RegisterExtension final PageFaults faults = new PageFaults();

  private Chromium chromium;
  private ServedShop shop;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    chromium = new Chromium();
    shop = ServedShop.start(directory);
    shop.jobs().enqueue(new JobRequest.Train(List.of()));
    new SampleExperiment(shop).run();
    shop.draft("p-2");
    shop.draft("p-3");
  }

  @AfterAll
  void stop() {
    if (shop != null) {
      shop.close();
      chromium.close();
    }
  }

  private Page loggedIn(String locale, int width, ColorScheme scheme) {
    BrowserContext context = chromium.reader(locale, width, scheme);
    Page page = context.newPage();
    faults.watch(page, shop.server().address().toString());
    page.navigate(shop.server().loginLink().toString());
    page.waitForURL(at("/"));
    return page;
  }

  private Page english() {
    return loggedIn("en-GB", DESKTOP, ColorScheme.LIGHT);
  }

  private String at(String path) {
    return shop.server().address() + path;
  }

  @Test
  void theOverviewShowsFiguresAndCurves() {
    Page page = english();
    assertThat(page.locator(".tile").first()).containsText("€");
    assertThat(page.locator("[data-chart] canvas")).hasCount(2);
    // The products that sell best, and how far visits come.
    assertThat(page.locator(".bars li")).hasCount(8 + 4);
    assertThat(page.getByText("item-neighbours-1")).isVisible();
    page.context().close();
  }

  @Test
  void theFiguresAreLive() {
    Page page = english();
    page.waitForResponse(response -> response.url().endsWith("/live"), () -> {});
    assertThat(page.locator("#live .tile")).hasCount(6);
    page.context().close();
  }

  @Test
  void theLanguageFollowsTheBrowserAndCanBeSwitched() {
    Page page = loggedIn("zh-CN", DESKTOP, ColorScheme.LIGHT);
    assertThat(page.locator("h1")).hasText("总览");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English")).click();
    assertThat(page.locator("h1")).hasText("Overview");
    page.navigate(at("/quality"));
    assertThat(page.locator("h1")).hasText("Data quality");
    page.context().close();
  }

  @Test
  void aRefusedLineIsShownWithItsPlace() {
    Page page = english();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Data quality")).click();
    page.locator("summary", new Page.LocatorOptions().setHasText("A time that cannot be read"))
        .first()
        .click();
    assertThat(
            page.locator("td", new Page.LocatorOptions().setHasText("events.csv.gz:801")).first())
        .isVisible();
    assertThat(page.locator("code.raw").first()).hasText(SampleShop.ATTACK);
    page.context().close();
  }

  @Test
  void aProductShowsWhatGoesWithItAndWhy() {
    Page page = english();
    page.navigate(at("/products"));
    page.getByRole(AriaRole.SEARCHBOX).fill("espresso");
    assertThat(page.locator("table.list tbody tr")).hasCount(1);
    page.locator("table.list a").click();
    assertThat(page.locator("h1")).hasText("Espresso cup");
    assertThat(page.locator(".answers > li").first()).containsText("customers in common: cosine");
    assertThat(page.locator("[data-chart] canvas")).hasCount(2);
    page.context().close();
  }

  @Test
  void theReasonsOfARecommendationAddUp() {
    Page page = english();
    page.navigate(at("/recommendations"));
    page.getByLabel("Customer id").fill("c-1");
    page.keyboard().press("Enter");
    Locator first = page.locator(".answers > li").first();
    assertThat(first).isVisible();
    double score = Double.parseDouble(first.locator(".answer .figure").textContent());
    double sum =
        first.locator(".why .figure").allTextContents().stream()
            .mapToDouble(Double::parseDouble)
            .sum();
    assertThat(sum).isCloseTo(score, org.assertj.core.data.Offset.offset(0.005));
    page.context().close();
  }

  @Test
  void reviewsAreFoundByWhatTheySayAndMarkedWithIt() {
    Page page = english();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reviews")).click();
    page.locator("select[name=product]").selectOption("p-1");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
    assertThat(page.locator("[data-chart] canvas")).hasCount(2);
    assertThat(page.getByText("Alert: a drop")).isVisible();
    page.locator("#explorer select[name=aspect]").selectOption("delivery");
    page.locator("#explorer select[name=polarity]").selectOption("negative");
    assertThat(page.locator("#found")).containsText("8 reviews");
    assertThat(page.locator("#found mark.negative").first()).hasText("物流");
    page.locator("#explorer select[name=aspect]").selectOption("");
    page.locator("#explorer select[name=polarity]").selectOption("");
    page.getByRole(AriaRole.SEARCHBOX).fill("alert(");
    assertThat(page.locator("#found .said")).hasCount(1);
    assertThat(page.locator("#found .said")).containsText("<script>alert('review')</script>");
    page.context().close();
  }

  @Test
  void theKeyboardAloneReachesEverything() {
    Page page = english();
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasText("Skip to the content");
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    page.navigate(at("/"));
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator(":focus")).hasText("Products");
    page.keyboard().press("Enter");
    page.waitForURL(at("/products"));
    page.context().close();
  }

  @Test
  void anExperimentShowsItsVerdictAndCurve() {
    Page page = english();
    page.navigate(at("/experiments"));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New ranking")).click();
    assertThat(page.getByText("'new' is better than 'old'").first()).isVisible();
    assertThat(page.locator("[data-chart] canvas")).hasCount(1);
    page.context().close();
  }

  @Test
  void aTextIsEditedRefusedMendedAndApprovedBesideItsFacts() {
    Page page = english();
    page.navigate(at("/content/p-3~en~page~a"));
    assertThat(page.locator("mark.positive").first()).isVisible();
    page.getByLabel("Description", new Page.GetByLabelOptions().setExact(true))
        .fill("A cup of merino wool.");
    page.getByText("Keep as a new version").click();
    assertThat(page.locator("mark.negative", new Page.LocatorOptions().setHasText("merino wool")))
        .isVisible();
    page.getByText("Approve this version").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Version 2");
    assertThat(faults.found())
        .as("the browser notes the refusal")
        .hasSize(1)
        .first()
        .asString()
        .contains("400");
    faults.forget("400");
    page.navigate(at("/content/p-3~en~page~a?version=1"));
    page.getByText("Approve this version").click();
    assertThat(page.getByText("Customers see version 1")).isVisible();
    page.navigate(at("/content?state=approved"));
    assertThat(page.locator(".entries li")).hasCount(1);
    page.context().close();
  }

  @Test
  void anAdministratorTrainsAModel() {
    Page page = english();
    page.navigate(at("/jobs"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Train now")).click();
    assertThat(page.locator("#job-list").getByText("Training").first()).isVisible();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/quality",
        "/products",
        "/products/p-1",
        "/recommendations?customer=c-1",
        "/search?q=cup",
        "/search/synonyms",
        "/reviews?product=p-1",
        "/jobs",
        "/jobs/1",
        "/models",
        "/customers",
        "/customers/c-1",
        "/sql",
        "/same",
        "/cohorts",
        "/segments",
        "/segments?where=orders+%3E+0",
        "/rules",
        "/claims",
        "/rules?id=x&effect=boost+2&where=price+%3C+1000",
        "/experiments",
        "/checks",
        "/content",
        "/content/p-2~en~page~a",
        "/campaigns",
        "/inbox",
        "/alerts",
        "/experiments/ranking",
        "/people",
        "/docs"
      })
  void aPhoneNeverScrollsSideways(String path) {
    Page page = loggedIn("zh-CN", PHONE, ColorScheme.DARK);
    page.navigate(at(path));
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, LIGHT",
    "/, DARK",
    "/quality, LIGHT",
    "/quality, DARK",
    "/products, LIGHT",
    "/products/p-1, DARK",
    "/recommendations?customer=c-1, LIGHT",
    "/recommendations?customer=c-1, DARK",
    "/cohorts, LIGHT",
    "/cohorts?by=week, DARK",
    "/segments?where=orders+%3E+0, LIGHT",
    "/segments?where=orders+%3E+0, DARK",
    "/search?q=cup, LIGHT",
    "/search?q=cup, DARK",
    "/reviews?product=p-1, LIGHT",
    "/reviews?category=Cups&aspect=delivery, DARK",
    "/jobs, LIGHT",
    "/jobs/1, LIGHT",
    "/jobs/1, DARK",
    "/customers, LIGHT",
    "/customers/c-1, DARK",
    "/sql, LIGHT",
    "/same, DARK",
    "/models, LIGHT",
    "/rules, LIGHT",
    "/rules, DARK",
    "/experiments, LIGHT",
    "/experiments, DARK",
    "/content, LIGHT",
    "/content/p-2~en~page~a, LIGHT",
    "/content/p-2~en~page~a, DARK",
    "/campaigns, LIGHT",
    "/campaigns, DARK",
    "/inbox, LIGHT",
    "/inbox, DARK",
    "/alerts, LIGHT",
    "/alerts, DARK",
    "/experiments/ranking, LIGHT",
    "/experiments/ranking, DARK",
    "/people, LIGHT",
    "/people, DARK",
    "/docs, DARK",
    "/login, LIGHT"
  })
  void nothingStandsInTheWayOfAssistiveTechnology(String path, ColorScheme scheme)
      throws IOException {
    Page page = loggedIn("en-GB", DESKTOP, scheme);
    page.navigate(at(path));
    assertThat(page.locator("[data-chart]:empty")).hasCount(0);
    page.evaluate(axe());
    Object violations =
        page.evaluate(
            "async () => (await axe.run(document)).violations.map(violation => violation.id + ': '"
                + " + violation.nodes.map(node => node.html).join(' | '))");
    assertThat((List<?>) violations).isEmpty();
    page.context().close();
  }

  static String axe() throws IOException {
    String resource = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (var in = Objects.requireNonNull(ConsoleTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
