package io.shopkeeper.language.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AspectCatalogueTest {
  private static final AspectCatalogue COMMON = AspectCatalogue.common();

  @Test
  void namesOneAspectByWordsOfBothLanguages() {
    assertThat(COMMON.terms().get("物流")).isEqualTo(COMMON.terms().get("shipping"));
    assertThat(COMMON.find("delivery").orElseThrow().owner()).isEqualTo(Aspect.Owner.LOGISTICS);
  }

  @Test
  void isRenamedMergedAndAddedToAsAPersonWants() {
    AspectCatalogue edited =
        COMMON.edited(
            List.of(
                "# ours",
                "rename\tquality\t品质\tmaking\tlogistics",
                "merge\tsmell\ttaste",
                "term\t内胆\ttank",
                "drop\troom",
                "merge\tunknown\ttaste"));
    assertThat(edited.find("quality").orElseThrow().english()).isEqualTo("making");
    assertThat(edited.find("smell")).isEmpty();
    assertThat(edited.terms().get("气味")).isEqualTo("taste");
    assertThat(edited.terms().get("内胆")).isEqualTo("tank");
    assertThat(edited.find("tank")).isPresent();
    assertThat(edited.terms()).doesNotContainKey("房间");
  }

  @Test
  void refusesALineThatIsNoEdit() {
    assertThatThrownBy(() -> COMMON.edited(List.of("", "delete everything")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("delete everything");
  }
}
