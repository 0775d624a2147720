package io.shopkeeper.content.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.Checker;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdCopyTest {
  private static final Checker CHECKER =
      Checker.general(AdvertisingRules.of(AdvertisingRules.COUNTRIES));
  private static final ShopWriter SHOP = new ShopWriterTrainer(Progress.NONE).train(List.of());

  private static Draft draft(Language language) {
    var pack =
        new Product(
            new ProductId("B1"),
            language == Language.CHINESE ? "登山包" : "Trail Pack",
            null,
            List.of(),
            "Larkfield",
            null,
            true,
            Map.of("material", "nylon", "capacity", "45 L", "features", "waterproof"));
    return (Draft)
        SHOP.write(SHOP.brief(pack, language, List.of(new Praise("quality", 12, 0, true))));
  }

  @Test
  void whatIsWrittenFitsItsPlaceAndNamesItsFacts() {
    for (Language language : List.of(Language.CHINESE, Language.ENGLISH)) {
      for (AdChannel channel : AdChannel.values()) {
        List<AdCopy> ads = AdCopy.of(draft(language), channel, CHECKER, Map.of());
        assertThat(ads).as("%s %s", language, channel).isNotEmpty();
        assertThat(ads)
            .allSatisfy(ad -> {
              assertThat(ad.text().length()).isLessThanOrEqualTo(channel.longest(language));
              assertThat(ad.facts()).isNotEmpty();
            });
      }
    }
  }

  @Test
  void whatCustomersSearchForComesFirst() {
    List<AdCopy> ads =
        AdCopy.of(draft(Language.ENGLISH), AdChannel.EMAIL, CHECKER, Map.of("waterproof bag", 9L));
    assertThat(ads.getFirst().text()).containsIgnoringCase("waterproof");
    assertThat(ads.getFirst().asked()).isEqualTo(9);
  }

  @Test
  void channelsAreNamedInWords() {
    assertThat(AdChannel.of("sms")).contains(AdChannel.SMS);
    assertThat(AdChannel.of("radio")).isEmpty();
  }
}
