package io.shopkeeper.serve;

import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.domain.Product;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.ingest.quality.QualityReports;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.rules.shop.RuleBook;
import io.shopkeeper.search.ShopSearch;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.serve.ports.ShopContent;
import io.shopkeeper.serve.ports.ShopReviews;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What a server needs of the rest of the program.
///
/// @param directory of the shop, for what is kept in files
/// @param recommender under `rules`
/// @param model the one that answers now, empty before the first training
/// @param promote makes a kept version answer, named as in `als-2`; an IllegalArgumentException
///   says that there is none
/// @param catalogueChanged hears of products that were written, once they are on disk
/// @param mergesChanged hears that customers or products were merged or parted, or that a customer
///   changed their mind on personalisation
/// @param erased hears of a customer whom no table knows any more
/// @param embedder of texts that are sent to be compared
/// @param search that customers use
/// @param service answers customers
/// @param storefront whether anybody may walk through the shop as any of its customers: only where
///   they are made up
/// @param random cryptographically strong: keys come from it
public record ShopServices(
    Path directory,
    Store store,
    RuledRecommender recommender,
    RuleBook rules,
    Supplier<Optional<ServingModel>> model,
    Function<String, ServingModel> promote,
    Consumer<List<Product>> catalogueChanged,
    Jobs jobs,
    Merges merges,
    Runnable mergesChanged,
    Consumer<Erased> erased,
    ShopReviews reviews,
    ShopContent content,
    QualityReports quality,
    Customers customers,
    ShopExperiments experiments,
    TextEmbedder embedder,
    CustomerService service,
    ShopSearch search,
    boolean storefront,
    InstantSource clock,
    RandomGenerator random) {}
