package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.HookPlatform;
import io.shopkeeper.ingest.Ingest;
import io.shopkeeper.serve.access.HookSecrets;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks as the platforms' documentation describes them, sent to a server.
class HooksApiTest {
  private static final String SECRET = "hush-7c1f";
  private static final AtomicInteger DELIVERIES = new AtomicInteger();

  @TempDir private static Path directory;
  private static ServedShop shop;

  @BeforeAll
  static void start() throws IOException {
    shop = ServedShop.limited(directory, 1_000);
    for (HookPlatform platform : HookPlatform.values()) {
      new HookSecrets(directory.resolve("hooks")).put(platform, SECRET + "\n");
    }
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static String sample(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(HooksApiTest.class.getResourceAsStream("hooks/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String signature(String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static HttpAs.Reply shopify(String topic, String delivery, String body) throws Exception {
    return new HttpAs(shop.server(), null)
        .with("X-Shopify-Topic", topic)
        .with("X-Shopify-Webhook-Id", delivery)
        .with("X-Shopify-Triggered-At", "2026-11-02T15:15:04.000000000Z")
        .with("X-Shopify-Hmac-Sha256", signature(SECRET, body))
        .postJson("/hooks/shopify", body);
  }

  private static HttpAs.Reply woo(String topic, String body) throws Exception {
    return new HttpAs(shop.server(), null)
        .with("X-WC-Webhook-Topic", topic)
        .with("X-WC-Webhook-Delivery-ID", delivery())
        .with("X-WC-Webhook-Signature", signature(SECRET, body))
        .postJson("/hooks/woocommerce", body);
  }

  private static String delivery() {
    return "b54557e4-bdd9-4b37-8a5f-%012d".formatted(DELIVERIES.incrementAndGet());
  }

  private static String ago(Duration age) {
    return Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static List<String> ask(String sql) {
    return shop.store().facts().list(new Query("test", sql, List.of()), row -> row.text(0));
  }

  private static String price(String product) {
    return ask("SELECT price_minor::VARCHAR FROM products WHERE id = '%s'".formatted(product))
        .getFirst();
  }

  @Test
  void aProductAndAnOrderOfShopifyAreReadAsItsExportsAre() throws Exception {
    String product = sample("shopify-product.json").formatted(ago(Duration.ofHours(2)));
    assertThat(shopify("products/create", delivery(), product).json())
        .containsEntry("outcome", "taken")
        .containsEntry("accepted", 2L);

    assertThat(shopify("orders/create", delivery(), sample("shopify-order.json")).json())
        .containsEntry("outcome", "taken")
        .containsEntry("accepted", 2L)
        .containsEntry("rejectedCount", 0L);

    assertThat(price("hook-mug")).isEqualTo("1200");
    assertThat(
            ask(
                """
                SELECT concat_ws('|', event_id, channel, product, quantity, unit_price_minor,
                  ordered_at)
                FROM order_lines WHERE order_id = '#9901' ORDER BY unit_price_minor\
                """))
        .containsExactly(
            "shopify:#9901|shopify|Linen Towel|1|950|2026-11-02 15:15:00",
            "shopify:#9901|shopify|hook-mug|2|1200|2026-11-02 15:15:00");

    long head = shop.store().log().head();
    Path export = directory.resolve("orders_export.csv");
    Files.writeString(
        export,
        """
        Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku
        #9901,ada@example.org,paid,EUR,33.50,2026-11-02 10:15:00 -0500,2,Hook Mug - Grey,12.00,HOOK-MUG-G
        #9901,,,,,2026-11-02 10:15:00 -0500,1,Linen Towel,9.50,
        """);
    var report =
        new Ingest(shop.store(), InstantSource.system(), directory.resolve("rejects"))
            .run(List.of(export), null, Progress.NONE);
    assertThat(report.stored().eventsAlreadyStored()).isEqualTo(1);
    assertThat(shop.store().log().head()).isEqualTo(head);
  }

  @Test
  void aProductAndAnOrderOfWooCommerceAreReadAsItsExportsAre() throws Exception {
    String product =
        sample("woocommerce-product.json").formatted(ago(Duration.ofHours(2)).replace("Z", ""));
    assertThat(woo("product.updated", product).json()).containsEntry("accepted", 1L);
    assertThat(woo("order.created", sample("woocommerce-order.json")).json())
        .containsEntry("accepted", 1L);
    assertThat(woo("order.updated", sample("woocommerce-order.json")).json())
        .containsEntry("accepted", 0L)
        .containsEntry("duplicates", 1L);

    assertThat(
            ask(
                "SELECT concat_ws('|', title, description, brand, price_minor, in_stock) FROM"
                    + " products WHERE id = '93'"))
        .containsExactly("Woo Tray|Beech, oiled.|Borg|1200|true");
    assertThat(
            ask(
                """
                SELECT concat_ws('|', event_id, product, quantity, unit_price_minor, ordered_at)
                FROM order_lines WHERE order_id = '7727'\
                """))
        .containsExactly("woocommerce:7727|93|2|1200|2026-11-03 10:00:00");
  }

  @Test
  void aDeliveryThatComesAgainHasNoEffect() throws Exception {
    String delivery = delivery();
    String body = sample("shopify-order.json").replace("#9901", "#9902");
    assertThat(shopify("orders/create", delivery, body).json()).containsEntry("accepted", 2L);
    long head = shop.store().log().head();
    HttpAs.Reply again = shopify("orders/create", delivery, body.replace("#9902", "#9903"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).containsEntry("outcome", "replayed").containsEntry("accepted", 0L);
    assertThat(shop.store().log().head()).isEqualTo(head);
  }

  @Test
  void whatIsNotSignedOrWronglyIsRefused() throws Exception {
    long head = shop.store().log().head();
    String body = sample("shopify-order.json").replace("#9901", "#9904");
    for (String signature :
        List.of("", "no base 64!", signature("another", body), signature(SECRET, body + " "))) {
      HttpAs.Reply reply =
          new HttpAs(shop.server(), null)
              .with("X-Shopify-Topic", "orders/create")
              .with("X-Shopify-Webhook-Id", delivery())
              .with("X-Shopify-Hmac-Sha256", signature)
              .postJson("/hooks/shopify", body);
      assertThat(reply.status()).as(signature).isEqualTo(401);
      assertThat(reply.text()).doesNotContain(SECRET);
    }
    assertThat(new HttpAs(shop.server(), null).postJson("/hooks/shopify", body).status())
        .isEqualTo(401);
    assertThat(shop.store().log().head()).isEqualTo(head);
  }

  @Test
  void aTopicThatIsNotReadIsIgnoredAndCounted() throws Exception {
    assertThat(shopify("carts/update", delivery(), "{\"id\": 1}").json())
        .containsEntry("outcome", "ignored");
    assertThat(woo("product.updated", "{\"id\": 94, \"type\": \"variable\"}").json())
        .containsEntry("outcome", "ignored");
    assertThat(new HttpAs(shop.server(), ServedShop.LOCAL_KEY).get("/metrics").text())
        .contains("shopkeeper_hooks_total{outcome=\"ignored\",platform=\"shopify\"} 1.0");
  }

  @Test
  void aProductThatComesLateDoesNotReplaceANewerOne() throws Exception {
    String product = sample("shopify-product.json").replace("hook-mug", "late-mug");
    String newest = product.formatted(ago(Duration.ofHours(1))).replace("12.00", "13.00");
    assertThat(shopify("products/update", delivery(), newest).json())
        .containsEntry("outcome", "taken");
    for (Duration age : List.of(Duration.ofHours(3), Duration.ofHours(49))) {
      assertThat(shopify("products/update", delivery(), product.formatted(ago(age))).json())
          .containsEntry("outcome", "late");
    }
    assertThat(price("late-mug")).isEqualTo("1300");
  }

  @Test
  void aSaleThatComesLateBehindItsCancellationIsNone() throws Exception {
    String sale = sample("shopify-order.json").replace("#9901", "#9907");
    String cancelled =
        sale.replace("\"cancelled_at\": null", "\"cancelled_at\": \"2026-11-02T12:00:00-05:00\"")
            .replace("10:15:03", "12:00:01");
    long head = shop.store().log().head();

    assertThat(shopify("orders/cancelled", delivery(), cancelled).list("rejected").getFirst())
        .containsEntry("reason", "not-a-sale");
    assertThat(shopify("orders/create", delivery(), sale).json())
        .containsEntry("outcome", "late")
        .containsEntry("accepted", 0L);

    assertThat(shop.store().log().head()).isEqualTo(head);
  }

  @Test
  void anOldOrderThatIsNewHereIsTakenHoweverLate() throws Exception {
    String order =
        sample("shopify-order.json").replace("#9901", "#9908").replace("2026-11-02", "2026-01-02");

    assertThat(shopify("orders/create", delivery(), order).json())
        .containsEntry("outcome", "taken")
        .containsEntry("accepted", 2L);
  }

  @Test
  void whatIsWrongWithinIsToldAndNotRepeated() throws Exception {
    String body =
        sample("shopify-order.json")
            .replace("#9901", "#9905")
            .replace("\"financial_status\": \"paid\"", "\"financial_status\": \"odd\"");
    HttpAs.Reply reply = shopify("orders/create", delivery(), body);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json()).containsEntry("accepted", 0L).containsEntry("rejectedCount", 2L);
    assertThat(reply.list("rejected").getFirst()).containsEntry("reason", "unknown-status");
    assertThat(shopify("orders/create", delivery(), "[").status()).isEqualTo(400);
    assertThat(shopify("orders/create", "", body).status()).isEqualTo(400);
    assertThat(shopify("orders/create", delivery(), " ".repeat(3 << 20)).status()).isEqualTo(413);
  }

  @Test
  void anOrderThatTriesOutTheShopIsNoSale() throws Exception {
    String body =
        sample("shopify-order.json")
            .replace("#9901", "#9906")
            .replace("\"test\": false", "\"test\": true");
    assertThat(shopify("orders/create", delivery(), body).list("rejected").getFirst())
        .containsEntry("reason", "test-order");
  }

  @Test
  void whetherSomebodyAnswersMayBeAskedUnsigned() {
    HttpAs.Reply reply =
        new HttpAs(shop.server(), null)
            .send(
                "POST", "/hooks/woocommerce", "application/x-www-form-urlencoded", "webhook_id=3");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .isEqualTo(
            Map.of(
                "outcome",
                "ping",
                "accepted",
                0L,
                "duplicates",
                0L,
                "rejectedCount",
                0L,
                "rejected",
                List.of()));
  }

  @Test
  void onlyTheUserMayReadASecret() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("hooks/shopify.secret"))))
        .isEqualTo("rw-------");
  }
}
