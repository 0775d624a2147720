package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.language.embed.EncoderEmbedder;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is known of products besides behaviour, given on the command line.
final class TraitsOptions {
  @Option(
      names = "--attributes",
      paramLabel = "FILE",
      description = "{\"item\": [value, …], …}, where a value may be 'kind=value'.")
  private @Nullable Path attributes;

  @Option(
      names = "--products",
      paramLabel = "FILE",
      description =
          "Objects or a table: id, title, description, price; any other column is an attribute.")
  private @Nullable Path products;

  @Option(
      names = "--reviews",
      paramLabel = "FILE",
      description = "Objects or a table: product, rating, text; written before what is held out.")
  private @Nullable Path reviews;

  Map<String, ProductTraits> read(Surroundings with, Terminal terminal) {
    var files = new ProductTraitsFiles(terminal::say);
    Map<String, ProductTraits> traits =
        attributes == null ? Map.of() : AttributesFile.read(attributes);
    if (products != null) {
      with.progress().at("reading descriptions", 0, 1);
      traits =
          files.products(products, traits, new EncoderEmbedder(with.encoders(), with.workers()));
    }
    return reviews == null ? traits : files.reviews(reviews, traits);
  }
}
