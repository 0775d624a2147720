package io.shopkeeper.serve.storefront;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.util.List;
import java.util.Map;

/// What stands in a category, sorted, page by page.
final class CategoryPage {
  private static final int SHOWN = 24;
  private static final int MOST_PAGES = 100_000;

  private final Front front;
  private final Shelves shelves;
  private final VisitLog log;
  private final Billboard billboard;

  CategoryPage(Front front, Shelves shelves, VisitLog log, Billboard billboard) {
    this.front = front;
    this.shelves = shelves;
    this.log = log;
    this.billboard = billboard;
  }

  Answer show(Request request, Visitor visitor) {
    List<String> path = request.query().getOrDefault("in", List.of());
    SortOrder order = SortOrder.of(request.queried("sort").orElse(""));
    int page = request.number("page", 1, 1, MOST_PAGES);
    Aisles aisles = front.aisles();
    long count = aisles.count(path);
    if (count == 0) {
      throw Problem.notFound(
              "no product is in the category '%s'".formatted(String.join(" › ", path)),
              "Choose one of the categories above.")
          .asException();
    }
    int pages = (int) ((count + SHOWN - 1) / SHOWN);
    int shown = Math.min(page, pages);
    Shelf shelf =
        shelves.listed(
            ShopList.CATEGORY,
            aisles.products(path, order, (shown - 1) * SHOWN, SHOWN),
            front.wording(request));
    log.shown(visitor, List.of(shelf));
    return front.page(
        request,
        visitor,
        "category",
        Map.of(
            "path", path,
            "below", aisles.below(path),
            "order", order,
            "page", shown,
            "pages", pages,
            "count", count,
            "shelf", shelf,
            "advertisement", billboard.show(visitor, path.isEmpty() ? "" : path.getFirst())));
  }
}
