package io.shopkeeper.advertise.delivery;

import java.util.Map;

/// Attributes as 64 numbers of length 1: an attribute and its value go to one place, with a sign
/// (K. Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009). What a
/// visitor likes and what a creative shows lie at the same place where they are the same.
public final class Features {
  public static final int COUNT = 64;

  private Features() {}

  /// Of a creative: its attributes, and itself.
  public static float[] ofCreative(String id, Map<String, String> attributes) {
    float[] features = ofVisitor(attributes);
    add(features, "creative\n" + id, 1);
    add(features, "creative again\n" + id, 1);
    return scaled(features);
  }

  /// Of a visitor: the attributes they are known to like; zeros where nothing is known.
  public static float[] ofVisitor(Map<String, String> attributes) {
    float[] features = new float[COUNT];
    attributes.forEach((name, value) -> add(features, name + "\n" + value, 1));
    return scaled(features);
  }

  private static void add(float[] features, String text, float weight) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    features[(int) (hash >>> 58)] += (hash >>> 57 & 1) == 0 ? weight : -weight;
  }

  private static float[] scaled(float[] features) {
    double square = 0;
    for (float value : features) {
      square += value * value;
    }
    if (square > 0) {
      float scale = (float) (1 / Math.sqrt(square));
      for (int i = 0; i < features.length; i++) {
        features[i] *= scale;
      }
    }
    return features;
  }
}
