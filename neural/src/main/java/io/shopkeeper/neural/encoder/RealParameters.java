package io.shopkeeper.neural.encoder;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/// The parameters of an encoder as real numbers: what its whole numbers stand for.
public final class RealParameters {
  // Field numbers of onnx.proto.
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_RAW = 9;

  private final PublishedGraph published;

  private RealParameters(PublishedGraph published) {
    this.published = published;
  }

  /// @throws io.shopkeeper.neural.NeuralException if the weights are missing
  public static RealParameters of(EncoderWeights weights) {
    return new RealParameters(PublishedGraph.read(weights.readNetwork(Arena.ofAuto())));
  }

  /// A bias, a gain or a shift.
  ///
  /// @param name as published, as `encoder.layer.0.output.dense.bias`
  public float[] vector(String name) {
    return reals(name);
  }

  /// The weights of a linear map, inputs × outputs.
  ///
  /// @param name of the map, as `encoder.layer.0.output.dense`
  public float[] weights(String name) {
    String path = "/" + name.replaceFirst("^encoder\\.layer\\.(\\d+)", "encoder/layer#$1");
    String result = path.replace('.', '/').replace('#', '.') + "/MatMul_output_0";
    String weights = known(published.linear(), result);
    ByteBuffer whole = numbers(weights + "_quantized");
    float[] scales = reals(weights + "_scale");
    float[] reals = new float[whole.remaining()];
    for (int i = 0; i < reals.length; i++) {
      // Zero stands for zero: maps are quantised symmetrically, output by output.
      reals[i] = scales[i % scales.length] * whole.get(i);
    }
    return reals;
  }

  private float[] reals(String name) {
    ByteBuffer numbers = numbers(name);
    float[] reals = new float[numbers.remaining() / Float.BYTES];
    numbers.asFloatBuffer().get(reals);
    return reals;
  }

  private ByteBuffer numbers(String name) {
    var fields = new Protobuf.Reader(known(published.tensors(), name));
    while (fields.next()) {
      if (fields.field() == TENSOR_RAW || fields.field() == TENSOR_FLOATS) {
        return fields.bytes().slice().order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw new IllegalArgumentException("the tensor " + name + " holds no numbers");
  }

  private static <T> T known(Map<String, T> all, String name) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException("the published graph has no " + name);
    }
    return found;
  }
}
