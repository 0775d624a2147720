package io.shopkeeper.ingest.fusion.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.ingest.fusion.clean.VariantTraits.Agreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTraitsTest {

  @ParameterizedTest
  @CsvSource({
    "Shampoo 0.5 l, Shampoo 500ml",
    "绿茶 500克, 绿茶 0.5kg",
    "绿茶 1斤, 绿茶 500g",
    "Cable 1m, Cable 100 cm",
    "Screen 10 inch, Screen 25.4cm",
    "SSD 1TB, SSD 1000 GB",
    "Soap 500mlx2, Soap 500 ml 2 pcs",
    "T-Shirt schwarz XL, T-Shirt Black XL",
    "Headphones WH-1000XM4, Headphones WH1000XM4",
    "Keyboard DI 434 blue, Keyboard DI-434 blue",
    "量杯KW 187 M, 量杯 KW187 M",
    "'Blender UI 687, red', 'Blender UI687, red'",
    "DESK LAMP 20 W, DESK LAMP 20W",
    "T-Shirt XXL, T-Shirt 2XL",
    "T-Shirt XX-Large, T-Shirt extra extra large",
    "帽子 加加大码, 帽子 XXL",
    "Hat multi-colour, Hat multicolored",
    "Soap 16.9 fl oz, Soap 500 ml",
    "Soap 8.5 fl. oz., Soap 250 ml"
  })
  void oneTraitInTwoWritingsAgrees(String one, String other) {
    assertThat(compare(one, other)).isEqualTo(Agreement.ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "Shampoo 500ml, Shampoo 250ml",
    "T-Shirt black M, T-Shirt black L",
    "连衣裙 红色, 连衣裙 蓝色",
    "Phone 15, Phone 16",
    "Phone Pro, Phone Max",
    "Lamp A100, Lamp A200",
    "帽子 加加大码, 帽子 加大码",
    "T-Shirt extra large, T-Shirt large",
    "Soap 2 pcs, Soap 3 pcs"
  })
  void variantsContradict(String one, String other) {
    assertThat(compare(one, other)).isEqualTo(Agreement.CONFLICT);
  }

  @Test
  void oneMaySayMoreThanTheOther() {
    assertThat(compare("Lamp 10W", "Lamp 10W white")).isEqualTo(Agreement.LESS);
    assertThat(compare("Lamp 10W", "Lamp white")).isEqualTo(Agreement.EACH);
    assertThat(compare("Lamp", "Lamp")).isEqualTo(Agreement.NONE);
  }

  @Test
  void bareNumbersInAttributesTellNothing() {
    VariantTraits one = VariantTraits.of("Lamp", "stock: 5; views: 100");
    assertThat(one.compare(VariantTraits.of("Lamp", "stock: 7"))).isEqualTo(Agreement.NONE);
  }

  @Test
  void amountsInAttributesCount() {
    VariantTraits one = VariantTraits.of("Shampoo 500ml", "");
    assertThat(one.compare(VariantTraits.of("Shampoo", "size: 0.5 l"))).isEqualTo(Agreement.ALL);
  }

  @Test
  void whatIsLeftOfATitleIsTheProduct() {
    assertThat(VariantTraits.without("NEW! Desk Lamp A100, 10 W (black)")).isEqualTo("desk lamp");
    assertThat(VariantTraits.without("正品包邮 便携台灯 黑色 10瓦")).isEqualTo("便携台灯");
  }

  private static Agreement compare(String one, String other) {
    Agreement agreement = VariantTraits.of(one, "").compare(VariantTraits.of(other, ""));
    Agreement reversed =
        switch (agreement) {
          case MORE -> Agreement.LESS;
          case LESS -> Agreement.MORE;
          case NONE, ALL, EACH, CONFLICT -> agreement;
        };
    assertThat(VariantTraits.of(other, "").compare(VariantTraits.of(one, ""))).isEqualTo(reversed);
    return agreement;
  }
}
