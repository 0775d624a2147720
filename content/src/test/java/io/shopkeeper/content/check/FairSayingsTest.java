package io.shopkeeper.content.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.content.check.ProductFacts.Attribute;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a fact says in other words is true, and what goes beyond it is not.
class FairSayingsTest {
  private static final Checker CHECKER =
      Checker.general(AdvertisingRules.of(AdvertisingRules.COUNTRIES));

  private static List<Finding> findings(String fact, String text) {
    int at = fact.indexOf('=');
    var attribute = new Attribute(fact.substring(0, at), fact.substring(at + 1));
    return CHECKER
        .check(new ProductFacts("p", "Thing", "", null, "", List.of(attribute), List.of()), text)
        .findings();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size=80 x 100 cm | One metre long and 0.8 m wide.",
        "size=80x100cm | It is 80 cm wide.",
        "尺寸=36×25×2厘米 | 36厘米长、25厘米宽，厚2厘米。",
        "colour temperature=2700-6500 K | Slide from 2700 K to 6500 K.",
        "inseam=7 in | About 18 cm long.",
        "burn time=45 hours | Forty-five hours of light.",
        "burn time=45 hours | More than forty hours of light.",
        "sugar per 100 g=12 g | Only 12 g of sugar in 100 g.",
        "重量=1.4千克 | 不到三斤。",
        "重量=3.6千克 | 七斤多的分量。",
        "wax=soy | Made of soy wax.",
        "connection=Bluetooth | Go wireless.",
        "转速=1800转/分 | 最高1800转/分。",
        "dishwasher safe=yes | Everything is dishwasher safe.",
      })
  void whatFollowsFromAFactIsTrue(String fact, String text) {
    assertThat(findings(fact, text)).filteredOn(one -> one.kind().claim()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size=80 x 100 cm | It is 120 cm long. | NUMBER",
        "burn time=45 hours | Fifty-five hours of light. | NUMBER",
        "burn time=45 hours | More than fifty hours of light. | NUMBER",
        "重量=1.4千克 | 不到两斤。 | NUMBER",
        "wax=soy | Made of beeswax. | MATERIAL",
        "origin=Scotland | Slow-cooked in small batches in Normandy. | ORIGIN",
        "country=USA | Cast in a family foundry in France. | ORIGIN",
        "movement=automatic | The quartz movement is precise. | FUNCTION",
        "可进洗碗机=是 | 本品不可进洗碗机。 | CONTRADICTION",
        "material=organic cotton | With the OEKO-TEX label. | FUNCTION",
      })
  void whatGoesBeyondItIsFound(String fact, String text, Kind kind) {
    assertThat(findings(fact, text)).extracting(Finding::kind).contains(kind);
  }
}
