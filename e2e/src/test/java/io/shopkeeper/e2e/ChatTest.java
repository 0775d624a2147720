package io.shopkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.shopkeeper.serve.ServedShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A customer in the chat, in the demo's window and on a page of another server.
@TestInstance(Lifecycle.PER_CLASS)
class ChatTest {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  @RegisterExtension final PageFaults faults = new PageFaults();

  private Chromium chromium;
  private ServedShop shop;
  private TaggedSite site;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    chromium = new Chromium();
    shop = ServedShop.withStorefront(directory);
    shop.prepareAnswers();
    site =
        new TaggedSite(shop, "/chat.js", "default-src 'none'; script-src %1$s; connect-src %1$s");
  }

  @AfterAll
  void stop() {
    if (shop != null) {
      site.close();
      shop.close();
      chromium.close();
    }
  }

  private Page visitor(String locale, int width) {
    BrowserContext context = chromium.reader(locale, width, ColorScheme.LIGHT);
    Page page = context.newPage();
    faults.watch(page);
    return page;
  }

  private String at(String path) {
    return shop.server().address() + path;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator log(Page page) {
    return page.getByRole(AriaRole.LOG);
  }

  private static void ask(Page page, String question) {
    page.locator("dialog textarea").fill(question);
    page.keyboard().press("Enter");
  }

  private static void noBarrier(Page page) throws IOException {
    page.evaluate(ConsoleTest.axe());
    Object violations =
        page.evaluate(
            "async () => (await axe.run(document)).violations.map(violation => violation.id + ': '"
                + " + violation.nodes.map(node => node.html).join(' | '))");
    assertThat((List<?>) violations).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, Ask us, How much is p-0?, €4.50, What this rests on, Product: Stoneware cup, Helpful,"
        + " Thank you.",
    "zh-CN, 咨询, p-0 多少钱？, 4.50, 依据, 商品: Stoneware cup, 有帮助, 谢谢您的反馈。"
  })
  void aVisitorAsksByKeyboardReadsTheSourcesAndSaysWhatTheyThink(
      String locale,
      String open,
      String question,
      String told,
      String sources,
      String source,
      String helpful,
      String thanks)
      throws IOException {
    Page page = visitor(locale, DESKTOP);
    page.navigate(at("/shop/products/p-3"));
    button(page, open).waitFor();
    assertThat(page.evaluate("JSON.stringify(localStorage)")).isEqualTo("{}");
    button(page, open).focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog textarea")).isFocused();
    page.keyboard().type(question);
    page.keyboard().press("Enter");
    assertThat(log(page)).containsText(told);
    assertThat(page.locator("dialog textarea")).isFocused();
    log(page).getByText(sources).click();
    assertThat(log(page)).containsText(source);
    button(page, helpful).click();
    assertThat(button(page, helpful)).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("dialog [role=status]")).hasText(thanks);
    noBarrier(page);
    log(page).getByRole(AriaRole.LINK).click();
    assertThat(page.locator("h1")).hasText("Stoneware cup");
    assertThat(log(page)).containsText(question);
    assertThat(log(page)).containsText(told);
    assertThat(button(page, helpful)).hasAttribute("aria-pressed", "true");
    page.locator("dialog textarea").focus();
    page.keyboard().press("Escape");
    assertThat(log(page)).hasCount(0);
    assertThat(button(page, open)).isFocused();
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, Go on as this customer, Ask us, I want to return order %s, everything, Yes, Registered"
        + " as request R-",
    "zh-CN, 以该顾客身份继续, 咨询, 我要退货，订单 %s, 全部, 是, 已登记，编号R-"
  })
  void aReturnIsRegisteredAfterAYesOnly(
      String locale,
      String signIn,
      String open,
      String wish,
      String all,
      String yes,
      String registered) {
    Page page = visitor(locale, DESKTOP);
    page.navigate(at("/shop/account"));
    page.locator(".panel select")
        .selectOption(new SelectOption().setIndex(locale.startsWith("zh") ? 1 : 0));
    page.locator("main .inline button").first().click();
    String order = page.locator("#orders b").first().textContent();
    button(page, open).click();
    ask(page, wish.formatted(order));
    assertThat(log(page)).containsText(order);
    assertThat(page.locator("dialog [role=status]")).hasText("");
    if (button(page, yes).count() == 0) {
      ask(page, all);
    }
    button(page, yes).click();
    assertThat(log(page)).containsText(registered);
    assertThat(button(page, yes)).hasCount(0);
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, Ask us, Talk to a person, A person has been asked to come., I want to talk to a person,"
        + " Your reply, A person reads what you write., Close the conversation",
    "zh-CN, 咨询, 转人工, 已通知人工客服。, 我要转人工客服, 您的回复, 人工客服正在为您服务。, 结束对话"
  })
  void aPersonAnswersInTheConsoleAndTheCustomerReadsItInTheChat(
      String locale,
      String open,
      String person,
      String waiting,
      String wish,
      String reply,
      String joined,
      String close)
      throws IOException {
    Page page = visitor(locale, DESKTOP);
    page.navigate(at("/shop"));
    button(page, open).click();
    button(page, person).click();
    assertThat(page.locator("dialog [role=status]")).hasText(waiting);
    Page desk = visitor(locale, DESKTOP);
    desk.navigate(shop.server().loginLink().toString());
    desk.waitForURL(at("/"));
    desk.navigate(at("/inbox"));
    noBarrier(desk);
    desk.locator("#cases").getByRole(AriaRole.LINK).first().click();
    assertThat(log(desk)).containsText(wish);
    noBarrier(desk);
    desk.getByLabel(reply).fill("<i>Ada</i> & 茶");
    desk.locator(".letter button").click();
    assertThat(log(page)).containsText("<i>Ada</i> & 茶");
    assertThat(page.locator("dialog [role=status]")).hasText(joined);
    ask(page, "p-0?");
    assertThat(log(desk)).containsText("p-0?");
    button(desk, close).click();
    desk.waitForURL(at("/inbox"));
    desk.context().close();
    page.context().close();
  }

  @Test
  void whoWantsAPersonIsToldThatOneIsComing() {
    Page page = visitor("en-GB", DESKTOP);
    page.navigate(at("/shop"));
    button(page, "Ask us").click();
    button(page, "Talk to a person").click();
    assertThat(page.locator("dialog [role=status]")).hasText("A person has been asked to come.");
    button(page, "Forget this conversation").click();
    assertThat(page.evaluate("JSON.stringify(localStorage)")).isEqualTo("{}");
    page.context().close();
  }

  @Test
  void onAPhoneItFillsTheScreen() throws IOException {
    Page page = visitor("en-GB", PHONE);
    page.navigate(at("/shop"));
    button(page, "Ask us").click();
    ask(page, "How much is p-0?");
    assertThat(log(page)).containsText("€4.50");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
    assertThat(page.locator("dialog").boundingBox().width).isEqualTo(PHONE);
    noBarrier(page);
    button(page, "Close").click();
    assertThat(button(page, "Ask us")).isFocused();
    page.context().close();
  }

  @Test
  void whatAShopOrAVisitorWritesIsTextAndNeverMarkup() {
    Page page = visitor("en-GB", DESKTOP);
    page.navigate(at("/shop"));
    button(page, "Ask us").click();
    ask(page, "<img src=x onerror=alert(1)> how much is p/17 ä?");
    assertThat(log(page)).containsText("<img src=x");
    assertThat(page.locator("dialog [role=status]")).hasText("");
    assertThat(page.locator("dialog img")).hasCount(0);
    page.context().close();
  }

  @Test
  void aPageOfAnotherServerNeedsOneTagAndNothingIsKeptBeforeTheFirstQuestion() throws Exception {
    Page page = visitor("en-GB", DESKTOP);
    page.navigate(site.address() + "/?data-product-page=/goods/%7Bid%7D");
    button(page, "Ask us").click();
    assertThat(page.evaluate("JSON.stringify(localStorage) + document.cookie")).isEqualTo("{}");
    ask(page, "How much is p-0?");
    assertThat(log(page)).containsText("€4.50");
    assertThat(page.evaluate("document.cookie")).isEqualTo("");
    log(page).getByText("What this rests on").click();
    assertThat(log(page).getByRole(AriaRole.LINK)).hasAttribute("href", "/goods/p-0");
    noBarrier(page);
    ask(page, "What are my orders?");
    assertThat(log(page)).not().containsText("1000-0-0");
    String customer = "data-customer=c-0 data-signature=" + signature("c-0");
    page.navigate(site.address() + "/?" + customer);
    ask(page, "What are my orders?");
    assertThat(log(page)).containsText("1000-0-");
    page.context().close();
    faults.forget("404"); // the conversation of nobody is not c-0's
  }

  private String signature(String customer) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(site.identitySecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(customer.getBytes(StandardCharsets.UTF_8)));
  }
}
