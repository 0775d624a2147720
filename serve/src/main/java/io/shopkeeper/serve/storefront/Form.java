package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.api.Ids;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.Request;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a visitor filled in.
record Form(Map<String, List<String>> fields) {
  private static final int LIMIT = 8 * 1024;

  /// A page of the shop, of characters that an address is written with.
  private static final Pattern OWN_PAGE = Pattern.compile("/shop(?:[/?][!-\\[\\]-~]*)?");

  static Form of(Request request) {
    return new Form(request.form(LIMIT));
  }

  /// Empty if it is not there.
  String text(String name) {
    return fields.getOrDefault(name, List.of("")).getFirst();
  }

  ProductId product() {
    return Ids.parse(text("product"), ProductId::new);
  }

  /// @throws ProblemException with status 400 unless it is a whole number from `least` to `most`
  int number(String name, int least, int most) {
    try {
      int number = Integer.parseInt(text(name).strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, like any other number that does not fit.
    }
    throw Problem.badRequest(
            "%s is '%s'".formatted(name, text(name)),
            "Give a whole number from %d to %d.".formatted(least, most))
        .asException();
  }

  /// Where to go afterwards: only ever a page of the shop.
  String next() {
    String wanted = text("next");
    return OWN_PAGE.matcher(wanted).matches() ? wanted : "/shop";
  }
}
