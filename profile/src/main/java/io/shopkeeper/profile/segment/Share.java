package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.expression.Words;
import java.util.Optional;

/// A share that conditions ask about, as in `category:beauty`.
///
/// @param name in the form of [Words#normal]
record Share(CustomerFigure of, String name) {

  static Optional<Share> of(String attribute) {
    int colon = attribute.indexOf(':');
    if (colon <= 0 || colon == attribute.length() - 1) {
      return Optional.empty();
    }
    return CustomerFigure.of(attribute.substring(0, colon))
        .filter(figure ->
            switch (figure) {
              case CATEGORY, BRAND, CHANNEL -> true;
              default -> false;
            })
        .map(figure -> new Share(figure, Words.normal(attribute.substring(colon + 1))));
  }
}
