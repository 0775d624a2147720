package io.shopkeeper.ingest.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.ingest.fusion.FusedPair.Basis;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Single cases, among the records of two small shops: a case alone would not tell what is rare.
class FusionTest {
  private static final TwoPlatforms CUSTOMERS =
      new SoiledCustomers(800, .3, .03, true).make(new Seed(1));
  private static final TwoPlatforms PRODUCTS =
      new SoiledProducts(800, .3, .03, true).make(new Seed(1));

  @Test
  void aPersonIsFoundByTheAddressInAnotherWriting() {
    assertThat(
            customers(
                customer("name=Ann Lee", "email=Ann.Lee@Example.com", "city=Leeds"),
                customer("name=Lee, Ann", "email= ann.lee@example.com", "city=Leeds")))
        .hasValueSatisfying(merged(Basis.KEY));
  }

  @Test
  void aPersonIsFoundByAHashedKey() {
    String hash = "b7e0d8372a47f54bbefeb251ab9ac1e9e6b2d1983263de10196101be3961ed23";
    assertThat(
            customers(
                customer("name=Ann Lee", "email=Ann.Lee@Example.com"),
                customer("name=Ann Lee", "email_sha256=" + hash)))
        .hasValueSatisfying(merged(Basis.KEY));
  }

  @Test
  void aPersonIsFoundByATelephoneNumberInAnotherWriting() {
    assertThat(
            customers(
                customer("name=钱多多", "phone=+86 186-1234-5678"),
                customer("name=钱多多", "phone=18612345678")))
        .hasValueSatisfying(merged(Basis.KEY));
  }

  @Test
  void aPersonIsFoundWithoutAnyKey() {
    assertThat(
            customers(
                customer("name=Zelda Quimby", "address=12 Elm Hollow", "postcode=ZZ9 9ZZ"),
                customer("name=Zelda Quimbey", "address=12 Elm Holow", "postcode=ZZ9 9ZZ")))
        .hasValueSatisfying(merged(Basis.SCORE));
  }

  @Test
  void columnsMayBeSwapped() {
    assertThat(
            customers(
                customer("name=Ann Lee", "email=ann.lee@example.com", "phone=+447911123456"),
                customer("name=Ann Lee", "phone=ann.lee@example.com", "email=+447911123456")))
        .hasValueSatisfying(merged(Basis.KEY));
  }

  @Test
  void aKeyThatAgreesWhileAllElseDisagreesIsDoubtful() {
    assertThat(
            customers(
                customer("name=Zelda Quimby", "phone=18612345678", "address=12 Elm Hollow"),
                customer("name=王小明", "phone=18612345678", "address=上海市长宁路8号")))
        .hasValueSatisfying(doubtful(Basis.CONTRADICTED));
    assertThat(
            customers(
                customer("name=Zelda Quimby", "phone=18612345678", "city=Leeds"),
                customer("name=Otto Baron", "phone=18612345678", "city=Oxford")))
        .hasValueSatisfying(doubtful(Basis.CONTRADICTED));
  }

  @Test
  void aFamilyIsNotOnePerson() {
    Optional<FusedPair> found =
        customers(
            customer(
                "name=Ann Quimby",
                "phone=+441132345678",
                "address=12 Elm Hollow",
                "postcode=ZZ9 9ZZ"),
            customer(
                "name=Bob Quimby",
                "phone=+441132345678",
                "address=12 Elm Hollow",
                "postcode=ZZ9 9ZZ"));
    assertThat(found.map(FusedPair::decision)).isNotEqualTo(Optional.of(FusedPair.Decision.MERGE));
  }

  @Test
  void anOfficesAddressIsNoKey() {
    assertThat(
            customers(
                customer("name=Zelda Quimby", "email=info@shop.example"),
                customer("name=Otto Baron", "email=info@shop.example")))
        .isEmpty();
  }

  @Test
  void aValueThatManyShareIsNoKey() {
    List<FusionRecord> a = new ArrayList<>(CUSTOMERS.a());
    List<FusionRecord> b = new ArrayList<>(CUSTOMERS.b());
    for (int i = 0; i < 5; i++) {
      String name = "name=" + (char) ('A' + i) + "berta Quim" + (char) ('a' + i);
      a.add(customer("shared" + i, name, "phone=18612345678"));
      b.add(customer("shared" + i, "name=Otto Bar" + i, "phone=18612345678"));
    }
    FusionResult result = fuse(FusionKind.CUSTOMERS, a, b, 1);
    assertThat(result.merges()).noneMatch(pair -> pair.a().id().startsWith("shared"));
    assertThat(result.reviews()).noneMatch(pair -> pair.a().id().startsWith("shared"));
  }

  @Test
  void aNameWithoutCharactersInCommonTellsNothing() {
    assertThat(
            customers(
                customer("name=钱多多", "email=duoduo@example.cn", "phone=18612345678"),
                customer("name=Duoduo Qian", "email=duoduo@example.cn", "phone=18612345678")))
        .hasValueSatisfying(merged(Basis.KEY));
  }

  @Test
  void aDuplicateWithinAPlatformIsMergedToo() {
    List<FusionRecord> a = new ArrayList<>(CUSTOMERS.a());
    List<FusionRecord> b = new ArrayList<>(CUSTOMERS.b());
    a.add(customer("one", "name=Ann Quimby", "email=ann.q@example.com", "postcode=ZZ9 9ZZ"));
    a.add(customer("again", "name=Ann Quimby", "email=ann.q@example.com", "postcode=ZZ9 9ZZ"));
    b.add(customer("other", "name=Ann Quimby", "email=ann.q@example.com", "postcode=ZZ9 9ZZ"));
    FusionResult result = fuse(FusionKind.CUSTOMERS, a, b, 1);
    assertThat(result.merges())
        .filteredOn(pair -> pair.b().id().equals("other"))
        .extracting(pair -> pair.a().id())
        .containsExactly("one", "again");
  }

  @Test
  void aProductIsFoundByItsGtin() {
    assertThat(
            products(
                product("gtin=4006381333931", "title=Boss Highlighter yellow", "brand=Stabilo"),
                product("gtin=04006381333931", "title=STABILO Boss Highlighter yellow")))
        .hasValueSatisfying(merged(Basis.KEY));
  }

  @Test
  void aWrongOrPlaceholderGtinIsNoKey() {
    assertThat(
            products(
                product("gtin=4006381333930", "title=Highlighter Boss"),
                product("gtin=4006381333930", "title=Garden Hose")))
        .isEmpty();
    assertThat(
            products(
                product("gtin=0000000000000", "title=Highlighter Boss"),
                product("gtin=0000000000000", "title=Garden Hose")))
        .isEmpty();
  }

  @Test
  void oneGtinOnTwoVariantsIsDoubtful() {
    assertThat(
            products(
                product("gtin=4006381333931", "title=Quimby Shampoo 500ml", "brand=Quimby"),
                product("gtin=4006381333931", "title=Quimby Shampoo 250ml", "brand=Quimby")))
        .hasValueSatisfying(doubtful(Basis.CONTRADICTED));
  }

  @Test
  void unitsAreConvertedAndSizesMustAgree() {
    FusionRecord half = product("title=Quimby Argan Shampoo 0.5 L", "brand=Quimby", "price=12.90");
    assertThat(
            products(
                half, product("title=Quimby Shampoo Argan 500ml", "brand=Quimby", "price=12.90")))
        .hasValueSatisfying(merged(Basis.SCORE));
    assertThat(
            products(
                half, product("title=Quimby Argan Shampoo 250ml", "brand=Quimby", "price=12.90")))
        .satisfies(found ->
            assertThat(found.map(FusedPair::decision))
                .isNotEqualTo(Optional.of(FusedPair.Decision.MERGE)));
  }

  @Test
  void anotherBrandIsAnotherProduct() {
    assertThat(
            products(
                product("title=Argan Shampoo 500ml", "brand=Quimby", "price=12.90"),
                product("title=Argan Shampoo 500ml", "brand=Zelda", "price=12.90")))
        .satisfies(found ->
            assertThat(found.map(FusedPair::decision))
                .isNotEqualTo(Optional.of(FusedPair.Decision.MERGE)));
  }

  @Test
  void theEvidenceAddsUpToTheProbability() {
    for (FusionResult result :
        List.of(
            fuse(FusionKind.CUSTOMERS, CUSTOMERS.a(), CUSTOMERS.b(), 1),
            fuse(FusionKind.PRODUCTS, PRODUCTS.a(), PRODUCTS.b(), 1))) {
      assertThat(result.merges()).isNotEmpty();
      for (FusedPair pair : result.merges()) {
        double bits = pair.evidence().stream().mapToDouble(FusedPair.Evidence::bits).sum();
        assertThat(1 / (1 + Math.pow(2, -bits))).isCloseTo(pair.probability(), within(.005));
        assertThat(pair.reason()).startsWith(pair.basis().wireName() + ": ");
      }
    }
  }

  @Test
  void emptyListsHaveNothingInCommon() {
    assertThat(fuse(FusionKind.CUSTOMERS, List.of(), List.of(), 1).merges()).isEmpty();
    assertThat(fuse(FusionKind.PRODUCTS, PRODUCTS.a(), List.of(), 1).merges()).isEmpty();
    assertThat(fuse(FusionKind.PRODUCTS, List.of(), PRODUCTS.b(), 1).merges()).isEmpty();
  }

  @Test
  void twoStrangersAloneAreNotMerged() {
    FusionResult result =
        fuse(
            FusionKind.CUSTOMERS,
            List.of(customer("1", "name=Zelda Quimby", "email=z@example.com", "city=Leeds")),
            List.of(customer("1", "name=Otto Baron", "email=otto@example.com", "city=Oxford")),
            1);
    assertThat(result.merges()).isEmpty();
    assertThat(result.reviews()).isEmpty();
  }

  @Test
  void anIdTwiceInAListIsRefused() {
    List<FusionRecord> twice = List.of(customer("1", "name=Ann"), customer("1", "name=Bob"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fuse(FusionKind.CUSTOMERS, twice, List.of(), 1))
        .withMessageContaining("'1' twice");
    assertThatIllegalArgumentException().isThrownBy(() -> new FusionRecord(" ", Map.of()));
  }

  private static Consumer<FusedPair> merged(Basis basis) {
    return pair -> {
      assertThat(pair.decision()).as(pair.reason()).isEqualTo(FusedPair.Decision.MERGE);
      assertThat(pair.basis()).as(pair.reason()).isEqualTo(basis);
    };
  }

  private static Consumer<FusedPair> doubtful(Basis basis) {
    return pair -> {
      assertThat(pair.decision()).as(pair.reason()).isEqualTo(FusedPair.Decision.REVIEW);
      assertThat(pair.basis()).as(pair.reason()).isEqualTo(basis);
    };
  }

  private static Optional<FusedPair> customers(FusionRecord a, FusionRecord b) {
    return found(FusionKind.CUSTOMERS, CUSTOMERS, a, b);
  }

  private static Optional<FusedPair> products(FusionRecord a, FusionRecord b) {
    return found(FusionKind.PRODUCTS, PRODUCTS, a, b);
  }

  private static Optional<FusedPair> found(
      FusionKind kind, TwoPlatforms among, FusionRecord a, FusionRecord b) {
    List<FusionRecord> left = new ArrayList<>(among.a());
    List<FusionRecord> right = new ArrayList<>(among.b());
    left.add(a);
    right.add(b);
    FusionResult result = fuse(kind, left, right, 1);
    List<FusedPair> all = new ArrayList<>(result.merges());
    all.addAll(result.reviews());
    return all.stream().filter(pair -> pair.a().equals(a) && pair.b().equals(b)).findFirst();
  }

  static FusionResult fuse(
      FusionKind kind, List<FusionRecord> a, List<FusionRecord> b, int threads) {
    return fuse(kind, a, b, new FusionLabels(a, b), threads);
  }

  static FusionResult fuse(
      FusionKind kind,
      List<FusionRecord> a,
      List<FusionRecord> b,
      FusionLabels labels,
      int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new Fusion(kind, FusionSettings.DEFAULT)
          .fuse(a, b, labels, new Workers(pool, threads), Progress.NONE);
    }
  }

  private static FusionRecord customer(String... values) {
    return record(values[0].contains("=") ? "case" : values[0], values);
  }

  private static FusionRecord product(String... values) {
    return record("case", values);
  }

  private static FusionRecord record(String id, String... values) {
    var texts = new EnumMap<FusionField, String>(FusionField.class);
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals > 0) {
        texts.put(
            FusionField.valueOf(value.substring(0, equals).toUpperCase(Locale.ROOT)),
            value.substring(equals + 1));
      }
    }
    return new FusionRecord(id, texts);
  }
}
