package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The cart, and the order that is made of it: nothing is paid or sent, but the order is an event
/// like any other.
public final class CartPage {
  private static final String ADDRESS = "/shop/cart";

  private final Front front;
  private final Shop shop;
  private final Facts facts;
  private final VisitLog log;
  private final Billboard billboard;
  private final RandomGenerator random;

  CartPage(
      Front front,
      Shop shop,
      Facts facts,
      VisitLog log,
      Billboard billboard,
      RandomGenerator random) {
    this.front = front;
    this.shop = shop;
    this.facts = facts;
    this.log = log;
    this.billboard = billboard;
    this.random = random;
  }

  /// A product in the cart.
  ///
  /// @param amount of all pieces; null if it cannot be bought any more
  public record Line(ProductId product, String title, int pieces, @Nullable Money amount) {}

  Answer show(Request request, Visitor visitor) {
    return page(request, visitor, "cart");
  }

  Answer checkout(Request request, Visitor visitor) {
    return visitor.pieces() == 0 ? Answer.seeOther(ADDRESS) : page(request, visitor, "checkout");
  }

  private Answer page(Request request, Visitor visitor, String template) {
    Wording wording = front.wording(request);
    Map<ProductId, Integer> cart = visitor.cart();
    Map<ProductId, Product> products = facts.products(cart.keySet());
    var lines = new ArrayList<Line>();
    Money total = Money.zero(shop.currency());
    for (Map.Entry<ProductId, Integer> entry : cart.entrySet()) {
      Product product = products.get(entry.getKey());
      Money price = product == null ? null : price(product);
      Money amount = price == null ? null : price.times(entry.getValue());
      total = amount == null ? total : total.plus(amount);
      String title = product == null ? entry.getKey().value() : wording.title(product);
      lines.add(new Line(entry.getKey(), title, entry.getValue(), amount));
    }
    return front.page(request, visitor, template, Map.of("lines", lines, "total", total));
  }

  /// Puts pieces of a product into the cart.
  Answer add(Form form, Visitor visitor) {
    ProductId id = form.product();
    int pieces = form.number("pieces", 1, Visitor.MOST_PIECES);
    Product product = facts.products(List.of(id)).get(id);
    if (product == null) {
      throw Problem.notFound(
              "there is no product '%s' in the shop".formatted(id), "Look for it in a category.")
          .asException();
    }
    int added = price(product) == null ? 0 : visitor.add(id, pieces);
    if (added > 0) {
      log.added(visitor, id, added);
    }
    visitor.say(added > 0 ? "shop.said.added" : "shop.said.not_added");
    return Answer.seeOther(ADDRESS);
  }

  /// Leaves as many pieces in the cart as are wanted; 0 takes the product out.
  Answer change(Form form, Visitor visitor) {
    ProductId id = form.product();
    int pieces = form.number("pieces", 0, Visitor.MOST_PIECES);
    int before = visitor.set(id, pieces);
    if (before > pieces) {
      log.removed(visitor, id, before - pieces);
    } else if (before > 0 && pieces > before) {
      log.added(visitor, id, pieces - before);
    }
    visitor.say("shop.said.changed");
    return Answer.seeOther(ADDRESS);
  }

  /// Makes an order of the cart.
  Answer order(Form form, Visitor visitor) {
    Map<ProductId, Integer> cart = visitor.takeCart();
    try {
      Map<ProductId, Product> products = facts.products(cart.keySet());
      var lines = new ArrayList<OrderLine>();
      cart.forEach((id, pieces) -> {
        Product product = products.get(id);
        Money price = product == null ? null : price(product);
        if (price != null) {
          lines.add(new OrderLine(id, pieces, price));
        }
      });
      if (lines.isEmpty()) {
        return Answer.seeOther(ADDRESS);
      }
      var order = new OrderId("W-%010d".formatted(random.nextLong(10_000_000_000L)));
      log.bought(visitor, order, lines);
      billboard.bought(visitor, minor(lines));
      visitor.say("shop.said.ordered");
      return Answer.seeOther("/shop/account#orders");
    } catch (RuntimeException e) {
      visitor.putBack(cart);
      throw e;
    }
  }

  private static long minor(List<OrderLine> lines) {
    return lines.stream().mapToLong(line -> line.unitPrice().minor() * line.quantity()).sum();
  }

  /// Null if it cannot be bought now.
  private @Nullable Money price(Product product) {
    Money price = product.price();
    return price != null && product.inStock() && price.currency().equals(shop.currency())
        ? price
        : null;
  }
}
