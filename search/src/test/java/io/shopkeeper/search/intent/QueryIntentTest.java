package io.shopkeeper.search.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryIntentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "红色连衣裙 300以内 | 红色连衣裙 | - | 300",
        "红色连衣裙300元以下 | 红色连衣裙 | - | 300",
        "不超过1,500块的手机 | 的手机 | - | 1500",
        "2千元以内耳机 | 耳机 | - | 2000",
        "预算1.5万 电脑 | 电脑 | - | 15000",
        "100-200元 礼物 | 礼物 | 100 | 200",
        "200到100元之间的礼物 | 的礼物 | 100 | 200",
        "500元以上 手表 | 手表 | 500 | -",
        "￥99以内 水壶 | 水壶 | - | 99",
        "100元左右的鞋 | 的鞋 | 80.0 | 120.0",
        "shirt under $50 | shirt | - | 50",
        "Shirt below 49.90 | shirt | - | 49.90",
        "kettle between $20 and $40 | kettle | 20 | 40",
        "kettle $20-$40 | kettle | 20 | 40",
        "gift from 20 to 40 euros | gift | 20 | 40",
        "laptop over $1,000 | laptop | 1000 | -",
        "shoes $100 or less | shoes | - | 100",
        "monitor less than 1k | monitor | - | 1000",
        "headphones around $100 | headphones | 80.0 | 120.0"
      })
  void limitsOfThePriceAreRead(String query, String words, BigDecimal from, BigDecimal to) {
    QueryIntent intent = QueryIntent.of(query);
    assertThat(intent.price()).isEqualTo(new PriceRange(from, to));
    assertThat(intent.words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iphone 15 128gb",
        "under 5 kg dumbbell",
        "over ear headphones",
        "toys for under 3 years",
        "5公斤以内哑铃",
        "3岁以上玩具",
        "size 40-42 shoe",
        "7 up",
        "diapers 4 - 8 kg",
        "cable 2 to 5 m",
        "within 24 hours"
      })
  void otherNumbersAreNoPrices(String query) {
    QueryIntent intent = QueryIntent.of(query);
    assertThat(intent.price()).isEqualTo(PriceRange.ANY);
    assertThat(intent.words()).isEqualTo(query);
  }

  @Test
  void stockIsReadAsWell() {
    QueryIntent intent = QueryIntent.of("kettle in stock under $30");
    assertThat(intent.inStock()).isTrue();
    assertThat(intent.words()).isEqualTo("kettle");
    assertThat(QueryIntent.of("现货 连衣裙").inStock()).isTrue();
    assertThat(QueryIntent.of("stockings").inStock()).isFalse();
  }

  @Test
  void limitsThatContradictEachOtherDoNotBothHold() {
    PriceRange price = QueryIntent.of("shirt under $20 over $50").price();
    assertThat(price).isEqualTo(new PriceRange(null, new BigDecimal("20")));
  }
}
