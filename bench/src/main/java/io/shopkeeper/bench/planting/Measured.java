package io.shopkeeper.bench.planting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A number with what it counts, and the ways people write it.
record Measured(BigDecimal value, Unit unit) {

  /// What is measured.
  enum Unit {
    GRAM,
    CENTIMETRE,
    MONTH,
    CELSIUS,
    PIECE,
    MONEY
  }

  private static final String[] SMALL_HAN = "零 一 两 三 四 五 六 七 八 九 十 十一 十二".split(" ");
  private static final String[] SMALL_ENGLISH =
      "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

  static Measured of(double value, Unit unit) {
    return new Measured(BigDecimal.valueOf(value).stripTrailingZeros(), unit);
  }

  /// As a shop writes it into its facts.
  String fact(boolean chinese) {
    return writings(chinese).getFirst();
  }

  /// One of the ways to say the same.
  String said(boolean chinese, RandomGenerator random) {
    List<String> writings = writings(chinese);
    return writings.get(random.nextInt(writings.size()));
  }

  /// The same number with a unit a thousand or a hundred times as large: said of shirts and boxes,
  /// it is wrong.
  String saidInWrongUnit(boolean chinese) {
    String number = plain(value);
    return switch (unit) {
      case GRAM -> number + (chinese ? "千克" : " kg");
      case CENTIMETRE -> number + (chinese ? "米" : " m");
      case MONTH -> number + (chinese ? "年" : " years");
      case CELSIUS -> plain(value.add(BigDecimal.valueOf(40))) + (chinese ? "℃" : " °C");
      case PIECE -> plain(value.multiply(BigDecimal.TEN)) + (chinese ? "个" : "");
      case MONEY -> money(value.multiply(BigDecimal.TEN), chinese);
    };
  }

  Measured times(double factor) {
    return new Measured(
        value
            .multiply(BigDecimal.valueOf(factor))
            .setScale(Math.max(0, value.scale()), RoundingMode.UP)
            .stripTrailingZeros(),
        unit);
  }

  private List<String> writings(boolean chinese) {
    var writings = new ArrayList<String>();
    String number = plain(value);
    switch (unit) {
      case GRAM -> {
        writings.add(number + (chinese ? "克" : " g"));
        writings.add(number + (chinese ? "g" : "g"));
        writings.add(plain(value.movePointLeft(3).stripTrailingZeros()) + (chinese ? "千克" : " kg"));
        if (!chinese) {
          writings.add(converted(28.3495) + " oz");
        }
      }
      case CENTIMETRE -> {
        writings.add(number + (chinese ? "厘米" : " cm"));
        writings.add(number + "cm");
        writings.add(plain(value.movePointLeft(2).stripTrailingZeros()) + (chinese ? "米" : " m"));
        if (!chinese) {
          writings.add(converted(2.54) + " inches");
        }
      }
      case MONTH -> {
        writings.add(number + (chinese ? "个月" : " months"));
        if (value.intValue() == 12) {
          writings.add(chinese ? "一年" : "one year");
        }
        if (value.intValue() == 24) {
          writings.add(chinese ? "两年" : "2 years");
        }
      }
      case CELSIUS -> {
        writings.add(number + (chinese ? "℃" : " °C"));
        writings.add(number + (chinese ? "度" : "°C"));
      }
      case PIECE -> {
        writings.add(number + (chinese ? "个" : ""));
        int count = value.intValue();
        if (count < SMALL_HAN.length) {
          writings.add(chinese ? SMALL_HAN[count] + "个" : SMALL_ENGLISH[count]);
        }
      }
      case MONEY -> {
        writings.add(money(value, chinese));
        if (chinese) {
          writings.add("¥" + number);
          writings.add(number + "元人民币");
        }
      }
    }
    return writings;
  }

  private String converted(double gramsOrCentimetres) {
    return plain(
        value
            .divide(BigDecimal.valueOf(gramsOrCentimetres), 1, RoundingMode.HALF_UP)
            .stripTrailingZeros());
  }

  private static String money(BigDecimal amount, boolean chinese) {
    return chinese ? plain(amount) + "元" : "$" + amount.setScale(2, RoundingMode.HALF_UP);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
