package io.shopkeeper.neural.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.shopkeeper.neural.NeuralException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The network of an encoder, loaded. Runs on the thread that calls it, on any number of them at
/// once: that is faster than one pass on several threads, whose layers wait for each other. Texts
/// of one pass do not change each other's vectors.
final class Network implements AutoCloseable {
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  /// Bytes of stack to start the runtime on. It looks through the command line by a regular
  /// expression that calls itself for every character; one of more than 8 KB, as a long class path
  /// is, fills the 1 MiB that a thread of Java has, and the process would end without a word.
  private static final long STARTING_STACK = 64 << 20;

  private final EncoderWeights weights;
  private final OrtEnvironment environment;
  private final OrtSession session;

  Network(EncoderWeights weights) {
    this.weights = weights;
    try (var options = new OrtSession.SessionOptions();
        Arena loading = Arena.ofConfined()) {
      environment =
          CompletableFuture.supplyAsync(
                  OrtEnvironment::getEnvironment,
                  task -> new Thread(null, task, "encoder-runtime", STARTING_STACK).start())
              .join();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Every length of text would keep memory of its own.
      options.setMemoryPatternOptimization(false);
      // The graph is written as it shall run.
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
      session =
          environment.createSession(
              EncoderGraph.of(
                  PublishedGraph.read(weights.readNetwork(loading)),
                  ActivationRanges.read(weights.readRanges()),
                  weights.heads(),
                  weights.kept(),
                  loading),
              options);
    } catch (CompletionException e) {
      throw failure("load", Objects.requireNonNullElse(e.getCause(), e));
    } catch (OrtException | UnsatisfiedLinkError e) {
      throw failure("load", e);
    }
  }

  /// Layers of some texts, each [texts × rows × dimension], text by text.
  ///
  /// @param texts their tokens, at most [EncoderWeights#POSITIONS] each, as many of every text
  /// @param rows of how many tokens, from the first, the vectors are wanted: all where any but the
  ///   last layer is asked for; at least 2, since a single row is multiplied in another order than
  ///   several
  /// @param layers as the graph calls them
  float[][] run(List<long[]> texts, int rows, List<String> layers) {
    int length = texts.getFirst().length;
    var tokens =
        ByteBuffer.allocateDirect(texts.size() * length * Long.BYTES).order(NATIVE).asLongBuffer();
    texts.forEach(tokens::put);
    try (OnnxTensor ids =
            OnnxTensor.createTensor(environment, tokens.flip(), new long[] {texts.size(), length});
        OnnxTensor asked = OnnxTensor.createTensor(environment, new long[] {rows});
        OrtSession.Result result =
            session.run(Map.of("ids", ids, "rows", asked), Set.copyOf(layers))) {
      float[][] hidden = new float[layers.size()][texts.size() * rows * weights.dimension()];
      for (int layer = 0; layer < hidden.length; layer++) {
        ((OnnxTensor) result.get(layers.get(layer)).orElseThrow())
            .getFloatBuffer()
            .get(hidden[layer]);
      }
      return hidden;
    } catch (OrtException e) {
      throw failure("run", e);
    }
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
