package io.shopkeeper.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  private static final Currency POUND = Currency.getInstance("GBP");
  private static final Currency YEN = Currency.getInstance("JPY");

  @ParameterizedTest
  @CsvSource({
    "2.55, GBP, 255",
    "2.555, GBP, 256",
    "-2.555, GBP, -256",
    "0.001, GBP, 0",
    "1200, JPY, 1200",
    "0.5, JPY, 1",
    "1.2345, KWD, 1235",
    "7, XAU, 7"
  })
  void anAmountIsRoundedHalfUpToTheMinorUnit(String major, String currency, long minor) {
    assertThat(Money.of(new BigDecimal(major), Currency.getInstance(currency)).minor())
        .isEqualTo(minor);
  }

  @Test
  void anAmountReadsAsItIsWritten() {
    assertThat(new Money(1250, POUND)).hasToString("12.50 GBP");
    assertThat(new Money(1250, YEN)).hasToString("1250 JPY");
  }

  @Test
  void amountsAddUpExactly() {
    assertThat(new Money(10, POUND).plus(new Money(20, POUND)).minus(new Money(31, POUND)))
        .isEqualTo(new Money(-1, POUND));
    assertThat(new Money(255, POUND).times(6)).isEqualTo(new Money(1530, POUND));
  }

  @Test
  void currenciesAreNeverMixed() {
    assertThatThrownBy(() -> new Money(1, POUND).plus(new Money(1, YEN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot add 0.01 GBP and 1 JPY");
  }

  @Test
  void anAmountBeyond64BitsIsRefusedNotWrapped() {
    assertThatThrownBy(() -> Money.of(new BigDecimal("1e30"), POUND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE, POUND).plus(new Money(1, POUND)))
        .isInstanceOf(ArithmeticException.class);
  }
}
