package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.catalogue.CategoryModel;
import io.shopkeeper.language.catalogue.CategoryTrainer;
import io.shopkeeper.serve.api.TextJson;
import java.util.List;
import java.util.Locale;

/// The products without a category, with the one each is most probably in.
///
/// @param products that have none
record CategoryGuesses(CategoryModel model, List<Product> products) {

  CategoryGuesses {
    products = List.copyOf(products);
  }

  /// @throws CommandException if the catalogue is too small to learn from
  static CategoryGuesses of(List<Product> catalogue, Seed seed) {
    CategoryModel model =
        new CategoryTrainer(seed)
            .train(catalogue)
            .orElseThrow(() ->
                new CommandException(
                    "the catalogue has too few products of known categories to learn from: it takes"
                        + " %d in all, and %d of each of two categories"
                            .formatted(
                                CategoryTrainer.LEAST_CATALOGUE, CategoryTrainer.LEAST_PRODUCTS)));
    return new CategoryGuesses(
        model, catalogue.stream().filter(product -> product.categories().isEmpty()).toList());
  }

  void print(Terminal terminal) {
    CategoryModel.Calibration measured = model.calibration();
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        json.writeNumberProperty("categories", model.paths().size());
        json.writeNumberProperty("accuracy", measured.accuracy());
        json.writeNumberProperty("told", measured.told());
        json.writeNumberProperty("accuracyOfTold", measured.right());
        json.writeArrayPropertyStart("products");
        for (Product product : products) {
          json.writeStartObject();
          json.writeStringProperty("id", product.id().value());
          json.writeStringProperty("title", product.title());
          TextJson.category(json, model.predict(product));
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      });
      return;
    }
    for (Product product : products) {
      CategoryModel.Prediction prediction = model.predict(product);
      terminal.answer(
          String.format(
              Locale.ROOT,
              "%s  %s  %s%s  %.0f %%",
              product.id(),
              product.title(),
              prediction.sure() ? "" : "? ",
              String.join(" > ", prediction.category()),
              100 * prediction.probability()));
    }
    terminal.say(
        String.format(
            Locale.ROOT,
            "%,d products without a category; of products held out %.1f %% were put right among %,d"
                + " categories, and %.1f %% of the %.0f %% that would be told (others: ?).",
            products.size(),
            100 * measured.accuracy(),
            model.paths().size(),
            100 * measured.right(),
            100 * measured.told()));
  }
}
