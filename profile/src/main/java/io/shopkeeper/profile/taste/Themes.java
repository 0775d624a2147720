package io.shopkeeper.profile.taste;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Directions of meaning in which a catalogue's products lie together.
///
/// Vectors of texts share most of their direction, whatever they say; what all products share is
/// taken off first (Mu and Viswanath, "All-but-the-top", ICLR 2018, without its second step).
///
/// @param mean of the products' vectors
/// @param centres of theme, dimension
/// @param reach the cosine to its centre that all but a twentieth of a theme's products exceed
/// @param of the theme of each product that was learned from
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Themes(float[] mean, float[][] centres, float[] reach, int[] of) {
  private static final double OUTSIDE = .05;
  private static final int MOST = 64;

  /// Finds about √(n / 2) of them (Mardia, Kent and Bibby, "Multivariate analysis", 1979, p. 365),
  /// at most 64.
  ///
  /// @param points vectors of products, each of norm 1 or zero; directions take their place
  static Themes of(float[][] points, Seed seed, Workers workers) {
    float[] mean = new float[points[0].length];
    for (float[] vector : points) {
      Vectors.axpy(1F / points.length, vector, mean);
    }
    workers.forEach(points.length, () -> i -> points[i] = direction(points[i], mean));
    int k = Math.clamp(Math.round(Math.sqrt(points.length / 2.0)), 1, MOST);
    SphericalMeans found = SphericalMeans.of(points, k, seed, workers);
    float[] reach = new float[k];
    for (int theme = 0; theme < k; theme++) {
      int own = theme;
      double[] cosines =
          IntStream.range(0, points.length)
              .filter(i -> found.of()[i] == own)
              .mapToDouble(i -> Vectors.dot(points[i], found.centres()[own]))
              .sorted()
              .toArray();
      reach[theme] = cosines.length == 0 ? 1 : (float) cosines[(int) (cosines.length * OUTSIDE)];
    }
    return new Themes(mean, found.centres(), reach, found.of());
  }

  int size() {
    return centres.length;
  }

  /// The theme of a product that was not learned from.
  int ofProduct(float[] vector) {
    return SphericalMeans.nearest(direction(vector, mean), centres);
  }

  /// The theme of a text that is as near to it as its products are; of another language than the
  /// catalogue's, or about something else, it has none.
  OptionalInt ofText(float[] vector) {
    float[] direction = direction(vector, mean);
    int nearest = SphericalMeans.nearest(direction, centres);
    boolean said = Vectors.squaredNorm(vector) > 0;
    return said && Vectors.dot(direction, centres[nearest]) >= reach[nearest]
        ? OptionalInt.of(nearest)
        : OptionalInt.empty();
  }

  private static float[] direction(float[] vector, float[] mean) {
    float[] direction = Arrays.copyOf(vector, vector.length);
    Vectors.axpy(-1, mean, direction);
    double norm = Math.sqrt(Vectors.squaredNorm(direction));
    if (norm > 0) {
      Vectors.scale((float) (1 / norm), direction);
    }
    return direction;
  }
}
