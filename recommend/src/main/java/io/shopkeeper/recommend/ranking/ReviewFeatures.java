package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.List;

/// C: what a product's reviews say of it, beside what those of the customer's products say.
///
/// A mean is shrunk towards that of all products by five reviews' worth.
final class ReviewFeatures implements FeatureSource {
  private static final double SHRINKAGE = 5;
  private static final List<Feature> FEATURES =
      List.of(
          Feature.of("reviews.count", Part.REVIEWS),
          Feature.of("reviews.rating", Part.REVIEWS),
          Feature.of("reviews.sentiment", Part.REVIEWS),
          Feature.of("reviews.rating.beside", Part.REVIEWS));

  private final float[] counts;
  private final float[] ratings;
  private final float[] sentiments;

  ReviewFeatures(Traits traits) {
    counts = new float[traits.items()];
    ratings = new float[counts.length];
    sentiments = new float[counts.length];
    double[] rating = new double[2];
    double[] sentiment = new double[2];
    for (ProductTraits of : traits.of()) {
      add(of.rating(), of.reviews(), rating);
      add(of.sentiment(), of.reviews(), sentiment);
    }
    for (int item = 0; item < counts.length; item++) {
      ProductTraits of = traits.of().get(item);
      counts[item] = (float) Math.log1p(of.reviews());
      ratings[item] = shrunk(of.rating(), of.reviews(), rating);
      sentiments[item] = shrunk(of.sentiment(), of.reviews(), sentiment);
    }
  }

  private static void add(double mean, int reviews, double[] sum) {
    if (!Double.isNaN(mean)) {
      sum[0] += mean * reviews;
      sum[1] += reviews;
    }
  }

  private static float shrunk(double mean, int reviews, double[] all) {
    if (Double.isNaN(mean) || all[1] == 0) {
      return Float.NaN;
    }
    return (float) ((mean * reviews + SHRINKAGE * all[0] / all[1]) / (reviews + SHRINKAGE));
  }

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    Tastes tastes = Tastes.of(history);
    double usual = 0;
    double weight = 0;
    for (int k = 0; k < tastes.size(); k++) {
      float rating = ratings[history.item(k)];
      if (!Float.isNaN(rating)) {
        usual += tastes.weights()[k] * rating;
        weight += tastes.weights()[k];
      }
    }
    for (int place = 0; place < items.length; place++) {
      int item = items[place];
      columns[0][place] = counts[item];
      columns[1][place] = ratings[item];
      columns[2][place] = sentiments[item];
      columns[3][place] = weight > 0 ? ratings[item] - (float) (usual / weight) : Float.NaN;
    }
  }
}
