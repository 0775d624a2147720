package io.shopkeeper.content.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.content.check.ProductFacts.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What a fact says in other words is true, and what goes beyond it is not.
class FairSayingsTest {
  private static final String FOLDER = "/io/shopkeeper/content/check/";
  private static final Checker CHECKER =
      Checker.general(AdvertisingRules.of(AdvertisingRules.COUNTRIES));

  private static List<Finding> findings(String facts, String text) {
    var attributes = new ArrayList<Attribute>();
    String[] price = {};
    for (String fact : facts.split("; ")) {
      String[] pair = fact.split("=", 2);
      if (pair[0].equals("price")) {
        price = pair[1].split(" ");
      } else {
        attributes.add(new Attribute(pair[0], pair[1]));
      }
    }
    boolean priced = price.length == 2;
    var product =
        new ProductFacts(
            "p",
            "Thing",
            "",
            priced ? new BigDecimal(price[0]) : null,
            priced ? price[1] : "",
            attributes,
            List.of());
    return CHECKER.check(product, text).findings();
  }

  @ParameterizedTest
  @CsvFileSource(resources = FOLDER + "fair.tsv", delimiter = '\t')
  void whatFollowsFromTheFactsIsTrue(String facts, String text) {
    assertThat(findings(facts, text)).filteredOn(one -> one.kind().claim()).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = FOLDER + "unfair.tsv", delimiter = '\t')
  void whatGoesBeyondThemIsFound(String facts, String text, Kind kind) {
    assertThat(findings(facts, text)).extracting(Finding::kind).contains(kind);
  }
}
