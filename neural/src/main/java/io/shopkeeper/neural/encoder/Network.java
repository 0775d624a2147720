package io.shopkeeper.neural.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.shopkeeper.neural.NeuralException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/// The network of an encoder, loaded. Runs on the thread that calls it, on any number of them at
/// once: that is faster than one pass on several threads, whose layers wait for each other.
final class Network implements AutoCloseable {
  private final EncoderWeights weights;
  private final OrtEnvironment environment;
  private final OrtSession session;

  Network(EncoderWeights weights) {
    this.weights = weights;
    try (var options = new OrtSession.SessionOptions()) {
      environment = OrtEnvironment.getEnvironment();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Every length of text would keep memory of its own.
      options.setMemoryPatternOptimization(false);
      session = environment.createSession(weights.readNetwork(), options);
    } catch (OrtException | UnsatisfiedLinkError e) {
      throw failure("load", e);
    }
  }

  /// The last layer of one text, [tokens × dimension], row by row.
  ///
  /// @param tokens at most [EncoderWeights#POSITIONS], the special ones included
  float[] run(long[] tokens) {
    long[] shape = {1, tokens.length};
    long[] present = new long[tokens.length];
    Arrays.fill(present, 1);
    try (OnnxTensor ids = tensor(tokens, shape);
        OnnxTensor mask = tensor(present, shape);
        OnnxTensor types = tensor(new long[tokens.length], shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      float[] hidden = new float[tokens.length * weights.dimension()];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(hidden);
      return hidden;
    } catch (OrtException e) {
      throw failure("run", e);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private NeuralException failure(String what, Throwable e) {
    return new NeuralException(
        NeuralException.Code.RUNTIME_FAILED,
        "cannot %s the encoder %s: %s".formatted(what, weights.name(), e.getMessage()),
        e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failure("close", e);
    }
  }
}
