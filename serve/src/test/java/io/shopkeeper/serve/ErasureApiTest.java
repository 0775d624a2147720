package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Customers who want to be deleted, or whom the shop deletes.
class ErasureApiTest {
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.withStorefront(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs admin() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static List<String> rows(String sql, Object... values) {
    return shop.store().facts().list(new Query("test", sql, List.of(values)), row -> row.text(0));
  }

  private static long revenue() {
    return Long.parseLong(
        rows("SELECT sum(quantity * unit_price_minor)::BIGINT::VARCHAR FROM order_lines")
            .getFirst());
  }

  private static String basis(String customer) {
    return admin().get("/api/v1/recommendations?customer=" + customer).text("basis");
  }

  @Test
  void whoDeletesThemselvesIsUnknownFromTheNextQuestionOn() {
    long before = revenue();
    Shopper shopper = new Shopper(shop.server(), "en-GB");
    shopper.get("/shop/account");
    shopper.posted("/shop/account/sign-in", Map.of("customer", "c-1"));
    shopper.posted("/shop/cart/add", Map.of("product", "p-2", "pieces", "1"));
    // The same customer in another browser.
    Shopper again = new Shopper(shop.server(), "en-GB");
    again.get("/shop/account");
    again.posted("/shop/account/sign-in", Map.of("customer", "c-1"));
    again.get("/shop");
    assertThat(basis("c-1")).isEqualTo("customer_history");

    assertThat(shopper.posted("/shop/account/erase", Map.of()).text())
        .contains("Nothing was deleted", "Account of c-1");
    var gone = shopper.posted("/shop/account/erase", Map.of("sure", "yes"));

    assertThat(gone.text()).contains("You were deleted").doesNotContain("c-1");
    assertThat(basis("c-1")).isNotEqualTo("customer_history");
    again.posted("/shop/cart/add", Map.of("product", "p-2", "pieces", "1"));
    assertThat(again.get("/shop/account").text()).doesNotContain("c-1");
    assertThat(rows("SELECT id FROM visitor WHERE customer = 'c-1'")).isEmpty();
    assertThat(rows("SELECT unit FROM exposure WHERE unit = 'c-1'")).isEmpty();
    assertThat(rows("SELECT id FROM events WHERE customer = 'c-1'")).isEmpty();
    assertThat(revenue()).isEqualTo(before);
    assertThat(shop.jobs().recent())
        .anyMatch(
            job -> job.request() instanceof JobRequest.Train train && train.models().isEmpty());
    assertThat(rows("SELECT who || ': ' || did FROM audit WHERE did LIKE 'erase%'"))
        .contains("the customer: erase a customer");
  }

  @Test
  void anAdministratorDeletesOneWhoWroteALetter() {
    var reply = admin().postJson("/api/v1/erasures", "{\"customer\": \"c-2\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).contains("\"orders\":", "\"events\":");
    assertThat(admin().get("/api/v1/customers/c-2").status()).isEqualTo(404);
    assertThat(admin().postJson("/api/v1/erasures", "{\"customer\": \"c-2\"}").status())
        .isEqualTo(404);
    assertThat(rows("SELECT did FROM audit")).noneMatch(did -> did.contains("c-2"));
  }

  @Test
  void whoOnlyAskedAQuestionIsDeleted() {
    shop.store()
        .facts()
        .update(
            new Query(
                "conversation",
                """
                INSERT INTO conversation(
                  id, customer, language, products, orders, request_whole, updated_at)
                VALUES ('t-1', 'asked-once', 'en', [], [], false, TIMESTAMP '2026-11-01 10:00:00')
                """,
                List.of()));

    var reply = admin().postJson("/api/v1/erasures", "{\"customer\": \"asked-once\"}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).contains("\"conversations\":1");
    assertThat(rows("SELECT id FROM conversation WHERE customer = 'asked-once'")).isEmpty();
  }

  @Test
  void nobodyIsDeletedByAFormThatDoesNotNameThem() {
    for (String body : List.of("{}", "{\"customer\": \"\"}", "[]", "x")) {
      assertThat(admin().postJson("/api/v1/erasures", body).status()).as(body).isEqualTo(400);
    }
    assertThat(
            admin()
                .send(
                    "POST",
                    "/customers/erase",
                    "application/x-www-form-urlencoded",
                    "customer=c-3&again=c-33")
                .status())
        .isEqualTo(400);
    assertThat(rows("SELECT id FROM events WHERE customer = 'c-3'")).isNotEmpty();
  }
}
