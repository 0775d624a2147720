package io.shopkeeper.neural.encoder;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes the network of an encoder anew, from the weights as they were published.
///
/// BERT (Devlin et al., NAACL 2019): a layer is x ← norm(x + attention(x)), x ← norm(x + map(gelu(
/// map(x)))). Three things differ from the published graph:
///
/// * The numbers that go into a linear map are quantised by a range that was measured once
///   ([ActivationRanges]), not by the least and greatest value of whatever is being read: so texts
///   that are read together do not change each other's vectors.
/// * Of the last layer only the first `rows` tokens are made; a sentence vector needs no others.
/// * One operation takes the place of several: integer product, scale and bias; attention of all
///   heads.
///
/// Input `ids` [texts, tokens], all of one length; `rows` [1]; output `hidden` [texts, rows,
/// dimension], and lower layers, of all tokens. Values have the names they have in the published
/// graph.
final class EncoderGraph {
  /// The last layer.
  static final String HIDDEN = "hidden";

  private static final String MICROSOFT = "com.microsoft";
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final float EPSILON = 1e-12f;

  // Element types of onnx.proto.
  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT64 = 7;

  private final PublishedGraph published;
  private final ActivationRanges ranges;
  private final int heads;
  private final Protobuf.Writer graph = new Protobuf.Writer();
  private final Set<String> copied = new LinkedHashSet<>();
  private final Set<String> quantised = new LinkedHashSet<>();

  private EncoderGraph(PublishedGraph published, ActivationRanges ranges, int heads) {
    this.published = published;
    this.ranges = ranges;
    this.heads = heads;
  }

  /// The file of the network.
  ///
  /// @param heads of the attention
  /// @param layers that it puts out
  /// @param arena of the file
  static ByteBuffer of(
      PublishedGraph published,
      ActivationRanges ranges,
      int heads,
      List<String> layers,
      Arena arena) {
    var writer = new EncoderGraph(published, ranges, heads);
    writer.network(layers);
    return new Protobuf.Writer()
        .number(1, IR_VERSION)
        .message(8, new Protobuf.Writer().text(1, "").number(2, OPSET))
        .message(8, new Protobuf.Writer().text(1, MICROSOFT).number(2, 1))
        .message(7, writer.graph)
        .written(arena);
  }

  private void network(List<String> kept) {
    graph.text(2, "encoder");
    graph.message(11, value("ids", INT64, List.of("texts", "tokens")));
    graph.message(11, value("rows", INT64, List.of("one")));
    integers("zero", 0);
    integers("one", 1);
    String x = embeddings();
    int layers = published.linear().size() / 6;
    for (int layer = 0; layer < layers; layer++) {
      x = layer("encoder.layer." + layer + ".", x, layer == layers - 1);
    }
    node("Identity", List.of(x), HIDDEN);
    for (String layer : kept) {
      String rows = layer.equals(HIDDEN) ? "rows" : "tokens";
      graph.message(12, value(layer, FLOAT, List.of("texts", rows, "dimension")));
    }
    copied.forEach(name -> graph.bytes(5, tensor(name)));
  }

  private String embeddings() {
    node("Shape", List.of("ids"), "length", number("start", 1), number("end", 2));
    node("Gather", List.of(copy(table("word")), "ids"), "words");
    node("Slice", List.of(copy(table("position")), "zero", "length", "zero"), "positions");
    node("Slice", List.of(copy(table("token_type")), "zero", "one", "zero"), "type");
    String places = add(real("positions", "position"), real("type", "token_type"), "places");
    String sum = add(real("words", "word"), places, "embedded");
    return norm(sum, "embeddings.LayerNorm.", "/embeddings/LayerNorm/Add_1_output_0");
  }

  private static String table(String kind) {
    return "embeddings." + kind + "_embeddings.weight_quantized";
  }

  /// Rows of a table of embeddings as real numbers.
  private String real(String rows, String kind) {
    String weight = "embeddings." + kind + "_embeddings.weight";
    List<String> inputs = List.of(rows, copy(weight + "_scale"), copy(weight + "_zero_point"));
    return node("DequantizeLinear", inputs, rows + "_real");
  }

  private String layer(String name, String x, boolean last) {
    String path =
        "/" + name.replaceFirst("layer\\.(\\d+)\\.", "layer.$1/").replace("encoder.", "encoder/");
    String asked = x;
    if (last) {
      asked = node("Slice", List.of(x, "zero", "rows", "one"), path + "asked");
      quantised(asked, x);
    }
    String self = path + "attention/self/";
    List<String> queryKeyValue =
        List.of(
            linear(asked, self + "query/", name + "attention.self.query."),
            linear(x, self + "key/", name + "attention.self.key."),
            linear(x, self + "value/", name + "attention.self.value."));
    String attended = self + "Reshape_3_output_0";
    microsoft("MultiHeadAttention", queryKeyValue, attended, number("num_heads", heads));
    String out =
        linear(attended, path + "attention/output/dense/", name + "attention.output.dense.");
    String y =
        norm(
            add(out, asked, path + "attention/output/Add_output_0"),
            name + "attention.output.LayerNorm.",
            path + "attention/output/LayerNorm/Add_1_output_0");
    String wide = linear(y, path + "intermediate/dense/", name + "intermediate.dense.");
    String bent = path + "intermediate/intermediate_act_fn/Mul_1_output_0";
    microsoft("Gelu", List.of(wide), bent);
    String narrow = linear(bent, path + "output/dense/", name + "output.dense.");
    return norm(
        add(narrow, y, path + "output/Add_output_0"),
        name + "output.LayerNorm.",
        path + "output/LayerNorm/Add_1_output_0");
  }

  /// x · weights + bias, the product in whole numbers.
  private String linear(String x, String path, String name) {
    String result = path + "MatMul_output_0";
    String weights = published.linear().get(result);
    if (weights == null) {
      throw new IllegalArgumentException("the published graph has no linear map " + result);
    }
    quantised(x, x);
    List<String> inputs =
        List.of(
            x + "_quantized",
            copy(weights + "_quantized"),
            x + "_scale",
            copy(weights + "_scale"),
            x + "_zero_point",
            "",
            copy(name + "bias"));
    return microsoft("MatMulIntegerToFloat", inputs, result);
  }

  /// Quantises a value, if that was not done, by the range of the value named `measured`.
  private void quantised(String x, String measured) {
    if (quantised.add(x)) {
      ActivationRanges.Range range = ranges.of(measured);
      graph.message(5, tensorOf(x + "_scale", FLOAT).real(4, range.scale()));
      graph.message(5, tensorOf(x + "_zero_point", UINT8).number(5, range.zeroPoint()));
      node("QuantizeLinear", List.of(x, x + "_scale", x + "_zero_point"), x + "_quantized");
    }
  }

  // Not SkipLayerNormalization, which does both in four times the time.
  private String norm(String x, String name, String result) {
    return node(
        "LayerNormalization",
        List.of(x, copy(name + "weight"), copy(name + "bias")),
        result,
        new Protobuf.Writer().text(1, "epsilon").real(2, EPSILON).number(20, 1));
  }

  private String add(String one, String other, String result) {
    return node("Add", List.of(one, other), result);
  }

  private String node(
      String operator, List<String> inputs, String result, Protobuf.Writer... attributes) {
    return node("", operator, inputs, result, attributes);
  }

  private String microsoft(
      String operator, List<String> inputs, String result, Protobuf.Writer... attributes) {
    return node(MICROSOFT, operator, inputs, result, attributes);
  }

  private String node(
      String domain,
      String operator,
      List<String> inputs,
      String result,
      Protobuf.Writer... attributes) {
    var node = new Protobuf.Writer();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, result).text(3, result).text(4, operator).text(7, domain);
    for (Protobuf.Writer attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
    return result;
  }

  private static Protobuf.Writer number(String name, long value) {
    return new Protobuf.Writer().text(1, name).number(3, value).number(20, 2);
  }

  private static Protobuf.Writer tensorOf(String name, int type) {
    return new Protobuf.Writer().number(2, type).text(8, name);
  }

  private void integers(String name, long value) {
    graph.message(5, tensorOf(name, INT64).number(1, 1).number(7, value));
  }

  private static Protobuf.Writer value(String name, int type, List<String> dimensions) {
    var shape = new Protobuf.Writer();
    dimensions.forEach(dimension -> shape.message(1, new Protobuf.Writer().text(2, dimension)));
    var tensor = new Protobuf.Writer().number(1, type).message(2, shape);
    return new Protobuf.Writer().text(1, name).message(2, new Protobuf.Writer().message(1, tensor));
  }

  /// Has a published tensor copied.
  private String copy(String name) {
    copied.add(name);
    return name;
  }

  private ByteBuffer tensor(String name) {
    ByteBuffer tensor = published.tensors().get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the published graph has no tensor " + name);
    }
    return tensor;
  }
}
