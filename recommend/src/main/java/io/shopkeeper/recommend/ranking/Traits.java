package io.shopkeeper.recommend.ranking;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.ProductIndex;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The [ProductTraits] of an index's products, with attribute values numbered. Immutable.
///
/// @param values every attribute value, by number
/// @param of the traits by item
/// @param attributes numbers of an item's attribute values, ascending
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Traits(List<String> values, List<ProductTraits> of, int[][] attributes) {

  /// @param known traits of a product; [ProductTraits#UNKNOWN] where there are none
  static Traits of(ProductIndex products, Function<ProductId, ProductTraits> known) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> values = new ArrayList<>();
    List<ProductTraits> of = new ArrayList<>();
    int[][] attributes = new int[products.size()][];
    for (int item = 0; item < attributes.length; item++) {
      ProductTraits traits = known.apply(products.id(item));
      of.add(traits);
      attributes[item] =
          traits.attributes().stream()
              .mapToInt(value ->
                  numbers.computeIfAbsent(
                      value,
                      v -> {
                        values.add(v);
                        return values.size() - 1;
                      }))
              .sorted()
              .toArray();
    }
    return new Traits(List.copyOf(values), List.copyOf(of), attributes);
  }

  void write(DataOutput out) throws IOException {
    ModelArrays.writeTexts(out, values);
    int[] starts = new int[items() + 1];
    for (int item = 0; item < items(); item++) {
      starts[item + 1] = starts[item] + attributes[item].length;
    }
    ModelArrays.writeInts(out, starts);
    ModelArrays.writeInts(out, Arrays.stream(attributes).flatMapToInt(Arrays::stream).toArray());
    for (ProductTraits traits : of) {
      out.writeDouble(traits.price());
      out.writeInt(traits.reviews());
      out.writeDouble(traits.rating());
      out.writeDouble(traits.sentiment());
      ModelArrays.writeFloats(out, traits.text());
    }
  }

  static Traits read(DataInput in) throws IOException {
    List<String> values = ModelArrays.readTexts(in);
    int[] starts = ModelArrays.readInts(in);
    int[] all = ModelArrays.readInts(in);
    int[][] attributes = new int[starts.length - 1][];
    List<ProductTraits> of = new ArrayList<>(attributes.length);
    for (int item = 0; item < attributes.length; item++) {
      attributes[item] = Arrays.copyOfRange(all, starts[item], starts[item + 1]);
      List<String> own = Arrays.stream(attributes[item]).mapToObj(values::get).toList();
      double price = in.readDouble();
      int reviews = in.readInt();
      double rating = in.readDouble();
      double sentiment = in.readDouble();
      of.add(new ProductTraits(own, price, ModelArrays.readFloats(in), reviews, rating, sentiment));
    }
    return new Traits(values, List.copyOf(of), attributes);
  }

  int items() {
    return of.size();
  }

  /// What an attribute value is of: the text before its sign, `attribute` without one.
  String kind(int value) {
    String text = values.get(value);
    int sign = text.indexOf('=');
    return sign > 0 ? text.substring(0, sign) : "attribute";
  }

  boolean anyAttributes() {
    return !values.isEmpty();
  }

  boolean anyPrices() {
    return of.stream().anyMatch(traits -> traits.price() > 0);
  }

  boolean anyTexts() {
    return of.stream().anyMatch(traits -> traits.text().length > 0);
  }

  boolean anyReviews() {
    return of.stream().anyMatch(traits -> traits.reviews() > 0);
  }

  /// Log prices, `NaN` where one is not known.
  float[] logPrices() {
    float[] logs = new float[items()];
    IntStream.range(0, logs.length)
        .forEach(
            i -> logs[i] = of.get(i).price() > 0 ? (float) Math.log(of.get(i).price()) : Float.NaN);
    return logs;
  }
}
