package io.shopkeeper.recommend;

/// How a [LiveRecommender] answers.
///
/// @param buyAgain whether a product may be offered to a customer who has bought it
/// @param maxTouches how many things done since the last training are remembered in all, about 85
///   bytes each
public record LiveSettings(boolean buyAgain, int maxTouches) {

  public static final LiveSettings DEFAULT = new LiveSettings(false, 500_000);

  public LiveSettings {
    if (maxTouches < 1) {
      throw new IllegalArgumentException(
          "maxTouches is %d, at least 1 is needed".formatted(maxTouches));
    }
  }
}
