package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
  private static final Notation EUROPEAN =
      new Notation(Shops.BERLIN, Shops.NOW, DateOrder.DAY_FIRST, DecimalMark.POINT);
  private static final Notation AMERICAN =
      new Notation(Shops.BERLIN, Shops.NOW, DateOrder.MONTH_FIRST, DecimalMark.POINT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-03T10:30:00Z",
        "2026-11-03T11:30:00+01:00",
        "2026-11-03T05:30:00.000-0500",
        "2026-11-03 11:30:00",
        "2026-11-03 11:30",
        "2026-11-03 10:30:00 UTC",
        "2026/11/3 11:30",
        "03/11/2026 11:30",
        "3-11-2026 11:30:00",
        "03.11.2026 11:30",
        "03/11/2026 11:30 AM",
        "2026年11月3日 11:30",
        "2026年11月03日11时30分00秒",
        "20261103113000",
        "1793701800",
        "1793701800000",
        "1793701800000000"
      })
  void oneMomentIsReadInManyNotations(String text) {
    assertThat(EUROPEAN.time(text, "time")).isEqualTo(Instant.parse("2026-11-03T10:30:00Z"));
  }

  @Test
  void theMonthMayComeFirst() {
    assertThat(AMERICAN.time("11/03/2026 1:30:15 PM", "time"))
        .isEqualTo(Instant.parse("2026-11-03T12:30:15Z"));
    assertThat(AMERICAN.time("12/1/2010 8:26", "time"))
        .isEqualTo(Instant.parse("2010-12-01T07:26:00Z"));
  }

  @Test
  void microsecondsAreKept() {
    assertThat(EUROPEAN.time("2026-11-03T10:30:00.123456789Z", "time"))
        .isEqualTo(Instant.parse("2026-11-03T10:30:00.123456Z"));
  }

  @Test
  void theFutureIsRefusedAfterADay() {
    assertThat(EUROPEAN.time("2026-11-24T11:00:00Z", "time")).isNotNull();
    assertThatThrownBy(() -> EUROPEAN.time("2026-11-25", "time"))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.FUTURE_TIME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "31/31/2026",
        "2026-11-03T25:00",
        "12345",
        "2026-11-03x",
        "2026-11-03 10:30:00 Mars",
        "2026-11-03T10:30:00+99:00"
      })
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> EUROPEAN.time(text, "time"))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.UNREADABLE_TIME));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.50 | 1250",
        "12.5 | 1250",
        "12 | 1200",
        "0.005 | 1",
        "0.0049 | 0",
        "£1,234.56 | 123456",
        "¥ 99 | 9900",
        "1 234.50 EUR | 123450",
        "(5.00) | -500",
        "-5 | -500",
        ".5 | 50",
        "1'000 | 100000",
        "12.50元 | 1250",
        "US$5 | 500",
        "RMB 12.5 | 1250",
        "12.50 EUR | 1250",
        "12,34,567 | 123456700"
      })
  void amountsAreReadAsPeopleWriteThem(String text, long minor) {
    assertThat(AmountText.minor(text, DecimalMark.POINT, 2, "price")).isEqualTo(minor);
  }

  @Test
  void theCommaMayBeTheDecimalMark() {
    assertThat(AmountText.minor("1.234,50 €", DecimalMark.COMMA, 2, "price")).isEqualTo(123_450);
    assertThat(AmountText.minor("1,99", DecimalMark.COMMA, 2, "price")).isEqualTo(199);
    assertThat(AmountText.minor("1200", DecimalMark.POINT, 0, "price")).isEqualTo(1_200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E3", "1.2E+05", "1e3", "10K", "K10", "12 XQZ", "5€50", "1+2", "4,50"})
  void lettersAndSignsThatChangeAnAmountAreRefusedNotPassedOver(String text) {
    assertThatThrownBy(() -> AmountText.minor(text, DecimalMark.POINT, 2, "price"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'%s'".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "free", "1.2.3", "1-2", "99999999999999999999", "12,34.5,6"})
  void whatIsNoAmountIsRefused(String text) {
    assertThatThrownBy(() -> AmountText.minor(text, DecimalMark.POINT, 2, "price"))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.UNREADABLE_NUMBER));
  }
}
