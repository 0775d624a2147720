package io.shopkeeper.assist.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.numeric.Workers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UtteranceReaderTest {

  @Test
  void manyAreReadAsEachAlone() {
    List<String> english =
        List.of(
            "I want my money back", "Where is my parcel?", "cancel it", "Stop that, please", "");
    List<String> chinese = List.of("我想退货", "什么时候发货", "取消订单", "我要换一个", "好");
    try (var encoders = new Encoders();
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      var workers = new Workers(pool, 2);
      var ofEnglish = new UtteranceReader(Language.ENGLISH, encoders.of(Language.ENGLISH));
      var ofChinese = new UtteranceReader(Language.CHINESE, encoders.of(Language.CHINESE));
      assertThat(ofEnglish.read(english, workers))
          .isEqualTo(english.stream().map(ofEnglish::read).toList());
      assertThat(ofChinese.read(chinese, workers))
          .isEqualTo(chinese.stream().map(ofChinese::read).toList());
    }
  }
}
