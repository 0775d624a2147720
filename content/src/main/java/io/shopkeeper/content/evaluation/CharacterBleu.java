package io.shopkeeper.content.evaluation;

import java.util.HashMap;
import java.util.Map;

/// BLEU-4 of one text against one other, over characters (Papineni and others, ACL 2002), an order
/// without a match counted as 1/2, 1/4 … of one, as `SmoothingFunction.method3` of NLTK 3.8 does
/// (Chen and Cherry, WMT 2014). The published figures are means of it over texts.
final class CharacterBleu {
  private static final int ORDERS = 4;

  private CharacterBleu() {}

  /// In [0, 1]; 0 where either is empty or not a character is shared.
  static double of(String written, String reference) {
    int[] hypothesis = written.codePoints().toArray();
    int[] truth = reference.codePoints().toArray();
    if (hypothesis.length == 0) {
      return 0;
    }
    double logarithms = 0;
    double halved = 1;
    for (int order = 1; order <= ORDERS; order++) {
      int matches = matches(hypothesis, truth, order);
      if (matches == 0 && order == 1) {
        return 0;
      }
      double matched = matches;
      if (matches == 0) {
        halved /= 2;
        matched = halved;
      }
      logarithms += Math.log(matched / Math.max(1, hypothesis.length - order + 1)) / ORDERS;
    }
    double brevity = Math.min(0, 1 - (double) truth.length / hypothesis.length);
    return Math.exp(brevity + logarithms);
  }

  private static int matches(int[] hypothesis, int[] truth, int order) {
    Map<String, Integer> left = new HashMap<>();
    for (int i = 0; i + order <= truth.length; i++) {
      left.merge(new String(truth, i, order), 1, Integer::sum);
    }
    int matches = 0;
    for (int i = 0; i + order <= hypothesis.length; i++) {
      if (left.merge(new String(hypothesis, i, order), -1, Integer::sum) >= 0) {
        matches++;
      }
    }
    return matches;
  }
}
