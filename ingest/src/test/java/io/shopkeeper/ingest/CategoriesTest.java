package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.ingest.quality.CategorySuggestion;
import io.shopkeeper.ingest.quality.CategorySuggestion.Basis;
import io.shopkeeper.ingest.quality.FindingKind;
import io.shopkeeper.ingest.quality.QualityReport;
import io.shopkeeper.ingest.quality.QualityReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Categories of platforms become those of the shop.
class CategoriesTest {
  private static final String CATALOGUE =
      "Handle,Title,Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price\n";

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

  private Path shopify(String... products) throws IOException {
    StringBuilder text = new StringBuilder(CATALOGUE);
    for (String product : products) {
      text.append(product).append(",,,U,1.00\n");
    }
    return loads.write("shopify.csv", text.toString());
  }

  private QualityReport report() {
    return new QualityReports(loads.store(), InstantSource.fixed(Shops.NOW)).newest();
  }

  @Test
  void whatAPersonSaidIsAppliedAtLoadWithItsReasonAndCanBeUndone() throws IOException {
    Path file = shopify("cup,Cup,Alba,Home > Mugs", "pan,Pan,Alba,Pans");
    Files.writeString(folder.resolve("categories.tsv"), "shopify\tHome > Mugs\tKitchen > Cups\n");

    IngestReport report = loads.run(file);

    assertThat(report.cleaned()).isEqualTo(Map.of("category", 1L));
    assertThat(Files.readAllLines(Objects.requireNonNull(report.changesFile())))
        .contains(
            "\"shopify.csv\",2,products,\"cup\",\"categories\",\"Home > Mugs\",\"Kitchen >"
                + " Cups\",category,\"line 1 of the categories\"");
    assertThat(loads.ask("SELECT categories::VARCHAR FROM products ORDER BY id"))
        .containsExactly("[Kitchen, Cups]", "[Pans]");
    assertThat(loads.ask("SELECT value FROM product_attributes WHERE name = 'category_given'"))
        .containsExactly("Home > Mugs");
    String samples =
        "SELECT concat_ws('/', kind, replace(subject, chr(9), '/'), label, said_by) FROM"
            + " labelled_samples";
    loads.aMinuteLater();
    loads.run(file);
    assertThat(loads.ask(samples))
        .containsExactly("category/shopify/Home > Mugs/Kitchen > Cups/categories.tsv");

    Files.delete(folder.resolve("categories.tsv"));
    loads.aMinuteLater();
    loads.run(file);
    assertThat(loads.ask("SELECT categories::VARCHAR FROM products ORDER BY id"))
        .containsExactly("[Home, Mugs]", "[Pans]");
  }

  @Test
  void aCircleStopsTheLoadBeforeAnythingIsStored() throws IOException {
    Files.writeString(folder.resolve("categories.tsv"), "Mugs\tCups\nCups\tMugs\n");
    Path file = shopify("cup,Cup,Alba,Mugs");

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("categories.tsv")
        .hasMessageContaining("is a circle");
    assertThat(loads.ask("SELECT id FROM products")).isEmpty();
  }

  @Test
  void unknownCategoriesAreToldWithWhatTheyMayBe() throws IOException {
    loads.write(
        "all/products.csv",
        """
        id,title,categories
        a1,Stone mug grey,Drinkware
        a2,Stone mug sand,Drinkware
        b1,Linen table cloth,Textiles > Tables
        c1,Iron pan,Pans
        d1,Oak spoon,Spoons
        """);
    loads.write(
        "all/shopify.csv",
        CATALOGUE
            + "m1,Stone mug blue,Alba,Home > Mugs,,,U1,1.00\n"
            + "m2,Stone mug red,Alba,Home > Mugs,,,U2,1.00\n"
            + "p1,Copper kettle,Alba,Kitchen > Pan,,,U3,1.00\n"
            + "w1,Wooden scoop,Alba,Wood,,,U4,1.00\n"
            + "x1,Bicycle bell,Alba,Outdoor,,,U5,1.00\n"
            + "y1,Iron pan,Alba,Pans,,,U6,1.00\n");
    loads.run(folder.resolve("files/all"));
    new Merges(loads.facts(), InstantSource.fixed(Shops.NOW))
        .say(FusionKind.PRODUCTS, "w1", "d1", true, "a test");

    QualityReport report = report();

    assertThat(report.facts().categories())
        .extracting(CategorySuggestion::line, CategorySuggestion::basis)
        .containsExactly(
            tuple("shopify\tHome > Mugs\tDrinkware", Basis.TITLES),
            tuple("shopify\tKitchen > Pan\tPans", Basis.NAME),
            tuple("# shopify\tOutdoor\t", Basis.NONE),
            tuple("shopify\tWood\tSpoons", Basis.MERGED));
    assertThat(report.findings())
        .filteredOn(finding -> finding.kind() == FindingKind.UNMAPPED_CATEGORIES)
        .singleElement()
        .matches(finding -> finding.count() == 4);
  }

  @Test
  void whatIsMappedIsKnown() throws IOException {
    loads.write("all/products.csv", "id,title,categories\na1,Mug,Drinkware\n");
    loads.write(
        "all/shopify.csv",
        CATALOGUE + "m1,Cup,Alba,Home > Mugs,,,U1,1.00\n" + "m2,Lid,Alba,Lids,,,U2,1.00\n");
    Files.writeString(folder.resolve("categories.tsv"), "Home > Mugs\tDrinkware\nLids\tLids\n");

    loads.run(folder.resolve("files/all"));

    assertThat(report().facts().categories()).isEmpty();
  }

  @Test
  void aWebhookBringsAProductIntoTheShopsCategoryToo() throws IOException {
    Files.writeString(folder.resolve("categories.tsv"), "Mugs\tKitchen > Cups\n");
    var hooks = new HookIntake(loads.store(), folder.resolve("rejects"));

    hooks.take(
        HookPlatform.SHOPIFY,
        "products/update",
        Map.of(
            "handle",
            "cup",
            "title",
            "Cup",
            "vendor",
            "Alba",
            "product_type",
            "Mugs",
            "status",
            "active",
            "updated_at",
            Shops.NOW.toString(),
            "variants",
            List.of(Map.of("sku", "U", "price", "1.00"))),
        Shops.NOW);

    assertThat(loads.ask("SELECT categories::VARCHAR FROM products"))
        .containsExactly("[Kitchen, Cups]");
  }
}
