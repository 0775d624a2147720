package io.shopkeeper.search.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.search.DemandShop;
import io.shopkeeper.search.SearchFilter;
import io.shopkeeper.search.SearchReason;
import io.shopkeeper.search.SearchRequest;
import io.shopkeeper.search.demand.Evidence.Source;
import io.shopkeeper.search.synonyms.Synonym;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchDemandTest {
  private static final List<String> TITLES =
      List.of(
          "Cotton T-shirt white",
          "Cotton T-shirt black",
          "Linen shirt",
          "白色运动鞋 男",
          "黑色运动鞋 女",
          "Trail shoe",
          "Electric kettle");

  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private DemandShop shop;

  @BeforeEach
  void open() {
    shop = new DemandShop(folder, TITLES);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private SearchDemand.Report report() {
    return new SearchDemand(
            shop.written().store.facts(), shop.search, InstantSource.fixed(DemandShop.NOW))
        .report();
  }

  private static List<String> lines(SearchDemand.Report report, Source source) {
    return report.proposals().stream()
        .filter(one -> one.evidence().stream().anyMatch(why -> why.source() == source))
        .map(one -> one.synonym().text())
        .toList();
  }

  @Test
  void whatIsWrittenAfterASearchInVainIsProposedIfSeveralVisitsDoSo() {
    for (int i = 0; i < 3; i++) {
      shop.visit("s" + i, "黑色 球鞋").visit("s" + i, "黑色 运动鞋", "黑色运动鞋 女");
    }
    shop.visit("alone", "hat").visit("alone", "kettle", "Electric kettle");
    SearchDemand.Report report = report();
    assertThat(lines(report, Source.REWRITE)).containsExactly("球鞋 => 运动鞋");
    assertThat(report.proposals().getFirst().evidence())
        .contains(new Evidence(Source.REWRITE, 3, 3, List.of("黑色 球鞋 → 黑色 运动鞋")));
  }

  @Test
  void whatSpellingPutsRightAndWhatOnlyNarrowsIsNoSynonym() {
    for (int i = 0; i < 3; i++) {
      shop.visit("a" + i, "ketle").visit("a" + i, "kettle", "Electric kettle");
      shop.visit("b" + i, "shirt").visit("b" + i, "linen shirt", "Linen shirt");
    }
    assertThat(lines(report(), Source.REWRITE)).isEmpty();
  }

  @Test
  void titlesThatAreClickedTellWhatAWordMeans() {
    for (int i = 0; i < 8; i++) {
      shop.visit("tee" + i, "cotton pullover", TITLES.get(i % 2));
      shop.visit("kettle" + i, "electric kettle", "Electric kettle");
      shop.visit("shoe" + i, "shoe", "Trail shoe");
    }
    assertThat(lines(report(), Source.CLICKS)).containsExactly("pullover => shirt");
  }

  @Test
  void aWordThatNoProductHasIsComparedByItsMeaning() {
    shop.visit("a", "trainers").visit("b", "trainers");
    assertThat(lines(report(), Source.MEANING)).containsExactly("trainers => shoe");
  }

  @Test
  void whatThePersonSaidIsNotProposedAgain() {
    shop.visit("a", "trainers").visit("b", "trainers");
    shop.search.synonyms().say(new Synonym("trainers", "shoe", false), false, "Ada");
    assertThat(report().proposals()).isEmpty();
  }

  @Test
  void aMissTellsHowOftenAndWhatIsOfferedUntilASynonymPutsItRight() {
    shop.visit("a", "boots").visit("b", "boots").visit("c", "kettle", "Electric kettle");
    List<Miss> misses = report().misses();
    assertThat(misses).extracting(Miss::words).containsExactly("boots");
    assertThat(misses.getFirst().times()).isEqualTo(2);
    assertThat(misses.getFirst().inVain()).isTrue();
    assertThat(misses.getFirst().offered()).isEmpty();

    shop.search.synonyms().say(new Synonym("boots", "shoe", false), true, "Ada");

    assertThat(report().misses().getFirst().inVain()).isFalse();
    assertThat(report().misses().getFirst().offered())
        .extracting(product -> product.id().value())
        .containsExactly("Trail shoe");
  }

  @Test
  void whatReachesAPersonIsNotShown() {
    shop.visit("a", "li@example.com").visit("b", "li@example.com");
    assertThat(report().misses().toString()).doesNotContain("li@example.com");
  }

  @Test
  void aHitFoundByASynonymSaysSoAndItsReasonsAddUp() {
    var asked = new SearchRequest("白色 球鞋", SearchFilter.NONE, 10, 0, true);
    shop.search.synonyms().say(new Synonym("球鞋", "运动鞋", true), true, "Ada");
    var found = shop.search.tried(asked);
    assertThat(found.corrected()).isNull();
    assertThat(found.rescues()).isEmpty();
    var first = found.hits().getFirst();
    assertThat(first.product().title()).isEqualTo("白色运动鞋 男");
    assertThat(first.reasons())
        .anyMatch(reason ->
            reason instanceof SearchReason.HasSynonym(var term, _, var written, _)
                && term.equals("运动鞋")
                && written.equals("球鞋"))
        .anyMatch(
            reason -> reason instanceof SearchReason.HasWord(var term, _, _) && term.equals("白色"));
    assertThat(first.reasons().stream().mapToDouble(SearchReason::contribution).sum())
        .isCloseTo(first.score(), within(1e-3));
  }

  @Test
  void chanceIsNoEvidence() {
    assertThat(ClickWords.ratio(5, 10, 500, 1_000)).isZero();
    assertThat(ClickWords.ratio(2, 2, 4, 1_000)).isGreaterThan(20);
    assertThat(ClickWords.ratio(10, 10, 10, 10)).isZero();
  }
}
