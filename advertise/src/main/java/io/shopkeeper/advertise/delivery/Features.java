package io.shopkeeper.advertise.delivery;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /// A creative's in parts that sum to [#ofCreative]: one of each attribute, as `name=value`, and
  /// one of the creative itself, under its id.
  public static SortedMap<String, float[]> partsOfCreative(
      String id, Map<String, String> attributes) {
    var parts = new TreeMap<String, float[]>();
    float[] about = new float[COUNT];
    attributes.forEach((name, value) -> {
      float[] part = new float[COUNT];
      add(part, name + "\n" + value, 1);
      parts.put(name + "=" + value, part);
      add(about, name + "\n" + value, 1);
    });
    float first = scale(about);
    float[] itself = new float[COUNT];
    add(itself, "creative\n" + id, 1);
    add(itself, "creative again\n" + id, 1);
    float[] whole = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      whole[i] = first * about[i] + itself[i];
    }
    float second = scale(whole);
    parts.values().forEach(part -> multiply(part, first * second));
    multiply(itself, second);
    parts.put(id, itself);
    return parts;
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
    multiply(features, scale(features));
    return features;
  }

  /// What makes them of length 1; 1 for zeros.
  private static float scale(float[] features) {
    double square = 0;
    for (float value : features) {
      square += value * value;
    }
    return square > 0 ? (float) (1 / Math.sqrt(square)) : 1;
  }

  private static void multiply(float[] features, float factor) {
    for (int i = 0; i < features.length; i++) {
      features[i] *= factor;
    }
  }
}
