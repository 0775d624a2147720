package io.shopkeeper.content.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CopyProtocolTest {
  private static final Bootstrap BOOTSTRAP = Bootstrap.of(new Seed(1));

  @Test
  void attributesAreReadAsPublished() {
    CopyRecord record = CopyRecord.of("类型#裙*颜色#蓝色*坏的*空#*#无名", null);
    assertThat(record.attributes()).extracting("value").containsExactly("裙", "蓝色");
  }

  @Test
  void whatTestHasIsDroppedFromTrainAndCounted() {
    List<CopyRecord> train = skirts();
    var test =
        List.of(
            // The same attributes in another order, and a text of train.
            CopyRecord.of("颜色#红色*类型#裙", "这条裙子是另外一段文字。"),
            CopyRecord.of("类型#上衣", train.get(5).text()));
    ProtocolResult result = run(train, test, 1);
    assertThat(result.dropped()).isEqualTo(2);
    assertThat(result.lines()).hasSize(2);
  }

  @Test
  void withoutPeoplesTextsTheSameTextsAreWrittenAndNotCompared() {
    List<CopyRecord> train = skirts();
    CopyRecord known = CopyRecord.of("类型#裙*颜色#绿色*版型#宽松", "绿色的裙子。");
    CopyRecord unknown = new CopyRecord(known.attributes(), null);
    ProtocolResult with = run(train, List.of(known), 1);
    ProtocolResult without = run(train, List.of(unknown), 2);
    assertThat(without.lines()).isEqualTo(with.lines());
    assertThat(with.metrics().metrics())
        .containsOnlyKeys("bleu-4", "rouge-1", "rouge-2", "rouge-l", "supported-share");
    assertThat(without.metrics().metrics()).containsOnlyKeys("supported-share");
  }

  @Test
  void statedValuesAreCountedByTheLongest() {
    var values = new StatedValues(skirts());
    CopyRecord red = CopyRecord.of("类型#裙*颜色#红色", null);
    assertThat(values.count("红色的裙子，也有蓝色。", red.attributes()))
        .isEqualTo(new StatedValues.Count(3, 2));
  }

  @Test
  void textsAreWrittenOneALine() {
    ProtocolResult result = run(skirts(), List.of(CopyRecord.of("类型#裙*颜色#黑色", null)), 1);
    assertThat(result.lines()).hasSize(1).allMatch(text -> text.contains("裙"));
  }

  @Test
  void anUnknownModelIsRefused() {
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      var protocol = new CopyProtocol(new Workers(pool, 1), Progress.NONE);
      assertThatThrownBy(() -> protocol.fit(skirts(), "large"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("large");
    }
  }

  private static ProtocolResult run(List<CopyRecord> train, List<CopyRecord> test, int workers) {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      return new CopyProtocol(new Workers(pool, workers), Progress.NONE)
          .fit(train, test, "auto")
          .apply(BOOTSTRAP);
    }
  }

  private static List<CopyRecord> skirts() {
    var records = new ArrayList<CopyRecord>();
    for (String colour : List.of("红色", "蓝色", "绿色", "黑色")) {
      for (String fit : List.of("宽松", "修身", "直筒", "")) {
        records.add(
            CopyRecord.of(
                "类型#裙*颜色#%s%s".formatted(colour, fit.isEmpty() ? "" : "*版型#" + fit),
                "这条%s的裙子十分好看，时尚大方。%s的版型穿着舒适，不挑身材。".formatted(colour, fit.isEmpty() ? "经典" : fit)));
      }
    }
    return records;
  }
}
