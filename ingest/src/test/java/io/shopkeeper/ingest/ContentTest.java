package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {

  /// GTINs of every length, as GS1 gives them for examples, and texts that come near.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ada@example.com     | EMAIL
          ada@example         |
          @example.com        |
          4006381333931       | GTIN
          4006381333932       |
          614141007349        | GTIN
          96385074            | GTIN
          10614141007346      | GTIN
          2026-11-23          | TIME
          2026-11-23 10:30    | TIME
          23.11.2026          | TIME
          11/23/2026 10:30 PM | TIME
          2026-13-45          |
          1795168801          |
          € 4,50              | PRICE
          12.00 USD           | PRICE
          ￥1,299.00元        | PRICE
          4.50                |
          XXL                 |
          """)
  void aCellIsWhatItLooksLike(String text, String content) {
    assertThat(Arrays.stream(Content.values()).filter(each -> each.fits(text)).toList())
        .isEqualTo(content == null ? List.of() : List.of(Content.valueOf(content)));
  }
}
