package io.shopkeeper.content.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.content.check.ForbiddenClaim;
import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.language.Language;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a shop forbids, and the texts that say it.
class TextClaimsTest {
  private static final Shop SHOP =
      new Shop(
          new ShopId("hangzhou"), "杭州", ZoneOffset.UTC, Currency.getInstance("CNY"), Locale.CHINA);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z"));
  private static final ProductId LAMP = new ProductId("L1");
  private static final TextKey PAGE = TextKey.page(LAMP, Language.CHINESE);
  private static final ForbiddenClaim SOFT =
      new ForbiddenClaim("soft", "cn", "absolute", "封神", "", "广告法第九条", true);

  private final Path folder;
  private Store store;
  private ShopTexts texts;

  TextClaimsTest(@TempDir Path folder) {
    this.folder = folder;
    store = DuckStore.open(folder, SHOP, CLOCK);
    put("白色");
    texts = texts();
  }

  private void put(String colour) {
    store
        .facts()
        .putProducts(
            List.of(
                new Product(
                    LAMP, "落地灯", null, List.of("灯具"), "暖居", null, true, Map.of("颜色", colour))));
  }

  private ShopTexts texts() {
    return new ShopTexts(
        store.facts(), new ShopChecks(store.facts(), CLOCK), (_, _) -> Optional.empty(), CLOCK);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private TextChange approved(String description) {
    texts.edit(PAGE, new PageText("落地灯", List.of(), description, "", "", List.of()), -1, "ann");
    return texts.approve(PAGE, 0, "ann");
  }

  private TextStanding standing() {
    return texts.find(PAGE).orElseThrow().standing();
  }

  @Test
  void aTextThatSaysWhatIsForbiddenNowIsWithdrawnAtOnceAndComesBackWhenItIsAllowed() {
    approved("暖居的白色落地灯，一开灯就封神。");
    assertThat(texts.claims().saying(SOFT)).containsExactly(PAGE);
    assertThat(standing().state()).isEqualTo(TextState.APPROVED);

    assertThat(texts.claims().put(List.of(SOFT), "bob").withdrawn()).containsExactly(PAGE);

    assertThat(standing().state()).isEqualTo(TextState.WITHDRAWN);
    assertThat(standing().last().orElseThrow().note()).isEqualTo("forbidden: 封神");
    assertThat(texts.shown(LAMP, Language.CHINESE)).isEmpty();
    assertThat(texts.approve(PAGE, 0, "ann")).isInstanceOf(TextChange.Failing.class);

    assertThat(texts.claims().undo(1, "bob").shown()).containsExactly(PAGE);
    assertThat(texts.shown(LAMP, Language.CHINESE)).hasSize(1);
    assertThat(texts.claims().book().history()).hasSize(2);
  }

  @Test
  void whatAPersonWithdrewOrWhoseFactsChangedStaysWithdrawn() {
    approved("暖居的白色落地灯，一开灯就封神。");
    texts.claims().put(List.of(SOFT), "bob");
    put("黑色");
    texts.changed(List.of(LAMP));
    assertThat(texts.claims().put(List.of(SOFT.active(false)), "bob").shown()).isEmpty();

    approved("暖居的黑色落地灯，一开灯就封神。");
    texts.withdraw(PAGE, "not ours", "ann");
    texts.claims().put(List.of(SOFT), "bob");
    assertThat(texts.claims().remove("soft", "bob").shown()).isEmpty();
    assertThat(standing().state()).isEqualTo(TextState.WITHDRAWN);
  }

  @Test
  void aClaimOfTheProgramCanBeSwitchedOffAndNotRemoved() {
    assertThat(approved("最好的落地灯。")).isInstanceOf(TextChange.Failing.class);
    List<ForbiddenClaim> off =
        texts.claims().book().list().stream()
            .filter(claim -> claim.country().equals("cn"))
            .map(claim -> claim.active(false))
            .toList();

    texts.claims().put(off, "bob");

    assertThat(texts.approve(PAGE, 0, "ann")).isInstanceOf(TextChange.Made.class);
    assertThatThrownBy(() -> texts.claims().remove("cn-01", "bob")).hasMessageContaining("switch");
    assertThatThrownBy(() -> texts.claims().remove("none", "bob")).hasMessageContaining("none");
    assertThat(texts.claims().undo(1, "bob").withdrawn()).containsExactly(PAGE);
  }

  @Test
  void changesOutliveTheProgramAndAnUndoneOneIsHinderedByALaterOne() {
    texts.claims().put(List.of(SOFT), "ann");
    texts.claims().put(List.of(SOFT.active(false)), "bob");
    texts.claims().put(List.of(SOFT.active(false)), "cyd");
    store.close();
    store = DuckStore.open(folder, SHOP, CLOCK);
    texts = texts();

    assertThat(texts.claims().book().find("soft")).contains(SOFT.active(false));
    assertThat(texts.claims().book().own("soft")).isTrue();
    assertThat(texts.claims().book().history())
        .extracting(change -> change.who())
        .containsExactly("bob", "ann");
    assertThatThrownBy(() -> texts.claims().undo(1, "ann")).hasMessageContaining("changed since");
    assertThatThrownBy(() -> texts.claims().undo(7, "ann")).hasMessageContaining("no revision 7");
    texts.claims().undo(2, "ann");
    texts.claims().undo(1, "ann");
    assertThat(texts.claims().book().find("soft")).isEmpty();
  }
}
