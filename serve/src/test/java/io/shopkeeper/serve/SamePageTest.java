package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Doubt;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.ingest.merge.ShopFusion;
import io.shopkeeper.numeric.Workers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees and says of doubtful pairs.
class SamePageTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> THINGS =
      List.of("Walnut bread board", "Copper kettle", "Linen tea towel", "竹茶盘", "Iron pan");

  @SuppressWarnings("NullAway.Init") // Started before each test.
  private ServedShop shop;

  @SuppressWarnings("NullAway.Init")
  private Merges merges;

  @BeforeEach
  void start(@TempDir Path directory) {
    shop = ServedShop.limited(directory, 20_000);
    merges = shop.services().merges();
    var products = new ArrayList<Product>();
    for (int i = 0; i < THINGS.size(); i++) {
      String title = THINGS.get(i);
      products.add(product("web-" + i, title + " red <b>large</b>", "web", i));
      products.add(product("till-" + i, title + " blue", "till", i));
    }
    shop.store().facts().putProducts(products);
    try (var pool = Executors.newSingleThreadExecutor()) {
      new ShopFusion(shop.store().facts(), merges, InstantSource.system())
          .fuse(FusionKind.PRODUCTS, new Workers(pool, 1), Progress.NONE);
    }
    assertThat(doubts()).hasSizeGreaterThan(1);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void aDoubtfulPairIsShownSideBySideWithDifferencesMarkedAndReasons() {
    String page = english().get("/same").text();
    Doubt first = doubts().getFirst();
    assertThat(page)
        .contains(first.a(), first.b(), "<mark class=\"differs\">", "Pair 1 of " + doubts().size())
        .contains("data-key=\"s\"", "data-key=\"d\"", "data-key=\"k\"", "bits", "Variant")
        .doesNotContain("<b>large</b>");
    assertThat(local().with("Accept-Language", "zh").get("/same").text())
        .contains("是否相同", "它们相同吗", "理由", "跳过")
        .doesNotContain("How common");
  }

  @Test
  void whatIsSaidIsKeptShownAndCanBeUndone() {
    Doubt first = doubts().getFirst();
    var said = post("/same/say", first, "&same=yes");
    assertThat(said.status()).isEqualTo(303);
    assertThat(merges.merges(FusionKind.PRODUCTS))
        .anySatisfy(merge -> {
          assertThat(merge.a() + merge.b()).isEqualTo(first.a() + first.b());
          assertThat(merge.decidedBy()).isEqualTo("local");
        });
    assertThat(doubts()).doesNotContain(first);
    assertThat(english().get(said.header("Location")).text())
        .contains("are the same", "a person said so", "data-key=\"u\"");

    assertThat(post("/same/undo", first, "").status()).isEqualTo(303);

    assertThat(doubts()).as("it is doubtful again").contains(first);
    assertThat(merges.labels(FusionKind.PRODUCTS)).isEmpty();
  }

  @Test
  void anUndoneMergeStaysApart() {
    Doubt first = doubts().getFirst();
    post("/same/say", first, "&same=yes");
    assertThat(post("/same/part", first, "").status()).isEqualTo(303);
    assertThat(merges.labels(FusionKind.PRODUCTS))
        .singleElement()
        .satisfies(said -> assertThat(said.same()).isFalse());
    var again = post("/same/say", first, "&same=yes");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text()).contains("are different; take that back first", "role=\"alert\"");
  }

  @Test
  void whatFollowsFromWhatWasSaidIsAskedNoMore() {
    Doubt first = doubts().getFirst();
    merges.say(FusionKind.PRODUCTS, first.a(), first.b(), false, "a test");
    assertThat(doubts()).doesNotContain(first);
  }

  @Test
  void aPairCanBeSkippedAndTheQueueGoesRound() {
    Doubt second = doubts().get(1);
    assertThat(english().get("/same?skip=1").text())
        .contains("Pair 2 of ", "value=\"" + second.a() + "\"");
    assertThat(english().get("/same?skip=" + doubts().size()).text()).contains("Pair 1 of ");
  }

  @Test
  void anAnalystLooksAndDoesNotSay() {
    String key =
        local().postJson("/api/v1/keys", "{\"name\":\"reader\",\"role\":\"analyst\"}").text("key");
    var analyst = new HttpAs(shop.server(), key);
    assertThat(analyst.get("/same").text()).contains("skip=1").doesNotContain("/same/say");
    Doubt first = doubts().getFirst();
    assertThat(analyst.send("POST", "/same/say", FORM, form(first) + "&same=yes").status())
        .isEqualTo(403);
    assertThat(merges.labels(FusionKind.PRODUCTS)).isEmpty();
  }

  @Test
  void withoutDoubtsThePlatformsCanBeComparedAndTheJobIsShown() {
    String page = english().get("/same?kind=customers").text();
    assertThat(page).contains("Nothing is doubtful", "Compare the platforms now");
    assertThat(local().send("POST", "/same/fuse", FORM, "").status()).isEqualTo(303);
    assertThat(shop.jobs().recent()).anyMatch(job -> job.kind().equals("fuse"));
    assertThat(english().get("/jobs").text()).contains("Comparing platforms");
    assertThat(local().get("/same?kind=orders").status()).isEqualTo(400);
  }

  private List<Doubt> doubts() {
    return merges.doubts(FusionKind.PRODUCTS);
  }

  private HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private HttpAs english() {
    return local().with("Accept-Language", "en");
  }

  private HttpAs.Reply post(String path, Doubt doubt, String more) {
    return local().send("POST", path, FORM, form(doubt) + more);
  }

  private static String form(Doubt doubt) {
    return "kind=products&skip=0&a=" + encoded(doubt.a()) + "&b=" + encoded(doubt.b());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Product product(String id, String title, String source, int number) {
    return new Product(
        new ProductId(id),
        title,
        null,
        List.of("Kitchen"),
        "Hearth",
        new Money(2000 + 300L * number, Currency.getInstance("EUR")),
        true,
        Map.of(StoredRecords.SOURCE, source, "sku", "HK-70%d".formatted(number)));
  }
}
