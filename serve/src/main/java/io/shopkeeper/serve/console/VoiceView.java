package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.customer.ShopWide;
import io.shopkeeper.profile.reviewing.ReviewBehaviour;
import io.shopkeeper.profile.reviewing.ReviewBehaviour.AspectJudged;
import io.shopkeeper.profile.reviewing.ShopReviewing;
import io.shopkeeper.profile.taste.Sign;
import io.shopkeeper.serve.console.CustomerView.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a customer likes by meaning and how they review, in words.
public final class VoiceView {
  private static final int MOST_WORDS = 80;
  private static final int ASPECTS = 8;

  private VoiceView() {}

  /// @param bar of the share, beside the whole shop's
  public record Theme(Bars.Bar bar, List<SignLine> signs) {}

  /// @param product its id; empty where there is none
  /// @param text the product's title, or what was searched for
  /// @param words what was written; empty if nothing was
  public record SignLine(
      String type, String product, String text, String words, String times, String last) {}

  /// @param aspects what they judge
  public record Reviews(List<Figure> figures, List<Judged> aspects) {}

  /// @param counts how often it is praised and criticised
  /// @param against others, or empty if that is not known
  public record Judged(String aspect, String counts, String against, List<QuoteLine> quotes) {}

  /// Words of a review as they stand there.
  public record QuoteLine(boolean praise, String text, String product, String title) {}

  static List<Theme> themes(
      Texts t,
      CustomerProfile profile,
      ShopWide shop,
      Map<String, List<Sign>> signs,
      Map<ProductId, String> titles) {
    List<Theme> themes = new ArrayList<>();
    profile
        .inferred()
        .ifPresent(known -> {
          for (Preference theme : known.themes()) {
            if (signs.containsKey(theme.name())) {
              themes.add(
                  new Theme(
                      Bars.Bar.of(theme, shop.themes().get(theme.name()), t),
                      signs.getOrDefault(theme.name(), List.of()).stream()
                          .map(sign -> line(t, sign, titles))
                          .toList()));
            }
          }
        });
    return themes;
  }

  private static SignLine line(Texts t, Sign sign, Map<ProductId, String> titles) {
    ProductId product = sign.product();
    String words = sign.words() == null ? "" : sign.words();
    String shown = words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
    return new SignLine(
        sign.type(),
        product == null ? "" : product.value(),
        product == null ? shown : titles.getOrDefault(product, product.value()),
        product == null ? "" : shown,
        sign.times() > 1 ? "× " + t.number(sign.times()) : "",
        t.time(sign.last()));
  }

  static Reviews reviews(
      Texts t, ReviewBehaviour own, ShopReviewing shop, Map<ProductId, String> titles) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        figure(
            t,
            "reviewed",
            t.text("voice.of_bought", t.number(own.reviewed()), t.number(own.bought()))));
    figures.add(
        figure(
            t,
            "reviewed_share",
            t.text(
                "voice.against_shop", t.percent(own.reviewedShare()), t.percent(shop.reviewed()))));
    if (own.rated() > 0) {
      figures.add(figure(t, "stars", t.stars(own.stars())));
      figures.add(figure(t, "strictness", t.signed(own.strictness())));
    }
    if (own.reviews() > 0) {
      figures.add(figure(t, "in_favour", t.percent(own.inFavour())));
    }
    return new Reviews(
        figures, own.aspects().stream().limit(ASPECTS).map(one -> judged(t, one, titles)).toList());
  }

  private static Figure figure(Texts t, String key, String value) {
    return new Figure(t.named("figure", key), value, t.named("figure_means", key));
  }

  private static Judged judged(Texts t, AspectJudged one, Map<ProductId, String> titles) {
    Double others = one.others();
    return new Judged(
        one.aspect().name(t.language() == Language.ZH),
        t.text("voice.judged", t.number(one.praised()), t.number(one.criticised())),
        others == null ? "" : t.text("voice.others", t.percent(one.inFavour()), t.percent(others)),
        one.quotes().stream()
            .map(quote ->
                new QuoteLine(
                    quote.praise(),
                    quote.text(),
                    quote.product().value(),
                    titles.getOrDefault(quote.product(), quote.product().value())))
            .toList());
  }
}
