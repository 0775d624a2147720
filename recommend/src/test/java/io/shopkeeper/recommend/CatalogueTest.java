package io.shopkeeper.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.store.ColumnReader;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = new Catalogue();

  @Test
  void aChangeWhileTheCatalogueIsReadIsNotUndone() {
    catalogue.refresh(
        new TentInStock(() -> catalogue.put(List.of(SmallShop.product("tent", false)))));
    assertThat(inStock()).isFalse();
  }

  @Test
  void aChangeBeforeTheCatalogueIsReadIs() {
    catalogue.put(List.of(SmallShop.product("tent", false)));
    catalogue.refresh(new TentInStock(() -> {}));
    assertThat(inStock()).isTrue();
  }

  @Test
  void anIdIsKeptOnceHoweverOftenTheProductIsHeardOf() {
    ProductId first = catalogue.once(new ProductId("tent"));
    catalogue.put(List.of(SmallShop.product("tent", false)));
    ProductId known = catalogue.once(first);
    catalogue.put(List.of(SmallShop.product("tent", true)));
    assertThat(catalogue.once(new ProductId("tent"))).isSameAs(known).isEqualTo(first);
    ProductId unknown = new ProductId("mat");
    assertThat(catalogue.once(unknown)).isSameAs(unknown);
  }

  private boolean inStock() {
    return catalogue.available(ProductIndex.of(List.of(new ProductId("tent")))).get(0);
  }

  /// Tables with a tent in stock; something happens after they were asked and before they answer.
  private record TentInStock(Runnable meanwhile) implements Facts, Row {
    @Override
    public <T> List<T> list(Query query, Function<Row, T> reader) {
      meanwhile.run();
      return List.of(reader.apply(this));
    }

    @Override
    public String text(int column) {
      return "tent";
    }

    @Override
    public boolean truth(int column) {
      return true;
    }

    @Override
    public List<String> texts(int column) {
      return List.of("Outdoor");
    }

    @Override
    public @Nullable String textOrNull(int column) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isNull(int column) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long integer(int column) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double number(int column) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Instant instantOrNull(int column) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable LocalDate dateOrNull(int column) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void putProducts(Collection<Product> products) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long customerChanges() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void putCustomers(Collection<Customer> customers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void putReviews(Collection<Review> reviews) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Erased eraseReturned(RandomGenerator random) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Erased erase(CustomerId customer, RandomGenerator random) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void putFaq(Collection<FaqEntry> entries) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<ProductId, Product> products(Collection<ProductId> ids) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void scan(Query query, ColumnReader reader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long update(Query query) {
      throw new UnsupportedOperationException();
    }
  }
}
