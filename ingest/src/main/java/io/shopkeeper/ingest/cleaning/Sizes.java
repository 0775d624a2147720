package io.shopkeeper.ingest.cleaning;

/// Names of sizes of clothes in English and Chinese that mean the same.
final class Sizes {
  static final Vocabulary VOCABULARY =
      new Vocabulary(
          Rule.SIZE,
          "names the same size",
          "xxs 2xs extraextrasmall",
          "xs extrasmall xsmall 加小 加小码",
          "s small 小 小号 小码",
          "m medium med 中 中号 中码",
          "l large 大 大号 大码",
          "xl extralarge xlarge 加大 加大号 加大码",
          "xxl 2xl extraextralarge xxlarge 双加大 加加大",
          "xxxl 3xl xxxlarge 三加大",
          "xxxxl 4xl",
          "onesize freesize onesizefitsall 均码 通码");

  private Sizes() {}
}
