package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Product feeds for Google Merchant Center, as a table and as XML.
class GoogleMerchantTest {
  private static final String PRODUCTS =
      """
      SELECT concat_ws('|', id, title, description, categories::VARCHAR, brand, price_minor,
        currency, in_stock)
      FROM products ORDER BY id\
      """;

  @TempDir private Path folder;
  private Loads loads;

  @BeforeEach
  void open() {
    loads = new Loads(folder);
  }

  @AfterEach
  void close() {
    loads.close();
  }

  @Test
  void anItemOfATableIsAProductInItsOwnCurrency() throws IOException {
    IngestReport report = loads.runSample("google/feed.tsv");

    assertThat(report.files().getFirst().format()).isEqualTo(Format.GOOGLE_MERCHANT);
    assertThat(report.records()).isEqualTo(new IngestReport.Records(6, 3, 0, 3));
    assertThat(report.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.NEGATIVE_PRICE, 1L,
                RejectReason.UNKNOWN_STATUS, 1L,
                RejectReason.MISSING_VALUE, 1L));
    assertThat(loads.ask(PRODUCTS))
        .containsExactly(
            "MUG-G|Stone Mug, grey|Keeps warm|[Home, Kitchen, Mugs]|Alba|1200|USD|true",
            "MUG-S|Stone Mug, sand|Keeps warm|[Home & Garden, Kitchen &"
                + " Dining]|Alba|1450|USD|false",
            "PAN|Iron Pan|[]|4900|EUR|true");
    assertThat(
            loads.ask(
                "SELECT name || '=' || value FROM product_attributes WHERE product = 'MUG-G'"
                    + " AND name NOT LIKE '%link' ORDER BY name"))
        .containsExactly(
            "color=grey",
            "condition=new",
            "google_product_category=2169",
            "gtin=4006381333931",
            "item_group_id=MUG",
            "source=google-merchant");
  }

  @Test
  void anItemOfAFeedLikewise() throws IOException {
    IngestReport report = loads.runSample("google/feed.xml");

    assertThat(report.records()).isEqualTo(new IngestReport.Records(2, 1, 0, 1));
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.NEGATIVE_PRICE, 1L));
    assertThat(loads.ask(PRODUCTS))
        .containsExactly("MUG-G|Stone Mug & Saucer|Keeps warm|[Kitchen, Mugs]|1450|EUR|true");
    assertThat(loads.ask("SELECT line || ' ' || column_name FROM reject"))
        .containsExactly("22 price");
  }

  @Test
  void readingAgainChangesNothing() throws IOException {
    loads.runSample("google/feed.tsv");
    IngestReport again = loads.runSample("google/feed.tsv");

    assertThat(again.records().accepted()).isEqualTo(3);
    assertThat(loads.ask("SELECT count(*)::VARCHAR FROM products")).containsExactly("3");
  }

  @Test
  void aFeedThatBreaksIsKeptUpToThere() throws IOException {
    String item =
        "<item><id>%s</id><title>T</title><link>l</link><price>1</price><availability>in"
            + " stock</availability></item>";
    String feed = "<rss><channel>" + item.formatted("p1") + item.formatted("p2") + "<item><id>p3";

    IngestReport report = loads.run(loads.write("feed.xml", feed));

    assertThat(report.stored().products()).isEqualTo(2);
    FileReport.Problem problem = Objects.requireNonNull(report.files().getFirst().problem());
    assertThat(problem.message()).contains("feed.xml", "the XML is broken at line 1");
  }

  @Test
  void nothingOutsideOfAFeedIsRead() throws IOException {
    Path secret = loads.write("secret.txt", "id,title\nx,secret\n");
    Path feed =
        loads.write(
            "feed.xml",
            """
            <!DOCTYPE rss [<!ENTITY secret SYSTEM "%s">]>
            <rss><channel><item><id>p1</id><title>&secret;</title><link>l</link><price>1</price>
            <availability>in stock</availability></item></channel></rss>
            """
                .formatted(secret.toUri()));

    assertThatThrownBy(() -> loads.run(feed))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("the XML is broken");
  }

  @Test
  void otherXmlIsToldOf() throws IOException {
    Path file = loads.write("settings.xml", "<settings><a>1</a></settings>");

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("settings.xml");
  }
}
