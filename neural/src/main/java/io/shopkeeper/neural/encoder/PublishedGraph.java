package io.shopkeeper.neural.encoder;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tensors of an encoder as it was published, by name, and which of them each linear map uses.
///
/// @param tensors as they are written in the file
/// @param linear the name of the int8 weights of a map, by the name its result has
record PublishedGraph(Map<String, ByteBuffer> tensors, Map<String, String> linear) {
  // Field numbers of onnx.proto.
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_OPERATOR = 4;
  private static final int TENSOR_NAME = 8;

  static PublishedGraph read(ByteBuffer file) {
    var tensors = new HashMap<String, ByteBuffer>();
    var linear = new HashMap<String, String>();
    var model = new Protobuf.Reader(file);
    while (model.next()) {
      if (model.field() == MODEL_GRAPH) {
        var graph = new Protobuf.Reader(model.bytes());
        while (graph.next()) {
          switch (graph.field()) {
            case GRAPH_INITIALIZER -> tensors.put(name(graph.bytes()), graph.bytes());
            case GRAPH_NODE ->
                weights(graph.bytes()).ifPresent(own -> linear.put(own.result, own.weights));
            default -> {}
          }
        }
      }
    }
    return new PublishedGraph(tensors, linear);
  }

  private static String name(ByteBuffer tensor) {
    var fields = new Protobuf.Reader(tensor);
    while (fields.next()) {
      if (fields.field() == TENSOR_NAME) {
        return fields.text();
      }
    }
    return "";
  }

  private record Linear(String result, String weights) {}

  private static Optional<Linear> weights(ByteBuffer node) {
    var fields = new Protobuf.Reader(node);
    List<String> inputs = new ArrayList<>();
    String output = "";
    String operator = "";
    while (fields.next()) {
      switch (fields.field()) {
        case NODE_INPUT -> inputs.add(fields.text());
        case NODE_OUTPUT -> output = fields.text();
        case NODE_OPERATOR -> operator = fields.text();
        default -> {}
      }
    }
    String suffix = "_output_quantized";
    return operator.equals("MatMulInteger") && output.endsWith(suffix)
        ? Optional.of(
            new Linear(
                output.substring(0, output.length() - suffix.length()),
                inputs.get(1).substring(0, inputs.get(1).length() - "_quantized".length())))
        : Optional.empty();
  }
}
