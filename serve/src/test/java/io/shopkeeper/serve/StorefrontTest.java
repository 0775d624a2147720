package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Query;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorefrontTest {
  private static final Pattern GOODS =
      Pattern.compile("href=\"/shop/products/([^?\"]+)\\?list=([a-z-]+)&amp;position=(\\d+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.withStorefront(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static Shopper shopper() {
    return new Shopper(shop.server(), "en-GB");
  }

  /// The products of a list on a page, from the first position on.
  private static List<String> listed(String page, String list) {
    return GOODS
        .matcher(page)
        .results()
        .filter(found -> found.group(2).equals(list))
        .map(StorefrontTest::product)
        .toList();
  }

  private static String product(MatchResult found) {
    return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
  }

  /// Events of a visitor of the shop, each as `type product position quantity list`.
  private static List<String> events(String type) {
    return shop.store()
        .facts()
        .list(
            new Query(
                "test",
                "SELECT concat_ws(' ', product, position, quantity, list) FROM events"
                    + " WHERE type = ? AND session LIKE 'shop-%' ORDER BY sequence, line",
                List.of(type)),
            row -> row.text(0));
  }

  @ParameterizedTest
  @CsvSource({
    "/shop, Recommended for you, 为您推荐",
    "/shop/categories, All products, 全部商品",
    "/shop/categories?in=Home&in=Cups&sort=dear, Highest price, 价格从高到低",
    "/shop/products/p-1, Add to cart, 加入购物车",
    "/shop/products/p-5, cannot be bought now, 目前无法购买",
    "/shop/products/p%2F17%20%C3%A4, Bought together, 经常一起购买",
    "/shop/cart, Nothing is in the cart, 购物车是空的",
    "/shop/account, Go on as this customer, 以此顾客身份继续",
    "/shop/help, There are no answers yet, 还没有解答",
    "/shop/search?q=CUP, Found for “CUP”, “CUP”的搜索结果",
    "/shop/search?q=%25, Found for, 的搜索结果",
    "/shop/policies, The shop has written none down, 店铺尚未写下政策",
    "/shop/privacy, Everybody in this shop is made up, 这家店里的人都是模拟的"
  })
  void aPageIsDrawnInBothLanguagesForAnybody(String path, String english, String chinese) {
    var inEnglish = shopper().get(path);
    var inChinese = new Shopper(shop.server(), "zh-CN,zh;q=0.9").get(path);

    assertThat(inEnglish.status()).as(inEnglish.text()).isEqualTo(200);
    assertThat(inEnglish.text()).contains(english, "lang=\"en-GB\"");
    assertThat(inChinese.text()).contains(chinese, "lang=\"zh-CN\"");
    assertThat(inEnglish.response().body()).hasSizeLessThan(120_000);
  }

  @Test
  void questionsAreAnsweredInTheReadersLanguageWhereTheShopDoes() {
    shop.store()
        .facts()
        .putFaq(
            List.of(
                new FaqEntry(new FaqId("en"), "How much is shipping?", "It is free."),
                new FaqEntry(new FaqId("zh"), "运费是多少？", "免运费。")));
    try {
      assertThat(shopper().get("/shop/help").text()).contains("It is free.").doesNotContain("免运费");
      assertThat(new Shopper(shop.server(), "zh-CN").get("/shop/help").text())
          .contains("免运费")
          .doesNotContain("It is free.");
    } finally {
      shop.store().facts().update(new Query("no-faq", "DELETE FROM faq_entry", List.of()));
    }
  }

  @Test
  void theChosenLanguageIsKeptAndTheVisitGoesOn() {
    Shopper shopper = shopper();
    shopper.get("/shop");
    var chosen = shopper.get("/shop/categories?in=Home&lang=zh&page=1");

    assertThat(chosen.status()).isEqualTo(303);
    assertThat(chosen.header("Location")).isEqualTo("/shop/categories?in=Home&page=1");
    assertThat(chosen.header("Set-Cookie")).startsWith("shopkeeper_language=zh");
    assertThat(shopper.cookie()).startsWith("shopkeeper_visitor=");
  }

  @Test
  void whatIsShownIsLoggedWithItsPlaces() {
    var home = shopper().get("/shop").text();
    List<String> popular = listed(home, "shop-popular");

    assertThat(popular).isNotEmpty();
    assertThat(events("view_item_list"))
        .contains(popular.getFirst() + " 1 shop-popular", popular.get(1) + " 2 shop-popular");
  }

  @Test
  void aClickInAListIsLoggedOnceAndTheProductAsSeen() {
    Shopper shopper = shopper();
    MatchResult found = GOODS.matcher(shopper.get("/shop").text()).results().toList().getLast();
    String product = product(found);
    String address =
        "/shop/products/%s?list=%s&position=%s"
            .formatted(found.group(1), found.group(2), found.group(3));
    long before = events("view_item").stream().filter(product::equals).count();
    long selected = events("select_item").size();

    assertThat(shopper.get(address).status()).isEqualTo(200);
    assertThat(shopper.get(address).status()).isEqualTo(200);

    assertThat(events("select_item")).hasSize((int) selected + 1);
    assertThat(events("select_item"))
        .contains("%s %s %s".formatted(product, found.group(3), found.group(2)));
    assertThat(events("view_item").stream().filter(product::equals)).hasSize((int) before + 2);
    assertThat(listed(shopper.get("/shop").text(), "shop-seen")).startsWith(product);
  }

  @Test
  void whatAVisitorDoesChangesTheNextList() throws InterruptedException {
    Shopper shopper = shopper();
    assertThat(shopper.get("/shop").text()).contains("nothing that helps is known");

    shopper.posted("/shop/cart/add", Map.of("product", "p-6", "pieces", "1"));

    Instant until = Instant.now().plus(PATIENCE);
    String home = shopper.get("/shop").text();
    while (!home.contains("From this visit") && Instant.now().isBefore(until)) {
      Thread.sleep(50);
      home = shopper.get("/shop").text();
    }
    assertThat(home)
        .contains("From this visit", "Because “紫砂壶” was put into the cart", "Why this?");
    assertThat(listed(home, "shop-recommended")).doesNotContain("p-6");
  }

  @Test
  void whatIsSentAwayIsGoneFromEveryListOfThisVisitorOnly() {
    Shopper shopper = shopper();
    Shopper another = shopper();
    String first = listed(shopper.get("/shop").text(), "shop-recommended").getFirst();

    var after =
        shopper.posted("/shop/not-interested", Map.of("product", first, "next", "/shop?a=b"));

    assertThat(after.text()).contains("will not be offered to you again");
    assertThat(listed(after.text(), "shop-recommended")).isNotEmpty().doesNotContain(first);
    assertThat(listed(after.text(), "shop-popular")).isNotEmpty().doesNotContain(first);
    assertThat(listed(another.get("/shop").text(), "shop-recommended")).contains(first);
    assertThat(shopper.get("/shop/account").text()).contains("Show again");
    shopper.posted("/shop/interested", Map.of("product", first));
    assertThat(listed(shopper.get("/shop").text(), "shop-recommended")).contains(first);
  }

  @Test
  void whatIsOrderedIsAnOrderOfTheShop() {
    Shopper shopper = shopper();
    shopper.get("/shop/products/p-2");
    shopper.posted("/shop/cart/add", Map.of("product", "p-2", "pieces", "2"));
    shopper.posted("/shop/cart/add", Map.of("product", "p-3", "pieces", "1"));
    var changed = shopper.posted("/shop/cart/change", Map.of("product", "p-2", "pieces", "1"));
    assertThat(changed.text())
        .contains("€24.50")
        .contains("<span class=\"count\" id=\"pieces\">2<");
    assertThat(shopper.get("/shop/checkout").text())
        .contains("nothing is paid and nothing is sent");

    var ordered = shopper.posted("/shop/checkout", Map.of());

    assertThat(ordered.text()).contains("Thank you", "W-", "€24.50", "Saucer", "Milk jug");
    assertThat(events("purchase")).contains("p-2 1", "p-3 1");
    assertThat(events("remove_from_cart")).contains("p-2 1");
    assertThat(shopper.post("/shop/checkout", Map.of()).header("Location")).isEqualTo("/shop/cart");
    assertThat(shopper().get("/shop/account").text()).contains("There are no orders yet");
  }

  @Test
  void oneWhoGoesOnAsACustomerSeesTheirOrdersAndTheirLists() {
    Shopper shopper = shopper();
    shopper.get("/shop/account");
    var account = shopper.posted("/shop/account/sign-in", Map.of("customer", "c-1"));

    assertThat(account.text()).contains("Account of c-1", "1000-1-0");
    assertThat(shopper.get("/shop").text()).contains("From the customer’s own history");
    var left = shopper.posted("/shop/account/sign-out", Map.of());
    assertThat(left.text()).contains("There are no orders yet").doesNotContain("c-1 ");
    assertThat(shopper.get("/shop").text()).doesNotContain("own history");
  }

  @Test
  void whoRefusesPersonalListsGetsWhatEverybodyGetsAndCanChangeTheirMind() {
    Shopper shopper = shopper();
    shopper.get("/shop/account");
    shopper.posted("/shop/account/sign-in", Map.of("customer", "c-2"));
    var off = shopper.posted("/shop/account/personalisation", Map.of("wanted", "no"));

    assertThat(off.text()).contains("Personal lists are off", "Turn on");
    assertThat(shopper.get("/shop").text()).doesNotContain("own history", "Recently seen");
    assertThat(
            new HttpAs(shop.server(), ServedShop.LOCAL_KEY)
                .get("/api/v1/recommendations?customer=c-2")
                .text("basis"))
        .isEqualTo("personalisation_refused");
    shopper.posted("/shop/account/personalisation", Map.of("wanted", "yes"));
    assertThat(shopper.get("/shop").text()).contains("own history");
  }

  @Test
  void aFormOfAnotherSiteDoesNothing() {
    Shopper victim = shopper();
    victim.get("/shop/account");
    for (String seal : List.of("", "0".repeat(48), shopperWithSeal())) {
      var reply =
          new HttpAs(shop.server(), null)
              .with("Cookie", victim.cookie())
              .send(
                  "POST",
                  "/shop/cart/add",
                  "application/x-www-form-urlencoded",
                  "seal=" + seal + "&product=p-2&pieces=1");
      assertThat(reply.status()).as(seal).isEqualTo(403);
      assertThat(reply.text()).contains("<html");
    }
    assertThat(victim.get("/shop/cart").text()).contains("Nothing is in the cart");
  }

  private static String shopperWithSeal() {
    Shopper shopper = shopper();
    shopper.get("/shop/account");
    return shopper.seal();
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/cart/add, product=p-2&pieces=0, 400",
    "/shop/cart/add, product=p-2&pieces=-1, 400",
    "/shop/cart/add, product=p-2&pieces=1e9, 400",
    "/shop/cart/add, product=p-2, 400",
    "/shop/cart/add, product=&pieces=1, 400",
    "/shop/cart/add, product=nope&pieces=1, 404",
    "/shop/cart/change, product=p-2&pieces=100, 400",
    "/shop/account/sign-in, customer=, 400",
    "/shop/account/sign-in, customer=nobody, 404",
    "/shop/not-interested, product=, 400"
  })
  void aFormThatIsNotRightIsRefusedOnAPageOfTheShop(String path, String fields, int status) {
    Shopper shopper = shopper();
    shopper.get("/shop/account");
    var reply =
        new HttpAs(shop.server(), null)
            .with("Cookie", shopper.cookie())
            .send(
                "POST",
                path,
                "application/x-www-form-urlencoded",
                fields + "&seal=" + shopper.seal());
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.text()).contains("class=\"brand\" href=\"/shop\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shop/products/nope",
        "/shop/products/%3Cscript%3E",
        "/shop/categories?in=Nope",
        "/shop/categories?in=%3Cscript%3Ealert(1)%3C/script%3E",
        "/shop/pictures/nope.svg",
        "/shop/pictures/p-1.png"
      })
  void whatIsNotThereIsSaidOnAPageOfTheShop(String path) {
    var reply = shopper().get(path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).contains("href=\"/shop\"").doesNotContain("<script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/shop\\@elsewhere.example",
        "/shopping",
        "/people",
        "/shop/%0d%0aX: y\r\nSet-Cookie: a=b"
      })
  void aFormOnlyEverLeadsToAPageOfTheShop(String next) {
    Shopper shopper = shopper();
    shopper.get("/shop/account");
    var reply = shopper.post("/shop/not-interested", Map.of("product", "p-2", "next", next));
    assertThat(reply.header("Location")).isEqualTo("/shop");
  }

  @Test
  void anOutOfStockProductDoesNotGetIntoACart() {
    Shopper shopper = shopper();
    shopper.get("/shop/products/p-2");
    var reply = shopper.posted("/shop/cart/add", Map.of("product", "p-5", "pieces", "1"));
    assertThat(reply.text()).contains("could not be put into the cart");
    assertThat(events("add_to_cart")).noneMatch(event -> event.startsWith("p-5 "));
  }

  @Test
  void aCategoryIsSortedAndLeafedThrough() {
    var all = shopper().get("/shop/categories?sort=cheap").text();
    List<String> shown = listed(all, "shop-category");
    assertThat(shown).hasSize(24).startsWith("p-0", "p-1", "p-2").endsWith("p-5");
    assertThat(listed(shopper().get("/shop/categories?sort=dear&in=Home").text(), "shop-category"))
        .startsWith("p-23", "p-22");
    assertThat(listed(shopper().get("/shop/categories?in=Home&in=Cups").text(), "shop-category"))
        .hasSize(6);
    assertThat(shopper().get("/shop/categories?page=99").status()).isEqualTo(200);
    assertThat(shopper().get("/shop/categories?page=0").status()).isEqualTo(400);
  }

  @Test
  void aSearchFindsByWordsAndIsLogged() {
    Shopper shopper = shopper();
    var found = shopper.get("/shop/search?q=%20espresso%20").text();

    assertThat(listed(found, "shop-search")).startsWith("p-1");
    assertThat(
            shop.store()
                .facts()
                .list(
                    new Query("test", "SELECT query FROM events WHERE type = 'search'", List.of()),
                    row -> row.text(0)))
        .contains("espresso");
    assertThat(shopper.get("/shop/search?q=" + "x".repeat(1_000)).status()).isEqualTo(200);
    assertThat(shopper.get("/shop/search?q=%3Cscript%3Ealert(1)%3C/script%3E").text())
        .doesNotContain("<script>alert");
    assertThat(shopper.get("/shop/search?q=").status()).isEqualTo(303);
  }

  @Test
  void aProductShowsWhatReviewsSayOfIt() {
    assertThat(shopper().get("/shop/products/p-1").text()).contains("<meter", "delivery");
  }

  @Test
  void aPictureIsDrawnForEveryProduct() {
    ProductId hostile = SampleShop.HOSTILE;
    assertThat(hostile.value()).contains("/");
    var picture = shopper().get("/shop/pictures/p%2F17%20%C3%A4.svg");
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(picture.text()).startsWith("<svg").doesNotContain("<script");
  }

  @Test
  void aTitleIsNeverMarkup() {
    for (String path : List.of("/shop/categories", "/shop/products/p%2F17%20%C3%A4")) {
      assertThat(shopper().get(path).text())
          .contains("&lt;script&gt;alert")
          .doesNotContain("<script>alert");
    }
  }
}
