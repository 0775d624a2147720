package io.shopkeeper.neural.encoder;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.shopkeeper.neural.NeuralException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/// Cuts texts into the tokens an encoder was trained on. Safe for any number of threads.
final class Vocabulary implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  Vocabulary(EncoderWeights weights) {
    // The native part comes with its jar; without this the library asks the network for a newer
    // one.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    try {
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(weights.readVocabulary()),
              Map.of("padding", "false", "truncation", "false", "modelMaxLength", "512"));
    } catch (IOException | UnsatisfiedLinkError e) {
      throw new NeuralException(
          NeuralException.Code.RUNTIME_FAILED,
          "cannot load the vocabulary of the encoder %s: %s"
              .formatted(weights.name(), e.getMessage()),
          e);
    }
  }

  /// The tokens of a text, between one special token at the start and one at the end.
  Tokens tokens(String text) {
    var encoding = tokenizer.encode(text, true, false);
    long[] ids = encoding.getIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    int[] starts = new int[ids.length - 2];
    int[] ends = new int[ids.length - 2];
    var units = new Utf16Positions(text);
    for (int token = 0; token < starts.length; token++) {
      CharSpan span = spans[token + 1];
      starts[token] = units.of(span.getStart());
      ends[token] = units.of(span.getEnd());
    }
    return new Tokens(ids, starts, ends);
  }

  /// @param ids with the special ones
  /// @param starts without them, in UTF-16 units
  /// @param ends without them, exclusive
  @SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
  record Tokens(long[] ids, int[] starts, int[] ends) {

    /// How many there are without the special ones.
    int size() {
      return starts.length;
    }
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
