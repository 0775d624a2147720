package io.shopkeeper.language.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.words.PlainText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CopiesTest {

  @Test
  void findsTextsThatAreNearlyTheSame() {
    assertThat(
            NearDuplicates.first(
                List.of(
                    "宝贝收到了，质量非常好，物流也很快，五星好评，下次还来买。",
                    "Works well, the battery lasts two days and it charges quickly.",
                    "宝贝收到了！质量非常好，物流也很快，五星好评！下次还来买",
                    "Works well, the battery lasts two days, and it charges quickly!!",
                    "宝贝收到了，质量太差，包装破损，再也不来了。",
                    "不错",
                    "不错")))
        .containsExactly(0, 1, 0, 1, 4, 5, 6);
  }

  @ParameterizedTest
  @CsvSource({
    "此用户没有填写评价。, TEMPLATE",
    "加微信：abc12345 领优惠券, ADVERTISEMENT",
    "see http://cheap.example for more, ADVERTISEMENT",
    "好好好好好好好好好好好好, FILLER",
    "!!! 123, NO_WORDS",
  })
  void hintsAtWhatIsNoCustomersOwnWords(String text, Hint hint) {
    assertThat(Hint.of(PlainText.of(text))).contains(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "质量很好，物流也快，下次还来",
        "Nice fit and lovely colour, would buy again.",
        "It was delivered on time. Well packed.",
        "很好",
      })
  void hintsAtNothingInOrdinaryReviews(String text) {
    assertThat(Hint.of(PlainText.of(text))).isEmpty();
  }
}
