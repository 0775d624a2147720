package io.shopkeeper.neural.encoder;

import io.shopkeeper.neural.NeuralException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// Pretrained weights with their vocabulary, found on the class path.
///
/// @param name what stores and provenance call them
/// @param network the resource that holds the ONNX graph
/// @param vocabulary the resource that holds the tokenizer
/// @param ranges the resource that holds the ranges of activations
/// @param dimension of every vector
/// @param heads of the attention
/// @param layers how many the network has, a multiple of [#KEPT]
public record EncoderWeights(
    String name,
    String network,
    String vocabulary,
    String ranges,
    int dimension,
    int heads,
    int layers) {

  /// As many layers can be read, at equal distances; the last is the highest.
  public static final int KEPT = 4;

  /// Chinese; 24 MB.
  public static final EncoderWeights BGE_SMALL_ZH =
      new EncoderWeights(
          "bge-small-zh-v1.5-q-fixed-ranges",
          "bge-small-zh-v1.5-q.onnx",
          "bge-small-zh-v1.5-q-tokenizer.json",
          "bge-small-zh-v1.5-q-activations.tsv",
          512,
          8,
          4);

  /// English; 34 MB.
  public static final EncoderWeights BGE_SMALL_EN =
      new EncoderWeights(
          "bge-small-en-v1.5-q-fixed-ranges",
          "bge-small-en-v1.5-q.onnx",
          "bge-small-en-v1.5-q-tokenizer.json",
          "bge-small-en-v1.5-q-activations.tsv",
          384,
          12,
          12);

  /// Positions the network has, the two special ones included.
  static final int POSITIONS = 512;

  /// What the graph calls the layers that can be read, the lowest first.
  List<String> kept() {
    var kept = new ArrayList<String>();
    for (int layer = layers / KEPT - 1; layer < layers - 1; layer += layers / KEPT) {
      kept.add("/encoder/layer.%d/output/LayerNorm/Add_1_output_0".formatted(layer));
    }
    kept.add(EncoderGraph.HIDDEN);
    return kept;
  }

  /// The ONNX graph, outside the heap, which would grow by it and hardly shrink again.
  ///
  /// @param arena which it stays in memory with
  ByteBuffer readNetwork(Arena arena) {
    URLConnection resource = found(network);
    try (ReadableByteChannel in = Channels.newChannel(resource.getInputStream())) {
      ByteBuffer file = arena.allocate(resource.getContentLength()).asByteBuffer();
      while (file.hasRemaining() && in.read(file) >= 0) {}
      return file.flip();
    } catch (IOException e) {
      throw unreadable(network, e);
    }
  }

  byte[] readVocabulary() {
    return read(vocabulary);
  }

  byte[] readRanges() {
    return read(ranges);
  }

  private byte[] read(String resource) {
    try (InputStream in = found(resource).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw unreadable(resource, e);
    }
  }

  private URLConnection found(String resource) {
    URL url = EncoderWeights.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new NeuralException(
          NeuralException.Code.MODEL_MISSING,
          "'%s' of the encoder %s is not on the class path: build the program again"
              .formatted(resource, name));
    }
    try {
      return url.openConnection();
    } catch (IOException e) {
      throw unreadable(resource, e);
    }
  }

  private NeuralException unreadable(String resource, IOException e) {
    return new NeuralException(
        NeuralException.Code.MODEL_MISSING,
        "'%s' of the encoder %s cannot be read: %s".formatted(resource, name, e),
        e);
  }
}
