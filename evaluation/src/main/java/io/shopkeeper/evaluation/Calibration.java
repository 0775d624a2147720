package io.shopkeeper.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Predicted probabilities beside observed frequencies, in equally wide bins (Guo et al., "On
/// calibration of modern neural networks", ICML 2017).
///
/// @param bins those with records in them, by ascending probability
public record Calibration(List<Bin> bins) {

  public Calibration {
    bins = List.copyOf(bins);
  }

  /// One bin's records.
  ///
  /// @param index from 0, of as many bins as were asked for
  /// @param observed the share of the records where the event happened
  public record Bin(int index, int count, double meanProbability, double observed) {}

  /// On which side a bin includes its edge; 0 is in the first and 1 in the last bin either way.
  public enum Edges {
    /// Bins [low, high).
    LEFT_CLOSED {
      @Override
      int bin(double probability, int bins) {
        return Math.min((int) (probability * bins), bins - 1);
      }
    },
    /// Bins (low, high].
    RIGHT_CLOSED {
      @Override
      int bin(double probability, int bins) {
        return Math.max((int) Math.ceil(probability * bins) - 1, 0);
      }
    };

    abstract int bin(double probability, int bins);
  }

  /// Bins the records of events that happened or not.
  public static Calibration of(double[] probabilities, boolean[] happened, int bins, Edges edges) {
    int[] counts = new int[bins];
    double[] expected = new double[bins];
    int[] observed = new int[bins];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = edges.bin(probabilities[i], bins);
      counts[bin]++;
      expected[bin] += probabilities[i];
      observed[bin] += happened[i] ? 1 : 0;
    }
    var filled = new ArrayList<Bin>();
    for (int bin = 0; bin < bins; bin++) {
      int count = counts[bin];
      if (count > 0) {
        filled.add(new Bin(bin, count, expected[bin] / count, (double) observed[bin] / count));
      }
    }
    return new Calibration(filled);
  }

  /// The expected calibration error: the bins' gaps between probability and frequency, weighted by
  /// size; in [0, 1].
  public double expectedError() {
    double total = bins.stream().mapToInt(Bin::count).sum();
    return bins.stream()
        .mapToDouble(bin -> bin.count() / total * Math.abs(bin.observed() - bin.meanProbability()))
        .sum();
  }
}
