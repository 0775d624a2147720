package io.shopkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.serve.ServedShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/// A shopper in the demo's window, with a real browser.
@TestInstance(Lifecycle.PER_CLASS)
class StorefrontTest {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;
  private static final long MOST_BYTES = 300 * 1024;
  private static final String HOSTILE = "/shop/products/p%2F17%20%C3%A4";

  @RegisterExtension final PageFaults faults = new PageFaults();

  private Chromium chromium;
  private ServedShop shop;

  @BeforeAll
  void start(@TempDir Path directory) {
    chromium = new Chromium();
    shop = ServedShop.withStorefront(directory);
  }

  @AfterAll
  void stop() {
    if (shop != null) {
      shop.close();
      chromium.close();
    }
  }

  private Page shopper(String locale, int width) {
    BrowserContext context = chromium.reader(locale, width, ColorScheme.LIGHT);
    Page page = context.newPage();
    faults.watch(page, shop.server().address().toString());
    return page;
  }

  private String at(String path) {
    return shop.server().address() + path;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// Reloads a page until it says something: the list follows an event as soon as it is heard of.
  private static void awaitText(Page page, String text) {
    for (int i = 0; i < 100 && !page.locator("main").textContent().contains(text); i++) {
      page.waitForTimeout(100);
      page.reload();
    }
    assertThat(page.locator("main")).containsText(text);
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, Why this?, Add to cart, To the checkout, Order now, Thank you, From this visit,"
        + " Recently seen",
    "zh-CN, 为什么推荐？, 加入购物车, 去结算, 提交订单, 谢谢, 本次访问, 最近浏览"
  })
  void aShopperLooksAroundBuysAndIsOfferedOtherThings(
      String locale,
      String why,
      String add,
      String toCheckout,
      String order,
      String thanks,
      String fromThisVisit,
      String seen) {
    Page page = shopper(locale, DESKTOP);
    page.navigate(at("/shop"));
    Locator first = page.locator("#shop-recommended .card").first();
    first.getByText(why).click();
    assertThat(first.locator(".why li").first()).isVisible();
    String title = first.locator(".title").textContent();
    first.locator(".title").click();
    assertThat(page.locator("h1")).hasText(title);
    button(page, add).click();
    assertThat(page.locator("#pieces")).hasText("1");
    link(page, toCheckout).click();
    button(page, order).click();
    assertThat(page.locator("#said")).containsText(thanks);
    assertThat(page.locator("#orders")).containsText(title);
    page.navigate(at("/shop"));
    awaitText(page, fromThisVisit);
    assertThat(
            page.locator("#shop-recommended .goods")
                .getByText(title, new Locator.GetByTextOptions().setExact(true)))
        .hasCount(0);
    assertThat(page.locator("#shop-seen")).containsText(title);
    assertThat(page.locator("#shop-seen")).containsText(seen);
    page.context().close();
  }

  @Test
  void whatIsSentAwayGoesAtOnceAndStaysAway() {
    Page page = shopper("en-GB", DESKTOP);
    page.navigate(at("/shop"));
    Locator cards = page.locator("#shop-recommended .card");
    int before = cards.count();
    String title = cards.first().locator(".title").textContent();
    String next = cards.nth(1).locator(".title").textContent();
    cards.first().getByText("Not interested").click();
    assertThat(cards).hasCount(before - 1);
    assertThat(page.locator(":focus .title")).hasText(next);
    assertThat(page.locator("#said")).containsText("will not be offered");
    page.reload();
    assertThat(page.locator("main").getByText(title, new Locator.GetByTextOptions().setExact(true)))
        .hasCount(0);
    page.context().close();
  }

  @Test
  void withoutAScriptEverythingWorks() {
    BrowserContext context =
        chromium.reader(
            new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    Page page = context.newPage();
    page.navigate(at("/shop/categories?in=Home&in=Knives"));
    page.locator("select[name=sort]").selectOption("dear");
    button(page, "Sort").click();
    assertThat(page.locator(".title").first()).hasText("Honing steel");
    page.locator(".title").first().click();
    button(page, "Add to cart").click();
    assertThat(page.locator("#said")).hasText("It is in the cart.");
    page.navigate(at("/shop"));
    String title = page.locator("#shop-recommended .title").first().textContent();
    page.locator("#shop-recommended .card").first().getByText("Not interested").click();
    assertThat(page.locator("#said")).containsText("will not be offered");
    assertThat(page.locator("#shop-recommended .title").first()).not().hasText(title);
    context.close();
  }

  @Test
  void theKeyboardAloneBuysSomething() {
    Page page = shopper("en-GB", DESKTOP);
    page.navigate(at("/shop/products/p-2"));
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasText("Skip to the content");
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    for (int i = 0; i < 30 && page.locator("#pieces-wanted:focus").count() == 0; i++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("ArrowUp");
    page.keyboard().press("Enter");
    assertThat(page.locator("#pieces")).hasText("2");
    page.context().close();
  }

  @Test
  void scriptContentInATitleIsNeverExecuted() {
    Page page = shopper("en-GB", DESKTOP);
    for (String path :
        List.of(
            "/shop/categories",
            HOSTILE,
            "/shop/pictures/p%2F17%20%C3%A4.svg",
            "/shop/products/%3Cscript%3Ealert(1)%3C%2Fscript%3E?list=%22%3E%3Cscript%3Ealert(2)%3C/script%3E")) {
      page.navigate(at(path));
      page.waitForTimeout(100);
    }
    faults.forget("404");
    page.navigate(at(HOSTILE));
    assertThat(page.locator("h1")).hasText(SampleShop.ATTACK);
    button(page, "Add to cart").click();
    assertThat(page.locator(".lines")).containsText(SampleShop.ATTACK);
    page.context().close();
  }

  @Test
  void whoGoesOnAsACustomerSeesTheirShopAndCanTurnThatOff() {
    Page page = shopper("en-GB", DESKTOP);
    page.navigate(at("/shop/account"));
    button(page, "Go on as this customer").click();
    assertThat(page.locator("h1")).containsText("Account of c-");
    assertThat(page.locator("#orders li").first()).isVisible();
    button(page, "Turn off").click();
    assertThat(page.locator("#said")).hasText("Personal lists are off.");
    page.navigate(at("/shop"));
    assertThat(page.locator("#shop-recommended")).containsText("refused personalisation");
    page.navigate(at("/shop/account"));
    button(page, "Turn on").click();
    button(page, "Sign out").click();
    assertThat(page.locator("h1")).hasText("Account");
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shop",
        "/shop/categories",
        "/shop/products/p-1",
        HOSTILE,
        "/shop/search?q=cup",
        "/shop/help",
        "/shop/policies",
        "/shop/cart",
        "/shop/checkout",
        "/shop/account",
        "/shop/privacy"
      })
  void aPageIsSmallFitsAPhoneAndStandsInNobodysWay(String path) throws IOException {
    for (String locale : List.of("en-GB", "zh-CN")) {
      Page page = shopper(locale, PHONE);
      page.navigate(at("/shop/products/p-3"));
      page.locator(".buy button").click();
      page.navigate(at("/shop/account"));
      page.locator(".panel select").waitFor();
      page.locator("main .inline button").first().click();
      page.navigate(at(path));
      page.waitForLoadState(LoadState.NETWORKIDLE);
      page.evaluate("[...document.images].forEach(image => { image.loading = 'eager' })");
      page.waitForLoadState(LoadState.NETWORKIDLE);
      page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
      assertThat(bytes(page)).as(path).isBetween(5_000L, MOST_BYTES);
      page.evaluate(ConsoleTest.axe());
      Object violations =
          page.evaluate(
              "async () => (await axe.run(document)).violations.map(violation => violation.id +"
                  + " ': ' + violation.nodes.map(node => node.html).join(' | '))");
      assertThat((List<?>) violations).as(locale).isEmpty();
      page.context().close();
    }
  }

  /// Of a page and everything it loaded, from whatever cache.
  private static long bytes(Page page) {
    Object sum =
        page.evaluate(
            "['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))"
                + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");
    return ((Number) sum).longValue();
  }
}
